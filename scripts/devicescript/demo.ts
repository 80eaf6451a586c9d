/**
 * The DeviceScript firmware at a simulated cell, `npm run devs:demo`: the program for the board in DeviceScript's own machine,
 * with register-level sensors, through five cycles with dead sodium and at last a soft short, faster than real time. Its log is shown
 * as it comes: a status every hour and whenever its level changes. At the end: what the firmware says, what the whole core
 * says on a host to the same samples, and the truth.
 */
import Table from 'cli-table3';
import { PLAIN_TABLE } from '../../host/cli/plainTable.js';
import { reportError } from '../../host/cli/reportError.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { buildTruth } from '../../host/result/buildTruth.js';
import { cellDocument } from '../../host/result/cellDocument.js';
import type { ResultDocument } from '../../host/result/resultSchema.js';
import { MonitorRun } from '../../host/run/monitorRun.js';
import { shortScenario } from '../../sim/boards/boardCases.js';
import { type LogLine, numbersOf, parseLogLine, sampleOf, wholeOf } from '../../sim/boards/boardLog.js';
import { runBoard } from '../../sim/boards/boardRun.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { RandomStream } from '../../sim/random.js';
import { Simulation } from '../../sim/simulation.js';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice } from '../../host/devicescript/choice.js';

const STEP_MS = 10_000;
const SHOWN_EVERY_MS = 3_600_000;
const COULOMB_PER_AH = 3600;

try {
  await demonstrate();
} catch (error) {
  process.exitCode = reportError(error);
}

async function demonstrate(): Promise<void> {
  const simulation = new Simulation(shortScenario());
  const document = simulation.nominalProfile;
  const choice = await emulatedChoice('pico', document, STEP_MS);
  console.error(`compiling the firmware for ${choice.board.name}`);
  const bytecode = await buildFirmware(choice, 'emulated');
  console.error(
    'five cycles of a simulated cell: dead sodium from the second on, a soft short in the fifth; a line of the log for every hour',
  );
  const closesHigh = choice.board.contactor.closes === 'high';
  const board = await EmulatedBoard.start({ bytecode, closesHigh, random: new RandomStream(1, 'board') });
  const onHost = new MonitorRun(toCellProfile(document), cellDocument(document, 'given'));
  let status: LogLine | undefined;
  let result: LogLine | undefined;
  let shown_ms = -SHOWN_EVERY_MS;
  runBoard(board, simulation, () => {
    for (const text of board.vm.consoleLines.splice(0)) {
      const line = parseLogLine(text);
      if (line.name === 'sample') onHost.take(sampleOf(line));
      else if (line.name === 'result') result = line;
      else if (line.name === 'status') {
        const time_ms = wholeOf(line, 'time_ms');
        const changed = line.values.get('level') !== status?.values.get('level');
        if (changed || time_ms >= shown_ms + SHOWN_EVERY_MS) {
          console.log(text);
          shown_ms = time_ms;
        }
        status = line;
      } else console.log(text);
    }
    return true;
  });
  if (result === undefined) throw new Error('the firmware printed no result');
  // A ledger speaks of the end of the newest cycle it could judge; the host's judges one more when the record ends.
  const ledgerTime_s = onHost.inventoryTime_s;
  console.log(comparison(simulation, numbersOf(result), onHost.finish(), ledgerTime_s));
}

function comparison(
  simulation: Simulation,
  firmware: number[],
  host: ResultDocument,
  ledgerTime_s: number,
): string {
  const [level = 0, leak_A = 0, leakLow_A = 0, leakHigh_A = 0] = firmware;
  const [, , , , , , lliLow_C = 0, lliHigh_C = 0, , deadLow_C = 0, deadHigh_C = 0] = firmware;
  const { softShort, inventory } = host;
  const truth = buildTruth(simulation.truth, host, host.duration_s, ledgerTime_s);
  const { onset_s, leak_A: trueLeak_A } = truth.softShort;
  const table = new Table({
    ...PLAIN_TABLE,
    head: ['', 'firmware', 'bounds', 'host, same samples', 'truth'],
  });
  const mA = (value_A: number): string => `${(value_A * 1000).toFixed(2)} mA`;
  const mAh = (value_Ah: number): string => `${(value_Ah * 1000).toFixed(2)} mAh`;
  const bounds = (low_C: number, high_C: number): string =>
    `${mAh(low_C / COULOMB_PER_AH)} to ${mAh(high_C / COULOMB_PER_AH)}`;
  const ofHost = (value_Ah: number | null): string => (value_Ah === null ? 'bounds only' : mAh(value_Ah));
  table.push(
    [
      'soft-short level',
      `${level}`,
      '',
      `${softShort.levelEnd}`,
      onset_s === null ? 'no leak' : `since ${(onset_s / 3600).toFixed(1)} h`,
    ],
    [
      'leak current',
      mA(leak_A),
      `${mA(leakLow_A)} to ${mA(leakHigh_A)}`,
      softShort.leak_A === null ? 'none' : mA(softShort.leak_A),
      trueLeak_A === null ? 'none' : `${mA(trueLeak_A)} on average`,
    ],
    [
      `lost sodium until ${(ledgerTime_s / 3600).toFixed(1)} h`,
      '',
      bounds(lliLow_C, lliHigh_C),
      ofHost(inventory.lli_Ah),
      mAh(truth.inventory.lli_Ah),
    ],
    [
      'dead sodium until then',
      '',
      bounds(deadLow_C, deadHigh_C),
      ofHost(inventory.dead_Ah),
      mAh(truth.inventory.dead_Ah),
    ],
  );
  return table.toString();
}
