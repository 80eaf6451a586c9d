import { ALARM_SEVERITY, AlarmId, Severity } from '../../firmware/core/alarms.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { hoursText, currentText, chargeText } from './quantityWords.js';
import { protectionText } from './protectionAlarms.js';
import type { AlarmDocument } from './resultSchema.js';

/** Names of the alarms in files and on the console: a closed list, documented in docs/alarms.md. */
export const ALARM_NAMES: Readonly<Record<AlarmId, string>> = {
  [AlarmId.TimeReversed]: 'timeReversed',
  [AlarmId.DuplicateTime]: 'duplicateTime',
  [AlarmId.SampleGap]: 'sampleGap',
  [AlarmId.VoltageRange]: 'voltageRange',
  [AlarmId.VoltageJump]: 'voltageJump',
  [AlarmId.VoltageStuck]: 'voltageStuck',
  [AlarmId.CurrentRange]: 'currentRange',
  [AlarmId.TemperatureRange]: 'temperatureRange',
  [AlarmId.PressureRange]: 'pressureRange',
  [AlarmId.CurrentWhileOpen]: 'currentWhileOpen',
  [AlarmId.ChargeLeak]: 'chargeLeak',
  [AlarmId.SoftShort]: 'softShort',
  [AlarmId.LeakEnded]: 'leakEnded',
  [AlarmId.EfficiencyAboveOne]: 'efficiencyAboveOne',
  [AlarmId.BackwardSlippage]: 'backwardSlippage',
  [AlarmId.SodiumLoss]: 'sodiumLoss',
  [AlarmId.RegisterMismatch]: 'registerMismatch',
  [AlarmId.ChargeExcess]: 'chargeExcess',
  [AlarmId.PressureStep]: 'pressureStep',
  [AlarmId.OverVoltage]: 'overVoltage',
  [AlarmId.UnderVoltage]: 'underVoltage',
  [AlarmId.ChargeOverCurrent]: 'chargeOverCurrent',
  [AlarmId.DischargeOverCurrent]: 'dischargeOverCurrent',
  [AlarmId.ChargeTooCold]: 'chargeTooCold',
  [AlarmId.OverTemperature]: 'overTemperature',
  [AlarmId.UnderTemperature]: 'underTemperature',
  [AlarmId.OverPressure]: 'overPressure',
  [AlarmId.PressureLoss]: 'pressureLoss',
  [AlarmId.HardShortSuspected]: 'hardShortSuspected',
  [AlarmId.HardShort]: 'hardShort',
  [AlarmId.GrowingShort]: 'growingShort',
  [AlarmId.VoltageSensor]: 'voltageSensor',
  [AlarmId.CurrentSensor]: 'currentSensor',
  [AlarmId.TemperatureSensor]: 'temperatureSensor',
  [AlarmId.PressureSensor]: 'pressureSensor',
  [AlarmId.StaleData]: 'staleData',
  [AlarmId.VoltageUnresponsive]: 'voltageUnresponsive',
  [AlarmId.ClockOutlier]: 'clockOutlier',
  [AlarmId.VoltageDips]: 'voltageDips',
  [AlarmId.ResistanceCollapse]: 'resistanceCollapse',
};

const SEVERITY_NAMES: Readonly<Record<Severity, AlarmDocument['severity']>> = {
  [Severity.Info]: 'info',
  [Severity.Warning]: 'warning',
  [Severity.Fault]: 'fault',
};

/** One alarm of the monitor's newest step as a document, with the figures of that moment in its text. */
export function alarmDocument(id: AlarmId, monitor: BatteryMonitor): AlarmDocument {
  const severity = ALARM_SEVERITY[id] as Severity;
  return {
    time_s: monitor.plausibility.clean.time_s,
    id: ALARM_NAMES[id],
    severity: SEVERITY_NAMES[severity],
    text: alarmText(id, monitor),
  };
}

function alarmText(id: AlarmId, monitor: BatteryMonitor): string {
  const { clean } = monitor.plausibility;
  const { episode } = monitor.softShort;
  const between = `${currentText(episode.leakLow_A)} to ${currentText(episode.leakHigh_A)}`;
  switch (id) {
    case AlarmId.TimeReversed:
      return 'a sample is older than the one before it; it was ignored (a clock that stays behind is believed from its second sample)';
    case AlarmId.DuplicateTime:
      return 'two samples carry the same time; later repeats are counted, not reported';
    case AlarmId.SampleGap:
      if (monitor.plausibility.setBack) {
        return 'the clock was set back: no sample for an unknown time; charge that passed meanwhile is unknown';
      }
      return `no sample for ${hoursText(monitor.plausibility.interval_s)}; charge that passed meanwhile is unknown unless the instrument counted it`;
    case AlarmId.VoltageRange:
      return `voltage of ${clean.voltage_V} V is outside what one cell can show; it was ignored`;
    case AlarmId.VoltageJump:
      return 'voltage jumped for one sample and the next did not confirm it; the jump was ignored';
    case AlarmId.VoltageStuck:
      return 'voltage and current repeat to the bit while charge passes: the converter is stuck';
    case AlarmId.CurrentRange:
      return `current of ${clean.current_A} A is more than this cell can carry; it was ignored`;
    case AlarmId.TemperatureRange:
      return `temperature of ${clean.temperature_degC} degC is not plausible; it was ignored`;
    case AlarmId.PressureRange:
      return `stack pressure of ${clean.pressure_kPa} kPa is not plausible; it was ignored`;
    case AlarmId.CurrentWhileOpen:
      return `${currentText(clean.current_A)} read although the contactor is open: the sensor's offset is far beyond what was stated, or the contactor leaks`;
    case AlarmId.ChargeLeak:
      return `charge is leaking: ${currentText(episode.leak_A)} (${between})`;
    case AlarmId.SoftShort:
      return `soft short: the leak began near ${hoursText(episode.onset_s)} and is ${currentText(episode.leak_A)} (${between})`;
    case AlarmId.LeakEnded:
      return `the leak has ended near ${hoursText(episode.end_s)}`;
    case AlarmId.EfficiencyAboveOne:
      return monitor.profile.isCollectorHalfCell()
        ? `Coulombic efficiency of cycle ${monitor.cycle.index} is above 1: current passed in stripping that moved no sodium (a soft short), or sodium of an earlier cycle was recovered, or the sensor drifts; it is no sign of health`
        : `Coulombic efficiency of cycle ${monitor.cycle.index} is above 1: sodium left by an earlier discharge was recovered, or the sensor drifts; it is no sign of health`;
    case AlarmId.BackwardSlippage:
      return 'the full-charge end point slipped backwards: cathode loss or a drifting current sensor; either can hide a leak';
    case AlarmId.RegisterMismatch:
      return 'the charge counter disagrees with the current by more than 3 %: a wrong unit, sign or a stuck counter; the current is used instead';
    case AlarmId.PressureStep:
      return `the stack pressure stepped without charge to explain it, to ${clean.pressure_kPa.toFixed(1)} kPa: the load cell slipped, the fixture moved, or the current sensor stood still; readings on both sides are not compared`;
    case AlarmId.ChargeExcess:
      return 'this charge has taken more than the cell can hold without ending: the cell leaks hard, or its capacity was stated too small';
    case AlarmId.SodiumLoss:
      return `at least ${chargeText(monitor.inventory.lliLow_C / 3600)} of cyclable sodium are lost since the reference cycle`;
    case AlarmId.VoltageDips:
      return `the voltage dips again and again (${monitor.transient.dipCount + monitor.transient.shallowCount} so far): shorts that open and close, or a connection that does`;
    case AlarmId.ResistanceCollapse:
      return `the resistance at current steps fell by ${(100 * monitor.voltage.collapse.fall).toFixed(1)} % below its own baseline: a short of a few ohm, or a contact that healed at once`;
    default:
      return protectionText(id, monitor);
  }
}
