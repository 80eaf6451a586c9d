/**
 * The power of the board goes at random moments while a cell is cycled, the snapshot's writing among them: the firmware goes on
 * from its newest whole snapshot, and from there on concludes what a monitor in Node concludes that was given the same.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { SnapshotFinding } from '../../firmware/storage/snapshotScan.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice } from '../../host/devicescript/choice.js';
import { shortScenario } from '../../sim/boards/boardCases.js';
import { logLines, numbersOf, sampleOf } from '../../sim/boards/boardLog.js';
import { BoardRun } from '../../sim/boards/boardRun.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { RandomStream } from '../../sim/random.js';
import { Simulation } from '../../sim/simulation.js';
import { type Composition, lastingValues, loadComposition, setLasting } from './composition.js';
import { type Kept, keptOf, newestStatus } from './keptLine.js';
import { resultOf } from './nodeMonitor.js';

const STEP_MS = 20_000;
const CUTS = 16;
/** Rows of 10 s of the cycler's log from one cut to the next: up to 3.5 h. A snapshot is written in 4.3 min at these steps. */
const ROWS_MIN = 20;
const ROWS_MAX = 1260;
const RUN_LIMIT_MS = 400_000;

interface Run {
  kept: Kept;
  /** Steps of this run, results that were compared with Node's, those that differ, steps that were late. */
  steps: number;
  results: number;
  differences: string[];
  missed: number;
}

describe('power cuts at random moments over cycles with dead sodium and a soft short', () => {
  const runs: Run[] = [];
  const simulation = new Simulation({ ...shortScenario(), contactor: 'ignore' });

  beforeAll(async () => {
    const choice = await emulatedChoice('pico', simulation.nominalProfile, STEP_MS);
    const bytecode = await buildFirmware(choice, 'emulated');
    const composition = await loadComposition();
    const random = new RandomStream(7, 'cuts');
    /** What lasts, after each step so far, by the monitor's time: what a snapshot of that step holds. */
    const states = new Map<number, unknown[]>();
    const start = (cut: number, before?: EmulatedBoard): Promise<EmulatedBoard> =>
      EmulatedBoard.start({
        ...{ bytecode, closesHigh: true, random: new RandomStream(cut, 'board') },
        ...(before && { flash: before.vm.flash, startTime_ms: before.vm.time_ms }),
      });
    const run = new BoardRun(await start(0), simulation);
    for (let cut = 0; cut <= CUTS; cut++) {
      if (cut > 0) run.board = await start(cut, run.board);
      const rows = Math.floor(ROWS_MIN + (ROWS_MAX - ROWS_MIN) * random.uniform());
      for (let row = 0; row < rows && !run.hasEnded; row++) {
        run.nextRow();
        if (run.behind_ms > 0) run.board.vm.advance(run.behind_ms);
      }
      const monitor = composition.makeMonitor(toCellProfile(choice.cell));
      runs.push(follow(run.board, composition, monitor, states));
    }
  }, RUN_LIMIT_MS);

  it('cuts where nothing, one, and many snapshots were written', () => {
    const findings = runs.map(({ kept }) => kept.finding);
    expect(findings[0]).toBe(SnapshotFinding.Empty);
    expect(findings.filter((it) => it === SnapshotFinding.Intact).length).toBeGreaterThan(CUTS / 2);
    expect(new Set(runs.map(({ kept }) => kept.time_ms)).size).toBeGreaterThan(CUTS / 3);
    expect(Math.max(...runs.map(({ kept }) => kept.cycle))).toBeGreaterThanOrEqual(3);
  });

  it('goes on with the bits of the step of the snapshot, and no step is late', () => {
    expect(runs.map(({ differences }) => differences)).toEqual(runs.map(() => []));
    expect(runs.map(({ results }) => results)).toEqual(runs.map(({ steps }) => steps));
    expect(runs.map(({ missed }) => missed)).toEqual(runs.map(() => 0));
    expect(Math.min(...runs.map(({ steps }) => steps))).toBeGreaterThanOrEqual(Math.floor(ROWS_MIN / 2) - 1);
  });
});

/** The log of a run beside a monitor that is given what was kept and then the same samples. */
function follow(
  board: EmulatedBoard,
  { lasting }: Composition,
  monitor: BatteryMonitor,
  states: Map<number, unknown[]>,
): Run {
  const kept = keptOf(board);
  const differences: string[] = [];
  let steps = 0;
  let results = 0;
  if (kept.finding === SnapshotFinding.Intact || kept.finding === SnapshotFinding.OneDamaged) {
    const state = states.get(kept.time_ms);
    if (state === undefined) differences.push(`no step at ${kept.time_ms} ms`);
    else setLasting(lasting, monitor, state);
  }
  for (const line of logLines(board.vm.consoleLines)) {
    if (line.name === 'sample') {
      monitor.step(sampleOf(line));
      steps++;
      states.set(Math.floor(monitor.plausibility.clean.time_s * 1000 + 0.5), lastingValues(lasting, monitor));
    } else if (line.name === 'result') {
      const [firmware, node] = [numbersOf(line), resultOf(monitor)];
      if (firmware.length === node.length) results++;
      node.forEach((value, k) => {
        if (!Object.is(value, firmware[k])) differences.push(`step ${steps}, ${k}: ${value}, ${firmware[k]}`);
      });
    }
  }
  return {
    kept,
    steps,
    results,
    differences: differences.slice(0, 5),
    missed: newestStatus(board, 'missed'),
  };
}
