import { describe, expect, test } from 'vitest';
import { Alarms } from '../alarms.js';
import { Endpoint } from '../endpoint.js';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { Settling } from './settling.js';
import { Slippage } from './slippage.js';
import { Noise } from '../testing/noise.js';
import { ZeroCurrent } from '../zeroCurrent.js';

const CYCLE_S = 20000;

/** Twenty full charges, of which the last eight slip; the work is done `interval_s` at a time. */
function judged(interval_s: number) {
  const profile = new CellProfile();
  const settings = new MonitorSettings();
  const settling = new Settling(profile, settings);
  settling.takeRest(0);
  const slippage = new Slippage(profile, settings, settling);
  const zero = new ZeroCurrent(profile, settings, new Alarms());
  const noise = new Noise(3);
  const top = new Endpoint();
  top.current_A = 0.02;
  let most = 0;
  for (let k = 0; k < 20; k += 1) {
    top.time_s = k * CYCLE_S;
    top.charge_C += 1 * noise.gaussian() + (k > 12 ? 0.5e-3 * CYCLE_S : 0);
    slippage.takeTop(top, true, zero, 0, false);
    expect(slippage.fresh).toBe(k > 0);
    let calls = 0;
    while (k > 0 && !slippage.judged) {
      slippage.follow(interval_s);
      calls += 1;
    }
    most = Math.max(most, calls);
    slippage.judged = false;
  }
  return { slippage, most };
}

describe('the judgement of a top', () => {
  test('is the same in one go and piece by piece, and takes at most two pieces a remembered top', () => {
    const whole = judged(10000);
    const pieces = judged(1);
    expect(pieces.slippage).toEqual(whole.slippage);
    expect(whole.slippage.segmentCycles).toBe(7);
    expect(whole.slippage.segment.leak_A).toBeCloseTo(0.5e-3, 4);
    expect(whole.most).toBe(1);
    expect(pieces.most).toBeGreaterThan(16);
    expect(pieces.most).toBeLessThanOrEqual(32);
  });

  test('rows that come seldom are waited for less often', () => {
    expect(judged(600).most).toBeLessThan(judged(10).most / 4);
  });
});
