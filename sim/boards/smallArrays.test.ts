import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildDeviceScript } from './devicescriptBuild.js';
import { DeviceScriptVm } from './devicescriptVm.js';
import { shrinkArrays } from './smallArrays.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabms-arrays-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function change(files: Record<string, string>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await shrinkArrays(join(folder, 'main.ts'));
  return Promise.all(Object.keys(files).map((name) => readFile(join(folder, name), 'utf8')));
}

describe('the arrays of a program', () => {
  it('of bytes become buffers, of other zeros a loop’s call', async () => {
    const [main] = await change({
      'main.ts': `type u8 = number;\nclass A { readonly bytes: u8[] = [0, 0]; sums: number[] = [0, 0, 0, 0]; few: number[] = [0, 0]; }\n`,
    });
    expect(main).toContain('readonly bytes: u8[] = zeroBytes(2);');
    expect(main).toContain('sums: number[] = zeros(4);');
    expect(main).toContain('few: number[] = [0, 0];');
  });

  it('that are constant go to the image, in other files as well', async () => {
    const [main, tables] = await change({
      'main.ts': `import { CRCS, NAMES } from './tables.js';\nfor (let k = 0; k < 2; k++) console.log(NAMES[k + 1], CRCS[k]);\n`,
      'tables.ts': `export const CRCS: readonly number[] = [0, 7, 255];\nexport const NAMES: readonly string[] = ['ab', '', 'c'];\n`,
    });
    expect(main).toBe(
      `import { textAt } from './smallArrays.js'; import { CRCS, NAMES } from './tables.js';\n` +
        `for (let k = 0; k < 2; k++) console.log(textAt(NAMES, hex\`0000020002000300\`, k + 1), CRCS[k]);\n`,
    );
    expect(tables).toBe(`export const CRCS: Buffer = hex\`0007ff\`;\nexport const NAMES: string = "abc";\n`);
  });

  it('of members of an enum are constant too', async () => {
    const [main] = await change({
      'main.ts': `enum Level { Low = 3, High = 7 }\nconst LEVELS: readonly Level[] = [Level.High, Level.Low, 1];\nconst a = LEVELS[0];\n`,
    });
    expect(main).toContain('const LEVELS: Buffer = hex`070301`;');
  });

  it.each([
    ['that may be written', `const A: number[] = [1, 2];\nA[0] = 3;`],
    ['with a number that no byte holds', `const A: readonly number[] = [1, 256];\nconst a = A[0];`],
    ['with a fraction', `const A: readonly number[] = [0.5];\nconst a = A[0];`],
    ['with a negative number', `const A: readonly number[] = [-1];\nconst a = A[0];`],
    [
      'with a member of an enum that no byte holds',
      `enum E { A = -1 }\nconst A: readonly E[] = [E.A];\nconst a = A[0];`,
    ],
    [
      'with a value that is known later',
      `const o = { x: 1 };\nconst A: readonly number[] = [o.x];\nconst a = A[0];`,
    ],
    ['with a letter that is not ASCII', `const A: readonly string[] = ['Ω'];\nconst a = A[0];`],
    ['that go somewhere as a whole', `const A: readonly string[] = ['a'];\nconst a = A;`],
    ['whose length is asked for', `const A: readonly number[] = [1];\nconst a = A.length;`],
    [
      'that an object gets by their name',
      `const A: readonly string[] = ['a'];\nconst o = { A };\nconst a = A[0];`,
    ],
    ['of bytes that grow', `type u8 = number;\nclass A { b: u8[] = [0, 0]; }\nnew A().b.push(1);`],
    [
      'of bytes whose length is set',
      `type u8 = number;\nclass A { b: u8[] = [0, 0]; }\nnew A().b.length = 1;`,
    ],
    ['of bytes with another name', `type u8 = number;\nclass A { b: u8[] = [0, 0]; }\nconst c = new A().b;`],
    [
      'of bytes that are taken out',
      `type u8 = number;\nclass A { b: u8[] = [0, 0]; }\nconst { b } = new A();`,
    ],
    ['of a function', `function f() { const A: readonly number[] = [1]; return A[0]; }`],
  ])('%s stay', async (_, text) => {
    expect(await change({ 'main.ts': text })).toEqual([text]);
  });
});

it('on the machine, elements stay what they were', async () => {
  await writeFile(
    join(folder, 'main.ts'),
    [
      `type u8 = number;`,
      `const NAMES: readonly string[] = ['first', 'second', 'third'];`,
      `const TABLE: readonly number[] = [0, 128, 255];`,
      `class Line { readonly bytes: u8[] = [0, 0, 0]; count: number = 0; }`,
      `const line = new Line();`,
      `for (let k = 0; k < 3; k++) { line.bytes[k] = TABLE[2 - k]; line.count = line.count + line.bytes[k]; }`,
      `let said = '';`,
      `for (let k = 0; k < 3; k++) said = said + NAMES[2 - k] + ':' + line.bytes[k] + ' ';`,
      `console.log(said + line.count);`,
    ].join('\n'),
  );
  const vm = await DeviceScriptVm.load();
  vm.deploy(await buildDeviceScript({ root: folder, folders: ['.'], entry: 'main.ts' }));
  vm.advance(100);
  expect(vm.consoleLines).toEqual(['third:255 second:128 first:0 383']);
});
