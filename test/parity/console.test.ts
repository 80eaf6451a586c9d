/**
 * The console in Node, in C and on the DeviceScript machine: the same bytes for the same typing and samples; and how much of the
 * machine's code it takes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEFT_OUT, replacementsOf } from '../../boards/devicescriptSlots.js';
import { buildDeviceScript } from '../../sim/boards/devicescriptBuild.js';
import { imageSizes } from '../../sim/boards/devicescriptImage.js';
import { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';
import { hasTarget, PC_O2, TARGETS } from '../../transpiler/testing/targets.js';
import { differences, parseRows } from './compare.js';
import { CONSOLE_STEPS, Program } from './consoleProgram.js';
import { bitsOfRun, hashInC, hashOf, ROOT } from './programRun.js';

const scratch = mkdtempSync(join(tmpdir(), 'nabms-console-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('the console', () => {
  let inNode: string[][];
  beforeAll(() => {
    inNode = bitsOfRun(new Program(), CONSOLE_STEPS);
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

  describe.each(machines)('in C: $name', (target) => {
    it.skipIf(!hasTarget(target))('is the same', () => {
      const inC = hashInC('test/parity/consoleProgram.ts', CONSOLE_STEPS, target, scratch);
      expect(inC).toEqual([hashOf(inNode)]);
    });
  });
});
