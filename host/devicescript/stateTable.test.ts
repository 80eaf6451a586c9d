/** Tables of places: what does not fit a byte is no place. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeDigits, tableOf } from './stateTable.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabms-state-table-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Digits of the place of the last of so many fields. */
async function lastPlace(count: number): Promise<string> {
  const path = join(folder, 'wide.ts');
  const fields = Array.from({ length: count }, (_, k) => `  f${k}: number = 0;`);
  await writeFile(path, `export class Wide {\n${fields.join('\n')}\n}\n`);
  return placeDigits(tableOf(path, 'Wide', [{ part: '', fields: [`f${count - 1}`] }]).reals);
}

describe('a place', () => {
  it('is two bytes: the part and the field', async () => {
    expect(await lastPlace(256)).toBe('00ff');
  });

  it('beyond a byte is an error, not another place', async () => {
    await expect(lastPlace(257)).rejects.toThrow('the place 256 of a part or a field is no byte');
    expect(() => placeDigits([[300, 0]])).toThrow('300');
    expect(() => placeDigits([[0, -1]])).toThrow('-1');
  });
});
