/**
 * The codecs and calibrations in Node, in C and on the DeviceScript machine: every output of every step must have the same
 * 64 bits; and how much of the machine's code the sensors of a board take.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDeviceScript, type DeviceScriptProgram } from '../../sim/boards/devicescriptBuild.js';
import { imageSizes } from '../../sim/boards/devicescriptImage.js';
import { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';
import { hasTarget, TARGETS } from '../../transpiler/testing/targets.js';
import { differences, parseRows } from './compare.js';
import { DEVICE_STEPS, Program } from './deviceProgram.js';
import { bitsOfRun, hashInC, hashOf, ROOT } from './programRun.js';

const scratch = mkdtempSync(join(tmpdir(), 'nabms-devices-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Code of the four codecs, measured 2,784 bytes, and a tenth more: a codec that grows beyond is looked at, and docs/hardware.md with it. */
const SENSOR_CODE_MAX = 3_062;

const program = (entry: string): DeviceScriptProgram => ({
  root: ROOT,
  folders: ['firmware/core', 'firmware/devices', 'test/parity'],
  entry,
});

describe('the codecs', () => {
  let inNode: string[][];
  beforeAll(() => {
    inNode = bitsOfRun(new Program(), DEVICE_STEPS);
  });

  it('are led to every output’s different values, and to faults', () => {
    const kinds = inNode[0].map((_, output) => new Set(inNode.map((row) => row[output])).size);
    // Plans are the same in every step; the rest changes.
    const constant = [0, 9, 12, 17];
    expect(kinds.flatMap((kind, output) => (kind === 1 ? [output] : []))).toEqual(constant);
    const faults = [5, 8, 11, 14, 16, 19, 21, 24];
    for (const output of faults) expect(kinds[output], `faults, output ${output}`).toBeGreaterThanOrEqual(3);
  });

  it('are the same on the DeviceScript machine', async () => {
    const vm = await DeviceScriptVm.load();
    vm.deploy(await buildDeviceScript(program('test/parity/devices.devs.ts')));
    vm.runUntil((line) => line === 'end', 60_000);
    expect(differences(inNode, parseRows(vm.consoleLines))).toEqual([]);
  });

  describe.each(TARGETS)('in C: $name', (target) => {
    it.skipIf(!hasTarget(target))('are the same', () => {
      const inC = hashInC('test/parity/deviceProgram.ts', DEVICE_STEPS, target, scratch);
      expect(inC).toEqual([hashOf(inNode)]);
    });
  });
});

describe('the code of a board’s sensors', () => {
  const names = ['Ina228', 'Ads122c04', 'Tmp117', 'Nau7802'];

  async function codeOf(parts: readonly string[]): Promise<number> {
    const source = parts.map((part, k) => {
      const file = part.charAt(0).toLowerCase() + part.slice(1);
      const args = {
        Ina228: '0x40, 1, 0.02',
        Ads122c04: '0x45, 0, 1, 1, 4.096',
        Tmp117: '0x48',
        Nau7802: '',
      }[part];
      return [
        `import { ${part} } from '../../firmware/devices/${file}.js';`,
        `const part${k} = new ${part}(${args});`,
        ...['setUp', 'takeSetUp', 'measure', 'take'].map((call) => `part${k}.${call}(plan);`),
      ].join('\n');
    });
    const head = `import { BusPlan } from '../../firmware/devices/busPlan.js';\nconst plan = new BusPlan();\n`;
    const image = await buildDeviceScript(program('test/parity/size.ts'), async (folder) => {
      writeFileSync(
        join(folder, 'test/parity/size.ts'),
        parts.length === 0 ? 'console.log(0);\n' : head + source.join('\n'),
      );
      return Promise.resolve();
    });
    return imageSizes(image).codeEnd;
  }

  it(`is at most ${SENSOR_CODE_MAX} bytes with ${names.join(', ')}`, async () => {
    const bytes = (await codeOf(names)) - (await codeOf([]));
    console.log(`sensors of a board: ${bytes} bytes of DeviceScript code`);
    expect(bytes).toBeLessThanOrEqual(SENSOR_CODE_MAX);
  });
});
