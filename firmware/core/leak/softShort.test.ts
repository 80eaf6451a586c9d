import { describe, expect, test } from 'vitest';
import { Alarms } from '../alarms.js';
import { Endpoint } from '../endpoint.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { Settling } from './settling.js';
import { Slippage } from './slippage.js';
import { Cause } from './cause.js';
import { SoftShort } from './softShort.js';
import { ZeroCurrent } from '../zeroCurrent.js';

const CYCLE_S = 6 * 3600;
/** Standard deviation of one cycle's slip, from the current at which the charges end. */
const RANDOM_A = 80e-6;
const OFFSET_A = 5e-6;

function profileWith(offset_A: number): CellProfile {
  const profile = new CellProfile();
  profile.currentOffsetUncertainty_A = offset_A;
  return profile;
}

/** Feeds full charges whose slips are these, one figure a cycle, A. */
function judge(
  leaks_A: readonly number[],
  offset_A = OFFSET_A,
  before?: (softShort: SoftShort, cycle: number, leak_A: number) => void,
  brokenCycle = Infinity,
): SoftShort {
  const settings = new MonitorSettings();
  const settling = new Settling(new CellProfile(), settings);
  // A cathode that settles at once: a rest has shown no tail.
  settling.takeRest(0);
  const slippage = new Slippage(new CellProfile(), settings, settling);
  const softShort = new SoftShort(new CellProfile(), settings);
  const top = new Endpoint();
  const zero = new ZeroCurrent(profileWith(offset_A), settings, new Alarms());
  top.current_A = (RANDOM_A * CYCLE_S) / Math.SQRT2 / (settings.relaxationTime_s * settings.relaxationSpread);
  slippage.takeTop(top, true, zero, 0, false);
  leaks_A.forEach((leak_A, k) => {
    softShort.beginStep();
    before?.(softShort, k + 1, leak_A);
    if (k + 1 === brokenCycle) top.breakCount++;
    top.time_s = (k + 1) * CYCLE_S;
    top.charge_C += leak_A * CYCLE_S;
    top.voltageTime_Vs = 3.3 * top.time_s;
    slippage.takeTop(top, true, zero, 0, softShort.level > 0);
    slippage.follow(10000);
    if (slippage.judged) softShort.takeSlip(slippage, top.time_s);
  });
  return softShort;
}

const quiet = [10e-6, -30e-6, 20e-6, -5e-6];
const constant = (leak_A: number, count: number): number[] => Array.from({ length: count }, () => leak_A);

describe('levels', () => {
  test('scatter around zero stays at 0, with an upper bound for what could still leak', () => {
    const verdict = judge([...quiet, ...quiet]);
    expect(verdict.levelMax).toBe(0);
    expect(verdict.cause).toBe(Cause.None);
    // Eight cycles measure the mean slip to an eighth of one cycle's error; the offset stays.
    const mean_A = quiet.reduce((sum, x) => sum + x, 0) / quiet.length;
    const bound_A = Math.max(0, mean_A) + 2 * Math.hypot(RANDOM_A / 8, OFFSET_A);
    expect(verdict.quiet.bound_A).toBeCloseTo(bound_A, 7);
  });
  test('a leak from the first sample is found, not learnt as healthy, and its cause stays open', () => {
    const verdict = judge(constant(1.5e-3, 4));
    expect(verdict.firstLeakTime_s).toBe(CYCLE_S);
    expect(verdict.levelMax).toBe(1);
    expect(verdict.cause).toBe(Cause.Unresolved);
    expect(verdict.episode.leak_A).toBeCloseTo(1.5e-3, 12);
  });
  test('a leak that only grows slowly is no step', () => {
    expect(judge(Array.from({ length: 12 }, (_, k) => 1e-3 + 0.1e-3 * k)).levelMax).toBe(1);
  });
  test('a step inside the record: level 1 at the first reading, level 2 when a second confirms', () => {
    expect(judge([...quiet, 1.5e-3]).level).toBe(1);
    const verdict = judge([...quiet, 1.5e-3, 1.5e-3]);
    expect(verdict.level).toBe(2);
    expect(verdict.firstDetectionTime_s).toBe(6 * CYCLE_S);
  });
  test('one outlier, or one lasting jump of the end point, is not a soft short, and does not stay', () => {
    expect(judge([...quiet, 1.5e-3, ...quiet, ...quiet]).level).toBe(0);
    expect(judge([...quiet, 1.5e-3, ...quiet, ...quiet]).levelMax).toBe(1);
    expect(judge([...quiet, 1.5e-3, -1.5e-3, ...quiet]).levelMax).toBe(1);
  });
  test('a slip counts at 5 sigma, over one cycle or over several', () => {
    const sigma_A = Math.hypot(RANDOM_A, OFFSET_A);
    const level = (...sigmas: number[]): number => judge([...quiet, ...sigmas.map((x) => x * sigma_A)]).level;
    // Against the four quiet cycles before it, whose error counts too.
    expect(level(6.5)).toBe(1);
    expect(level(4.8)).toBe(0);
    expect(level(2.9, 2.9)).toBeGreaterThan(0);
    expect(level(2.3, 2.3)).toBe(0);
    // Without any cycle before it, against zero alone.
    expect(judge([5.1 * sigma_A]).level).toBe(1);
    expect(judge([4.9 * sigma_A]).level).toBe(0);
  });
  test('a leak too small for any one cycle is found over several, sized and dated', () => {
    const small_A = 2 * RANDOM_A;
    const verdict = judge([...quiet, ...quiet, ...constant(small_A, 8)]);
    expect(verdict.levelMax).toBe(2);
    expect(verdict.firstDetectionTime_s).toBeLessThanOrEqual(13 * CYCLE_S);
    expect(verdict.episode.leakLow_A).toBeLessThan(small_A);
    expect(verdict.episode.leakHigh_A).toBeGreaterThan(small_A);
    expect(verdict.episode.onsetLow_s).toBeLessThanOrEqual(8 * CYCLE_S);
    expect(verdict.episode.onsetHigh_s).toBeGreaterThanOrEqual(8 * CYCLE_S);
  });
  test('an offset of the sensor of that size is reason for silence', () => {
    expect(judge(constant(1.5e-3, 5), 1e-3).levelMax).toBe(0);
  });
});

describe('the end of a leak', () => {
  const verdict = judge([...quiet, 1.5e-3, 1.5e-3, 1.5e-3, 0.7e-3, ...constant(0, 5)]);
  test('the level falls after five quiet cycles, the end is dated to the first of them', () => {
    expect(verdict.level).toBe(0);
    expect(verdict.levelMax).toBe(2);
    expect(verdict.episode.ended).toBe(true);
    expect(verdict.episode.end_s).toBe(8 * CYCLE_S);
  });
  test('the episode keeps its cause; the present one is none', () => {
    expect([verdict.cause, verdict.episode.cause]).toEqual([Cause.None, Cause.Unresolved]);
    const pierced = judge(
      [...quiet, 1.5e-3, 1.5e-3, 1.5e-3, ...constant(0, 6)],
      OFFSET_A,
      (softShort, cycle) => {
        const dips = restOf(cycle, 1.5e-3, 1e-3);
        dips.method = LeakMethod.Dips;
        if (cycle === 6) softShort.takeQuick(dips, true, cycle * CYCLE_S);
      },
    );
    expect([pierced.level, pierced.cause, pierced.episode.cause]).toEqual([0, Cause.None, Cause.SoftShort]);
  });
  test('neither the quiet cycles nor the one the leak ended in count towards its mean', () => {
    expect(verdict.episode.leak_A).toBeCloseTo(1.5e-3, 12);
    // The window of the onset takes in the quiet cycle before it.
    const charge_C = (3 * 1.5e-3 + 0.7e-3 + (quiet.at(-1) ?? 0)) * CYCLE_S;
    expect(verdict.episode.leakCharge_C).toBeCloseTo(charge_C, 6);
  });
  test('what was told is not told again, but a second leak is', () => {
    const once = [...quiet, ...constant(1.5e-3, 4), ...constant(0, 12)];
    expect(judge(once).episodeCount).toBe(1);
    const twice = judge([...once, ...constant(1e-3, 3)]);
    expect(twice.episodeCount).toBe(2);
    expect(twice.level).toBe(2);
  });
});

describe('episode', () => {
  test('the onset is dated from the charge that leaked in its window', () => {
    // The leak of 1.5 mA began a third of a cycle before the end of the fifth.
    const { episode } = judge([...quiet, 1.5e-3 / 3, 1.5e-3, 1.5e-3]);
    const onset_s = (5 - 1 / 3) * CYCLE_S;
    expect(Math.abs(episode.onset_s - onset_s)).toBeLessThan(300); // what the quiet cycle before it slipped
    expect(episode.onsetLow_s).toBeLessThan(onset_s);
    expect(episode.onsetHigh_s).toBeGreaterThan(onset_s);
    expect(episode.leak_A).toBeCloseTo(1.5e-3, 12);
  });
  test('bounds: two standard deviations of end points, offset, scale, and the cycles cut at the ends', () => {
    const width = (cycles: number): number => {
      const { episode } = judge([...quiet, ...constant(1.5e-3, cycles + 1)]);
      return episode.leakHigh_A - episode.leakLow_A;
    };
    const expected = (cycles: number): number =>
      4 * Math.hypot(RANDOM_A / cycles, OFFSET_A, 1.5e-3 * 0.0005, (1.5e-3 * 0.1) / cycles);
    expect(width(1)).toBeCloseTo(expected(1), 9);
    expect(width(10)).toBeCloseTo(expected(10), 9);
  });
});

/** A rest's reading, A, in the cycle of this index. */
function restOf(cycle: number, leak_A: number, random_A = 20e-6): LeakReading {
  const rest = new LeakReading();
  rest.method = LeakMethod.Rest;
  rest.start_s = cycle * CYCLE_S - 2000;
  rest.end_s = cycle * CYCLE_S - 500;
  rest.leak_A = leak_A;
  rest.random_A = random_A;
  rest.relative = 0.15;
  return rest;
}

describe('a break in the count of charge within an episode', () => {
  const LEAK_A = 1e-3;
  const broken = (leaks_A: readonly number[]): SoftShort => judge(leaks_A, OFFSET_A, undefined, 9);

  test('a leak that goes on is one episode, measured on, and its charge counts on', () => {
    const { episode, episodeCount, level } = broken([...quiet, ...constant(LEAK_A, 11)]);
    expect([episodeCount, level]).toEqual([1, 2]);
    expect(episode.leak_A).toBeCloseTo(LEAK_A, 6);
    // From the fifth cycle to the fifteenth, the one that broke taken to leak as the others.
    expect(episode.leakCharge_C / (11 * CYCLE_S * LEAK_A)).toBeGreaterThan(0.95);
    expect(episode.leakCharge_C / (11 * CYCLE_S * LEAK_A)).toBeLessThan(1.05);
    expect(episode.onsetHigh_s).toBeLessThanOrEqual(5 * CYCLE_S);
  });

  test('one that has ended meanwhile ends after cycles that show nothing', () => {
    const { episode, level } = broken([...quiet, ...constant(LEAK_A, 4), ...constant(0, 6)]);
    expect([episode.ended, level]).toEqual([true, 0]);
    expect(episode.end_s).toBeGreaterThanOrEqual(8 * CYCLE_S);
  });
});

describe('two detectors', () => {
  /** Slips with a rest before each full charge that reads this share of the slip. */
  function judgeWithRests(leaks_A: readonly number[], share: number): SoftShort {
    return judge(leaks_A, OFFSET_A, (softShort, cycle, leak_A) => {
      softShort.takeRest(restOf(cycle, share * leak_A), cycle * CYCLE_S);
    });
  }
  const stepped = [...quiet, ...constant(0.5e-3, 6)];

  test('a step that the rests share is a soft short, its cause open', () => {
    const verdict = judgeWithRests(stepped, 1);
    expect(verdict.level).toBe(2);
    expect(verdict.cause).toBe(Cause.Unresolved);
  });
  test('a step of the counted charge that the rests deny is a wrong zero, and no soft short', () => {
    const verdict = judgeWithRests(stepped, 0);
    expect(verdict.levelMax).toBe(1);
    expect(verdict.cause).toBe(Cause.SensorOffset);
  });
  test('rests at the top that leak far more than the cycle speak for a reaction that follows the voltage', () => {
    expect(judgeWithRests(stepped, 4).cause).toBe(Cause.Parasitic);
  });
  test('what only rests showed is overruled by three cycles that show nothing', () => {
    const verdict = judge(constant(0, 8), OFFSET_A, (softShort, cycle) => {
      if (cycle === 2) softShort.takeRest(restOf(cycle, 1e-3), cycle * CYCLE_S);
    });
    expect(verdict.levelMax).toBe(1);
    expect(verdict.level).toBe(0);
    expect(verdict.episode.ended).toBe(true);
  });
  test('dips of the voltage name the cause, and with a leaking charge are a soft short', () => {
    const dips = restOf(5, 1e-3, 1e-3);
    dips.method = LeakMethod.Dips;
    const alone = judge(quiet, OFFSET_A, (softShort, cycle) => {
      if (cycle === 4) softShort.takeQuick(dips, true, cycle * CYCLE_S);
    });
    expect(alone.levelMax).toBe(1);
    expect(alone.cause).toBe(Cause.SoftShort);
    const both = judge(constant(1.5e-3, 4), OFFSET_A, (softShort, cycle) => {
      if (cycle === 4) softShort.takeQuick(dips, true, cycle * CYCLE_S);
    });
    expect(both.level).toBe(2);
    expect(both.cause).toBe(Cause.SoftShort);
  });
});

describe('growth and hard shorts', () => {
  test('a soft short that grows from cycle to cycle is level 3', () => {
    const growing = [...quiet, 1.5e-3, 1.5e-3, 1.9e-3, 2.4e-3, 3e-3];
    expect(judge(growing).level).toBe(3);
    expect(judge([...quiet, ...constant(1.5e-3, 5)]).level).toBe(2);
  });
  test('a soft short above C/100 is level 3', () => {
    expect(judge([...quiet, ...constant(12e-3, 3)]).level).toBe(3);
  });
  test('a hard short is level 4 and stays, whatever follows', () => {
    const verdict = judge([...quiet, ...quiet, ...quiet], OFFSET_A, (softShort, cycle) => {
      if (cycle === 3) softShort.takeHardShort(restOf(cycle, 1), true, cycle * CYCLE_S);
    });
    expect(verdict.level).toBe(4);
    expect(verdict.cause).toBe(Cause.SoftShort);
  });
});
