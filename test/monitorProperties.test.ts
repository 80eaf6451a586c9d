import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BatteryMonitor } from '../firmware/core/monitor.js';
import { FixtureType } from '../firmware/core/profile.js';
import { Sample } from '../firmware/core/sample.js';
import { OUTPUT_COUNT, writeOutputs } from '../firmware/core/outputs.js';
import { MonitorSettings } from '../firmware/core/settings.js';
import { feed, idealProfile, idealRows, runRows } from '../firmware/core/testing/idealRecord.js';
import type { IdealCycle, Row } from '../firmware/core/testing/idealRecord.js';

/** A few cycles of any loss and leak, with noise on the voltage in binary fractions. */
const records = fc
  .record({
    cycles: fc.array(
      fc.record({
        chargeSteps: fc.integer({ min: 840, max: 900 }),
        dischargeSteps: fc.integer({ min: 820, max: 900 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    noise: fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 7, maxLength: 7 }),
  })
  .map(({ cycles, noise }: { cycles: IdealCycle[]; noise: number[] }): Row[] =>
    idealRows(cycles).map((row, k) => ({ ...row, voltage_V: row.voltage_V + noise[k % 7] * 2 ** -18 })),
  );

const RUNS = { numRuns: 25, seed: 20261120 };

function outputs(monitor: BatteryMonitor): number[] {
  const out = new Array<number>(OUTPUT_COUNT).fill(0);
  writeOutputs(monitor, out);
  return out;
}

describe('the monitor as a whole', () => {
  test('knows no absolute time: a shift of the clock shifts only times', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 2 ** 24 }), (rows, shift_s) => {
        const here = runRows(rows);
        const there = runRows(rows.map((row) => ({ ...row, time_s: row.time_s + shift_s })));
        expect(there.cycles).toEqual(
          here.cycles.map((cycle) => ({
            ...cycle,
            start_s: cycle.start_s + shift_s,
            end_s: cycle.end_s + shift_s,
          })),
        );
        expect(there.monitor.softShort.levelMax).toBe(here.monitor.softShort.levelMax);
        expect(there.monitor.softShort.episode.leak_A).toBe(here.monitor.softShort.episode.leak_A);
        expect(there.monitor.inventory.lli_C).toBe(here.monitor.inventory.lli_C);
        expect(there.monitor.inventory.lliHigh_C).toBe(here.monitor.inventory.lliHigh_C);
      }),
      RUNS,
    );
  });

  test('knows no absolute size: a cell 2^k times as large gives 2^k times the charges and the same ratios', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: -12, max: 8 }), (rows, k) => {
        const scale = 2 ** k;
        const profile = idealProfile();
        profile.capacity_Ah *= scale;
        profile.currentOffsetUncertainty_A *= scale;
        const small = runRows(rows);
        const large = runRows(
          rows.map((row) => ({ ...row, current_A: row.current_A * scale })),
          profile,
        );
        expect(large.cycles).toEqual(
          small.cycles.map((cycle) => ({
            ...cycle,
            charge_C: cycle.charge_C * scale,
            discharge_C: cycle.discharge_C * scale,
            parasiticCurrent_A: cycle.parasiticCurrent_A * scale,
          })),
        );
        expect(large.monitor.softShort.levelMax).toBe(small.monitor.softShort.levelMax);
        expect(large.monitor.softShort.episode.leak_A).toBe(small.monitor.softShort.episode.leak_A * scale);
        expect(large.monitor.inventory.lli_C).toBe(small.monitor.inventory.lli_C * scale);
      }),
      RUNS,
    );
  });

  test('fed in two halves it ends as fed at once; the same input gives the same bits', () => {
    fc.assert(
      fc.property(records, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const cut = Math.floor(rows.length * share);
        const whole = feed(new BatteryMonitor(idealProfile(), new MonitorSettings()), rows);
        const halves = new BatteryMonitor(idealProfile(), new MonitorSettings());
        feed(halves, rows.slice(0, cut));
        feed(halves, rows.slice(cut));
        expect(outputs(halves)).toEqual(outputs(whole));
      }),
      RUNS,
    );
  });

  test('without noise and without fault the loss is exactly zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 840, max: 900 }), fc.integer({ min: 2, max: 5 }), (steps, count) => {
        const cycles = Array.from({ length: count }, () => ({ chargeSteps: steps, dischargeSteps: steps }));
        const { monitor, cycles: figures } = runRows(idealRows(cycles));
        expect(figures.map((cycle) => cycle.coulombicEfficiency)).toEqual(cycles.map(() => 1));
        expect(figures.map((cycle) => cycle.parasiticCurrent_A)).toEqual(cycles.map(() => 0));
        expect(monitor.inventory.lli_C).toBe(0);
        expect(monitor.slippage.segment.leak_A).toBe(0);
        expect(monitor.softShort.levelMax).toBe(0);
      }),
      RUNS,
    );
  });

  test('whatever the samples, no published number is ever not finite', () => {
    const anything = fc.oneof(
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 1e308),
    );
    const sample = fc.record({
      step_s: fc.double({ min: -10, max: 5000, noNaN: true }),
      v: anything,
      i: anything,
    });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 200 }), (samples) => {
        const monitor = new BatteryMonitor(idealProfile(), new MonitorSettings());
        let time_s = 0;
        const rows = samples.map(({ step_s, v, i }) => ({
          time_s: (time_s += step_s),
          voltage_V: v,
          current_A: i,
        }));
        feed(monitor, rows);
        monitor.finish();
        expect(outputs(monitor).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 300, seed: 20261120 },
    );
  });
});

describe('the pressure model in any weather', () => {
  const finiteOrNot = fc.oneof(
    fc.double({ min: -2000, max: 200000, noNaN: true }),
    fc.double({ min: 900, max: 1700, noNaN: true }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, 1e308),
  );
  const pressed = fc.record({
    step_s: fc.oneof(fc.double({ min: -10, max: 7200, noNaN: true }), fc.constant(60)),
    current_A: fc.oneof(
      fc.constantFrom(0.5, -0.5, 0, Number.NaN),
      fc.double({ min: -99, max: 99, noNaN: true }),
    ),
    pressure_kPa: finiteOrNot,
    temperature_degC: fc.oneof(fc.double({ min: -80, max: 200, noNaN: true }), fc.constant(Number.NaN)),
    netCharge_Ah: fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constant(Number.NaN)),
    valid: fc.integer({ min: 0, max: 31 }),
  });
  test.each([FixtureType.Spring, FixtureType.ConstantGap])(
    'no published number is ever not finite, whatever channels come and go (fixture %i)',
    (fixture) => {
      fc.assert(
        fc.property(fc.array(pressed, { minLength: 50, maxLength: 300 }), (rows) => {
          const profile = idealProfile();
          profile.fixtureType = fixture;
          const monitor = new BatteryMonitor(profile, new MonitorSettings());
          const sample = new Sample();
          for (const row of rows) {
            sample.time_s += row.step_s;
            sample.voltage_V = 3.37;
            sample.current_A = row.current_A;
            sample.pressure_kPa = row.pressure_kPa;
            sample.temperature_degC = row.temperature_degC;
            sample.netCharge_Ah = row.netCharge_Ah;
            sample.voltageValid = (row.valid & 1) !== 0;
            sample.currentValid = (row.valid & 2) !== 0 && !Number.isNaN(row.current_A);
            sample.pressureValid = (row.valid & 12) !== 0;
            sample.temperatureValid = (row.valid & 16) !== 0;
            sample.netChargeValid = (row.valid & 24) === 24;
            monitor.step(sample);
            expect(outputs(monitor).every(Number.isFinite)).toBe(true);
          }
        }),
        { numRuns: 100, seed: 20261120 },
      );
    },
  );
});

describe('a threshold that moves is noticed', () => {
  const leaky = idealRows(Array.from({ length: 6 }, () => ({ chargeSteps: 900, dischargeSteps: 890 })));
  const levelWith = (change: (settings: MonitorSettings) => void): number => {
    const settings = new MonitorSettings();
    change(settings);
    return runRows(leaky, idealProfile(), settings).monitor.softShort.levelMax;
  };
  test('the reference finds no single clear reading in this record', () => {
    expect(levelWith(() => undefined)).toBe(0);
  });
  test.each([
    ['leakSigma', (s: MonitorSettings) => (s.leakSigma = 0.5)],
    ['relaxationSpread', (s: MonitorSettings) => (s.relaxationSpread = 0.01)],
    ['relaxationTime_s', (s: MonitorSettings) => (s.relaxationTime_s = 20)],
  ])('%s', (_name, change) => {
    expect(levelWith(change)).toBe(1);
  });
  test('slippage switched off is off', () => {
    const off = (s: MonitorSettings): void => {
      s.leakSigma = 0.5;
      s.slippageEnabled = false;
    };
    expect(levelWith(off)).toBe(0);
  });
});
