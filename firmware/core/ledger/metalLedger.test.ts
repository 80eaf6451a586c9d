import { describe, expect, test } from 'vitest';
import { CellProfile } from '../profile.js';
import { Inventory } from './inventory.js';
import { PressureScale } from '../leak/pressureScale.js';
import { Settling } from '../leak/settling.js';
import { MonitorSettings } from '../settings.js';
import { MetalLedger } from './metalLedger.js';

const HOURS = 20_000;
/** kPa per C of metal and of SEI in the emptied cell, for the gain below and the default volumes. */
const GAIN = 0.16;

interface Reading {
  loss_C: number;
  metal_C: number;
  known?: boolean;
  step_kPa?: number;
  breaks?: number;
}

/** The ledger after these readings of a steady load cell, 20,000 s apart. */
function ledgerOf(readings: readonly Reading[]): MetalLedger {
  const profile = new CellProfile();
  const settings = new MonitorSettings();
  const { volumes } = profile;
  const inventory = new Inventory(profile, settings, new Settling(profile, settings));
  const ledger = new MetalLedger(volumes);
  const scale = new PressureScale();
  scale.gain_kPa_per_C = GAIN;
  const perVolume = GAIN / volumes.swing_cm3_per_Ah();
  readings.forEach(({ loss_C, metal_C, known = true, step_kPa = 0, breaks = 0 }, k) => {
    scale.known = known;
    inventory.lli_C = loss_C;
    inventory.lliHigh_C = loss_C + 2;
    inventory.sigma_C = 1;
    const { pending } = inventory;
    pending.end_s = k * HOURS;
    pending.bottomPressureKnown = true;
    pending.bottomPressureBreaks = breaks;
    const sei_C = loss_C - metal_C;
    const volume =
      (volumes.sodium_cm3_per_Ah - volumes.cathode_cm3_per_Ah) * metal_C +
      (volumes.sei_cm3_per_Ah - volumes.cathode_cm3_per_Ah) * sei_C;
    pending.bottomPressure_kPa = 1000 + step_kPa + perVolume * volume;
    ledger.take(inventory, scale);
  });
  return ledger;
}

describe('isolated metal span by span', () => {
  test('counts from the first reading whose pressure is known; what was lost before may be either', () => {
    const ledger = ledgerOf([
      { loss_C: 0, metal_C: 0, known: false },
      { loss_C: 10, metal_C: 8 },
      { loss_C: 110, metal_C: 78 },
    ]);
    expect(ledger.known).toBe(true);
    expect(ledger.split.metal_C).toBeCloseTo(70, 6);
    expect(ledger.low_C).toBeLessThanOrEqual(70);
    expect(ledger.high_C).toBeGreaterThanOrEqual(78);
    expect(Math.abs(ledger.metal_C - 78)).toBeLessThan(8);
  });
  test('a step of the load cell begins a new span and loses nothing of the old', () => {
    const before = ledgerOf([
      { loss_C: 0, metal_C: 0 },
      { loss_C: 100, metal_C: 70 },
    ]);
    const after = ledgerOf([
      { loss_C: 0, metal_C: 0 },
      { loss_C: 100, metal_C: 70 },
      { loss_C: 110, metal_C: 77, step_kPa: 300, breaks: 1 },
      { loss_C: 210, metal_C: 147, step_kPa: 300, breaks: 1 },
    ]);
    expect(after.low_C).toBeGreaterThanOrEqual(before.low_C);
    expect(after.low_C).toBeLessThanOrEqual(147);
    expect(after.high_C).toBeGreaterThanOrEqual(147);
  });
  test('what was lost between two spans may all be metal', () => {
    const ledger = ledgerOf([
      { loss_C: 0, metal_C: 0 },
      { loss_C: 20, metal_C: 0 },
      { loss_C: 120, metal_C: 100, step_kPa: 300, breaks: 1 },
      { loss_C: 121, metal_C: 101, step_kPa: 300, breaks: 1 },
    ]);
    expect(ledger.high_C).toBeGreaterThanOrEqual(101);
    expect(ledger.low_C).toBeLessThanOrEqual(101);
  });
  test('without a pressure: bounded by the loss, and by what was known before', () => {
    const blind = ledgerOf([{ loss_C: 100, metal_C: 70, known: false }]);
    expect([blind.known, blind.low_C, blind.high_C]).toEqual([false, 0, 102]);
  });
  test('the bounds stay within the loss and in order', () => {
    for (const metal_C of [0, 50, 100]) {
      const ledger = ledgerOf([
        { loss_C: 0, metal_C: 0 },
        { loss_C: 100, metal_C },
      ]);
      expect(ledger.low_C).toBeLessThanOrEqual(ledger.metal_C + 1e-9);
      expect(ledger.high_C).toBeLessThanOrEqual(102);
      expect(ledger.high_C).toBeGreaterThanOrEqual(ledger.metal_C - 1e-9);
    }
  });
});
