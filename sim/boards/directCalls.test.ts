import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callDirectly } from './directCalls.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabms-calls-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function change(files: Record<string, string>): Promise<{ direct: string[]; texts: string[] }> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const direct = await callDirectly(join(folder, 'main.ts'));
  return {
    direct,
    texts: await Promise.all(Object.keys(files).map((name) => readFile(join(folder, name), 'utf8'))),
  };
}

describe('a method', () => {
  it('becomes a function of its object, and calls of it pass the object, in other files as well', async () => {
    const { direct, texts } = await change({
      'main.ts': `import { Meter } from './meter.js';\nconst meter = new Meter();\nmeter.add(meter.twice(meter.total()));\n`,
      'meter.ts': `export class Meter {\n  private sum: number = 0;\n  add(x: number): void { this.sum = this.twice(x); }\n  private twice(x: number): number { return 2 * x; }\n  total(): number { return this.sum; }\n}\n`,
    });
    expect(direct).toEqual(['Meter_add', 'Meter_twice', 'Meter_total']);
    const [main, meter] = texts;
    expect(main).toBe(
      `import { Meter_add } from './meter.js'; import { Meter_twice } from './meter.js'; ` +
        `import { Meter_total } from './meter.js'; import { Meter } from './meter.js';\n` +
        `const meter = new Meter();\nMeter_add(meter, Meter_twice(meter, Meter_total(meter)));\n`,
    );
    expect(meter?.replace(/\s+/g, ' ')).toBe(
      `export class Meter { sum: number = 0; } ` +
        `export function Meter_add(self: Meter, x: number): void { self.sum = Meter_twice(self, x); } ` +
        `export function Meter_twice(self: Meter, x: number): number { return 2 * x; } ` +
        `export function Meter_total(self: Meter): number { return self.sum; } `,
    );
  });

  it.each([
    ['of a class that another extends', `class A { go(): void {} }\nclass B extends A {}\nnew A().go();`],
    ['of a class that extends', `class A {}\nclass B extends A { go(): void {} }\nnew B().go();`],
    [
      'of a class whose place takes an object of another',
      `class A { go(): void {} }\nclass B { go(): void {} }\nfunction run(a: A): void { a.go(); }\nrun(new B());`,
    ],
    ['that is read without a call', `class A { go(): void {} }\nconst go = new A().go;`],
    [
      'of an object that a library gets',
      `class A { go(): void {} }\nconst a = new A(); console.log(a); a.go();`,
    ],
    ['of an object of any type', `class A { go(): void {} }\nconst a: any = new A(); new A().go();`],
    ['with a function inside', `class A { go(): void { const f = (): number => 1; f(); } }\nnew A().go();`],
    [
      'with as many parameters as a call takes',
      `class A { go(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number): void {} }`,
    ],
    [
      'that uses the name self',
      `const self: number = 1;\nclass A { go(): number { return self; } }\nnew A().go();`,
    ],
    [
      'whose function would have the name of a parameter',
      `class A { go(): void {} }\nfunction run(a: A, A_go: number): void { a.go(); }`,
    ],
    [
      'of an object of one of two classes',
      `class A { go(): void {} }\nclass B { go(): void {} }\nconst v = 1 > 0 ? new A() : new B();\nv.go();`,
    ],
    [
      'that is called only if there is an object',
      `class A { go(): void {} }\nfunction run(a: A): void { a?.go(); }`,
    ],
  ])('%s stays one', async (_, text) => {
    const { direct, texts } = await change({ 'main.ts': text });
    expect(direct).toEqual([]);
    expect(texts).toEqual([text]);
  });

  it('reaches a field that is a parameter of the constructor, which stays one', async () => {
    const text = `class A { constructor(private x: number, protected readonly y: number) {} }\n`;
    expect((await change({ 'main.ts': text })).texts).toEqual([text]);
  });
});
