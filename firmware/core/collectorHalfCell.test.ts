/** A bare collector against sodium metal: what the core says of it, and what it must not say. */
import { describe, expect, test } from 'vitest';
import type { Row } from './testing/idealRecord.js';
import { idealProfile, idealRows, runRows, STEP_C } from './testing/idealRecord.js';
import { DischargeEnd } from './endOfDischarge.js';
import { InventoryReason } from './ledger/inventory.js';
import { type CellProfile, Geometry } from './profile.js';

const PLATE_V = 0.0625;
const STRIP_V = -0.0625;
const LIMIT_V = -1;

function halfProfile(): CellProfile {
  const profile = idealProfile();
  profile.geometry = Geometry.Half;
  profile.voltageMin_V = LIMIT_V;
  profile.voltageMax_V = 0.25;
  return profile;
}

/** Plates 900 steps and strips so many: the limit is passed in the last sample, the voltage is 0 in rests. */
function rowsOf(stripSteps: readonly number[], reachesLimit = true): Row[] {
  const rows = idealRows(stripSteps.map((dischargeSteps) => ({ chargeSteps: 900, dischargeSteps })));
  return rows.map((row, k) => {
    const last = row.current_A < 0 && rows[k + 1]?.current_A === 0;
    const stripping_V = last && reachesLimit ? LIMIT_V : STRIP_V;
    return { ...row, voltage_V: row.current_A > 0 ? PLATE_V : row.current_A < 0 ? stripping_V : 0 };
  });
}

describe('a collector half cell', () => {
  test('is told by a window that holds 0 V, which that of a cathode never does', () => {
    expect(halfProfile().isCollectorHalfCell()).toBe(true);
    const cathode = idealProfile();
    cathode.geometry = Geometry.Half;
    expect(cathode.isCollectorHalfCell()).toBe(false);
    const unstated = halfProfile();
    unstated.geometry = Geometry.Unknown;
    expect(unstated.isCollectorHalfCell()).toBe(false);
  });

  test('has efficiency = stripped / plated, exactly, though no charge is ever full', () => {
    const { cycles, monitor } = runRows(rowsOf([855, 882, 918]), halfProfile());
    expect(cycles.map((cycle) => cycle.coulombicEfficiency)).toEqual([855 / 900, 882 / 900, 918 / 900]);
    expect(cycles.every((cycle) => cycle.complete)).toBe(true);
    expect(cycles.every((cycle) => cycle.dischargeEnd === DischargeEnd.Anode)).toBe(true);
    expect(monitor.cycle.full).toBe(false);
    // Sampling alone, four edges of 0.5 A within 8 s: sqrt(4/12) 4 C. A cathode's lag of 400 s at 0.5 A would add 1 %.
    const sampling = Math.sqrt(4 / 12) * (STEP_C / (900 * STEP_C));
    expect(monitor.cycle.coulombicEfficiencyUncertainty).toBeCloseTo(sampling, 5);
  });

  test('has no efficiency when stripping stops short of its limit, as on the plateau of a short', () => {
    const { cycles } = runRows(rowsOf([882, 1350], false), halfProfile());
    expect(cycles.map((cycle) => cycle.complete)).toEqual([false, false]);
  });

  test('shows no leak and no slip however much is lost or gained a cycle', () => {
    for (const steps of [840, 960]) {
      const { monitor } = runRows(rowsOf(Array.from({ length: 10 }, () => steps)), halfProfile());
      expect([monitor.softShort.readingCount, monitor.softShort.level]).toEqual([0, 0]);
      expect(monitor.inventory.reason).toBe(InventoryReason.HalfCell);
      expect(monitor.inventory.observable).toBe(false);
    }
  });

  test('bounds the loss by all that was plated, for the counter electrode goes on giving', () => {
    const { monitor } = runRows(rowsOf(Array.from({ length: 10 }, () => 90)), halfProfile());
    const lost_C = 9 * 810 * STEP_C;
    expect(lost_C).toBeGreaterThan(3600);
    expect(monitor.inventory.lliLow_C).toBe(0);
    expect(monitor.inventory.lliHigh_C).toBe(3600 + 10 * 900 * STEP_C);
  });

  test('may be stripped to a voltage that no full cell has', () => {
    const { monitor } = runRows(rowsOf([882]), halfProfile());
    expect(monitor.cycle.empty).toBe(true);
    const full = runRows(rowsOf([882])).monitor;
    expect(full.cycle.empty).toBe(false);
  });
});
