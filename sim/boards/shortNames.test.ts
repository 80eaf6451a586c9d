import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shortenNames } from './shortNames.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabms-names-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function shorten(files: Record<string, string>): Promise<Map<string, string>> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return shortenNames(join(folder, 'main.ts'));
}

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

describe('short names of members', () => {
  it('are different within a class and shared between classes, the most used name first', async () => {
    const names = await shorten({
      'main.ts': [
        `import { Cell } from './cell.js';`,
        `class Sample { time_s: number = 0; voltage_V: number = 0; }`,
        `const sample = new Sample();`,
        `sample.voltage_V = new Cell().opened_V + sample.voltage_V;`,
      ].join('\n'),
      'cell.ts': `export class Cell {\n  opened_V: number = 3;\n  close(): void {\n    this.opened_V = 0;\n  }\n}\n`,
    });
    expect(Object.fromEntries(names)).toEqual({ voltage_V: 'm0', opened_V: 'm0', time_s: 'm1', close: 'm1' });
    expect(await read('main.ts')).toBe(
      [
        `import { Cell } from './cell.js';`,
        `class Sample { m1: number = 0; m0: number = 0; }`,
        `const sample = new Sample();`,
        `sample.m0 = new Cell().m0 + sample.m0;`,
      ].join('\n'),
    );
    expect(await read('cell.ts')).toBe(
      `export class Cell {\n  m0: number = 3;\n  m1(): void {\n    this.m0 = 0;\n  }\n}\n`,
    );
  });

  it('stay the same for the same name in classes that fit each other', async () => {
    await shorten({
      'main.ts': [
        `class Wide { first: number = 1; count: number = 2; }`,
        `class Narrow { count: number = 0; }`,
        `function read(from: Narrow): number { return from.count; }`,
        `read(new Wide());`,
      ].join('\n'),
    });
    const [wide, narrow, use] = (await read('main.ts')).split('\n');
    expect(wide).toBe(`class Wide { m1: number = 1; m0: number = 2; }`);
    expect(narrow).toBe(`class Narrow { m0: number = 0; }`);
    expect(use).toBe(`function read(from: Narrow): number { return from.m0; }`);
  });

  it('leave alone what is no member of a class: variables, functions, enums, foreign objects, strings, comments', async () => {
    const text = [
      `import * as ds from '@devicescript/core';`,
      `enum Mode { Rest = 0 }`,
      `const count = Math.abs(Mode.Rest) + [1].length;`,
      `function step(time_s: number): number { return time_s + count; }`,
      `console.log('count' + step(ds.millis())); // count`,
    ].join('\n');
    const names = await shorten({
      'main.ts': `${text}\nclass Counter { count: number = 0; log: number = 0; }`,
    });
    expect([...names.keys()]).toEqual(['count', 'log']);
    expect(await read('main.ts')).toBe(`${text}\nclass Counter { m0: number = 0; m1: number = 0; }`);
  });
});
