/** Scatter from cycle to cycle and the daily swing. */
import { describe, expect, it } from 'vitest';
import { Conditions } from '../cell/conditions.js';
import { DIFFUSION_SIGMA, SWING_MAX_K, Unrest, unrestOf } from './unrest.js';

function at(unrest: Unrest, cycle: number, time_s: number): Conditions {
  const conditions = new Conditions();
  unrest.apply(conditions, cycle, time_s);
  return conditions;
}

describe('Unrest', () => {
  it('scatters the diffusion time of cycles by 15 %, log-normally, about the mean one', () => {
    const unrest = new Unrest(3);
    const cycles = 4000;
    let sum = 0;
    let squares = 0;
    for (let cycle = 0; cycle < cycles; cycle++) {
      const x = Math.log(at(unrest, cycle, 0).diffusionMultiplier) / DIFFUSION_SIGMA;
      expect(Math.abs(x)).toBeLessThanOrEqual(3 + 1e-12);
      sum += x;
      squares += x * x;
    }
    expect(Math.abs(sum / cycles)).toBeLessThan(5 / Math.sqrt(cycles));
    // Clamped at 3 sigma a standard normal keeps 0.995 of its variance.
    expect(Math.abs(squares / cycles - 0.995)).toBeLessThan(5 * Math.sqrt(2 / cycles));
  });

  it('keeps the diffusion time within a cycle and multiplies with what a fault does', () => {
    const unrest = new Unrest(3);
    const first = at(unrest, 2, 0).diffusionMultiplier;
    expect(at(unrest, 2, 5000).diffusionMultiplier).toBe(first);
    const conditions = new Conditions();
    conditions.diffusionMultiplier = 2;
    unrest.apply(conditions, 2, 0);
    expect(conditions.diffusionMultiplier).toBe(2 * first);
  });

  it('swings the surroundings by the day, at most 3 K, with an amplitude and a phase of its own', () => {
    let largest_K = 0;
    let mean_K = 0;
    const starts = new Set<number>();
    for (let seed = 0; seed < 300; seed++) {
      const unrest = new Unrest(seed);
      let peak_K = 0;
      for (let hour = 0; hour < 24; hour += 0.25) {
        peak_K = Math.max(peak_K, at(unrest, 0, hour * 3600).ambientOffset_K);
      }
      expect(peak_K).toBeGreaterThan(0.999 * unrest.swing_K);
      expect(peak_K).toBeLessThanOrEqual(unrest.swing_K);
      expect(at(unrest, 0, 0).ambientOffset_K).toBeCloseTo(at(unrest, 0, 86400).ambientOffset_K, 9);
      starts.add(Math.sign(at(unrest, 0, 0).ambientOffset_K));
      largest_K = Math.max(largest_K, unrest.swing_K);
      mean_K += unrest.swing_K / 300;
    }
    expect(largest_K).toBeLessThanOrEqual(SWING_MAX_K);
    // Uniform in 0..3 K: mean 1.5, standard error 0.05.
    expect(Math.abs(mean_K - 1.5)).toBeLessThan(0.25);
    expect(starts.size).toBe(2);
  });

  it('repeats for a seed and differs between seeds', () => {
    expect(at(new Unrest(8), 4, 777)).toEqual(at(new Unrest(8), 4, 777));
    expect(at(new Unrest(8), 4, 777)).not.toEqual(at(new Unrest(9), 4, 777));
  });

  it('is there under the spread hard only', () => {
    expect(unrestOf(1, 'off')).toEqual([]);
    expect(unrestOf(1, 'default')).toEqual([]);
    expect(unrestOf(1, 'hard')).toHaveLength(1);
  });
});
