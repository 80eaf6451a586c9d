import { describe, expect, test } from 'vitest';
import { idealProfile, idealRows, runRows, STEP_C, STEP_S } from './testing/idealRecord.js';
import { DischargeEnd } from './endOfDischarge.js';
import { Geometry } from './profile.js';

const healthy = { chargeSteps: 900, dischargeSteps: 900 };

describe('cycles', () => {
  test('a perfect cell: every cycle complete, efficiency exactly 1, no parasitic current', () => {
    const { cycles } = runRows(idealRows([healthy, healthy, healthy]));
    expect(cycles).toHaveLength(3);
    for (const cycle of cycles) {
      expect(cycle.complete).toBe(true);
      expect(cycle.charge_C).toBe(900 * STEP_C);
      expect(cycle.coulombicEfficiency).toBe(1);
      expect(cycle.parasiticCurrent_A).toBe(0);
    }
  });

  test('efficiency and parasitic current by their definitions', () => {
    const { cycles } = runRows(idealRows([healthy, { chargeSteps: 900, dischargeSteps: 855 }]));
    const worn = cycles[1];
    expect(worn?.coulombicEfficiency).toBe(855 / 900);
    // The edges are logged in the intervals before the first and after the last sample with current.
    expect(worn?.parasiticCurrent_A).toBeCloseTo((45 * STEP_C) / ((900 + 855 + 2) * STEP_S), 12);
  });

  test('a record that begins with a discharge: lead-in, not a cycle', () => {
    const rows = idealRows([healthy, healthy]).slice(150 + 900 + 150); // from the first discharge on
    const { monitor, cycles } = runRows(rows);
    expect(monitor.cycles.leadInDischarge_C).toBeCloseTo(900 * STEP_C - STEP_C / 2, 9); // its first edge is cut off
    expect(cycles).toHaveLength(1);
    expect(cycles[0]?.coulombicEfficiency).toBe(1);
  });

  test('a partial discharge makes the cycle incomplete; pauses and pulses do not split it', () => {
    const rows = idealRows([healthy, healthy]);
    const partial = rows.slice(0, 150 + 900 + 150 + 400);
    expect(runRows(partial).cycles.map((cycle) => cycle.complete)).toEqual([false]);

    const paused = rows.map((row) => ({ ...row }));
    for (let k = 400; k < 420; k += 1) paused[k] = { ...rows[k], current_A: k % 2 === 0 ? 0 : -0.125 };
    const { cycles } = runRows(paused);
    expect(cycles.map((cycle) => cycle.complete)).toEqual([true, true]);
    expect(cycles[0]?.charge_C).toBeLessThan(900 * STEP_C);
  });

  test('a long gap makes its cycle incomplete and no other', () => {
    const rows = idealRows([healthy, healthy, healthy]).map((row, index) =>
      index > 500 ? { ...row, time_s: row.time_s + 1e6 } : row,
    );
    expect(runRows(rows).cycles.map((cycle) => cycle.complete)).toEqual([false, true, true]);
  });

  test('a record cut in a charge ends with an incomplete cycle', () => {
    const { cycles } = runRows(idealRows([healthy, healthy]).slice(0, 150 + 900 + 150 + 900 + 150 + 300));
    expect(cycles.map((cycle) => cycle.complete)).toEqual([true, false]);
    expect(cycles[1]?.discharge_C).toBe(0);
  });
});

describe('what ended the discharge', () => {
  /** Rows whose rest after the discharge rebounds in the given way (share of the rebound left at a time). */
  function withRebound(shape: (elapsed_s: number) => number): number | undefined {
    const rows = idealRows([healthy]).map((row, index) => {
      const sinceEnd = index - (150 + 900 + 150 + 900 - 1);
      return sinceEnd < 1 ? row : { ...row, voltage_V: 3.375 - 0.875 * shape(sinceEnd * STEP_S) };
    });
    return runRows(rows).cycles[0]?.dischargeEnd;
  }
  test('a voltage that jumps back at once: the anode was empty', () => {
    expect(withRebound(() => 0)).toBe(DischargeEnd.Anode);
  });
  test('a voltage that creeps back with the relaxation time: the cathode was full', () => {
    expect(withRebound((elapsed_s) => Math.exp(-elapsed_s / 400))).toBe(DischargeEnd.Cathode);
  });
  test('in between: unknown', () => {
    expect(withRebound((elapsed_s) => 0.6 * Math.exp(-elapsed_s / 400))).toBe(DischargeEnd.Unknown);
  });
  test('an emptied collector that a leak then pulls down was still empty', () => {
    expect(withRebound((elapsed_s) => (elapsed_s > 160 ? 3.8 : 0))).toBe(DischargeEnd.Anode);
  });
  test('without a rest: unknown', () => {
    const rows = idealRows([healthy, healthy], 0);
    expect(runRows(rows).cycles[0]?.dischargeEnd).toBe(DischargeEnd.Unknown);
  });
  test('a half cell is never anode-limited; an unstated geometry stays unknown', () => {
    const half = idealProfile();
    half.geometry = Geometry.Half;
    expect(runRows(idealRows([healthy]), half).cycles[0]?.dischargeEnd).toBe(DischargeEnd.Cathode);
    const unknown = idealProfile();
    unknown.geometry = Geometry.Unknown;
    expect(runRows(idealRows([healthy]), unknown).cycles[0]?.dischargeEnd).toBe(DischargeEnd.Unknown);
  });
});
