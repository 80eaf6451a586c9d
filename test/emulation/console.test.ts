/**
 * The console of the firmware in the machine, over Jacdac packets: what it answers is what the same console answers in Node on
 * the same samples; registers hold what the log says, to the last bit; and it is the operator's way to the contactor.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FirmwareChoice } from '../../host/devicescript/boardModules.js';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice, readCell } from '../../host/devicescript/choice.js';
import { logLines, sampleOf, wholeOf, type LogLine } from '../../sim/boards/boardLog.js';
import { DeviceScriptReset } from '../../sim/boards/devicescriptPanic.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { LEDGER, NabmsClient, SOFT_SHORT, STATUS } from '../../sim/boards/nabmsClient.js';
import { DEFAULT_CELL_SENSORS } from '../../sim/devices/cellSensors.js';
import { RandomStream } from '../../sim/random.js';
import { NodeConsole } from './nodeConsole.js';

const BUILD_LIMIT_MS = 300_000;
const STEP_MS = 1000;
const MINUTE_MS = 60_000;
const GOOD = { voltage_V: 3.3, current_A: 0.2, temperature_degC: 25, pressure_kPa: 300 };

let choice: FirmwareChoice;
let bytecode: Uint8Array;

beforeAll(async () => {
  choice = await emulatedChoice('pico', await readCell(undefined), STEP_MS);
  bytecode = await buildFirmware(choice, 'emulated');
}, BUILD_LIMIT_MS);

async function start(flash?: Uint8Array): Promise<{ board: EmulatedBoard; client: NabmsClient }> {
  const random = new RandomStream(3, 'board');
  const board = await EmulatedBoard.start({ bytecode, closesHigh: true, random, ...(flash && { flash }) });
  board.setCell(GOOD);
  return { board, client: new NabmsClient(board.vm) };
}

/** The code that the greeting shows. */
function codeIn(greeting: string): number {
  const code = /unlockCode=(\d{6})\r\n/.exec(greeting)?.[1];
  if (code === undefined) throw new Error(`no code in: ${greeting}`);
  return Number(code);
}

function linesOf(board: EmulatedBoard): LogLine[] {
  return logLines(board.vm.consoleLines);
}

describe('the console in the machine', () => {
  it('answers what the console in Node answers, on the same samples', async () => {
    const { board, client } = await start();
    const code = codeIn(client.type(new Uint8Array()));
    const serial = Number(/serial=(\d+)/.exec(client.answer('version').join())?.[1]);
    const node = await NodeConsole.start(choice, serial, code);
    let taken = 0;
    /** Moves the board behind its next step, and the console in Node over the same samples. */
    const step = (): void => {
      const before = board.vm.consoleLines.length;
      while (board.vm.consoleLines.length === before) board.vm.advance(5);
      board.vm.advance(50);
      const lines = linesOf(board);
      for (const [k, line] of lines.entries()) {
        if (k < taken || line.name !== 'sample') continue;
        const status = lines.slice(k).find(({ name }) => name === 'status');
        node.step(sampleOf(line), status !== undefined && wholeOf(status, 'closed') === 1);
      }
      taken = lines.length;
    };
    const compare = (line: string): string[] => {
      step();
      const expected = node.answer(line);
      expect(client.answer(line), line).toEqual(expected);
      return expected;
    };
    for (let k = 0; k < 10; k++) step();
    const reads = ['', 'help', 'status', 'cell', 'cycles', 'inventory', 'short', 'pressure', 'faults', 'cal'];
    const others = ['selftest', 'selftest', 'version', 'log dump', 'STATUS', 'lock', 'contactor', 'nonsense'];
    const scpi = [
      '*IDN?',
      '*TST?',
      'MEAS:VOLT?',
      'MEAS:CURR?',
      'MEAS:TEMP?',
      'MEAS:PRES?',
      'SYST:ERR?',
      '*CLS',
    ];
    const guarded = ['clear', 'cal zero', 'reboot', 'contactor close', 'unlock 111111', `unlock ${code}`];
    expect(reads.flatMap(compare).join('\n')).toMatch(/contactor=closed/);
    for (const line of [...others, ...scpi, ...guarded, 'SYST:ERR?']) compare(line);
    board.setCell({ ...GOOD, voltage_V: 3.9 });
    for (let k = 0; k < 30; k++) step();
    expect(compare('faults')).toContain('overVoltage=active,latched');
    board.setCell(GOOD);
    // The fault goes a minute of good voltage later.
    for (let k = 0; k < 90; k++) step();
    expect(compare('faults')).toContain('overVoltage=gone,latched');
    compare('contactor close');
    compare(`unlock ${code}`);
    compare('clear');
    expect(compare('faults')).toEqual(['faults=no']);
    compare('stream csv 2');
    for (const line of ['stream json', 'x'.repeat(97), 'é', 'stream off', ...reads]) compare(line);
  });

  it('refuses a stream, for which it has no room', async () => {
    const { client } = await start();
    client.type(new Uint8Array());
    for (const line of ['stream csv', 'stream json 5', 'stream off']) {
      expect(client.answer(line).join()).toContain('-113,"Undefined header"');
    }
    const help = client.answer('help').join('\n');
    expect(help).toContain('selftest');
    expect(help).not.toContain('stream');
  });

  it('has registers with the bits that the log shows', async () => {
    const { board, client } = await start();
    board.vm.advance(MINUTE_MS + 500);
    const lines = linesOf(board);
    const bits = (name: string): string =>
      lines.findLast((line) => line.name === name)?.values.get('bits') ?? '';
    const status = Buffer.from(client.read(STATUS));
    expect(status.toString('hex', 0, 48)).toBe(bits('sample'));
    // Voltage, current, temperature, pressure, net charge are valid; no fault; closed, which the machine writes as 255.
    expect([status[48], status.readUInt32LE(49), status.readUInt32LE(53), status[57]]).toEqual([
      31, 0, 0, 255,
    ]);
    const short = Buffer.from(client.read(SOFT_SHORT));
    const level = Buffer.alloc(8);
    level.writeDoubleLE(short.readUInt8(0));
    const result = Buffer.concat([level, short.subarray(1), client.read(LEDGER)]);
    expect(result.toString('hex')).toBe(bits('result'));
  });
});

describe('an operator', () => {
  it('opens the contactor, which stays open until it is closed with the code', async () => {
    const { board, client } = await start();
    const code = codeIn(client.type(new Uint8Array()));
    board.vm.advance(MINUTE_MS);
    expect(board.contactorClosed).toBe(true);
    expect(client.answer('contactor open')).toEqual(['ok']);
    board.vm.advance(2 * MINUTE_MS);
    expect(board.contactorClosed).toBe(false);
    expect(client.answer('contactor close')).toEqual(['error -203,"Command protected"']);
    board.vm.advance(MINUTE_MS);
    expect(board.contactorClosed).toBe(false);
    expect(client.answer(`unlock ${code}`)).toEqual(['ok']);
    expect(client.answer('contactor close')).toEqual(['ok']);
    board.vm.advance(MINUTE_MS);
    expect(board.contactorClosed).toBe(true);
  });

  it('clears what had latched before a restart, and only with the code', async () => {
    const first = await start();
    first.board.vm.advance(MINUTE_MS);
    first.board.setCell({ ...GOOD, voltage_V: 3.9 });
    first.board.vm.advance(MINUTE_MS);
    const { board, client } = await start(first.board.vm.flash);
    const code = codeIn(client.type(new Uint8Array()));
    board.vm.advance(MINUTE_MS);
    expect(board.contactorClosed).toBe(false);
    expect(client.answer('faults')).toEqual(['faults=yes', 'overVoltage=gone,latched']);
    expect(client.answer('clear')).toEqual(['error -203,"Command protected"']);
    board.vm.advance(MINUTE_MS);
    expect(board.contactorClosed).toBe(false);
    client.answer(`unlock ${code}`);
    expect(client.answer('clear')).toEqual(['ok']);
    board.vm.advance(MINUTE_MS);
    expect(board.contactorClosed).toBe(true);
    expect(client.answer('faults')).toEqual(['faults=no']);
    const again = await start(board.vm.flash);
    again.board.vm.advance(MINUTE_MS);
    expect(again.board.contactorClosed).toBe(true);
  });

  it('measures the zero of the current with the contactor open, and reboots', async () => {
    const { board, client } = await start();
    const code = codeIn(client.type(new Uint8Array()));
    client.answer(`unlock ${code}`);
    client.answer('cal zero');
    board.setCell({ ...GOOD, current_A: 0.0001 });
    board.vm.advance(2 * MINUTE_MS);
    expect(board.contactorClosed).toBe(false);
    const offset_A = Number(client.answer('cal')[0]?.split('=')[1]);
    // One step of the INA228 at this shunt is far below the offset; its own noise averages out over the samples.
    expect(offset_A).toBeGreaterThan(0.00009);
    expect(offset_A).toBeLessThan(0.00011);
    // The answer may be on its way when the reset comes.
    expect(() => {
      client.answer('reboot');
      board.vm.advance(2 * STEP_MS);
    }).toThrow(DeviceScriptReset);
  });

  it('learns from the self-test which part is missing', async () => {
    const { board, client } = await start();
    client.type(new Uint8Array());
    board.vm.advance(MINUTE_MS);
    client.answer('selftest');
    board.vm.advance(2 * STEP_MS);
    expect(client.answer('selftest')).toEqual(['selftest=passed', 'failures=0']);
    board.sensors.bus.setAbsent(DEFAULT_CELL_SENSORS.ads122c04, true);
    board.vm.advance(MINUTE_MS);
    client.answer('selftest');
    board.vm.advance(2 * STEP_MS);
    const place = choice.board.sensors.findIndex(({ part }) => part === 'ADS122C04');
    expect(client.answer('selftest')).toEqual(['selftest=failed', `failures=${1 << place}`]);
  });
});
