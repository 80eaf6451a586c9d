/**
 * Standard deviation of the readings of one cycle over many cells of nominal make, beside their Cramer-Rao bound:
 *
 *   ratio = sqrt( mean over cycles of the variance over seeds / mean of bound^2 )
 * The mean over seeds is taken off: what all of them have in common is a bias of the model, not noise. Rests and the slip are
 * those of the core without load cell: where it has one, the slip is a mean of both, weighted for cells whose ends of charge
 * scatter, which these do not.
 */
import type { BoundReading, RunRecord } from '../runRecord.js';

export const EFFICIENCY_MAX = 1.5;
/** The first cycles form the cell and teach the laws. */
const CYCLE_MIN = 3;
/** Fewer seeds have no standard deviation to speak of. */
const SEEDS_MIN = 5;

export interface Efficiency {
  readonly method: BoundReading['method'];
  readonly readings: number;
  readonly sd_A: number;
  readonly bias_A: number;
  readonly bound_A: number;
  readonly ratio: number;
}

export function efficiencies(records: readonly RunRecord[]): Efficiency[] {
  const readings = records
    .filter(({ condition }) => condition.kind === 'bound')
    .flatMap(({ bounds, pressure }) => bounds.filter(({ method }) => pressure === (method === 'pressure')))
    .filter(({ cycle }) => cycle >= CYCLE_MIN);
  return (['rest', 'slip', 'pressure'] as const).flatMap((method) => {
    const cycles = groups(readings.filter((reading) => reading.method === method));
    return cycles.length === 0 ? [] : [efficiency(method, cycles)];
  });
}

/** Readings of one cycle, where there are enough. */
function groups(readings: readonly BoundReading[]): BoundReading[][] {
  const cycles = [...new Set(readings.map(({ cycle }) => cycle))];
  return cycles
    .map((cycle) => readings.filter((reading) => reading.cycle === cycle))
    .filter((group) => group.length >= SEEDS_MIN);
}

function efficiency(method: BoundReading['method'], cycles: readonly BoundReading[][]): Efficiency {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (group: readonly BoundReading[]): number => {
    const centre_A = mean(group.map(({ error_A }) => error_A));
    return (
      group.reduce((sum, { error_A }) => sum + (error_A - centre_A) ** 2, 0) / Math.max(group.length - 1, 1)
    );
  };
  const all = cycles.flat();
  const sd_A = Math.sqrt(mean(cycles.map(variance)));
  const bound_A = Math.sqrt(mean(all.map((reading) => reading.bound_A ** 2)));
  const bias_A = mean(all.map(({ error_A }) => error_A));
  return { method, readings: all.length, sd_A, bias_A, bound_A, ratio: sd_A / bound_A };
}
