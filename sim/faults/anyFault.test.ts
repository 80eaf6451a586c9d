/** Whole runs under arbitrary cell faults: sodium to the bit, finite numbers, an end, or a stop that says why. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import { Simulation } from '../simulation.js';
import { SimulationError } from '../simulationError.js';
import { nominalScenario } from '../testRun.js';
import { CELL_FAULT_CLASSES } from './cellFaults.js';
import type { FaultSpec } from './fault.js';

vi.setConfig({ testTimeout: 120_000 });

/** Any class with parameters anywhere in their ranges, small ones as likely as large. */
const anyFault: fc.Arbitrary<FaultSpec> = fc
  .tuple(
    fc.constantFrom(...CELL_FAULT_CLASSES),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
    fc.double({ min: 0, max: 6, noNaN: true }),
    fc.double({ min: 0.01, max: 8, noNaN: true }),
  )
  .map(([entry, shares, start_h, length_h]) => {
    const parameters: Record<string, number> = { start_h, end_h: start_h + length_h };
    entry.parameters.forEach(({ key, min, max }, n) => {
      const share = shares[n];
      // Logarithmic in the upper six decades of a range that starts at zero or above.
      const low = Math.max(min, max * 1e-6);
      parameters[key] = min < 0 ? min + share * (max - min) : Math.min(low * Math.pow(max / low, share), max);
    });
    return { name: entry.name, parameters };
  });

it('runs to its end or stops with a cause, and never loses sodium or emits a number that is none', () => {
  let ended = 0;
  fc.assert(
    fc.property(
      fc.array(anyFault, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(1, 5),
      fc.nat(1e6),
      (faults, step_s, seed) => {
        const simulation = new Simulation(
          nominalScenario({ cycles: 2, step_s, seed, faults, logger: { period_s: 60 } }),
        );
        const sample = new Sample();
        let last_s = -1;
        try {
          while (simulation.next(sample)) {
            const sum = sample.voltage_V + sample.current_A + sample.temperature_degC + sample.pressure_kPa;
            if (!Number.isFinite(sum) || sample.time_s <= last_s) expect.fail(JSON.stringify(sample));
            last_s = sample.time_s;
          }
          ended++;
        } catch (error) {
          expect(error).toBeInstanceOf(SimulationError);
          expect((error as Error).message).toMatch(
            /^at \d+\.\d+ s in protocol\.steps\[\d+\] .*: the .*; state: V=-?\d/,
          );
        }
        expect(simulation.truth.balanceResidual_C).toBe(0);
        const end = simulation.truth.at(1e9);
        expect(Number.isFinite(end.leaked_C + end.parasitic_C + end.leak_A + end.parasitic_A)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
  expect(ended).toBeGreaterThan(30);
});
