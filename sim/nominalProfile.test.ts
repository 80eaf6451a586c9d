import { expect, test } from 'vitest';
import { Sample } from '../firmware/core/sample.js';
import { cellById, protocolOf } from './library/cells.js';
import { Simulation } from './simulation.js';

/** Highest logged pressure of a healthy charge and discharge, and the limit that the profile states, kPa. */
function highest(
  fixture: 'spring' | 'constant-gap',
  preload_kPa: number,
): { top_kPa: number; max_kPa: number } {
  const simulation = new Simulation({
    name: 'limit',
    seed: 5,
    cycles: 1,
    cell: { fixture, preload_kPa },
    protocol: protocolOf(cellById('nvp-1ah')),
    logger: { period_s: 60 },
    faults: [],
    spread: 'default',
    step_s: 5,
  });
  const sample = new Sample();
  let top_kPa = 0;
  while (simulation.next(sample)) top_kPa = Math.max(top_kPa, sample.pressure_kPa);
  return { top_kPa, max_kPa: simulation.nominalProfile.pressureMax_kPa ?? 0 };
}

test.each([
  ['spring', 60],
  ['spring', 100],
  ['spring', 1000],
  ['spring', 5600],
  ['constant-gap', 200],
] as const)(
  '%s, preload %i kPa: the limit lies well above the full cell, and below twice its pressure',
  (fixture, preload_kPa) => {
    const { top_kPa, max_kPa } = highest(fixture, preload_kPa);
    // Tolerances of the default spread leave a quarter at least.
    expect(max_kPa).toBeGreaterThan(1.25 * top_kPa);
    expect(max_kPa).toBeLessThan(2 * top_kPa);
  },
);
