import { describe, expect, test } from 'vitest';
import { idealProfile, idealRows, runRows } from '../testing/idealRecord.js';
import type { IdealCycle } from '../testing/idealRecord.js';
import { MonitorSettings } from '../settings.js';
import type { SodiumLedger } from './sodiumLedger.js';

const STEP_C = 4;
const RECONNECTABLE_C = new MonitorSettings().strandedAtReference * 3600;

/** Cycles that lose `lossSteps` of sodium each, the last followed by part of a charge. */
function fading(count: number, lossSteps: number): IdealCycle[] {
  let held = 900;
  return Array.from({ length: count }, () => {
    const chargeSteps = held;
    held -= lossSteps;
    return { chargeSteps, dischargeSteps: held };
  });
}

describe('where the lost sodium is, from capacity alone', () => {
  const { monitor } = runRows(idealRows(fading(6, 5)));
  const { ledger, inventory } = monitor;

  test('no part is a value; together they span the loss', () => {
    const parts = [ledger.dead, ledger.sei, ledger.stranded];
    expect(parts.map((pool) => pool.observable)).toEqual([false, false, false]);
    expect([ledger.dead.low_C, ledger.sei.low_C]).toEqual([0, 0]);
    for (const pool of parts) expect(pool.high_C).toBeGreaterThanOrEqual(inventory.lliHigh_C);
  });
  test('stranded sodium may have reconnected since the reference: its change may be negative, and dead as much larger', () => {
    expect(ledger.stranded.low_C).toBe(-RECONNECTABLE_C);
    expect(ledger.dead.high_C).toBe(inventory.lliHigh_C + RECONNECTABLE_C);
    // All that was lost is SEI, and more: metal that reconnected hid some of it.
    expect(ledger.sei.high_C).toBe(inventory.lliHigh_C + RECONNECTABLE_C);
  });
  test('nothing is plated after a discharge that emptied the collector, and all sodium is in the cathode', () => {
    expect(ledger.active.observable).toBe(true);
    expect(ledger.active.value_C).toBe(0);
    expect(ledger.cathode.value_C).toBe((900 - 6 * 5) * STEP_C);
  });
});

describe('where the loss cannot be read', () => {
  const bounds = (ledger: SodiumLedger): number[][] =>
    [ledger.dead, ledger.sei, ledger.stranded, ledger.active, ledger.cathode].map((pool) => [
      pool.low_C,
      pool.high_C,
    ]);

  test('the bounds are those of the whole, not zero', () => {
    const { monitor } = runRows([]);
    monitor.locateSodium();
    const most_C = new MonitorSettings().capacityMargin * idealProfile().capacity_Ah * 3600;
    const part = [0, 3600 + RECONNECTABLE_C];
    expect(bounds(monitor.ledger)).toEqual([part, part, [-RECONNECTABLE_C, 3600], [0, most_C], [0, most_C]]);
  });
});

describe('efficiency without the leak', () => {
  test('is the raw one where nothing leaks, of the newest cycle whose leak is known', () => {
    const { monitor, cycles } = runRows(idealRows(fading(5, 5)));
    const { correctedCycle, correctedEfficiency, correctedUncertainty } = monitor.ledger;
    expect(correctedCycle).toBe(5);
    const raw = cycles[correctedCycle - 1]?.coulombicEfficiency ?? 0;
    expect(Math.abs(correctedEfficiency - raw)).toBeLessThanOrEqual(2 * correctedUncertainty);
    expect(correctedUncertainty).toBeGreaterThan(0);
  });
});
