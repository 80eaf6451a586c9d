/** The board and the cell that a build is for, by what the command line names. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Board } from '../boards/boardSchema.js';
import { loadBoard } from '../boards/loadBoard.js';
import { UsageError } from '../errors.js';
import { loadProfile } from '../profile/loadProfile.js';
import { EMULATED_LOAD_CELL } from '../../sim/boards/boardCases.js';
import type { ProfileDocument } from '../../sim/library/profileDocument.js';
import { healthyScenario } from '../../sim/scenario/scenario.js';
import { Simulation } from '../../sim/simulation.js';
import type { FirmwareChoice } from './boardModules.js';

const BOARDS = join(import.meta.dirname, '..', '..', 'boards');
const NOT_BOARDS = ['board.schema.json'];

/** The ids of the boards there are. */
export function boardIds(): string[] {
  return readdirSync(BOARDS)
    .filter((name) => name.endsWith('.json') && !NOT_BOARDS.includes(name))
    .map((name) => name.replace(/\.json$/, ''));
}

/** A board of the folder `boards` by its id. Throws a UsageError that names those there are. */
export async function readBoardId(id: string): Promise<{ boardFile: string; board: Board }> {
  const known = boardIds();
  if (!known.includes(id)) {
    throw new UsageError(`there is no board '${id}'; known: ${known.join(', ')}`);
  }
  const boardFile = join(BOARDS, `${id}.json`);
  return { boardFile, board: await loadBoard(boardFile) };
}

/** The profile in this file, or that of the reference cell. */
export async function readCell(file: string | undefined): Promise<ProfileDocument> {
  if (file !== undefined) return loadProfile(file);
  return { ...new Simulation(healthyScenario()).nominalProfile, name: 'reference cell' };
}

/** A board of the folder with the register models' load cell, for the machine in this process; every sample is logged. */
export async function emulatedChoice(
  id: string,
  cell: ProfileDocument,
  step_ms: number,
): Promise<FirmwareChoice> {
  const { boardFile, board } = await readBoardId(id);
  const sensors = board.sensors.map((sensor) =>
    sensor.part === 'NAU7802' ? { ...sensor, loadCell: EMULATED_LOAD_CELL } : sensor,
  );
  return { boardFile, board: { ...board, sensors }, cell, step_ms, stepsPerStatus: 1, stream: true };
}
