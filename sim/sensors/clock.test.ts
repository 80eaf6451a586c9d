import { describe, expect, it } from 'vitest';
import { Burst } from './burst.js';
import { Clock } from './clock.js';
import { Drift } from './drift.js';
import { RandomStream } from '../random.js';
import { noSensorErrors } from './sensorErrors.js';

describe('Clock', () => {
  it('runs fast by its drift and scatters by its jitter, in whole milliseconds', () => {
    const clock = new Clock({ ...noSensorErrors(), clockDrift: 50e-6, clockJitter_s: 1e-3 }, 1);
    const n = 20000;
    let sum_s = 0;
    let squares_s2 = 0;
    for (let i = 1; i <= n; i++) {
      const off_s = clock.read_s(10 * i) - 10 * i * (1 + 50e-6);
      sum_s += off_s;
      squares_s2 += off_s * off_s;
    }
    const sd_s = Math.hypot(1e-3, 1e-3 / Math.sqrt(12));
    expect(Math.abs(sum_s / n)).toBeLessThan((5 * sd_s) / Math.sqrt(n));
    expect(Math.abs(Math.sqrt(squares_s2 / n) / sd_s - 1)).toBeLessThan(5 / Math.sqrt(2 * n));
  });

  it('never repeats a time', () => {
    const clock = new Clock(noSensorErrors(), 1);
    expect([0.0101, 0.0103, 0.0104, 0.02].map((time_s) => clock.read_s(time_s))).toEqual([
      0.01, 0.011, 0.012, 0.02,
    ]);
  });
});

describe('Drift', () => {
  it('adds up and is counted from the time of its reset', () => {
    const drift = new Drift();
    drift.reset(100);
    drift.add(3, 0.5);
    drift.add(-1, 0.25);
    expect(drift.at(100)).toBe(2);
    expect(drift.at(104)).toBe(5);
    drift.reset(200);
    expect(drift.at(1e6)).toBe(0);
  });
});

describe('Burst', () => {
  it('is bad for the stated share, in bursts of the stated mean length', () => {
    for (const [share, length] of [
      [0.1, 4],
      [0.5, 1],
      [0.02, 20],
    ]) {
      const burst = new Burst(new RandomStream(7, 'test'));
      const n = 200000;
      let bad = 0;
      let bursts = 0;
      let before = false;
      for (let i = 0; i < n; i++) {
        const now = burst.next(share, length);
        if (now) bad++;
        if (now && !before) bursts++;
        before = now;
      }
      expect(Math.abs(bad / n / share - 1)).toBeLessThan(5 * Math.sqrt((2 * length) / (share * n)));
      expect(Math.abs(bad / bursts / length - 1)).toBeLessThan(5 / Math.sqrt(bursts));
    }
  });

  it('draws nothing and ends at once without a share', () => {
    const random = new RandomStream(7, 'test');
    const burst = new Burst(random);
    expect(burst.next(0, 5)).toBe(false);
    expect(random.integer()).toBe(new RandomStream(7, 'test').integer());
  });
});
