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
  const cell = cellModule(toCellProfile(choice.cell));
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

/** Assignments of what differs from the core's defaults; the table of the open-circuit voltage as a buffer, which is no code. */
function cellModule(profile: CellProfile): string {
  const count = profile.ocvCount;
  const table = Buffer.alloc(16 * count);
  for (let k = 0; k < count; k++) {
    table.writeDoubleLE(profile.ocvFraction[k], 8 * k);
    table.writeDoubleLE(profile.ocvVoltage_V[k], 8 * (count + k));
  }
  const assignments = profileDifferences(profile)
    .filter(({ path }) => !path.startsWith('ocvFraction[') && !path.startsWith('ocvVoltage_V['))
    .map(({ path, value }) => `  profile.${path} = ${value};`);
  return `import type { CellProfile } from '../../core/profile.js';

const OCV: Buffer = hex\`${table.toString('hex')}\`;

export function describeCell(profile: CellProfile): void {
${assignments.join('\n')}
  for (let k = 0; k < ${count}; k++) {
    profile.ocvFraction[k] = OCV.getAt(8 * k, 'f64');
    profile.ocvVoltage_V[k] = OCV.getAt(8 * (${count} + k), 'f64');
  }
}
`;
}
