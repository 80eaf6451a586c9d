/**
 * The module `generated/lasting.ts`: tables of what lasts over a restart (stateTable.ts), in buffers, and the number of its
 * layout. A snapshot is read by the same layout only: the same fields of the same composition, the same core to the last
 * letter, and the same cell.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LASTING } from '../../boards/lastingState.js';
import { placeDigits, type StateTable, stateTable } from './stateTable.js';

/** `cell`: text of the module that describes it. */
export async function lastingModule(scratch: string, cell: string): Promise<string> {
  const table = stateTable(scratch, LASTING);
  const places = [...table.reals, ...table.integers, ...table.flags];
  return `/** Of each part but the first: the part that holds it, and the number of its field. */
export const PARTS: Buffer = hex\`${placeDigits(table.parts)}\`;
/** Of each value: its part, and the number of its field; reals first, then integers, then flags. */
export const PLACES: Buffer = hex\`${placeDigits(places)}\`;
export const REALS = ${table.reals.length};
export const INTEGERS = ${table.integers.length};
export const FLAGS = ${table.flags.length};
export const LAYOUT = ${await layoutOf(scratch, cell, table)};
`;
}

async function layoutOf(scratch: string, cell: string, table: StateTable): Promise<number> {
  const core = join(scratch, 'firmware', 'core');
  const hash = createHash('sha256').update(cell).update(table.names.join('\n'));
  const entries = await readdir(core, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(await readFile(file));
  return hash.digest().readUInt32LE();
}
