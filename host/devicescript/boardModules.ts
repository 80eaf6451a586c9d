/**
 * The modules that `npm run devs:build` makes for one board and one cell, in the folder the program is compiled in:
 * `generated/board.ts` (sensors, contactor, periods), `generated/pins.ts` (the contactor's pin), `generated/cell.ts` (the
 * profile), `generated/lasting.ts` (what lasts over a restart), and DeviceScript's own description of the board.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CellProfile } from '../../firmware/core/profile.js';
import { toCellProfile } from '../profile/toCellProfile.js';
import type { Board } from '../boards/boardSchema.js';
import type { ProfileDocument } from '../../sim/library/profileDocument.js';
import { profileDifferences } from '../profile/profileDifferences.js';
import { boardDescription } from './boardDescription.js';
import { lastingModule } from './lastingModule.js';
import { placeDigits, tableOf } from './stateTable.js';
import { sensorCode } from './sensorCode.js';

export interface FirmwareChoice {
  /** For messages. */
  boardFile: string;
  board: Board;
  cell: ProfileDocument;
  /** Time from step to step, ms. */
  step_ms: number;
  stepsPerStatus: number;
  /** Every step's sample is written to the log. */
  stream: boolean;
}

/** A board steps once a second and says so every ten seconds. */
export const BOARD_PERIODS = { step_ms: 1000, stepsPerStatus: 10, stream: false };

export async function writeBoardModules(scratch: string, choice: FirmwareChoice): Promise<void> {
  const folder = join(scratch, 'firmware', 'devicescript', 'generated');
  await mkdir(folder, { recursive: true });
  await mkdir(join(scratch, 'boards'), { recursive: true });
  const { board } = choice;
  const description = boardDescription(board);
  await writeFile(join(folder, 'board.ts'), boardModule(choice));
  await writeFile(join(folder, 'pins.ts'), pinsModule(description.id, board.contactor.pin));
  const cell = cellModule(scratch, toCellProfile(choice.cell));
  await writeFile(join(folder, 'cell.ts'), cell);
  await writeFile(join(folder, 'lasting.ts'), await lastingModule(scratch, cell));
  await writeFile(
    join(scratch, 'boards', `${description.id}.board.json`),
    `${JSON.stringify(description.content, null, 2)}\n`,
  );
}

function boardModule(choice: FirmwareChoice): string {
  return `${sensorCode(choice.boardFile, choice.board)}

export const BOARD_NAME = ${JSON.stringify(choice.board.id)};
export const CONTACTOR_CLOSES_HIGH: boolean = ${choice.board.contactor.closes === 'high'};
export const STEP_MS = ${choice.step_ms};
export const STEPS_PER_STATUS = ${choice.stepsPerStatus};
export const STREAM: boolean = ${choice.stream};
`;
}

function pinsModule(id: string, pin: string): string {
  return `import { OutputPin } from '@devicescript/core';
import { pins } from '@dsboard/${id}';

export function contactorPin(): OutputPin {
  return pins.${pin};
}
`;
}

/** What differs from the core's defaults, as a table of places and values: data, which is no code whatever the cell. */
function cellModule(scratch: string, profile: CellProfile): string {
  const values = new Map(
    profileDifferences(profile).map(({ path, value }) => [path.replace(/\[(\d+)\]/, '.$1'), value]),
  );
  const wanted = [...values.keys()].map((path) => {
    const cut = Math.max(0, path.lastIndexOf('.'));
    return { part: path.slice(0, cut), fields: [path.slice(cut).replace('.', '')] };
  });
  const table = tableOf(join(scratch, 'firmware', 'core', 'profile.ts'), 'CellProfile', wanted);
  const places = [...table.reals, ...table.integers, ...table.flags];
  const numbers = Buffer.alloc(8 * places.length);
  table.names.forEach((name, k) => {
    const value = values.get(name.replace(/^\./, ''));
    if (value === undefined) throw new Error(`the profile's table has a place for '${name}', and no value`);
    numbers.writeDoubleLE(value, 8 * k);
  });
  return `import type { CellProfile } from '../../core/profile.js';
import { Fields, partsOf } from '../fields.js';

const PARTS: Buffer = hex\`${placeDigits(table.parts)}\`;
const PLACES: Buffer = hex\`${placeDigits(places)}\`;
const NUMBERS: Buffer = hex\`${numbers.toString('hex')}\`;

export function describeCell(profile: CellProfile): void {
  const parts = partsOf(profile as unknown as Fields, PARTS);
  for (let k = 0; k < PLACES.length; k += 2) {
    parts[PLACES[k]][PLACES[k + 1]] = NUMBERS.getAt(4 * k, 'f64');
  }
}
`;
}
