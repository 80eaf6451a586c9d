/** The truth names the cause of every leak, and the score tells a wrong cause from a right one and from an open one. */
import { describe, expect, it } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import { Simulation } from '../../sim/simulation.js';
import { nominalScenario } from '../../sim/testRun.js';
import { toCellProfile } from '../profile/toCellProfile.js';
import { MonitorRun } from '../run/monitorRun.js';
import { buildScore } from './buildScore.js';
import { buildTruth } from './buildTruth.js';
import { cellDocument } from './cellDocument.js';
import type { ResultDocument, TruthDocument } from './resultSchema.js';

function judged(
  name: string,
  parameters: Record<string, number>,
): { result: ResultDocument; truth: TruthDocument; end_s: number } {
  const simulation = new Simulation(
    nominalScenario({ cycles: 6, faults: [{ name, parameters: { ...parameters, start_cycle: 4 } }] }),
  );
  const profile = simulation.nominalProfile;
  const monitor = new MonitorRun(toCellProfile(profile), cellDocument(profile, 'given'), () => {});
  const sample = new Sample();
  while (simulation.next(sample)) monitor.take(sample);
  const result = monitor.finish();
  const truth = buildTruth(simulation.truth, result, sample.time_s, monitor.inventoryTime_s);
  return { result, truth, end_s: sample.time_s };
}

describe.each([
  ['contactorLeak', { resistance_ohm: 1500 }, 'contactor'],
  ['redoxShuttle', { current_A: 2.3e-3 }, 'parasitic'],
  ['softShort', { resistance_ohm: 1500 }, 'softShort'],
] as const)('%s', (name, parameters, cause) => {
  const { result, truth, end_s } = judged(name, parameters);

  it('is a leak with its cause in the truth, and finding it is no false alarm', () => {
    expect(truth.softShort.cause).toBe(cause);
    expect(truth.softShort.episodes.map((episode) => episode.cause)).toEqual([cause]);
    // 3.4 V over 1500 ohm, less in the bottom rest, where the emptied cell cannot hold its voltage (PHYSICS A9.2).
    expect(truth.softShort.leak_A).toBeGreaterThan(2e-3);
    expect(truth.softShort.leak_A).toBeLessThan(2.4e-3);
    expect(result.softShort.levelMax).toBeGreaterThanOrEqual(1);
    expect(buildScore(result, truth, end_s, null).falseAlarms).toBe(0);
  });

  it('is scored by the cause that is named', () => {
    const naming = (named: ResultDocument['softShort']['cause']): boolean | null => {
      const softShort = { ...result.softShort, cause: named };
      return buildScore({ ...result, softShort }, truth, end_s, null).causeRight;
    };
    expect(naming(cause)).toBe(true);
    expect(naming('sensorOffset')).toBe(false);
    expect([naming('unresolved'), naming('none')]).toEqual([null, null]);
    // Charge alone cannot tell them apart, and the core says so.
    expect(result.softShort.cause).toBe('unresolved');
  });
});
