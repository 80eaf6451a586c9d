import { describe, expect, test } from 'vitest';
import { Endpoint } from '../endpoint.js';
import { LeakReading } from '../leak/leakReading.js';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { LockedSodium } from './lockedSodium.js';

const CYCLE_S = 20000;

/** Ten cycles with this leak and this loss a cycle, with a rest before each top or without. */
function locked(
  leak_A: number,
  loss_C: number,
  rests: 'all' | 'none' | 'some',
  systematic_A = 15e-6,
): LockedSodium {
  const ledger = new LockedSodium(new CellProfile(), new MonitorSettings());
  const top = new Endpoint();
  const rest = new LeakReading();
  ledger.begin(top, rest);
  for (let cycle = 1; cycle <= 10; cycle++) {
    top.time_s = cycle * CYCLE_S;
    top.charge_C = cycle * (leak_A * CYCLE_S - loss_C);
    if (rests === 'all' || (rests === 'some' && cycle !== 5)) {
      rest.end_s = top.time_s + 100;
      rest.leak_A = leak_A;
      rest.random_A = 10e-6;
      rest.systematic_A = systematic_A;
    }
    ledger.takeTop(top, rest, 1, 5e-6);
  }
  return ledger;
}

describe('sodium locked in the cathode', () => {
  test('a loss that a leak hides from the end of charge shows against the rests', () => {
    const ledger = locked(1e-3, 20, 'all');
    expect(ledger.observable).toBe(true);
    expect(ledger.locked_C).toBeCloseTo(200, 6);
    expect(ledger.low_C).toBeGreaterThan(190);
    expect(ledger.high_C).toBeLessThan(210);
  });
  test('a leak that is known badly leaves two bounds and no value', () => {
    const ledger = locked(1e-3, 20, 'all', 200e-6);
    expect(ledger.sigma_C).toBeGreaterThan(new MonitorSettings().lockedSigmaMax * 3600);
    expect([ledger.bounded, ledger.observable]).toEqual([true, false]);
    expect(ledger.high_C).toBeGreaterThan(ledger.low_C);
  });
  test('a leak alone is no loss', () => {
    const ledger = locked(1e-3, 0, 'all');
    expect(ledger.low_C).toBe(0);
    expect(ledger.high_C).toBeLessThan(10);
  });
  test('without rests a leak can hide any loss: a lower bound only', () => {
    const plain = locked(0, 20, 'none');
    expect([plain.bounded, plain.observable]).toEqual([false, false]);
    expect(plain.low_C).toBeGreaterThan(190);
    expect(plain.high_C).toBe(-1);
    expect(locked(1e-3, 20, 'none').low_C).toBe(0);
  });
  test('one cycle without a rest leaves its leak open', () => {
    expect(locked(0, 20, 'some').observable).toBe(false);
  });
  test('a break in the count of charge ends it', () => {
    const ledger = locked(0, 20, 'all');
    const top = new Endpoint();
    top.breakCount = 1;
    ledger.takeTop(top, new LeakReading(), 1, 0);
    expect(ledger.observable).toBe(false);
  });
});
