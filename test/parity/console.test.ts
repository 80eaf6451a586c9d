/**
 * The console in Node, in C and on the DeviceScript machine: the same bytes for the same typing and samples; and how much of the
 * machine's code it takes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEFT_OUT, replacementsOf } from '../../boards/devicescriptSlots.js';
import { buildDeviceScript } from '../../sim/boards/devicescriptBuild.js';
import { imageSizes } from '../../sim/boards/devicescriptImage.js';
import { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';
import { compile } from '../../transpiler/compile.js';
import { runInC } from '../../transpiler/testing/differential.js';
import { hasTarget, PC_O2, TARGETS } from '../../transpiler/testing/targets.js';
import { differences, parseRows } from './compare.js';
import { CONSOLE_STEPS, Program } from './consoleProgram.js';

const ROOT = join(import.meta.dirname, '..', '..');
const scratch = mkdtempSync(join(tmpdir(), 'nabms-console-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function bitsOf(value: number): string {
  const bits = Buffer.alloc(8);
  bits.writeDoubleLE(value);
  return bits.toString('hex');
}

function runInNode(): string[][] {
  const subject = new Program();
  return Array.from({ length: CONSOLE_STEPS }, () => {
    subject.step();
    return subject.out.map(bitsOf);
  });
}

/** The hash that the C driver prints (transpiler/testing/boards/differential.c): lower word, then upper. */
function hashOf(rows: readonly string[][]): string {
  let hash = 2166136261;
  for (const digits of rows.flat()) {
    const bits = Buffer.from(digits, 'hex');
    for (const word of [bits.readUInt32LE(0), bits.readUInt32LE(4)]) {
      hash = Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 16777619);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

describe('the console', () => {
  let inNode: string[][];
  beforeAll(() => {
    inNode = runInNode();
  });

  it('says something in nearly every step, and is asked for guarded requests', () => {
    expect(new Set(inNode.map(([hash]) => hash)).size).toBeGreaterThan(CONSOLE_STEPS * 0.9);
    expect(new Set(inNode.map(([, , requests]) => requests)).size).toBeGreaterThanOrEqual(3);
  });

  it('is the same on the DeviceScript machine', async () => {
    const image = await buildDeviceScript({
      root: ROOT,
      folders: ['firmware/core', 'firmware/console', 'test/parity'],
      replaced: replacementsOf(LEFT_OUT.map(({ slot }) => slot)),
      entry: 'test/parity/console.devs.ts',
    });
    console.log(`core for boards and console: DeviceScript code ends at ${imageSizes(image).codeEnd}`);
    const vm = await DeviceScriptVm.load();
    vm.deploy(image);
    vm.runUntil((line) => line === 'end', 60_000);
    expect(differences(inNode, parseRows(vm.consoleLines))).toEqual([]);
  });

  // What the compiler optimises is the matter of other tests; here three machines are enough.
  const machines = TARGETS.filter(({ name }) => name === PC_O2.name || name.includes('QEMU'));

  // One hash over all bits: the console of an emulated microcontroller is slow and may drop bytes.
  describe.each(machines)('in C: $name', (target) => {
    it.skipIf(!hasTarget(target))('is the same', () => {
      const entry = join(ROOT, 'test/parity/consoleProgram.ts');
      const { diagnostics, files } = compile([entry], { prefix: 't', single: true, base: ROOT });
      expect(diagnostics).toEqual([]);
      for (const [name, text] of files) writeFileSync(join(scratch, name), text);
      const run = { scratch, source: '', steps: CONSOLE_STEPS };
      expect(runInC(run, target, ['-DHASHED'], scratch)).toEqual([hashOf(inNode)]);
    });
  });
});
