import { describe, expect, test } from 'vitest';
import { BatteryMonitor } from '../monitor.js';
import { CellProfile } from '../profile.js';
import { Sample } from '../sample.js';
import { MonitorSettings } from '../settings.js';
import { Noise } from '../testing/noise.js';

interface Signal {
  /** Voltage less noise at a time after the refill of the collector, V. */
  voltage_V: (time_s: number) => number;
  current_A?: (time_s: number) => number;
  period_s?: number;
  duration_s?: number;
  resolution_V?: number;
}

const RESISTANCE_OHM = 0.07;
/** The collector is refilled first, C/2 for 10 min: until then nothing is judged. */
const REFILL_S = 600;

function run(signal: Signal, settings = new MonitorSettings()): BatteryMonitor {
  const profile = new CellProfile();
  profile.voltageNoise_V = 2e-5;
  profile.voltageResolution_V = signal.resolution_V ?? 0;
  const monitor = new BatteryMonitor(profile, settings);
  const noise = new Noise(11);
  const sample = new Sample();
  sample.voltageValid = sample.currentValid = true;
  const period_s = signal.period_s ?? 1;
  for (let time_s = 0; time_s < REFILL_S + (signal.duration_s ?? 3600); time_s += period_s) {
    const since_s = time_s - REFILL_S;
    sample.time_s = time_s;
    sample.current_A = since_s < 0 ? 0.5 : (signal.current_A?.(since_s) ?? 0.5);
    const quiet_V = since_s < 0 ? signal.voltage_V(0) : signal.voltage_V(since_s);
    const drop_V = sample.current_A * RESISTANCE_OHM;
    const analog_V = quiet_V + drop_V + 2e-5 * noise.gaussian();
    const step_V = signal.resolution_V ?? 0;
    sample.voltage_V = step_V > 0 ? Math.round(analog_V / step_V) * step_V : analog_V;
    monitor.step(sample);
  }
  return monitor;
}

const flat = (): number => 3.37;
/** A fall by a depth from a time on, for a width. */
const dip =
  (depth_V: number, start_s: number, width_s: number, base = flat) =>
  (time_s: number): number =>
    base() - (time_s >= start_s && time_s < start_s + width_s ? depth_V : 0);

describe('dips of the voltage', () => {
  test('20 mV are counted within two samples, whether they stay or go', () => {
    for (const width_s of [1, 10000]) {
      const settings = new MonitorSettings();
      expect(
        run({ voltage_V: dip(0.02, 1000, width_s), duration_s: 1001 }, settings).transient.dipCount,
      ).toBe(0);
      expect(
        run({ voltage_V: dip(0.02, 1000, width_s), duration_s: 1002 }, settings).transient.dipCount,
      ).toBe(1);
    }
  });

  test('a short of 100 ohm for 30 s: one dip with its width and charge', () => {
    const current_A = 3.37 / 100;
    const depth_V = current_A * RESISTANCE_OHM;
    const { transient } = run({ voltage_V: dip(depth_V, 1000, 30), duration_s: 2000 });
    expect(transient.dipCount).toBe(1);
    // The largest of 30 noisy samples.
    expect(Math.abs(transient.depth_V - depth_V)).toBeLessThan(8e-5);
    // Half an interval at either edge is not known.
    expect(Math.abs(transient.width_s - 30)).toBeLessThan(1);
    // 30 samples, half an interval at either end uncertain, on a line drawn on: 5 %.
    expect(transient.packetCharge_C / (current_A * 30)).toBeGreaterThan(0.95);
    expect(transient.packetCharge_C / (current_A * 30)).toBeLessThan(1.05);
    expect(transient.widths).toEqual([0, 0, 0, 0, 0, 1, 0, 0]);
  });

  test('the same at 10 s', () => {
    const { transient } = run({ voltage_V: dip(0.00236, 1000, 30), duration_s: 3000, period_s: 10 });
    expect(transient.dipCount).toBe(1);
  });

  test('at constant voltage the current shows it', () => {
    const rise_A = (time_s: number): number => 0.05 + (time_s >= 1000 && time_s < 1030 ? 0.0337 : 0);
    const voltage_V = (time_s: number): number => 3.37 - RESISTANCE_OHM * (rise_A(time_s) - 0.05);
    expect(run({ voltage_V, current_A: rise_A, duration_s: 2000 }).transient.dipCount).toBe(1);
  });

  test('at constant voltage, though the short takes all that the charger can give', () => {
    const limit_V = new CellProfile().voltageMax_V;
    // A pause first, which tells the resistance; 0.163 A before the short, so that the smaller supply hardly differs.
    const taper_A = (time_s: number): number => (time_s < 100 ? 0 : 0.5 * Math.exp((100 - time_s) / 2600));
    for (const supply_A of [0.5, 0.1635]) {
      const current_A = (time_s: number): number =>
        time_s >= 3000 && time_s < 3002 ? supply_A : taper_A(time_s);
      const voltage_V = (time_s: number): number =>
        limit_V - RESISTANCE_OHM * (time_s < 100 ? 0.5 : current_A(time_s));
      const { transient } = run({ voltage_V, current_A, duration_s: 4000 });
      expect(transient.dipCount).toBe(supply_A === 0.5 ? 1 : 0);
      expect(transient.spikeCount).toBe(0);
    }
  });

  test('many shallow dips of 6 sigma are found by their mean', () => {
    const voltage_V = (time_s: number): number =>
      3.37 - (time_s % 900 >= 600 && time_s % 900 < 640 ? 1.2e-4 : 0);
    const { transient } = run({ voltage_V, duration_s: 7200 });
    expect(transient.dipCount).toBe(0);
    expect(transient.shallowCount).toBeGreaterThanOrEqual(3);
    expect(transient.evidence.everPresent).toBe(true);
  });

  const healthy: [string, Signal][] = [
    ['noise', { voltage_V: flat, duration_s: 100000 }],
    ['a coarse converter', { voltage_V: (t) => 3.37 + 1e-7 * t, resolution_V: 195.3e-6, duration_s: 100000 }],
    ['a ramp', { voltage_V: (t) => 3.9 - 2e-4 * t }],
    ['a knee', { voltage_V: (t) => 3.37 - 0.5 * Math.exp((t - 3600) / 60) }],
    ['an edge', { voltage_V: (t) => 3.37 + 0.2 / (1 + Math.exp((1800 - t) / 100)), period_s: 10 }],
    ['steps of current', { voltage_V: flat, current_A: (t) => (Math.floor(t / 100) % 3) * 0.4 }],
    [
      'steps of current, resistance 30 % off',
      {
        voltage_V: (t) => 3.37 + 0.02 * (Math.floor(t / 40) % 2),
        current_A: (t) => (Math.floor(t / 40) % 2) * 0.95,
      },
    ],
    ['the end of a charge', { voltage_V: (t) => 3.37 - 0.03 * (1 - Math.exp(-t / 200)), current_A: () => 0 }],
    ['a contact that changes under discharge', { voltage_V: dip(0.03, 1000, 1e9), current_A: () => -0.5 }],
  ];
  test.each(healthy)('%s: no dip', (_name, signal) => {
    const { transient } = run(signal);
    expect(transient.dipCount + transient.shallowCount).toBe(0);
  });

  test('a fall that never comes back is not counted', () => {
    expect(run({ voltage_V: dip(0.00012, 1000, 1e9) }).transient.shallowCount).toBe(0);
    expect(run({ voltage_V: dip(0.003, 1000, 1e9) }).transient.dipCount).toBe(0);
  });
});

describe('dips as evidence', () => {
  const train =
    (every_s: number, sign = 1) =>
    (time_s: number): number =>
      3.37 - (time_s % every_s >= every_s - 20 ? 0.003 * sign : 0);

  test('three within two hours are evidence, and held; three a day are not', () => {
    const monitor = run({ voltage_V: train(2000), duration_s: 6100 });
    expect(monitor.transient.evidence.present).toBe(true);
    expect(monitor.transient.evidence.first_s).toBeCloseTo(REFILL_S + 6000, -1);
    expect(run({ voltage_V: train(28800), duration_s: 90000 }).transient.evidence.everPresent).toBe(false);
  });

  test('spikes as frequent as dips make them disturbance', () => {
    const both = (time_s: number): number => train(2000)(time_s) + train(2000, -1)(time_s + 1000) - 3.37;
    const { transient } = run({ voltage_V: both, duration_s: 20000 });
    expect(transient.spikeCount).toBeGreaterThan(5);
    expect(transient.evidence.everPresent).toBe(false);
  });

  test('shallow spikes upwards are none, and what goes up as long as down is no dip', () => {
    const square = (up_s: number, every_s: number) => (time_s: number) =>
      3.37 + (time_s % every_s >= every_s - up_s ? 1.2e-4 : 0);
    for (const [up_s, every_s] of [
      [40, 900],
      [450, 900],
    ] as const) {
      const { transient } = run({ voltage_V: square(up_s, every_s), duration_s: 20000 });
      // Of 22 one may be missed and its neighbours misread; evidence takes three.
      expect(transient.shallowCount).toBeLessThanOrEqual(1);
      expect(transient.evidence.everPresent).toBe(false);
    }
  });

  test('a voltage that wanders while plating (delamination, 1 mV in half a minute) is no evidence', () => {
    for (const period_s of [1, 10]) {
      const noise = new Noise(11);
      let wander_V = 0;
      const voltage_V = (): number => {
        const kept = Math.exp(-period_s / 30);
        wander_V = kept * wander_V + 1e-3 * Math.sqrt(1 - kept * kept) * noise.gaussian();
        return 3.37 + wander_V;
      };
      // Rests in between: their noise must not be taken for that of plating.
      const current_A = (time_s: number): number => (time_s % 7200 < 3600 ? 0.5 : 0);
      const quietInRest = (time_s: number): number => (current_A(time_s) > 0 ? voltage_V() : 3.37);
      const { transient } = run({ voltage_V: quietInRest, current_A, duration_s: 86400, period_s });
      expect(transient.evidence.everPresent).toBe(false);
      expect(transient.dipCount).toBe(0);
    }
  });

  test('a train raises the noise', () => {
    expect(run({ voltage_V: flat, duration_s: 5000 }).transient.noisy).toBe(false);
    expect(run({ voltage_V: train(200), duration_s: 5000 }).transient.noisy).toBe(true);
  });

  test('each detector can be switched off', () => {
    const settings = new MonitorSettings();
    settings.transient.dipsEnabled = false;
    expect(run({ voltage_V: train(2000), duration_s: 6100 }, settings).transient.dipCount).toBe(0);
  });
});
