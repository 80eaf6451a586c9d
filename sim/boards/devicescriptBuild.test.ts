import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sectionsOf } from './bytecode/image.js';
import { assertWellFormed, buildDeviceScript } from './devicescriptBuild.js';
import { CODE_END_MAX, IMAGE_MAX_BYTES, imageSizes } from './devicescriptImage.js';
import { DeviceScriptVm } from './devicescriptVm.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'nabms-build-test-'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function write(files: Record<string, string>): Promise<void> {
  await mkdir(join(root, 'app', 'none'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, 'app', name), text);
}

/** `count` functions, none of which the compiler can drop; each is called twice, so that it stays a function (inlineCalls.ts). */
function functions(count: number): string {
  const lines = ['let sum = 0'];
  for (let i = 0; i < count; i++) {
    lines.push(
      `function f${i}(x: number): number { return (x * ${i} + sum) * (x + sum) * (x - sum) + ${i} }`,
    );
    lines.push(`sum = f${i}(sum)`, `sum = f${i}(sum)`);
  }
  return lines.join('\n');
}

describe('a module that is replaced', () => {
  const program = { folders: ['app'], entry: 'app/main.ts' };
  const replaced = [{ module: 'app/model.ts', twin: 'app/none/model.ts' }];

  it('is the twin in the image, and itself without', async () => {
    await write({
      'main.ts': `import { Model } from './model.js'\nconsole.log('model ' + new Model().answer())`,
      'model.ts': `export class Model { answer(): number { return 1 } }`,
      'none/model.ts': `export class Model { answer(): number { return 2 } }`,
    });
    for (const { options, line } of [
      { options: {}, line: 'model 1' },
      { options: { replaced }, line: 'model 2' },
    ]) {
      const vm = await DeviceScriptVm.load();
      vm.deploy(await buildDeviceScript({ root, ...program, ...options }));
      vm.advance(100);
      expect(vm.consoleLines).toEqual([line]);
    }
  });

  it('must be among the sources', async () => {
    await write({ 'main.ts': `console.log('main')` });
    await expect(buildDeviceScript({ root, ...program, replaced })).rejects.toThrow(
      'app/model.ts is not among the copied sources',
    );
  });
});

describe('the size of an image', () => {
  it('is told, and grows with the program', async () => {
    await write({ 'few.ts': functions(10), 'more.ts': functions(20) });
    const few = imageSizes(await buildDeviceScript({ root, folders: ['app'], entry: 'app/few.ts' }));
    const image = await buildDeviceScript({ root, folders: ['app'], entry: 'app/more.ts' });
    const more = imageSizes(image);
    expect(more.functionCount - few.functionCount).toBe(10);
    expect(more.codeEnd).toBeGreaterThan(few.codeEnd + 10 * 16);
    expect(more.codeEnd + more.data).toBe(image.byteLength);
    expect(more.codeEnd).toBeLessThan(CODE_END_MAX);
  });

  it('beyond the machine’s limit is an error that says how far beyond', async () => {
    await write({ 'main.ts': functions(2000) });
    await expect(buildDeviceScript({ root, folders: ['app'], entry: 'app/main.ts' })).rejects.toThrow(
      /^app\/main.ts is too large for the DeviceScript machine: its functions end at byte \d+, \d+ beyond 65535; leave out/,
    );
  });

  it('beyond the flash memory’s share is an error as well', async () => {
    const eighth = (k: number): string =>
      `const b${k}: Buffer = hex\`${`5${k}`.repeat(IMAGE_MAX_BYTES / 8)}\`\nconsole.log(b${k}[7])`;
    await write({ 'main.ts': [0, 1, 2, 3, 4, 5, 6, 7].map((k) => eighth(k)).join('\n') });
    await expect(buildDeviceScript({ root, folders: ['app'], entry: 'app/main.ts' })).rejects.toThrow(
      /^app\/main.ts is too large for the DeviceScript machine: its image has \d+ bytes, \d+ beyond 98304; leave out/,
    );
  });
});

it('an image that the machine’s verifier refuses is an error', async () => {
  await write({ 'main.ts': functions(3) });
  const image = await buildDeviceScript({ root, folders: ['app'], entry: 'app/main.ts' });
  await expect(assertWellFormed('main.ts', image)).resolves.toBeUndefined();
  // Where the first function starts.
  const [table] = sectionsOf(image);
  image.fill(0xff, table.start, table.start + 4);
  await expect(assertWellFormed('main.ts', image)).rejects.toThrow(
    /^the DeviceScript machine refuses the image of main.ts: code -\d+/,
  );
});
