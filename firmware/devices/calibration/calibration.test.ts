import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Noise } from '../../core/testing/noise.js';
import { TwoPoint } from './twoPoint.js';
import { ZeroMeasurement, ZeroState } from './zeroMeasurement.js';

describe('two points', () => {
  it('give back gain and offset of any straight line', () => {
    const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        number(0.1, 1e6),
        number(-100, 100),
        number(-1, 0),
        number(0.1, 1),
        (gain, offset, low, high) => {
          const line = (reading: number): number => gain * reading + offset;
          const calibration = new TwoPoint();
          expect(calibration.set(low, line(low), 0, high, line(high), 0, 0.01)).toBe(true);
          // In roundings u of this scale: each value has 2; the slope, over a span of 0.1 or more, 4 / 0.1 and 2 / 0.1 of its
          // own, and 2 u; the offset 4 and once the slope; a reading three away from 0 three times the slope and 12.
          const scale = gain + Math.abs(offset);
          const slope = 6 / 0.1 + 2;
          const bound = (4 * slope + 4 + 12) * 2 ** -53 * scale;
          for (const reading of [-2, low, 0, high, 3]) {
            expect(Math.abs(calibration.value(reading) - line(reading))).toBeLessThanOrEqual(bound);
          }
        },
      ),
    );
  });

  it.each([
    ['values nearer than asked', 0, 0, 1, 0.099],
    ['equal readings', 1, 0, 1, 5],
    ['no values', 0, NaN, 1, 5],
  ])('refuse %s and stay as they were', (_, reading1, value1, reading2, value2) => {
    const calibration = new TwoPoint();
    calibration.set(0, 3, 0, 1, 5, 0, 0.1);
    expect(calibration.set(reading1, value1, 0, reading2, value2, 0, 0.1)).toBe(false);
    expect([calibration.gain, calibration.offset]).toEqual([2, 3]);
  });

  it('know each point as well as it was known, less outside, as simulated errors have it', () => {
    const calibration = new TwoPoint();
    const [u1, u2] = [0.02, 0.05];
    calibration.set(1, 10, u1, 3, 30, u2, 1);
    expect(Math.sqrt(calibration.variance(1))).toBeCloseTo(u1, 12);
    expect(Math.sqrt(calibration.variance(3))).toBeCloseTo(u2, 12);
    const random = new Noise(3);
    for (const reading of [0, 2, 5]) {
      const errors = Array.from({ length: 20_000 }, () => {
        const drawn = new TwoPoint();
        drawn.set(1, 10 + u1 * random.gaussian(), u1, 3, 30 + u2 * random.gaussian(), u2, 1);
        return drawn.value(reading) - 10 * reading;
      });
      const sigma = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
      // 20,000 draws know it to 0.5 % (1 sigma).
      expect(Math.abs(sigma / Math.sqrt(calibration.variance(reading)) - 1)).toBeLessThan(0.025);
    }
  });
});

describe('the zero of the current', () => {
  const NOISE_A = 10e-6;
  const STEP_A = 3.90625e-6;
  const OFFSET_MAX_A = 50e-6;
  const READINGS = 64;

  function measure(
    current_A: (k: number) => number,
    open: (k: number) => boolean = () => true,
  ): ZeroMeasurement {
    const zero = new ZeroMeasurement(READINGS, OFFSET_MAX_A, STEP_A);
    zero.begin();
    for (let k = 0; k < READINGS; k++) zero.step(current_A(k), open(k));
    return zero;
  }

  it('is covered by its own uncertainty', () => {
    const random = new Noise(5);
    let inside = 0;
    const runs = 1000;
    for (let run = 0; run < runs; run++) {
      const offset_A = OFFSET_MAX_A * (2 * random.uniform() - 1);
      const zero = measure(() => STEP_A * Math.round((offset_A + NOISE_A * random.gaussian()) / STEP_A));
      expect(zero.state).toBe(ZeroState.Done);
      if (Math.abs(zero.offset_A - offset_A) < 1.96 * zero.uncertainty_A) inside++;
    }
    // At least 95 % by its claim; the step's share makes it cautious. 1,000 runs know the share to 0.7 %.
    expect(inside / runs).toBeGreaterThan(0.93);
    expect(inside / runs).toBeLessThan(0.999);
  });

  it('is known to no less than the step allows when there is no noise', () => {
    const zero = measure(() => 5 * STEP_A);
    expect(zero.state).toBe(ZeroState.Done);
    expect(zero.offset_A).toBeCloseTo(5 * STEP_A, 15);
    expect(zero.uncertainty_A).toBeCloseTo(STEP_A / Math.sqrt(12), 12);
  });

  it('is refused when the contactor closes, the current is larger than any offset, or it moves', () => {
    const random = new Noise(6);
    const noise = (): number => NOISE_A * random.gaussian();
    expect(measure(noise, (k) => k !== 40).state).toBe(ZeroState.ContactorClosed);
    expect(measure(() => 200e-6 + noise()).state).toBe(ZeroState.TooLarge);
    expect(measure((k) => (k < READINGS / 2 ? 0 : 40e-6) + noise()).state).toBe(ZeroState.Drifts);
  });

  it('begins again after a refusal', () => {
    const zero = measure(
      () => 0,
      () => false,
    );
    zero.begin();
    for (let k = 0; k < READINGS; k++) zero.step(0, true);
    expect(zero.state).toBe(ZeroState.Done);
    expect(zero.count).toBe(READINGS);
  });

  it('takes nothing more once it is done', () => {
    const zero = measure(() => 0);
    zero.step(1, true);
    expect(zero.offset_A).toBe(0);
  });
});
