/** The window of the emulated hardware: what does not fit reaches no other memory, on neither side. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDeviceScript } from './devicescriptBuild.js';
import { DeviceScriptVm } from './devicescriptVm.js';
import { HardwareWindow } from './hardwareWindow.js';

const START = 100;
const [REQUEST, WRITE_COUNT, READ_COUNT, ANSWER, DATA, WINDOW_BYTES] = [16, 18, 19, 20, 21, 48];
const DATA_MAX = WINDOW_BYTES - DATA;
const TRANSFER = 1;

/** Memory with a window in it that asks for a transfer, and what that leaves of it where so much is received. */
function transfer(writeCount: number, readCount: number, received = readCount): Uint8Array {
  const memory = new Uint8Array(400);
  for (let k = 0; k < 16; k++) memory[START + k] = (k * 73 + 41) & 255;
  memory[START + REQUEST] = TRANSFER;
  memory[START + WRITE_COUNT] = writeCount;
  memory[START + READ_COUNT] = readCount;
  memory[START + ANSWER] = 9;
  const hardware = {
    transfer: () => new Uint8Array(received).fill(0xaa),
    setContactorPin: () => undefined,
  };
  new HardwareWindow({ memory }, hardware).answer();
  return memory;
}

describe('the host’s side', () => {
  it('fills the window to its end', () => {
    const memory = transfer(DATA_MAX, DATA_MAX);
    expect(memory[START + ANSWER]).toBe(0);
    expect(memory.indexOf(0xaa)).toBe(START + DATA);
    expect(memory.lastIndexOf(0xaa)).toBe(START + WINDOW_BYTES - 1);
  });

  it.each([
    ['to write', DATA_MAX + 1, 0, 0],
    ['to read', 0, DATA_MAX + 1, 0],
    ['received', 0, DATA_MAX, DATA_MAX + 1],
  ])('refuses what is too long %s', (what, writeCount, readCount, received) => {
    expect(() => transfer(writeCount, readCount, received)).toThrow(`${DATA_MAX + 1} ${what}`);
  });
});

describe('the program’s side', () => {
  it('refuses what is too long, before it rings', async () => {
    const root = await mkdtemp(join(tmpdir(), 'nabms-window-test-'));
    try {
      const hardware = join(import.meta.dirname, 'programs', 'emulatedHardware.devs.ts');
      await cp(hardware, join(root, 'app', 'hardware.ts'));
      await writeFile(
        join(root, 'app', 'main.ts'),
        `import { bus } from './hardware.js';
async function transfer(write: number, read: number): Promise<void> {
  try { await bus.xfer(64, Buffer.alloc(write), read); } catch (error: any) { console.log(error.message); }
}
await transfer(${DATA_MAX + 1}, 0);
await transfer(0, ${DATA_MAX + 1});
await transfer(${DATA_MAX}, ${DATA_MAX});
`,
      );
      const vm = await DeviceScriptVm.load();
      vm.deploy(await buildDeviceScript({ root, folders: ['app'], entry: 'app/main.ts' }));
      vm.advance(1000);
      expect(vm.consoleLines).toEqual([
        'a transfer is too long for the window: 28, 0',
        'a transfer is too long for the window: 0, 28',
        '~',
        'nobody answers at the window of the emulated hardware',
      ]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
