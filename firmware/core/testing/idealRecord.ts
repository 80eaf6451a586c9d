import type { CycleRecord } from '../cycleRecord.js';
import { BatteryMonitor } from '../monitor.js';
import { CellProfile, Geometry } from '../profile.js';
import { Sample } from '../sample.js';
import { MonitorSettings } from '../settings.js';

/** One row of a made-up record; every number is exact in binary, so that exact results can be asked for. */
export interface Row {
  time_s: number;
  voltage_V: number;
  current_A: number;
}

/** A cycle by its charge and discharge, in steps of 8 s at 0.5 A (4 C each); 900 steps are 1 Ah. */
export interface IdealCycle {
  chargeSteps: number;
  dischargeSteps: number;
}

export const STEP_S = 8;
export const CURRENT_A = 0.5;
export const STEP_C = STEP_S * CURRENT_A;
const MIN_V = 2.5;
const MAX_V = 3.5;
const PLATEAU_V = 3.375;

/** Rises along a plateau and steeply in the last 2 % at either end, reaching the limits exactly. */
function voltageAt(step: number, steps: number, charging: boolean): number {
  const done = step / steps;
  if (charging) {
    return done < 0.98 ? PLATEAU_V + done / 256 : PLATEAU_V + (MAX_V - PLATEAU_V) * ((done - 0.98) / 0.02);
  }
  return done < 0.98 ? PLATEAU_V - done / 256 : PLATEAU_V + (MIN_V - PLATEAU_V) * ((done - 0.98) / 0.02);
}

/** Rows of these cycles with rests between, as a cycler would log them. */
export function idealRows(cycles: readonly IdealCycle[], restSteps = 150): Row[] {
  const rows: Row[] = [];
  let time_s = 0;
  const push = (voltage_V: number, current_A: number): void => {
    rows.push({ time_s, voltage_V, current_A });
    time_s += STEP_S;
  };
  const rest = (voltage_V: number): void => {
    for (let k = 0; k < restSteps; k += 1) push(voltage_V, 0);
  };
  rest(PLATEAU_V);
  for (const { chargeSteps, dischargeSteps } of cycles) {
    for (let k = 1; k <= chargeSteps; k += 1) push(voltageAt(k, chargeSteps, true), CURRENT_A);
    rest(MAX_V);
    for (let k = 1; k <= dischargeSteps; k += 1) push(voltageAt(k, dischargeSteps, false), -CURRENT_A);
    rest(PLATEAU_V);
  }
  return rows;
}

/** The profile that belongs to such records. */
export function idealProfile(): CellProfile {
  const profile = new CellProfile();
  profile.capacity_Ah = 1;
  profile.voltageMin_V = MIN_V;
  profile.voltageMax_V = MAX_V;
  profile.geometry = Geometry.Full;
  profile.currentOffsetUncertainty_A = 5e-6;
  return profile;
}

export function fill(sample: Sample, row: Row): Sample {
  sample.time_s = row.time_s;
  sample.voltage_V = row.voltage_V;
  sample.voltageValid = true;
  sample.current_A = row.current_A;
  sample.currentValid = true;
  return sample;
}

/** Feeds rows to a monitor; `look` is called after each step. */
export function feed(
  monitor: BatteryMonitor,
  rows: readonly Row[],
  look: (monitor: BatteryMonitor, row: Row) => void = () => undefined,
): BatteryMonitor {
  const sample = new Sample();
  for (const row of rows) {
    monitor.step(fill(sample, row));
    look(monitor, row);
  }
  return monitor;
}

/** Figures of every finished cycle. */
export interface CycleFigures {
  charge_C: number;
  discharge_C: number;
  complete: boolean;
  coulombicEfficiency: number;
  parasiticCurrent_A: number;
  dischargeEnd: number;
  start_s: number;
  end_s: number;
}

function figuresOf(cycle: CycleRecord): CycleFigures {
  const { charge_C, discharge_C, complete, coulombicEfficiency, parasiticCurrent_A } = cycle;
  const { dischargeEnd, start_s, end_s } = cycle;
  return {
    charge_C,
    discharge_C,
    complete,
    coulombicEfficiency,
    parasiticCurrent_A,
    dischargeEnd,
    start_s,
    end_s,
  };
}

/** Runs rows through a fresh monitor to the end of the record; returns it and its cycles. */
export function runRows(
  rows: readonly Row[],
  profile = idealProfile(),
  settings = new MonitorSettings(),
): { monitor: BatteryMonitor; cycles: CycleFigures[] } {
  const cycles: CycleFigures[] = [];
  const monitor = new BatteryMonitor(profile, settings);
  const look = (): void => {
    if (monitor.cycleFinished) cycles.push(figuresOf(monitor.cycle));
  };
  feed(monitor, rows, look);
  monitor.finish();
  look();
  return { monitor, cycles };
}
