/**
 * What a stranger may send: lines of any kind, and packets of any length and number. Without the code they close no contactor
 * and move no limit, and the machine does not panic, though half of the operations it allows between two sleeps are wasted
 * before each of the firmware's runs: a command's work takes less than the other half.
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice, readCell } from '../../host/devicescript/choice.js';
import { buildDeviceScript } from '../../sim/boards/devicescriptBuild.js';
import { DeviceScriptPanic } from '../../sim/boards/devicescriptPanic.js';
import { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { PAYLOAD_MAX } from '../../sim/boards/jacdacFrame.js';
import { NabmsClient } from '../../sim/boards/nabmsClient.js';
import { RandomStream } from '../../sim/random.js';
import { newestStatus } from './keptLine.js';
import { Stranger } from './stranger.js';

const BUILD_LIMIT_MS = 600_000;
const RUN_LIMIT_MS = 300_000;
const SECOND_MS = 1000;
const GOOD = { voltage_V: 3.3, current_A: 0.2, temperature_degC: 25, pressure_kPa: 300 };
const ROOT = join(import.meta.dirname, '..', '..');

let bytecode: Uint8Array;

/** Turns of `burn` that take all operations between two sleeps. */
async function turnsOfAll(): Promise<number> {
  const entry = 'test/emulation/burnLimit.devs.ts';
  const vm = await DeviceScriptVm.load();
  vm.deploy(await buildDeviceScript({ root: ROOT, folders: ['test/emulation'], entry }));
  expect(() => {
    vm.advance(60 * SECOND_MS);
  }).toThrow(DeviceScriptPanic);
  return Number(vm.consoleLines.at(-1)?.split(' ')[1]);
}

/** Wastes these turns at the start of each run of the step, of the console and of the log. */
async function burnBeforeRuns(scratch: string, turns: number): Promise<void> {
  const folder = join(scratch, 'firmware/devicescript');
  await cp(join(import.meta.dirname, 'burn.devs.ts'), join(folder, 'burn.ts'));
  const places = [
    { file: 'main.ts', at: /await readSensors\(sample\);/g, count: 1 },
    // Those of the loop: behind the one before it, the first step's run begins.
    { file: 'main.ts', at: /^ {2}await ds\.sleep\(1\);/gm, count: 2 },
    { file: 'service.ts', at: /Promise<Buffer> \{/g, count: 1 },
    { file: 'service.ts', at: /await ds\.sleep\(1\);/g, count: 2 },
  ];
  for (const { file, at, count } of places) {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    expect([...text.matchAll(at)], `${String(at)} in ${file}`).toHaveLength(count);
    const changed = text.replaceAll(at, (place) => `${place} burn(${turns});`);
    const isFirst = !text.includes('burn(');
    await writeFile(path, isFirst ? `import { burn } from './burn.js';\n${changed}` : changed);
  }
}

async function start(): Promise<{ board: EmulatedBoard; client: NabmsClient }> {
  const board = await EmulatedBoard.start({
    bytecode,
    closesHigh: true,
    random: new RandomStream(4, 'board'),
  });
  board.setCell(GOOD);
  const client = new NabmsClient(board.vm);
  client.type(new Uint8Array());
  return { board, client };
}

function missedSteps(board: EmulatedBoard): number {
  return newestStatus(board, 'missed');
}

beforeAll(async () => {
  const choice = await emulatedChoice('pico', await readCell(undefined), SECOND_MS);
  const turns = Math.floor((await turnsOfAll()) / 2);
  expect(turns).toBeGreaterThan(1000);
  bytecode = await buildFirmware(choice, 'emulated', (scratch) => burnBeforeRuns(scratch, turns));
}, BUILD_LIMIT_MS);

const COMMANDS = 0x10000;
/** The control service, nabms and three measurements lie there; at other places is none. */
const PLACES = 5;
const NABMS = 1;
const MEASUREMENTS = [2, 3, 4];
const SET_STREAMING_SAMPLES = 0x2003;
const GET_STREAMING_SAMPLES = 0x1003;
/** What a service knows and answers: registers of nabms, a reading, how many are streamed and how often. */
const KNOWN = [
  ...[0x1180, 0x1181, 0x1182].map((command) => ({ place: NABMS, command })),
  ...MEASUREMENTS.flatMap((place) =>
    [0x1101, GET_STREAMING_SAMPLES, 0x1004].map((command) => ({ place, command })),
  ),
];

/** Most go to nabms itself, the others to the other services and to places where none is. */
function placeOf(command: number): number {
  return command % 5 === 0 ? Math.floor(command / 5) % 64 : NABMS;
}

const WORDS = [
  ...[
    'help',
    'status',
    'cell',
    'cycles',
    'inventory',
    'short',
    'pressure',
    'faults',
    'clear',
    'cal',
    'selftest',
  ],
  ...[
    'log',
    'stream',
    'version',
    'reboot',
    'unlock',
    'lock',
    'contactor',
    'open',
    'close',
    'zero',
    'dump',
    'off',
  ],
  ...[
    'csv',
    'json',
    '0',
    '1',
    '100000',
    '999999',
    '-1',
    '1e9',
    '*IDN?',
    '*RST',
    '*CLS',
    'SYST:ERR?',
    'MEAS:VOLT?',
  ],
  ...['voltageMax_V=9', 'voltageMax_V', '=', '\x03', '\x15', '\x1b[A', '\b', 'ÿ'],
];

describe('a stranger', () => {
  it(
    'closes no contactor and moves no limit, whatever is typed',
    async () => {
      const { board, client } = await start();
      const limits = client.answer('cell');
      expect(limits).toContain('voltageMax_V=3.6');
      client.answer('contactor open');
      board.vm.advance(10 * SECOND_MS);
      const line = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' '));
      const typed = fc.oneof(
        line.map((text) => Buffer.from(`${text}\r`, 'latin1')),
        fc.uint8Array({ maxLength: PAYLOAD_MAX }),
      );
      let closed = 0;
      fc.assert(
        fc.property(typed, (bytes) => {
          client.type(bytes);
          board.vm.advance(200);
          if (board.contactorClosed) closed++;
        }),
        { numRuns: 200 },
      );
      client.type(Buffer.from('\x03\r'));
      board.vm.advance(10 * SECOND_MS);
      expect(closed).toBe(0);
      expect(board.contactorClosed).toBe(false);
      expect(client.answer('cell')).toEqual(limits);
      expect(client.answer('status')).toContain('unlocked=no');
      expect(missedSteps(board)).toBe(0);
    },
    RUN_LIMIT_MS,
  );

  it(
    'with packets of every command number and every length gets an answer to each that is for a service',
    async () => {
      const { board, client } = await start();
      board.vm.advance(10 * SECOND_MS);
      const stranger = new Stranger(board, client.found.device);
      const unanswered: string[] = [];
      let sent = 0;
      const ask = (place: number, command: number, payload: Uint8Array): void => {
        sent++;
        if (!stranger.ask(place, command, payload)) unanswered.push(`${place}: ${command.toString(16)}h`);
      };
      for (const { place, command } of KNOWN) {
        for (let length = 0; length <= PAYLOAD_MAX; length++) ask(place, command, stranger.noise(length));
      }
      for (const place of MEASUREMENTS) {
        for (let length = 0; length <= PAYLOAD_MAX; length++) {
          const payload = stranger.noise(length);
          stranger.send(place, SET_STREAMING_SAMPLES, payload);
          ask(place, GET_STREAMING_SAMPLES, payload);
          // Without a payload none are wanted; one may have been sent since.
          expect(Math.abs((stranger.report?.payload[0] ?? -9) - (payload[0] ?? 0))).toBeLessThanOrEqual(1);
        }
      }
      for (let command = 0; command < COMMANDS; command++) {
        const payload = stranger.noise(command % (PAYLOAD_MAX + 1));
        const place = placeOf(command);
        if (place < PLACES) ask(place, command, payload);
        else stranger.send(place, command, payload);
      }
      // Four of five commands go to nabms itself.
      expect(sent).toBeGreaterThan(0.8 * COMMANDS + KNOWN.length * PAYLOAD_MAX);
      expect(unanswered).toEqual([]);
      client.type(Buffer.from('\x03\r'));
      board.vm.advance(10 * SECOND_MS);
      expect(client.answer('version')).toContain('board=pico');
      expect(board.contactorClosed).toBe(true);
      expect(missedSteps(board)).toBe(0);
    },
    RUN_LIMIT_MS,
  );

  it(
    'with a flood of packets lets the machine go on',
    async () => {
      const { board, client } = await start();
      board.vm.advance(10 * SECOND_MS);
      expect(board.contactorClosed).toBe(true);
      const stranger = new Stranger(board, client.found.device);
      for (let command = 0; command < COMMANDS; command++) {
        stranger.send(placeOf(command), command, stranger.noise(command % (PAYLOAD_MAX + 1)));
        // Some frames wait in the machine's queue, which is short.
        if (command % 3 === 0) board.vm.advance(1);
      }
      board.vm.advance(SECOND_MS);
      for (let length = 0; length <= PAYLOAD_MAX; length++) client.type(stranger.noise(length));
      client.type(Buffer.from('\x03\r'));
      board.vm.advance(10 * SECOND_MS);
      expect(client.answer('version')).toContain('board=pico');
      expect(board.contactorClosed).toBe(true);
      expect(missedSteps(board)).toBe(0);
    },
    RUN_LIMIT_MS,
  );

  it(
    'with every answer takes less than half of the operations between two sleeps',
    async () => {
      const { board, client } = await start();
      board.vm.advance(60 * SECOND_MS);
      for (const line of [
        ...WORDS.slice(0, 18),
        'log dump',
        'contactor open',
        '*IDN?',
        'MEAS:VOLT?',
        'MEAS:PRES?',
      ]) {
        board.vm.advance(SECOND_MS);
        client.answer(line);
      }
      client.type(Buffer.from('lock\r'.repeat(40)));
      expect(missedSteps(board)).toBe(0);
    },
    RUN_LIMIT_MS,
  );
});
