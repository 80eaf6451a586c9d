import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AlarmId, Alarms } from './alarms.js';
import { CoulombCounter } from './coulombCounter.js';
import { CellProfile } from './profile.js';
import { Sample } from './sample.js';
import { MonitorSettings } from './settings.js';

const makeCounter = (): CoulombCounter =>
  new CoulombCounter(new CellProfile(), new MonitorSettings(), new Alarms());

function current(sample: Sample, current_A: number): Sample {
  sample.current_A = current_A;
  sample.currentValid = true;
  return sample;
}

describe('coulomb counter', () => {
  test('1e7 samples of awkward currents against exact integer arithmetic', () => {
    const counter = makeCounter();
    const sample = new Sample();
    // Currents are whole multiples of 2^-50 A (an exact double below 8 A), steps 1/8 s: the exact sum is an integer.
    const unit = 2 ** -50;
    let state = 12345;
    let exact = 0n;
    let block = 0; // sum of up to 1e4 products of 43-bit numbers, exact below 2^53 when split in halves
    let last = 0;
    for (let n = 0; n < 1e7; n += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const multiple = Math.floor((state / 2 ** 32 - 0.4999) * 2 ** 39);
      counter.step(current(sample, multiple * unit), n === 0 ? 0 : 0.125, false, 0);
      if (n > 0) block += multiple + last;
      last = multiple;
      if (n % 4096 === 0) {
        exact += BigInt(block);
        block = 0;
      }
    }
    exact += BigInt(block);
    // trapezoid: 0.5 * (a + b) * 0.125 s * 2^-50 A = (a + b) * 2^-54 C
    const exact_C = Number(exact) * 2 ** -54;
    expect(Math.abs(exact_C)).toBeGreaterThan(1e-3);
    // Each product rounds once; the sum itself adds no more than one rounding.
    expect(Math.abs(counter.charge_C - exact_C)).toBeLessThanOrEqual(Math.abs(exact_C) * 2 ** -52 + 1e-18);
  });

  test('the sign of the current is the sign of the charge, to the bit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { maxLength: 50 }), (currents) => {
        const [plus, minus] = [makeCounter(), makeCounter()];
        const sample = new Sample();
        for (const current_A of currents) {
          plus.step(current(sample, current_A), 1, false, 0);
          minus.step(current(sample, -current_A), 1, false, 0);
        }
        expect(minus.charge_C + plus.charge_C).toBe(0);
      }),
    );
  });

  test('a charge register is preferred and its offset subtracted', () => {
    const counter = makeCounter();
    const sample = current(new Sample(), 0.5);
    sample.netChargeValid = true;
    counter.step(sample, 0, false, 0);
    sample.netCharge_Ah = 0.001;
    counter.step(sample, 10, false, 0.01);
    expect(counter.charge_C).toBeCloseTo(3.6 - 0.1, 12);
  });

  test('a register that was reset is not believed', () => {
    const counter = makeCounter();
    const sample = current(new Sample(), 0.5);
    sample.netChargeValid = true;
    sample.netCharge_Ah = 0.8;
    counter.step(sample, 0, false, 0);
    sample.netCharge_Ah = 0;
    counter.step(sample, 10, false, 0);
    expect(counter.charge_C).toBe(5);
  });

  test('a jump of the current leaves an uncertainty, a steady current none', () => {
    const counter = makeCounter();
    const sample = new Sample();
    counter.step(current(sample, 0.5), 0, false, 0);
    counter.step(current(sample, 0.5), 60, false, 0);
    expect(counter.samplingVariance_C2).toBe(0);
    counter.step(current(sample, 0), 60, false, 0);
    expect(counter.samplingVariance_C2).toBeCloseTo((0.5 * 60) ** 2 / 12, 12);
  });

  test('a few samples without current are one longer interval; many, and gaps, are breaks', () => {
    const counter = makeCounter();
    const sample = current(new Sample(), 0.5);
    counter.step(sample, 0, false, 0);
    sample.currentValid = false;
    counter.step(sample, 10, false, 0);
    expect(counter.charge_C).toBe(0);
    counter.step(current(sample, 0.3), 10, false, 0);
    expect(counter.charge_C).toBeCloseTo(8, 12);
    expect(counter.samplingVariance_C2).toBeCloseTo((0.2 * 20) ** 2 / 12, 12);
    expect(counter.breakCount).toBe(0);
    sample.currentValid = false;
    for (let k = 0; k < 61; k += 1) counter.step(sample, 10, false, 0);
    counter.step(current(sample, 0.3), 10, false, 0);
    expect(counter.charge_C).toBeCloseTo(8, 12);
    expect(counter.breakCount).toBe(2);
    counter.step(sample, 1e6, true, 0);
    expect(counter.breakCount).toBe(3);
  });

  test('a register bridges gaps and missing currents', () => {
    const counter = makeCounter();
    const sample = current(new Sample(), 0.5);
    sample.netChargeValid = true;
    counter.step(sample, 0, false, 0);
    sample.currentValid = false;
    sample.netCharge_Ah = 0.2;
    counter.step(sample, 1e6, true, 0);
    expect(counter.breakCount).toBe(0);
    expect(counter.charge_C).toBeCloseTo(720, 9);
  });

  test.each([
    ['lost its count with the power', 0.8, 0.005],
    ['has come back to zero, which looks the same', -0.03, 0.001],
  ])('after a gap a register near zero %s: a break, no charge', (_what, before_Ah, after_Ah) => {
    const counter = makeCounter();
    const sample = current(new Sample(), 0.5);
    sample.netChargeValid = true;
    sample.netCharge_Ah = before_Ah;
    counter.step(sample, 0, false, 0);
    sample.netCharge_Ah = after_Ah;
    counter.step(sample, 3 * 86400, true, 0);
    expect(counter.charge_C).toBe(0);
    expect(counter.breakCount).toBe(1);
    sample.netCharge_Ah = after_Ah + 0.001;
    counter.step(sample, 7.2, false, 0);
    expect(counter.charge_C).toBeCloseTo(3.6, 9);
  });

  test('a register that stood still at zero over a gap has lost nothing', () => {
    const counter = makeCounter();
    const sample = current(new Sample(), 0);
    sample.netChargeValid = true;
    counter.step(sample, 0, false, 0);
    counter.step(sample, 3 * 86400, true, 0);
    expect(counter.breakCount).toBe(0);
  });

  test('half an hour at C/2 could have taken 0.25 Ah: a register that fell to zero meanwhile is not believed', () => {
    const counter = makeCounter();
    const sample = current(new Sample(), 0.5);
    sample.netChargeValid = true;
    sample.netCharge_Ah = 0.2;
    counter.step(sample, 0, false, 0);
    sample.netCharge_Ah = 0;
    counter.step(sample, 1800, false, 0);
    expect(counter.charge_C).toBe(900);
  });

  test('an interval far longer than usual may have held the largest current seen, either way unless one way goes on', () => {
    const across = (before_A: number, after_A: number): number => {
      const counter = makeCounter();
      const sample = new Sample();
      for (let k = 0; k < 100; k += 1) counter.step(current(sample, k < 50 ? 0.8 : before_A), 10, false, 0);
      const before_C2 = counter.samplingVariance_C2;
      counter.step(current(sample, after_A), 1800, false, 0);
      return Math.sqrt(counter.samplingVariance_C2 - before_C2);
    };
    expect(across(0.5, 0.5)).toBeCloseTo((0.8 * 1800) / Math.sqrt(12), 6);
    expect(across(0, 0)).toBeCloseTo((1.6 * 1800) / Math.sqrt(12), 6);
    expect(across(0.5, -0.5)).toBeCloseTo((1.6 * 1800) / Math.sqrt(12), 6);
  });

  test.each([
    ['a wrong unit', 1000],
    ['a reversed sign', -1],
    ['a stuck register', 0],
  ])('%s is found within a tenth of the capacity, and the current is used instead', (_fault, factor) => {
    const alarms = new Alarms();
    const counter = new CoulombCounter(new CellProfile(), new MonitorSettings(), alarms);
    const sample = current(new Sample(), 0.5);
    sample.netChargeValid = true;
    const raised: number[] = [];
    for (let n = 0; n <= 1000; n += 1) {
      alarms.beginStep();
      sample.netCharge_Ah = (factor * 0.5 * n) / 3600;
      counter.step(sample, n === 0 ? 0 : 1, false, 0);
      raised.push(...alarms.ids.slice(0, alarms.count));
    }
    if (factor !== 1000) expect(raised).toEqual([AlarmId.RegisterMismatch]); // 1000 times as much reads as resets
    const before_C = counter.charge_C;
    sample.netCharge_Ah = (factor * 0.5 * 1001) / 3600;
    counter.step(sample, 1, false, 0);
    expect(counter.charge_C - before_C).toBeCloseTo(0.5, 9);
  });

  test('a register that differs by a gain error of 1 % is believed', () => {
    const counter = makeCounter();
    const sample = current(new Sample(), 0.5);
    sample.netChargeValid = true;
    for (let n = 0; n <= 2000; n += 1) {
      sample.netCharge_Ah = (1.01 * 0.5 * n) / 3600;
      counter.step(sample, n === 0 ? 0 : 1, false, 0);
    }
    expect(counter.registerTrusted).toBe(true);
    expect(counter.charge_C).toBeCloseTo(1010, 6);
  });
});
