import { describe, expect, test } from 'vitest';
import { CreepFilter } from './creepFilter.js';

const TIME_S = 4000;

function followed(steps: number, time_s = TIME_S): CreepFilter {
  const filter = new CreepFilter(time_s);
  // A ramp of 1 over 2000 s, then held for 6000 s.
  for (let k = 0; k < steps; k += 1) filter.advance(k / steps, (k + 1) / steps, 2000 / steps);
  for (let k = 0; k < steps; k += 1) filter.advance(1, 1, 6000 / steps);
  return filter;
}

describe('what creep has followed', () => {
  test('is exact for a ramp and a hold, whatever the step', () => {
    // F(2000) = 1 - 2 (1 - e^-1/2), then 1 - F decays with e^-1.5.
    const atTop = 1 - 2 * (1 - Math.exp(-0.5));
    const expected = 1 - (1 - atTop) * Math.exp(-1.5);
    for (const steps of [1, 7, 200]) expect(followed(steps).followed).toBeCloseTo(expected, 12);
  });

  test('knows its derivative by the logarithm of the time constant', () => {
    const h = 1e-4;
    const up = followed(50, TIME_S * Math.exp(h)).followed;
    const down = followed(50, TIME_S * Math.exp(-h)).followed;
    expect(followed(50).timeDerivative).toBeCloseTo((up - down) / (2 * h), 7);
  });

  test('has followed all of it in the end', () => {
    const filter = new CreepFilter(TIME_S);
    filter.advance(1, 1, 1e6);
    expect(filter.followed).toBeCloseTo(1, 12);
    expect(filter.timeDerivative).toBeCloseTo(0, 9);
  });
});
