import { describe, expect, test } from 'vitest';
import { LeakEpisode } from './leakEpisode.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';

function restReading(leak_A: number, voltage_V: number): LeakReading {
  const reading = new LeakReading();
  reading.method = LeakMethod.Rest;
  reading.end_s = 3600;
  reading.leak_A = leak_A;
  reading.random_A = 0.01 * leak_A;
  reading.meanVoltage_V = voltage_V;
  return reading;
}

/** A straight curve. */
function sloped(low_V: number, high_V: number): CellProfile {
  const profile = new CellProfile();
  profile.ocvCount = 2;
  profile.ocvFraction[1] = 1;
  profile.ocvVoltage_V[0] = low_V;
  profile.ocvVoltage_V[1] = high_V;
  return profile;
}

describe('a leak known from a rest alone', () => {
  test('is what a resistance leaks at the mean voltage, and the bounds hold one that knows no Ohm', () => {
    const episode = new LeakEpisode(sloped(2.4, 3.6), new MonitorSettings());
    episode.begin(restReading(3.6e-3, 3.6), 3600, false);
    expect(episode.leak_A).toBeCloseTo(3e-3, 12);
    expect(episode.meanVoltage_V / episode.leak_A).toBeCloseTo(3.6 / 3.6e-3, 9);
    // Two standard deviations of form reach it, and the noise a little further.
    expect(episode.leakHigh_A).toBeGreaterThan(3.6e-3);
    expect(episode.leakHigh_A).toBeLessThan(3.61e-3);
    expect(episode.leakLow_A).toBeCloseTo(6e-3 - episode.leakHigh_A, 12);
  });

  test('stays as it is read on a plateau, or without a curve', () => {
    for (const profile of [sloped(3.6, 3.6), sloped(0, 0)]) {
      const episode = new LeakEpisode(profile, new MonitorSettings());
      episode.begin(restReading(3.6e-3, 3.6), 3600, false);
      expect(episode.leak_A).toBeCloseTo(3.6e-3, 12);
      expect(episode.leakHigh_A / episode.leak_A).toBeCloseTo(1.02, 12);
    }
  });
});
