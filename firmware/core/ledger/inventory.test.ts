import { describe, expect, test } from 'vitest';
import { idealProfile, idealRows, runRows, STEP_C } from '../testing/idealRecord.js';
import type { IdealCycle, Row } from '../testing/idealRecord.js';
import { AlarmId } from '../alarms.js';
import { BatteryMonitor } from '../monitor.js';
import { CycleRecord } from '../cycleRecord.js';
import { Inventory, InventoryReason } from './inventory.js';
import { LeakMethod, LeakReading } from '../leak/leakReading.js';
import { Geometry } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { Settling } from '../leak/settling.js';
import { SoftShort } from '../leak/softShort.js';
import { feed } from '../testing/idealRecord.js';

/** Cycles of a cell that loses `lossSteps` of sodium in each and whose charge refills only what came out. */
function fadingCycles(count: number, lossSteps: number): IdealCycle[] {
  let held = 900;
  return Array.from({ length: count }, () => {
    const chargeSteps = held;
    held -= lossSteps;
    return { chargeSteps, dischargeSteps: held };
  });
}

/** Turns every rebound after a discharge into a slow one: the cathode ended it. */
function cathodeLimited(rows: readonly Row[]): Row[] {
  let end_s = Number.NaN;
  return rows.map((row) => {
    if (row.current_A < 0) end_s = row.time_s;
    if (row.current_A > 0) end_s = Number.NaN;
    const elapsed_s = row.time_s - end_s;
    return row.current_A === 0 && elapsed_s > 0
      ? { ...row, voltage_V: 3.375 - 0.875 * Math.exp(-elapsed_s / 400) }
      : row;
  });
}

describe('loss of cyclable sodium', () => {
  test('none is exactly none', () => {
    const { monitor } = runRows(idealRows(fadingCycles(5, 0)));
    expect(monitor.inventory.observable).toBe(true);
    expect(monitor.inventory.lli_C).toBe(0);
    expect(monitor.inventory.lliLow_C).toBe(0);
  });
  test('equals the fade since the first complete cycle when the anode ends every discharge', () => {
    const { monitor, cycles } = runRows(idealRows(fadingCycles(6, 5)));
    expect(monitor.inventory.reason).toBe(InventoryReason.Observable);
    expect(monitor.inventory.reference_s).toBe(cycles[0]?.end_s);
    expect(monitor.inventory.lli_C).toBe(5 * 5 * STEP_C);
    expect(monitor.inventory.lliLow_C).toBeLessThan(100);
    expect(monitor.inventory.lliHigh_C).toBeGreaterThan(100);
  });
  test('retention is the product of the efficiencies', () => {
    const { cycles } = runRows(idealRows(fadingCycles(6, 5)));
    const product = cycles.slice(1).reduce((value, cycle) => value * cycle.coulombicEfficiency, 1);
    expect(product).toBeCloseTo((cycles.at(-1)?.discharge_C ?? 0) / (cycles[0]?.discharge_C ?? 1), 12);
  });
  test('is not read when the cathode ended the reference, or the newest discharge', () => {
    const all = runRows(cathodeLimited(idealRows(fadingCycles(4, 5)))).monitor.inventory;
    expect(all.reason).toBe(InventoryReason.ReferenceNotAnodeLimited);
    expect(all.observable).toBe(false);
    expect(all.lliHigh_C).toBe(3600);

    const rows = idealRows(fadingCycles(4, 5));
    const lastCycle = rows.length - (150 + 880 + 150 + 885);
    const tail = cathodeLimited(rows.slice(lastCycle));
    const last = runRows([...rows.slice(0, lastCycle), ...tail]).monitor.inventory;
    expect(last.reason).toBe(InventoryReason.NotAnodeLimited);
    expect(last.observable).toBe(false);
  });
  test('is never read in a half cell, nor when nobody said that the cell is anode-free', () => {
    for (const [geometry, reason] of [
      [Geometry.Half, InventoryReason.HalfCell],
      [Geometry.Unknown, InventoryReason.GeometryUnknown],
    ] as const) {
      const profile = idealProfile();
      profile.geometry = geometry;
      const { monitor } = runRows(idealRows(fadingCycles(4, 5)), profile);
      expect(monitor.inventory.reason).toBe(reason);
      expect(monitor.inventory.observable).toBe(false);
    }
  });
  test('a leak is not booked as lost sodium', () => {
    // Each charge takes 20 steps more than came out before: they leaked. Half of that during the discharge.
    const leaking = Array.from({ length: 8 }, () => ({ chargeSteps: 900, dischargeSteps: 880 }));
    const { monitor } = runRows(idealRows(leaking));
    expect(monitor.softShort.level).toBe(1);
    expect(monitor.inventory.lliLow_C).toBe(0);
    expect(monitor.inventory.lli_C).toBe(0);
  });
  test('at the end of the record a leak goes on as it grew, unless the newest slip was of another time', () => {
    const lastLeak_A = (newestStart_s: number): number => {
      const profile = idealProfile();
      const settings = new MonitorSettings();
      const inventory = new Inventory(profile, settings, new Settling(profile, settings));
      const softShort = new SoftShort(profile, settings);
      Object.assign(softShort, { level: 2 });
      Object.assign(softShort.episode, { leak_A: 2e-3, leakLow_A: 1.9e-3, leakHigh_A: 2.1e-3 });
      const slip = new LeakReading();
      const cycle = Object.assign(new CycleRecord(), { complete: true, dischargeSpan_s: 8000 });
      for (let k = 0; k < 4; k += 1) {
        const start_s = k < 3 ? 20000 * k : newestStart_s;
        inventory.takeCycle(Object.assign(cycle, { top_s: 20000 * k }), new LeakReading());
        const leak_A = 1e-3 * 2 ** k;
        Object.assign(slip, { method: LeakMethod.Slippage, start_s, end_s: start_s + 20000, leak_A });
        inventory.settle(slip, 0);
      }
      inventory.takeCycle(Object.assign(cycle, { top_s: 80000 }), new LeakReading());
      inventory.settleLast(softShort, 0);
      return inventory.pending.leaked_C / 8000;
    };
    expect(lastLeak_A(60000)).toBeCloseTo(8e-3 * (1 + 0.5), 12);
    expect(lastLeak_A(70000)).toBeCloseTo(2e-3, 12);
  });
  test('after a hard short the loss is bounded by what the cell held, and its parts by that', () => {
    for (const [leak_A, reason] of [
      [3.4, InventoryReason.LeakTooUncertain],
      [0.2, InventoryReason.Observable],
    ] as const) {
      const monitor = feed(
        new BatteryMonitor(idealProfile(), new MonitorSettings()),
        idealRows(fadingCycles(4, 5)),
      );
      const short = new LeakReading();
      short.start_s = short.end_s = monitor.cycles.top.time_s;
      short.leak_A = leak_A;
      short.systematic_A = 0.5 * leak_A;
      monitor.softShort.takeHardShort(short, true, short.end_s);
      monitor.finish();
      const { inventory, ledger } = monitor;
      expect(inventory.reason).toBe(reason);
      expect(inventory.observable).toBe(reason === InventoryReason.Observable);
      expect(inventory.lliHigh_C).toBeGreaterThan(0);
      expect(inventory.lliHigh_C).toBeLessThanOrEqual(3600);
      const { dead, sei, stranded, active, cathode } = ledger;
      const pools = [dead, sei, stranded, active, cathode];
      // All that is anywhere is what the cell holds: the bounds of its parts enclose it.
      const whole_C = inventory.reference.discharge_C;
      expect(pools.reduce((sum, { low_C }) => sum + low_C, 0)).toBeLessThanOrEqual(whole_C);
      expect(pools.reduce((sum, { high_C }) => sum + high_C, 0)).toBeGreaterThanOrEqual(whole_C);
      for (const { high_C } of pools) expect(high_C).toBeLessThanOrEqual(1.05 * 3600);
    }
  });
  test('a warning for each further 5 % of the capacity', () => {
    const monitor = new BatteryMonitor(idealProfile(), new MonitorSettings());
    let warnings = 0;
    feed(monitor, idealRows(fadingCycles(30, 10)), () => {
      const { ids, count } = monitor.alarms;
      warnings += ids.slice(0, count).filter((id) => (id as AlarmId) === AlarmId.SodiumLoss).length;
    });
    expect(monitor.inventory.lliLow_C).toBeGreaterThan(0.3 * 3600 - 150);
    expect(warnings).toBe(Math.floor(monitor.inventory.lliLow_C / 180));
  });
});
