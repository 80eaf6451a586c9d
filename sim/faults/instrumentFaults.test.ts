/** Every fault of an instrument is seen in the sample as its parameters say, and nowhere before or after. */
import { describe, expect, it } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import type { FaultSpec, Scenario } from '../scenario/scenario.js';
import { Simulation } from '../simulation.js';
import { nominalScenario } from '../testRun.js';
import { THERMISTOR_OPEN_DEGC, THERMISTOR_SHORT_DEGC } from '../sensors/temperatureSensor.js';
import { INSTRUMENT_FAULT_CLASSES } from './instrumentFaults.js';

const START_S = 1800;
const END_S = 5400;
/** Steps of the instruments: two readings of nearly the same value may differ by one more. */
const VOLTAGE_STEP_V = 15.6e-6 + 1e-6;
const CURRENT_STEP_A = 3.9e-6 + 1e-7;
const PRESSURE_STEP_KPA = 1.01e-3;

function samplesOf(faults: readonly FaultSpec[], changes: Partial<Scenario> = {}): Sample[] {
  const simulation = new Simulation(
    nominalScenario({ cycles: 1, logger: { period_s: 60 }, faults, ...changes }),
  );
  const samples: Sample[] = [];
  for (let sample = new Sample(); simulation.next(sample); sample = new Sample()) samples.push(sample);
  return samples;
}

const fault = (name: string, parameters: Record<string, number> = {}): FaultSpec => ({
  name,
  parameters: { ...parameters, start_h: START_S / 3600, end_h: END_S / 3600 },
});

const healthy = samplesOf([]);
const inWindow = (time_s: number): boolean => time_s >= START_S && time_s < END_S;

type Channel = 'voltage_V' | 'current_A' | 'temperature_degC' | 'pressure_kPa' | 'time_s';
const CHANNELS: readonly Channel[] = ['voltage_V', 'current_A', 'temperature_degC', 'pressure_kPa', 'time_s'];

/** Compares with the healthy run: `channel` is off by `expected` within the window, nothing else is off at all. */
function expectOnly(
  faults: readonly FaultSpec[],
  channel: Channel,
  expected: (healthySample: Sample) => number,
  tolerance: number,
): Sample[] {
  const seen = samplesOf(faults);
  expect(seen.length).toBe(healthy.length);
  let hit = 0;
  seen.forEach((sample, i) => {
    for (const key of CHANNELS) {
      const off = sample[key] - healthy[i][key];
      if (key === channel && inWindow(healthy[i].time_s)) {
        expect(Math.abs(off - expected(healthy[i]))).toBeLessThanOrEqual(tolerance);
        hit++;
      } else expect(off, `${key} at ${healthy[i].time_s} s`).toBe(0);
    }
  });
  expect(hit).toBe(60);
  return seen;
}

describe('current monitor', () => {
  it('reads the offset too much and counts it, and keeps what it counted', () => {
    const seen = expectOnly(
      [fault('currentOffset', { offset_A: 1e-3 })],
      'current_A',
      () => 1e-3,
      CURRENT_STEP_A,
    );
    const counted_Ah = seen.at(-1)!.netCharge_Ah - healthy.at(-1)!.netCharge_Ah;
    expect(Math.abs(counted_Ah - 1e-3)).toBeLessThan(2.2e-9);
  });

  it('has a wrong gain that may differ between the directions', () => {
    const gain = fault('currentGain', { gain: 0.02, asymmetry: 0.01 });
    expectOnly(
      [gain],
      'current_A',
      (sample) => 0.025 * sample.current_A,
      0.025 * CURRENT_STEP_A + CURRENT_STEP_A,
    );
    const discharge = { name: 'currentGain', parameters: { gain: 0.02, asymmetry: 0.01 } };
    const seen = samplesOf([discharge]);
    const i = healthy.findIndex((sample) => sample.current_A < -0.4);
    expect(seen[i].current_A / healthy[i].current_A).toBeCloseTo(1.015, 4);
  });
});

describe('voltage reference', () => {
  it('steps and drifts in proportion to the voltage', () => {
    const drift = fault('voltageReferenceDrift', { drift_ppm_per_h: 50, step_ppm: 20 });
    const expected = ({ time_s, voltage_V }: Sample): number =>
      voltage_V * 1e-6 * (20 + (50 * (time_s - START_S)) / 3600);
    expectOnly([drift], 'voltage_V', expected, VOLTAGE_STEP_V);
  });
});

describe('load cell', () => {
  it('drifts', () => {
    const expected = ({ time_s }: Sample): number => (2 * (time_s - START_S)) / 3600;
    expectOnly([fault('loadCellDrift', { drift_kPa_per_h: 2 })], 'pressure_kPa', expected, PRESSURE_STEP_KPA);
  });

  it('slips, and two slips add up', () => {
    const one = fault('loadCellSlip', { offset_kPa: -30 });
    expectOnly([one], 'pressure_kPa', () => -30, PRESSURE_STEP_KPA);
    const two = fault('loadCellSlip', { offset_kPa: 5 });
    expectOnly([one, two], 'pressure_kPa', () => -25, PRESSURE_STEP_KPA);
  });

  it('creeps by its share of the load, a little late', () => {
    const seen = samplesOf([{ name: 'loadCellCreep', parameters: { share: 0.01 } }]);
    const rest = healthy.findIndex((sample) => sample.contactorOpen);
    const late = healthy.findIndex((sample) => sample.time_s > healthy[rest].time_s + 3500);
    const load_kPa = healthy[late].pressure_kPa - 1000;
    const off_kPa = (i: number): number => seen[i].pressure_kPa - healthy[i].pressure_kPa;
    // The load still creeps in the fixture itself during the rest, by a few kPa.
    expect(Math.abs(off_kPa(late) / (0.01 * load_kPa) - 1)).toBeLessThan(0.01);
    expect(off_kPa(rest)).toBeLessThan(0.01 * (healthy[rest].pressure_kPa - 1000));
    expect(off_kPa(0)).toBe(0);
  });

  it('saturates at its limit, noise and all', () => {
    const seen = samplesOf([fault('loadCellSaturation', { limit_kPa: 1250 })]);
    seen.forEach((sample, i) => {
      const free_kPa = healthy[i].pressure_kPa;
      expect(sample.pressure_kPa).toBe(inWindow(sample.time_s) ? Math.min(free_kPa, 1250) : free_kPa);
    });
    expect(seen.filter((sample) => sample.pressure_kPa === 1250).length).toBeGreaterThan(10);
  });
});

describe('thermistor', () => {
  it('reads the ends of its table with a broken or shorted lead, and its bias', () => {
    const to = (value_degC: number) => (sample: Sample) => value_degC - sample.temperature_degC;
    expectOnly([fault('thermistorOpen')], 'temperature_degC', to(THERMISTOR_OPEN_DEGC), 1e-9);
    expectOnly([fault('thermistorShort')], 'temperature_degC', to(THERMISTOR_SHORT_DEGC), 1e-9);
    expectOnly([fault('thermistorBias', { bias_K: -4 })], 'temperature_degC', () => -4, 1.01e-3);
  });
});

describe('supply', () => {
  it('leaves out samples while the cell goes on, and the register counts through', () => {
    const seen = samplesOf([fault('brownOut')]);
    expect(seen).toEqual(healthy.filter((sample) => !inWindow(sample.time_s)));
  });

  it('may lose the count of the register too', () => {
    const seen = samplesOf([fault('brownOut', { register_lost: 1 })]);
    const first = seen.find((sample) => sample.time_s >= END_S)!;
    expect(Math.abs(first.netCharge_Ah)).toBeLessThan(2.2e-9);
    const lost_Ah = healthy.find((sample) => sample.time_s >= END_S)!.netCharge_Ah;
    expect(lost_Ah).toBeGreaterThan(0.7);
    const off_Ah = healthy.at(-1)!.netCharge_Ah - seen.at(-1)!.netCharge_Ah;
    expect(Math.abs(off_Ah - lost_Ah)).toBeLessThan(4.4e-9);
  });
});

describe('clock', () => {
  it('drifts, and is set right at the end', () => {
    const expected = ({ time_s }: Sample): number => 200e-6 * (time_s - START_S);
    expectOnly([fault('clockDrift', { drift_ppm: 200 })], 'time_s', expected, 1.01e-3);
  });

  it('jumps forward and back again; the record runs backwards at the end of the fault only', () => {
    const seen = expectOnly([fault('clockJump', { jump_s: 500 })], 'time_s', () => 500, 1e-9);
    const backwards = seen.filter((sample, i) => i > 0 && sample.time_s <= seen[i - 1].time_s);
    expect(backwards.length).toBe(1);
    expect(backwards[0].time_s).toBe(END_S);
  });

  it('set back at the very start it shows no negative time and still goes on', () => {
    const seen = samplesOf([{ name: 'clockJump', parameters: { jump_s: -100 } }]);
    for (let i = 1; i < seen.length; i++) expect(seen[i].time_s).toBeGreaterThan(seen[i - 1].time_s);
    expect(seen[0].time_s).toBe(0);
    expect(seen.at(-1)!.time_s).toBeCloseTo(healthy.at(-1)!.time_s - 100, 6);
  });

  it('scatters as stated and stays in order', () => {
    const seen = samplesOf([{ name: 'clockJitter', parameters: { jitter_s: 0.5 } }]);
    let squares = 0;
    seen.forEach((sample, i) => {
      squares += (sample.time_s - healthy[i].time_s) ** 2;
      if (i > 0) expect(sample.time_s).toBeGreaterThan(seen[i - 1].time_s);
    });
    // The few rows 10 ms after a step edge are pushed behind the row before.
    expect(Math.abs(Math.sqrt(squares / seen.length) / 0.5 - 1)).toBeLessThan(5 / Math.sqrt(2 * seen.length));
  });
});

describe('bus', () => {
  it('misses the stated share of samples and shifts none of the others', () => {
    const seen = samplesOf([{ name: 'missedSamples', parameters: { share: 0.2 } }]);
    const byTime = new Map(healthy.map((sample) => [sample.time_s, sample]));
    for (const sample of seen) expect(sample).toEqual(byTime.get(sample.time_s));
    const missed = 1 - seen.length / healthy.length;
    expect(Math.abs(missed - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / healthy.length));
  });

  it('refuses the stated share of reads in bursts, instrument by instrument', () => {
    const dense = { logger: { period_s: 2 } };
    const seen = samplesOf([{ name: 'busRefusals', parameters: { share: 0.1, burst_reads: 5 } }], dense);
    const n = seen.length;
    const flags = ['voltageValid', 'currentValid', 'temperatureValid', 'pressureValid'] as const;
    for (const flag of flags) {
      const bad = seen.filter((sample) => !sample[flag]).length;
      const bursts = seen.filter((sample, i) => !sample[flag] && (i === 0 || seen[i - 1][flag])).length;
      expect(Math.abs(bad / n - 0.1), flag).toBeLessThan(5 * Math.sqrt((0.1 * 0.9 * 9) / n));
      expect(Math.abs(bad / bursts / 5 - 1), flag).toBeLessThan(5 / Math.sqrt(bursts));
    }
    expect(seen.some((sample) => sample.voltageValid !== sample.currentValid)).toBe(true);
    expect(seen.every((sample) => sample.currentValid === sample.netChargeValid)).toBe(true);
  });

  it.each([
    ['voltageConverter', 'voltageValid', 'voltage_V'],
    ['powerMonitor', 'currentValid', 'current_A'],
    ['thermistor', 'temperatureValid', 'temperature_degC'],
    ['loadCell', 'pressureValid', 'pressure_kPa'],
  ] as const)('%s: lost it is marked as not measured, stuck it repeats as if measured', (name, flag, key) => {
    const lost = samplesOf([fault(`${name}Lost`)]);
    lost.forEach((sample, i) => {
      expect(sample[flag]).toBe(!inWindow(sample.time_s));
      if (!inWindow(sample.time_s)) expect(sample).toEqual(healthy[i]);
    });
    const stuck = samplesOf([fault(`${name}Stuck`)]);
    const frozen = healthy[healthy.findIndex((sample) => inWindow(sample.time_s)) - 1][key];
    stuck.forEach((sample, i) => {
      expect(sample[flag]).toBe(true);
      expect(sample[key]).toBe(inWindow(sample.time_s) ? frozen : healthy[i][key]);
    });
  });
});

describe('all of them', () => {
  it('have distinct names and act together without a number that is none', () => {
    const names = INSTRUMENT_FAULT_CLASSES.map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
    const every = INSTRUMENT_FAULT_CLASSES.filter(
      ({ name }) => !/Lost|Stuck|brownOut|thermistorShort/.test(name),
    ).map((entry) => {
      const middle = entry.parameters.map((rule) => [
        rule.key,
        Math.min(rule.max, 0.01 + Math.max(rule.min, 0)),
      ]);
      return { name: entry.name, parameters: Object.fromEntries(middle) as Record<string, number> };
    });
    const seen = samplesOf(
      every.map((spec) =>
        spec.name === 'contactorLeak' ? { ...spec, parameters: { resistance_ohm: 500 } } : spec,
      ),
    );
    expect(seen.length).toBeGreaterThan(300);
    for (const sample of seen) {
      const sum = sample.time_s + sample.voltage_V + sample.current_A + sample.netCharge_Ah;
      expect(Number.isFinite(sum + sample.temperature_degC + sample.pressure_kPa)).toBe(true);
    }
  });

  it('act together as the sum of what each does', () => {
    const faults = [fault('loadCellSlip', { offset_kPa: 7 }), fault('loadCellDrift', { drift_kPa_per_h: 3 })];
    const expected = ({ time_s }: Sample): number => 7 + (3 * (time_s - START_S)) / 3600;
    expectOnly(faults, 'pressure_kPa', expected, PRESSURE_STEP_KPA);
  });

  it('give the same samples for the same seed', () => {
    const faults = [fault('missedSamples', { share: 0.3 }), fault('busRefusals', { share: 0.2 })];
    const spread = { spread: 'default', seed: 9 } as const;
    expect(samplesOf(faults, spread)).toEqual(samplesOf(faults, spread));
  });
});
