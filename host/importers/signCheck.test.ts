import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SignCheck } from './signCheck.js';
import { refusal, load, scratch } from './testing/scratch.js';

/** A cell of 50 mOhm with a sloping voltage, cycled; noise by a fixed sequence. */
function cycle(sign: 1 | -1, noise_V: number, seed: number): string {
  let state = seed;
  const noise = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (state / 1073741824 - 1) * noise_V;
  };
  const rows = ['time_s,voltage_V,current_A'];
  let charge = 0;
  for (let k = 0; k < 400; k++) {
    const phase = k % 100;
    const current = phase < 40 ? 1 : phase < 50 ? 0 : phase < 90 ? -1 : 0;
    charge += current;
    const voltage = 3 + 0.01 * charge + 0.05 * current + noise();
    rows.push(`${k * 60},${voltage.toFixed(5)},${sign * current}`);
  }
  return `${rows.join('\n')}\n`;
}

describe('the sign of the current', () => {
  it('is accepted, refused or turned as told, whatever the noise', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 0.02, noNaN: true }),
        async (seed, noise) => {
          const right = await load(scratch('right.csv', cycle(1, noise, seed)));
          expect(right.scan.warnings).toEqual([]);
          const path = scratch('wrong.csv', cycle(-1, noise, seed));
          const error = await refusal(path);
          expect(error.message).toContain(
            "column 'current_A': the voltage falls while the current is positive",
          );
          expect(error.message).toContain('give --discharge-positive');
          const turned = await load(path, { dischargePositive: true });
          expect(turned.samples.map((sample) => sample.current_A)).toEqual(
            right.samples.map((sample) => sample.current_A),
          );
        },
      ),
      { numRuns: 10 },
    );
  });

  it('turned without need is refused too', async () => {
    const error = await refusal(scratch('needless.csv', cycle(1, 0, 1)), { dischargePositive: true });
    expect(error.message).toContain('leave --discharge-positive out');
  });

  it('is undecided, with a warning, where the record cannot show it', async () => {
    const rest = await load(
      scratch('rest.csv', 'time_s,voltage_V,current_A\n0,3.3,0\n10,3.3,0\n20,3.31,0\n'),
    );
    expect(rest.scan.warnings.join()).toContain('the sign of the current could not be checked');
    const contrary = new SignCheck();
    // Steps say one thing and stretches the other: no cell does that, so nothing is concluded.
    for (let k = 0; k < 200; k++) {
      const current = k % 100 < 50 ? 1 : -1;
      const phase = k % 50;
      contrary.step(3 + current * (0.3 - 0.004 * phase), current);
      contrary.step(3 + current * (0.3 - 0.004 * (phase + 0.5)), current);
    }
    expect(contrary.verdict()).toBe('undecided');
  });

  it('is read from a single charge by its rise alone', () => {
    const check = new SignCheck();
    for (let k = 0; k < 100; k++) check.step(3 + k * 0.005, -0.2);
    expect(check.verdict()).toBe('chargeNegative');
  });
});
