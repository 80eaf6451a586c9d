import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertVersion, sliceVm } from './devicescriptBundle.js';
import { buildDeviceScript, DeviceScriptBuildError } from './devicescriptBuild.js';
import { DeviceScriptPanic, panicName } from './devicescriptPanic.js';
import { DeviceScriptVm } from './devicescriptVm.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabms-vm-test-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function build(name: string, source: string): Promise<Uint8Array> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'main.ts'), source);
  return buildDeviceScript({ root: folder, folders: [name], entry: `${name}/main.ts` });
}

async function start(name: string, source: string): Promise<DeviceScriptVm> {
  const bytecode = await build(name, source);
  const vm = await DeviceScriptVm.load();
  vm.deploy(bytecode);
  return vm;
}

function panicOf(run: () => void): DeviceScriptPanic {
  try {
    run();
  } catch (error) {
    if (error instanceof DeviceScriptPanic) return error;
    throw error;
  }
  throw new Error('expected a panic, the program ran on');
}

const TICKING = `import * as ds from '@devicescript/core'
for (let i = 0; i < 100; i++) {
  console.log('tick ' + i + ' ' + (ds.millis() % 100000))
  await ds.sleep(1000)
}`;

describe('virtual time', () => {
  it('moves only when it is advanced, and sleeps last exactly as long as asked', async () => {
    const vm = await start('ticking', TICKING);
    expect(vm.consoleLines).toEqual([]);
    const before_ms = vm.time_ms;
    vm.advance(10_000);
    expect(vm.time_ms - before_ms).toBe(10_000);
    expect(vm.consoleLines).toHaveLength(10);
    const times = vm.consoleLines.map((line) => Number(line.split(' ')[2]));
    for (let i = 1; i < times.length; i++) expect((times[i] ?? 0) - (times[i - 1] ?? 0)).toBe(1000);
    vm.advance(5_000);
    expect(vm.consoleLines).toHaveLength(15);
  });

  it('gives the same run twice, also with two machines interleaved', async () => {
    const bytecode = await build('twice', TICKING);
    const [first, second] = [await DeviceScriptVm.load(), await DeviceScriptVm.load()];
    first.deploy(bytecode);
    second.deploy(bytecode);
    for (let i = 0; i < 5; i++) {
      first.advance(1_000);
      second.advance(1_000);
    }
    expect(first.consoleLines.length).toBeGreaterThan(3);
    expect(second.consoleLines).toEqual(first.consoleLines);
  });

  it('waits for a line, and says so when the line does not come', async () => {
    const vm = await start('waiting', TICKING);
    expect(vm.runUntil((line) => line.startsWith('tick 3 '), 60_000)).toMatch(/^tick 3 /);
    expect(() => vm.runUntil((line) => line === 'never', 2_000)).toThrow(/within 2000 ms.*tick/);
  });
});

describe('panics end the run with their cause', () => {
  it('an endless loop', async () => {
    const vm = await start('endless', `let x = 0.5\nwhile (x < 1e300) { x = x * 0.5 + 1 }`);
    const panic = panicOf(() => {
      vm.advance(1_000);
    });
    expect(panic.code).toBe(60001);
    expect(panic.message).toContain('InfiniteLoop');
    expect(panic.message).toContain('main');
    // The machine would restart the program; the harness must not.
    expect(
      panicOf(() => {
        vm.advance(1_000);
      }).code,
    ).toBe(60001);
  });

  it('calls nested too deep', async () => {
    const vm = await start(
      'deep',
      `function r(n: number): number { if (n <= 0) { return 0 }\nreturn r(n - 1) + 1 }
console.log('r ' + r(90))
console.log('r ' + r(500))`,
    );
    const panic = panicOf(() => {
      vm.advance(1_000);
    });
    expect(vm.consoleLines).toEqual(['r 90']);
    expect(panic.message).toContain('StackOverflow');
  });

  it('memory used up', async () => {
    const vm = await start(
      'memory',
      `const all: Buffer[] = []\nwhile (all.length < 1000) { all.push(Buffer.alloc(1000)) }`,
    );
    expect(
      panicOf(() => {
        vm.advance(1_000);
      }).message,
    ).toContain('OutOfMemory');
  });

  it('an exception nobody caught', async () => {
    const vm = await start('throwing', `console.log('before')\nthrow new Error('boom')`);
    const panic = panicOf(() => {
      vm.advance(1_000);
    });
    expect(panic.message).toContain('UnhandledException');
    expect(vm.consoleLines).toEqual(['before']);
  });

  it('names the codes', () => {
    expect(panicName(60001)).toContain('InfiniteLoop');
    expect(panicName(42)).toBe('raised by the program');
    expect(panicName(60999)).toBe('unknown panic');
  });
});

describe('what does not fit is refused', () => {
  it('bytecode that is not bytecode', async () => {
    const vm = await DeviceScriptVm.load();
    expect(() => {
      vm.deploy(new Uint8Array(64));
    }).toThrow(/refused the bytecode/);
  });

  it('a program that does not compile, with the compiler’s words', async () => {
    const error: unknown = await build('wrong', `const a: number = 'text'\nconsole.log(a)`).catch(
      (it: unknown) => it,
    );
    expect(error).toBeInstanceOf(DeviceScriptBuildError);
    const { message } = error as DeviceScriptBuildError;
    expect(message).toMatch(/could not compile wrong\/main.ts[\s\S]*not assignable/);
    expect(message, 'no colours').not.toContain('\x1b');
  });

  it('another version, or a bundle without the machine', () => {
    expect(() => {
      assertVersion('2.17.0');
    }).toThrow(/is 2.17.0, expected 2.16.4/);
    expect(() => sliceVm('nothing')).toThrow(/does not hold the machine/);
    expect(() => sliceVm('var require_devicescript_vm = __commonJS({ \n});\n')).toThrow(/clock in one place/);
  });
});

describe('what parity rests on', () => {
  it('the compiler keeps every bit of a literal, and hexadecimal printing shows it', async () => {
    const literals = [
      0.1, 3600.0000000000005, 0.3333333333333333, 123456789.12345679, 1e-300, 5e300, 4294967295,
    ];
    const vm = await start(
      'literals',
      `const bits = Buffer.alloc(8)
function print(x: number): void { bits.setAt(0, 'f64', x); console.log(bits.toString('hex')) }
${literals.map((literal) => `print(${literal})`).join('\n')}`,
    );
    vm.advance(100);
    const expected = literals.map((literal) => {
      const bits = Buffer.alloc(8);
      bits.writeDoubleLE(literal);
      return bits.toString('hex');
    });
    expect(vm.consoleLines).toEqual(expected);
  });
});

describe('known traps of the machine, so that an update that changes them is seen', () => {
  it('a non-integer number is a wrong condition and % is integer division’s rest', async () => {
    const vm = await start(
      'traps',
      `import * as ds from '@devicescript/core'
let x = 0.25
let taken = 0
if (x) { taken = 1 }
let y = 5.6
console.log('if ' + taken + ' mod ' + (y % 0.7 === 0))
await ds.sleep(1)`,
    );
    vm.advance(100);
    expect(vm.consoleLines).toEqual(['if 0 mod true']);
  });

  it('the left side of a compound assignment is read behind the right one', async () => {
    const vm = await start(
      'order',
      `let s = 1
function f(): number { s = s + 10; return 100 }
s += f()
console.log('s ' + s)`,
    );
    vm.advance(100);
    expect(vm.consoleLines, 'JavaScript: 101').toEqual(['s 111']);
  });
});
