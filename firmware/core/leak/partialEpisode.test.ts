import { describe, expect, it } from 'vitest';
import { Alarms } from '../alarms.js';
import { CoulombCounter } from '../coulombCounter.js';
import { Flow } from '../flow.js';
import { Plausibility } from '../plausibility.js';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { ZeroCurrent } from '../zeroCurrent.js';
import { PartialLeak } from './partialLeak.js';
import { Slippage } from './slippage.js';
import { Settling } from './settling.js';
import { SoftShort } from './softShort.js';

const CYCLE_S = 8000;

/** The detector behind its crossings: states are given as charges, in the place of a cell. */
function fed() {
  const profile = new CellProfile();
  const settings = Object.assign(new MonitorSettings(), { crossingFade: 0, crossingFade_per_h: 0 });
  const settling = new Settling(profile, settings);
  settling.takeRest(0);
  const alarms = new Alarms();
  const plausibility = new Plausibility(profile, settings, alarms);
  // Time enough to judge a crossing in one step.
  plausibility.interval_s = 10_000;
  const counter = new CoulombCounter(profile, settings, alarms);
  const flow = new Flow(profile, settings);
  const zero = new ZeroCurrent(profile, settings, alarms);
  zero.uncertainty_A = 0;
  const softShort = new SoftShort(profile, settings);
  const partial = new PartialLeak(profile, settings, settling);
  partial.takeTop(false);
  partial.takeTop(false);
  const { crossing } = partial;
  crossing.step = () => {};
  let time_s = 0;
  let charge_C = 0;
  /** Crossings of a cycle each, which slip by so much. */
  const slips = (each_C: number[], sigma_C = 1) => {
    for (const slip_C of each_C) {
      time_s += CYCLE_S;
      charge_C += slip_C;
      Object.assign(crossing.state, { time_s, charge_C, rawCharge_C: charge_C });
      crossing.variance_C2 = sigma_C * sigma_C;
      crossing.fresh = true;
      partial.step(plausibility, counter, flow, zero);
      softShort.beginStep();
      partial.ask(softShort, time_s);
    }
  };
  /** A segment of full charges that misses so much charge between two cycles. */
  const segment = (from: number, to: number, missing_C: number) => {
    const slip = new Slippage(profile, settings, settling);
    const start_s = from * CYCLE_S;
    const end_s = to * CYCLE_S;
    const random_A = 2 / (end_s - start_s);
    const leak_A = missing_C / (end_s - start_s);
    Object.assign(slip.segment, { start_s, end_s, charge_C: missing_C, leak_A, random_A });
    partial.yieldToSlip(slip, softShort);
    return slip.segment;
  };
  return { partial, softShort, slips, segment };
}

const QUIET = [0, 0, 0, 0];

describe('a leak is found', () => {
  it('where it slips again and again', () => {
    const { softShort, slips } = fed();
    slips([...QUIET, 14, 14]);
    expect(softShort.level).toBe(1);
  });

  it('not where all of it slipped at once, however uncertain the cycles since then are', () => {
    const { partial, softShort, slips } = fed();
    slips([...QUIET, 573, 0, 0, 0, 0, 0], 28);
    expect(partial.reading.isBeyond(5)).toBe(true);
    expect(softShort.levelMax).toBe(0);
  });

  it('not where the newest cycles are without it', () => {
    const { partial, softShort, slips } = fed();
    partial.takeTop(true);
    slips([...QUIET, 14, 14, 14, 14]);
    partial.takeTop(false);
    partial.takeTop(false);
    // What could not be judged before is over.
    slips([0]);
    expect(partial.reading.isBeyond(5)).toBe(true);
    expect(softShort.levelMax).toBe(0);
  });
});

describe('an episode', () => {
  it('keeps its size when it ends, and counts what leaked in the cycle it ended in', () => {
    const { softShort, slips } = fed();
    slips([...QUIET, 6, 6, 6, 6, 6, 6]);
    expect(softShort.level).toBe(1);
    slips([2.2, 0, 0]);
    expect(softShort.level).toBe(0);
    const { episode } = softShort;
    expect(episode.ended).toBe(true);
    expect(episode.leak_A).toBeCloseTo(6 / CYCLE_S, 9);
    expect(episode.leakCharge_C).toBeCloseTo(38.2, 6);
    expect(episode.end_s).toBe(10 * CYCLE_S);
  });

  it('is measured anew where it goes on at less', () => {
    const { softShort, slips } = fed();
    slips([...QUIET, 14, 14, 14, 14]);
    slips([10, 10, 10, 10, 10, 10]);
    expect(softShort.level).toBe(1);
    expect(softShort.episode.leak_A).toBeCloseTo(10 / CYCLE_S, 9);
    expect(softShort.episode.leakCharge_C).toBeCloseTo(4 * 14 + 6 * 10, 6);
  });

  it('goes on where the memory of crossings starts anew', () => {
    const { partial, softShort, slips } = fed();
    slips([...QUIET, 14, 14, 14, 14]);
    partial.crossing.levelCount += 1;
    slips([14, 14, 14, 14]);
    expect(softShort.level).toBe(1);
    expect(softShort.episodeCount).toBe(1);
    expect(softShort.episode.leak_A).toBeCloseTo(14 / CYCLE_S, 9);
    // The first of the new crossings has none to compare with: it leaked as before.
    expect(softShort.episode.leakCharge_C).toBeCloseTo(8 * 14, 6);
    slips([0, 0, 0]);
    expect(softShort.level).toBe(0);
  });
});

describe('a full charge after it', () => {
  it('takes the episode over where it shows the leak too', () => {
    const { softShort, slips, segment } = fed();
    slips([...QUIET, 14, 14, 14]);
    segment(4, 8, 5);
    expect(softShort.level).toBe(1);
    segment(4, 8, 56);
    // Open for the verdict to open it again, as the same one.
    expect(softShort.level).toBe(0);
    expect(softShort.episodeCount).toBe(0);
    expect(softShort.levelMax).toBe(1);
  });

  it('takes over nothing that has been named, or that has begun with a step: no level falls', () => {
    for (const [level, stepped] of [
      [2, true],
      [3, true],
      [4, false],
      [1, true],
    ] as const) {
      const { softShort, slips, segment } = fed();
      slips([...QUIET, 14, 14, 14]);
      softShort.level = level;
      softShort.episode.stepped = stepped;
      segment(4, 8, 56);
      expect(softShort.level).toBe(level);
      expect(softShort.episodeCount).toBe(1);
    }
  });

  it('does not find again what has leaked in an episode that has ended', () => {
    const { softShort, slips, segment } = fed();
    slips([...QUIET, 14, 14, 14, 14, 0, 0, 0]);
    expect(softShort.episode.ended).toBe(true);
    const leaked_C = softShort.episode.leakCharge_C;
    expect(leaked_C).toBeCloseTo(56, 6);
    const same = segment(2, 12, 56);
    expect(same.isBeyond(1)).toBe(false);
    expect(softShort.episode.leakCharge_C).toBe(leaked_C);
    // It is all in what a larger one measures.
    const larger = segment(2, 12, 96);
    expect(larger.charge_C).toBeCloseTo(40, 6);
    expect(larger.isBeyond(5)).toBe(true);
    expect(softShort.episode.leakCharge_C).toBe(0);
  });

  it('is not touched by an episode that ended before its segment began', () => {
    const { slips, segment } = fed();
    slips([...QUIET, 14, 14, 14, 14, 0, 0, 0]);
    expect(segment(10, 12, 56).charge_C).toBe(56);
  });
});
