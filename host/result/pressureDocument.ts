/** What the stack pressure says of the cell, and how well its laws are known, for the result document. */
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { PressureReason } from '../../firmware/core/pressure/pressureReason.js';
import { LeakMethod } from '../../firmware/core/leak/leakReading.js';
import type { PressureDocument } from './resultSchema.js';

const SECONDS_PER_HOUR = 3600;

export const PRESSURE_REASONS: Readonly<Record<PressureReason, string>> = {
  [PressureReason.Known]: 'the pressure follows the thickness: its gain was learnt from charge and discharge',
  [PressureReason.NoSensor]: 'no stack pressure is measured',
  [PressureReason.NoFixture]:
    'the profile names no fixture: give "fixture" with type "spring" or "constant-gap" if the cell is held in one',
  [PressureReason.ConstantPressure]:
    'a constant-pressure fixture yields: the thickness changes and the pressure does not; a displacement sensor or a spring would show it',
  [PressureReason.Saturated]:
    'the load cell repeats one value while charge passes: it is at its end of range or stuck',
  [PressureReason.GainNotLearnt]:
    'the gain is not known well enough: it takes a charge and a discharge, and after a step of the pressure another half cycle; or the swing is too small for this load cell',
};

export function pressureDocument(monitor: BatteryMonitor): PressureDocument {
  const { pressure, pressureLeak } = monitor;
  const cycle = pressureLeak.cycleReading;
  const read = cycle.method === LeakMethod.PressureCycle;
  return {
    observable: pressure.known,
    reason: PRESSURE_REASONS[pressure.reason],
    gain_kPa_per_Ah: pressure.gainLearnt ? pressure.gain_kPa_per_C * SECONDS_PER_HOUR : null,
    gainUncertainty: pressure.gainLearnt ? pressure.gainUncertainty : null,
    creepShare: pressure.gainLearnt ? pressure.creepShare : null,
    creepShareUncertainty: pressure.gainLearnt ? pressure.creepShareUncertainty() : null,
    thermal_kPa_per_K: pressure.gainLearnt ? pressure.thermal_kPa_per_K : null,
    thermalUncertainty_kPa_per_K: pressure.gainLearnt ? pressure.thermalUncertainty_kPa_per_K() : null,
    cycleLeak_A: read ? cycle.leak_A : null,
    cycleLeakUncertainty_A: read ? Math.hypot(cycle.uncertainty_A(), cycle.relative * cycle.leak_A) : null,
  };
}
