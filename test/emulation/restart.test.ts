/** The firmware started anew with the flash memory that was left: what latched stays latched, the contactor stays open. */
import { beforeAll, describe, expect, it } from 'vitest';
import { FaultId } from '../../firmware/core/protection/faultTable.js';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice, readCell } from '../../host/devicescript/choice.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { RandomStream } from '../../sim/random.js';
import { newestStatus } from './keptLine.js';

const MINUTE_MS = 60_000;
const GOOD = { voltage_V: 3.3, current_A: 0.2, temperature_degC: 25, pressure_kPa: 300 };

let bytecode: Uint8Array;

async function start(flash?: Uint8Array): Promise<EmulatedBoard> {
  const random = new RandomStream(3, 'board');
  const board = await EmulatedBoard.start({ bytecode, closesHigh: true, random, ...(flash && { flash }) });
  board.setCell(GOOD);
  return board;
}

function storedFaults(board: EmulatedBoard): number {
  return newestStatus(board, 'stored');
}

/** The flash memory after an over-voltage has latched. */
async function latchedFlash(): Promise<Uint8Array> {
  const board = await start();
  board.vm.advance(MINUTE_MS);
  expect(board.contactorClosed).toBe(true);
  board.setCell({ ...GOOD, voltage_V: 3.9 });
  board.vm.advance(MINUTE_MS);
  expect(board.contactorClosed).toBe(false);
  expect(storedFaults(board) & (1 << FaultId.OverVoltage)).not.toBe(0);
  return board.vm.flash;
}

beforeAll(async () => {
  bytecode = await buildFirmware(await emulatedChoice('pico', await readCell(undefined), 1000), 'emulated');
}, 120_000);

describe('a restart', () => {
  it('after a run without a latched fault: closes again after good samples', async () => {
    const before = await start();
    before.vm.advance(MINUTE_MS);
    const board = await start(before.vm.flash);
    expect(board.contactorClosed).toBe(false);
    board.vm.advance(MINUTE_MS);
    expect(board.contactorClosed).toBe(true);
    expect(storedFaults(board)).toBe(0);
  });

  it('after a latched fault: the contactor stays open though all is well', async () => {
    const board = await start(await latchedFlash());
    board.vm.advance(5 * MINUTE_MS);
    expect(storedFaults(board) & (1 << FaultId.OverVoltage)).not.toBe(0);
    expect(board.contactorClosed).toBe(false);
  });

  it('with a damaged setting: the contactor stays open', async () => {
    const flash = Uint8Array.from(await latchedFlash());
    const stored = 1 << FaultId.OverVoltage;
    const bytes = [stored & 255, 0, 0, 0, ~stored & 255, 255, 255, 255];
    const places = [...flash.keys()].filter((at) => bytes.every((byte, k) => flash[at + k] === byte));
    expect(places).toHaveLength(1);
    for (const at of places) flash[at] = 0;
    const board = await start(flash);
    board.vm.advance(MINUTE_MS);
    expect(storedFaults(board)).toBe(0x7fffffff);
    expect(board.contactorClosed).toBe(false);
  });
});
