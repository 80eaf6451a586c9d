import { expect, test } from 'vitest';
import { BatteryMonitor } from '../monitor.js';
import { CellProfile } from '../profile.js';
import { Sample } from '../sample.js';
import { MonitorSettings } from '../settings.js';
import { CollectorCharge } from './collectorCharge.js';

/** Follows hours at a current; the voltage is 3.3 V, and 2.4 V in the last minute where `ends`. */
class Follower {
  readonly monitor = new BatteryMonitor(new CellProfile(), new MonitorSettings());
  readonly collector = new CollectorCharge(this.monitor.profile);
  private readonly sample = Object.assign(new Sample(), { voltageValid: true, currentValid: true });

  run(current_A: number, hours: number, ends = false): this {
    const minutes = Math.round(60 * hours);
    for (let k = 0; k < minutes; k += 1) {
      const last = ends && k === minutes - 1;
      Object.assign(this.sample, { current_A, voltage_V: (last ? 2.4 : 3.3) + 1e-6 * (k % 7) });
      this.sample.time_s += 60;
      this.monitor.step(this.sample);
      this.collector.step(this.sample.time_s, this.monitor.counter, this.monitor.cycles);
    }
    return this;
  }

  get least_Ah(): number {
    return this.collector.least_C / 3600;
  }
}

test('counts from the lowest point of the record, less a leak of C/200', () => {
  // A minute of the charge lies before the first sample.
  const follower = new Follower().run(0.5, 1);
  expect(follower.least_Ah).toBeCloseTo((0.5 * 59) / 60 - (0.005 * 59) / 60, 4);
  const before_Ah = follower.run(0, 1).least_Ah;
  expect(follower.run(0, 10).least_Ah).toBeCloseTo(before_Ah - 0.05, 6);
});

test('a record that begins with a discharge knows of nothing', () => {
  expect(new Follower().run(-0.5, 1).least_Ah).toBe(0);
});

test('a discharge to the limit empties; 5 % of the capacity refill', () => {
  const follower = new Follower().run(0.5, 1).run(-0.5, 0.9, true);
  expect(follower.collector.emptied).toBe(true);
  expect(follower.least_Ah).toBe(0);
  expect(follower.run(0, 5).run(0.5, 0.09).collector.emptied).toBe(true);
  expect(follower.run(0.5, 0.03).collector.emptied).toBe(false);
  expect(follower.run(0.5, 1).least_Ah).toBeGreaterThan(0.5);
});
