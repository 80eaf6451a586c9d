import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildDeviceScript } from './devicescriptBuild.js';
import { DeviceScriptVm } from './devicescriptVm.js';
import { useRecords } from './records.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabms-records-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function change(files: Record<string, string>): Promise<{ records: string[]; texts: string[] }> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const records = await useRecords(join(folder, 'main.ts'));
  return {
    records,
    texts: await Promise.all(Object.keys(files).map((name) => readFile(join(folder, name), 'utf8'))),
  };
}

describe('a class of fields', () => {
  it('becomes a list, its fields elements, in other files as well', async () => {
    const { records, texts } = await change({
      'main.ts': `import { Pair } from './pair.js';\nconst pair = new Pair(3);\npair.left.value = pair.limit + pair.left.value;\n`,
      'pair.ts':
        `export class Part {\n  on: boolean = true;\n  value: number = 2.5;\n}\n` +
        `export class Pair {\n  count: number = 0;\n  readonly left: Part = new Part();\n  readonly limit: number;\n` +
        `  constructor(limit: number) {\n    this.limit = 2 * limit;\n    this.left.value = 1;\n  }\n}\n`,
    });
    expect(records).toEqual(['Part', 'Pair']);
    const [main, pair] = texts;
    expect(main).toBe(
      `import { newPair } from './pair.js'; import { Pair } from './pair.js';\nconst pair = newPair(3);\n` +
        `pair[1][1] = pair[2] + pair[1][1];\n`,
    );
    expect(pair?.replace(/\s+/g, ' ')).toBe(
      `import { record } from './records.js'; ` +
        `export type Part = any[]; ` +
        `export function newPart(): Part { const self: any[] = record(hex\`0203\`); return self; } ` +
        `export type Pair = any[]; ` +
        `export function newPair(limit: number): Pair { const self: any[] = record(hex\`000000\`); ` +
        `self[1] = newPart(); self[2] = 2 * limit; self[1][1] = 1; return self; } `,
    );
  });

  it.each([
    ['with a method', `class A { x: number = 0; go(): void {} }\nnew A();`],
    ['that extends', `class B {}\nclass A extends B { x: number = 0; }\nnew A();`],
    ['that a library gets', `class A { x: number = 0; }\nconsole.log(new A());`],
    [
      'that is taken for another',
      `class A { x: number = 0; }\nclass B { y: number = 1; x: number = 0; }\nconst a: A = new B();`,
    ],
    [
      'whose fields are found by a name that is computed',
      `class A { x: number = 0; }\nconst a: any = new A();`,
    ],
    [
      'of which an object is one of two',
      `class A { x: number = 0; }\nclass B { y: number = 1; x: number = 0; }\nconst v = 1 > 0 ? new B() : new A();\nconst x = v.x;`,
    ],
    [
      'of which an object may stand for a missing one',
      `class A { x: number = 0; }\nclass B { y: number = 1; x: number = 0; }\nlet b: B;\nconst v = b || new A();`,
    ],
    [
      'that a function returns or another',
      `class A { x: number = 0; }\nclass B { y: number = 1; x: number = 0; }\nfunction f(k: number) { if (k > 0) return new A(); return new B(); }\nconst x = f(1).x;`,
    ],
    [
      'that is a part of one that goes anywhere',
      `class A { x: number = 0; }\nclass P { a: A = new A(); }\nclass Q { p: P = new P(); }\nconst q: any = new Q();`,
    ],
    [
      'that is a part of one in a list, and read there',
      `class A { x: number = 0; }\nclass P { a: A = new A(); }\nconst list: P[] = [new P()];\nconst x = list[0].a.x;`,
    ],
    [
      'that is a part of one in a list that goes anywhere',
      `class A { x: number = 0; }\nclass P { a: A = new A(); }\nconst list: P[] = [new P()];\nconsole.log(list);`,
    ],
    [
      'that an object of any type hands out',
      `class A { x: number = 0; }\nclass P { make(): A { return new A(); } }\nconst p: any = new P();`,
    ],
    [
      'that a function of any type takes',
      `class A { x: number = 0; }\nclass B { y: number = 1; x: number = 0; }\nfunction f<T extends B>(b: T): number { return b.x; }\nf(new A());`,
    ],
    [
      'whose names of fields are asked for',
      `class A { x: number = 0; }\nfor (const name in new A()) console.log(name);`,
    ],
    ['with a field that may be missing', `class A { x?: number; }\nnew A();`],
    ['with a field that gets its value later', `class A { x!: number; }\nnew A();`],
    ['with a field that has no value', `class A { x: number; }\nnew A();`],
    [
      'with a field that may get no value',
      `class A { x: number; constructor(k: number) { if (k > 0) this.x = k; } }\nnew A(1);`,
    ],
    [
      'with a field that is read before it has a value',
      `class A { y: number = 0; x: number; constructor() { this.y = this.x; this.x = 1; } }\nnew A();`,
    ],
    [
      'that is given away before its field has a value',
      `function f(a: A): void { a.x = a.x + 1; }\nclass A { x: number; constructor() { f(this); this.x = 1; } }\nnew A();`,
    ],
    [
      'with a field that one branch gives no value',
      `class A { x: number; constructor(k: number) { if (k > 0) { this.x = k; } else { k = 1; } } }\nnew A(1);`,
    ],
    ['with a field computed from others', `class A { y: number = 0; x: number = this.y; }\nnew A();`],
    [
      'whose constructor has a name that its fields use for another thing',
      `const k: number = 10;\nclass A { x: number = k; y: number; constructor(k: number) { this.y = k; } }\nnew A(1);`,
    ],
    [
      'whose constructor’s variable has a name that its fields use',
      `const k: number = 10;\nclass A { x: number = k; constructor() { const k: number = 1; } }\nnew A();`,
    ],
    [
      'whose constructor has a name that the list’s maker uses',
      `class A { x: number; constructor(record: number) { this.x = record; } }\nnew A(1);`,
    ],
    [
      'where its maker’s name is taken',
      `class A { x: number = 0; }\nfunction f(newA: number): A { return new A(); }`,
    ],
    ['that is made without brackets', `class A { x: number = 0; }\nnew A;`],
    ['whose field is deleted', `class A { x: number = 0; }\nconst a = new A();\ndelete a.x;`],
    ['that is asked for', `class A { x: number = 0; }\nconst b = new A() instanceof A;`],
    ['whose field is taken out of it', `class A { x: number = 0; }\nconst { x } = new A();`],
    ['with a field of the class itself', `class A { static x: number = 0; }\nnew A();`],
    [
      'whose constructor may end early',
      `class A { x: number = 0; constructor() { if (this.x === 0) return; } }\nnew A();`,
    ],
  ])('%s stays one', async (_, text) => {
    const { records, texts } = await change({ 'main.ts': text });
    expect(records).not.toContain('A');
    expect(texts).toEqual([text]);
  });
});

describe('a class that is read as a list', () => {
  const lines = (part: string): string =>
    `type Fields = any[];\nclass A { ${part} }\nclass B { a: A = new A(); }\nconst f = new B() as unknown as Fields;\n`;

  it('is one, also with a field that gets its value in both branches', async () => {
    const part = 'x: number; constructor(k: number) { if (k > 0) { this.x = k; } else { this.x = 1; } }';
    expect((await change({ 'main.ts': lines(part).replace('new A()', 'new A(1)') })).records).toEqual([
      'A',
      'B',
    ]);
  });

  it('and cannot be one, or not all its parts, is an error that names it', async () => {
    await expect(change({ 'main.ts': lines('x?: number;') })).rejects.toThrow(
      /^A, a part of B, is read as a list/,
    );
    await expect(
      change({ 'main.ts': `${lines('x: number = 0;')}const any: any = new B();` }),
    ).rejects.toThrow(/^B is read as a list of its fields/);
  });
});

it('on the machine, values and the order of their making stay', async () => {
  await writeFile(
    join(folder, 'main.ts'),
    [
      `let made = 0;`,
      `function next(): number { made = made + 1; return made; }`,
      `class Part { first: number = next(); on: boolean = false; second: number = next(); list: number[] = [0, 0, 0, 0, 0]; }`,
      `class Whole {`,
      `  readonly a: Part = new Part();`,
      `  ready: boolean = true;`,
      `  readonly b: Part;`,
      `  constructor(b: Part) { this.b = b; this.a.list[4] = next(); }`,
      `  sum(): number { return this.a.first + 10 * this.a.second + 100 * this.b.first + 1000 * this.b.second; }`,
      `}`,
      `const whole = new Whole(new Part());`,
      `console.log('sum ' + whole.sum() + ' ' + whole.ready + ' ' + whole.b.on + ' ' + whole.a.list.join(','));`,
    ].join('\n'),
  );
  const vm = await DeviceScriptVm.load();
  vm.deploy(await buildDeviceScript({ root: folder, folders: ['.'], entry: 'main.ts' }));
  vm.advance(100);
  expect(vm.consoleLines).toEqual(['sum 2143 true false 0,0,0,0,5']);
});
