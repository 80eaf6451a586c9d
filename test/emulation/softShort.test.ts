/**
 * The DeviceScript firmware at a simulated cell over whole cycles, with dead sodium and a soft short: what it concludes has
 * the same bits as the monitor in Node, fed the samples that the firmware says it took.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice } from '../../host/devicescript/choice.js';
import { shortScenario } from '../../sim/boards/boardCases.js';
import { logLines, numbersOf, sampleOf, wholeOf, type LogLine } from '../../sim/boards/boardLog.js';
import { runBoard } from '../../sim/boards/boardRun.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { RandomStream } from '../../sim/random.js';
import { Simulation } from '../../sim/simulation.js';
import { monitorInNode, resultOf } from './nodeMonitor.js';

/** Every row of the cycler's log: the end of a discharge is seen as the cell has it. */
const STEP_MS = 10_000;
const SECONDS_PER_HOUR = 3600;
const RUN_LIMIT_MS = 300_000;

describe('the DeviceScript firmware at a cell with dead sodium and a soft short', () => {
  const lines: LogLine[] = [];
  const simulation = new Simulation(shortScenario());
  /** The firmware's level with each of its results. */
  const levels: { time_s: number; level: number }[] = [];
  /** Where the monitor in Node concludes something else after the same samples. */
  const differences: string[] = [];
  const ledger = { observable: false, reference_s: 0, asOf_s: 0 };
  let closedAtEnd = true;
  const results = (): number[][] => lines.filter(({ name }) => name === 'result').map(numbersOf);

  beforeAll(async () => {
    const choice = await emulatedChoice('pico', simulation.nominalProfile, STEP_MS);
    const bytecode = await buildFirmware(choice, 'emulated');
    const random = new RandomStream(1, 'board');
    const board = await EmulatedBoard.start({ bytecode, closesHigh: true, random });
    runBoard(board, simulation);
    closedAtEnd = board.contactorClosed;
    lines.push(...logLines(board.vm.consoleLines));
    const monitor = await monitorInNode(choice);
    for (const line of lines) {
      if (line.name === 'sample') monitor.step(sampleOf(line));
      if (line.name !== 'result') continue;
      const time_s = monitor.plausibility.clean.time_s;
      const [firmware, node] = [numbersOf(line), resultOf(monitor)];
      levels.push({ time_s, level: firmware[0] });
      node.forEach((value, k) => {
        if (!Object.is(value, firmware[k]))
          differences.push(`${time_s} s, ${k}: ${value}, firmware ${firmware[k]}`);
      });
    }
    const { observable, reference_s, asOf_s } = monitor.inventory;
    Object.assign(ledger, { observable, reference_s, asOf_s });
  }, RUN_LIMIT_MS);

  it('steps at every period, over more than four full cycles', () => {
    const statuses = lines.filter(({ name }) => name === 'status');
    expect(wholeOf(statuses.at(-1) as LogLine, 'cycle')).toBeGreaterThanOrEqual(4);
    expect(wholeOf(statuses.at(-1) as LogLine, 'missed')).toBe(0);
    const times_ms = statuses.map((line) => wholeOf(line, 'time_ms'));
    expect(times_ms.length).toBeGreaterThan(9000);
    expect(times_ms.slice(1).every((time_ms, k) => time_ms - (times_ms[k] ?? 0) === STEP_MS)).toBe(true);
  });

  it('concludes what the monitor in Node concludes, to the last bit', () => {
    expect(levels.length).toBeGreaterThan(9000);
    expect(levels).toHaveLength(lines.filter(({ name }) => name === 'sample').length);
    expect(differences).toEqual([]);
  });

  it('finds the short after it has begun and not before, and bounds its leak', () => {
    const [short] = simulation.truth.leaks;
    const first = levels.find(({ level }) => level > 0);
    expect(first?.time_s).toBeGreaterThan(short.start_s);
    expect(levels.some(({ level }) => level >= 2)).toBe(true);
    const width_A = (row: number[]): number => (row[0] >= 2 ? row[3] - row[2] : Infinity);
    const narrowest_A = Math.min(...results().map(width_A));
    const best = results().findIndex((row) => width_A(row) === narrowest_A);
    const [, found_A = 0, low_A = 0, high_A = 0] = results()[best] ?? [];
    // Of one cycle with a short: a mean from the cycle's slip, whose upper bound allows that it leaked for a part only.
    const time_s = levels[best]?.time_s ?? 0;
    const leaked_C = simulation.truth.at(time_s).leaked_C - simulation.truth.at(short.start_s).leaked_C;
    const leak_A = leaked_C / (time_s - short.start_s);
    const bounds = `${found_A}, ${low_A} to ${high_A}; truth ${leak_A}`;
    expect(low_A, bounds).toBeGreaterThan(0);
    expect(low_A, bounds).toBeLessThan(leak_A);
    expect(high_A, bounds).toBeGreaterThan(leak_A);
  });

  it('finds a loss of cyclable sodium and dead sodium, and the truth lies between their bounds', () => {
    const [, , , , , , lliLow_C = 0, lliHigh_C = 0, , deadLow_C = 0, deadHigh_C = 0] = results().at(-1) ?? [];
    expect(ledger.observable).toBe(true);
    const [from, to] = [simulation.truth.at(ledger.reference_s), simulation.truth.at(ledger.asOf_s)];
    const dead_C = to.dead_C - from.dead_C;
    const lost_C = dead_C + to.sei_C - from.sei_C + to.stranded_C - from.stranded_C;
    // The bounds say something: the upper one is below a fifth of the capacity.
    expect(lliHigh_C).toBeLessThan(0.2 * simulation.nominalProfile.capacity_Ah * SECONDS_PER_HOUR);
    expect(lliLow_C).toBeGreaterThan(0);
    expect(lliLow_C).toBeLessThan(lost_C);
    expect(lliHigh_C).toBeGreaterThan(lost_C);
    expect(deadLow_C).toBeGreaterThan(0);
    expect(deadLow_C).toBeLessThan(dead_C);
    expect(deadHigh_C).toBeGreaterThan(dead_C);
  });

  it('opens the contactor when the leak has emptied the cell', () => {
    expect(closedAtEnd).toBe(false);
    const opened = lines.findIndex(
      (line, k) => k > 100 && line.name === 'status' && wholeOf(line, 'closed') === 0,
    );
    expect(wholeOf(lines[opened], 'voltage_uV')).toBeLessThan(1_000_000);
  });
});
