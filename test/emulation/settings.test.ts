/**
 * Settings that are full, silent, damaged, cut off while they are written, or another firmware's: the firmware says so, goes on
 * measuring, claims nothing it does not know, and keeps the contactor open where it cannot know what had latched.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { SnapshotFinding } from '../../firmware/storage/snapshotScan.js';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice, readCell } from '../../host/devicescript/choice.js';
import { buildDeviceScript } from '../../sim/boards/devicescriptBuild.js';
import { DeviceScriptVm } from '../../sim/boards/devicescriptVm.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { RandomStream } from '../../sim/random.js';
import { keptOf, newestStatus } from './keptLine.js';

const MINUTE_MS = 60_000;
const GOOD = { voltage_V: 3.3, current_A: 0.2, temperature_degC: 25, pressure_kPa: 300 };
/** The first snapshot of a run is taken after ten minutes, then one every two hours. */
const FIRST_SNAPSHOT_MS = 11 * MINUTE_MS;
const SECOND_SNAPSHOT_MS = 121 * MINUTE_MS;
/** Steps of 5 s: 13 pages of a snapshot take a minute. */
const STEP_MS = 5000;
const PAGE_MARK = Buffer.from('NS');
/** firmware/devicescript/latchStore.ts */
const SNAPSHOT_DAMAGED = 0x40000000;
const NOT_STORED = 0x20000000;

let bytecode: Uint8Array;
/** Flash memories: after the first snapshot, and as it was at each write of the second, the last with both whole. */
let first: Uint8Array;
let writes: Uint8Array[];

async function start(flash?: Uint8Array, program = bytecode): Promise<EmulatedBoard> {
  const random = new RandomStream(3, 'board');
  const board = await EmulatedBoard.start({
    ...{ bytecode: program, closesHigh: true, random },
    ...(flash && { flash: Uint8Array.from(flash) }),
  });
  board.setCell(GOOD);
  return board;
}

/** The pages in a flash memory, by place; the newest copies of both slots among older ones. */
function pagesOf(flash: Uint8Array): { at: number; index: number; sequence: number }[] {
  const bytes = Buffer.from(flash);
  const found = [];
  for (let at = bytes.indexOf(PAGE_MARK); at >= 0; at = bytes.indexOf(PAGE_MARK, at + 1)) {
    if (bytes[at + 2] !== 1) continue;
    found.push({ at, index: bytes[at + 3] ?? 0, sequence: bytes.readUInt32LE(at + 12) });
  }
  return found;
}

/** Turns a bit of every copy of a page. */
function damaged(flash: Uint8Array, sequence: number, index: number): Uint8Array {
  const copy = Uint8Array.from(flash);
  const hit = pagesOf(copy).filter((page) => page.sequence === sequence && page.index === index);
  expect(hit.length).toBeGreaterThan(0);
  for (const { at } of hit) copy[at + 40] = (copy[at + 40] ?? 0) ^ 4;
  return copy;
}

beforeAll(async () => {
  bytecode = await buildFirmware(
    await emulatedChoice('pico', await readCell(undefined), STEP_MS),
    'emulated',
  );
  const board = await start();
  board.vm.advance(FIRST_SNAPSHOT_MS + 2 * MINUTE_MS);
  first = board.vm.flash;
  writes = [];
  board.vm.onFlash = (content) => writes.push(content);
  board.vm.advance(SECOND_SNAPSHOT_MS);
  expect(newestStatus(board, 'missed')).toBe(0);
}, 180_000);

describe('a power cut while a snapshot is written', () => {
  it(
    'between any two writes of the settings: the old snapshot is read or the new one, never a mix',
    { timeout: 120_000 },
    async () => {
      expect(writes.length).toBeGreaterThanOrEqual(13);
      const kept = [];
      for (const flash of [first, ...writes]) {
        const board = await start(flash);
        board.vm.advance(2 * MINUTE_MS);
        kept.push(keptOf(board));
        expect(newestStatus(board, 'stored')).toBe(0);
        expect(board.contactorClosed).toBe(true);
      }
      const [old, young] = [kept[0]?.time_ms ?? 0, kept.at(-1)?.time_ms ?? 0];
      expect(young - old).toBeGreaterThan(SECOND_SNAPSHOT_MS - 2 * MINUTE_MS);
      const isYoung = kept.map(({ time_ms }) => time_ms === young);
      expect(kept.map(({ time_ms }) => time_ms === old || time_ms === young)).toEqual(kept.map(() => true));
      // Once the new one is whole it stays the one that is read.
      expect(isYoung.indexOf(true)).toBe(kept.length - 1);
      expect(kept.slice(2, -1).map(({ finding }) => finding)).toEqual(
        kept.slice(2, -1).map(() => SnapshotFinding.OneDamaged),
      );
      expect(kept.at(-1)?.finding).toBe(SnapshotFinding.Intact);
    },
  );
});

describe('damaged pages', () => {
  it.each([0, 6, 12])('page %d of the newest snapshot: the one before is read', async (index) => {
    const board = await start(damaged(writes.at(-1) ?? first, 2, index));
    board.vm.advance(2 * MINUTE_MS);
    const old = await start(first);
    old.vm.advance(MINUTE_MS);
    expect(keptOf(board)).toEqual({ ...keptOf(old), finding: SnapshotFinding.OneDamaged });
    expect(board.contactorClosed).toBe(true);
  });

  it('of both: the ledger begins anew, and the contactor stays open, also after the next start', async () => {
    const board = await start(damaged(damaged(writes.at(-1) ?? first, 1, 3), 2, 7));
    board.vm.advance(FIRST_SNAPSHOT_MS + 2 * MINUTE_MS);
    expect(keptOf(board)).toEqual({ finding: SnapshotFinding.Damaged, time_ms: 0, cycle: 0 });
    expect(newestStatus(board, 'stored')).toBe(SNAPSHOT_DAMAGED);
    expect(board.contactorClosed).toBe(false);
    const next = await start(board.vm.flash);
    next.vm.advance(2 * MINUTE_MS);
    // One slot holds the new ledger by now; somebody has to look all the same.
    expect(keptOf(next).finding).toBe(SnapshotFinding.OneDamaged);
    expect(next.contactorClosed).toBe(false);
  });
});

describe('settings', () => {
  it('of a firmware for another cell: refused, the ledger begins anew', { timeout: 120_000 }, async () => {
    const cell = await readCell(undefined);
    const other = { ...cell, capacity_Ah: 1.01 * cell.capacity_Ah };
    const program = await buildFirmware(await emulatedChoice('pico', other, STEP_MS), 'emulated');
    const board = await start(first, program);
    board.vm.advance(2 * MINUTE_MS);
    expect(keptOf(board)).toEqual({ finding: SnapshotFinding.OtherLayout, time_ms: 0, cycle: 0 });
    expect(board.contactorClosed).toBe(true);
  });

  it(
    'that are full: what latches would not be kept, so the contactor stays open; without room for a snapshot, it says so',
    { timeout: 120_000 },
    async () => {
      const entry = 'sim/boards/programs/fillSettings.devs.ts';
      const root = `${import.meta.dirname}/../..`;
      const fill = await DeviceScriptVm.load();
      fill.deploy(await buildDeviceScript({ root, folders: ['sim/boards/programs'], entry }));
      fill.runUntil((line) => line === 'filled with 200', MINUTE_MS);
      const narrow = await start(fill.flash);
      fill.runUntil((line) => line === 'filled with 1', MINUTE_MS);
      const full = await start(fill.flash);
      const said = [narrow, full].map((board) => {
        board.vm.advance(FIRST_SNAPSHOT_MS + 2 * MINUTE_MS);
        const [stored, unkept, missed] = ['stored', 'unkept', 'missed'].map((key) =>
          newestStatus(board, key),
        );
        return { stored, unkept, missed, isClosed: board.contactorClosed };
      });
      expect(said).toEqual([
        { stored: 0, unkept: 1, missed: 0, isClosed: true },
        { stored: NOT_STORED, unkept: 1, missed: 0, isClosed: false },
      ]);
    },
  );

  it(
    'that never answer: measures, keeps nothing, and the contactor stays open',
    { timeout: 120_000 },
    async () => {
      const program = await buildFirmware(
        await emulatedChoice('pico', await readCell(undefined), STEP_MS),
        'emulated',
        undefined,
        [
          {
            module: 'firmware/devicescript/settingStore.ts',
            twin: 'sim/boards/programs/silentSettings.devs.ts',
          },
        ],
      );
      const board = await start(first, program);
      board.vm.advance(FIRST_SNAPSHOT_MS + 2 * MINUTE_MS);
      expect(keptOf(board)).toEqual({ finding: -1, time_ms: 0, cycle: 0 });
      expect(newestStatus(board, 'missed')).toBe(0);
      expect(newestStatus(board, 'flags') & 31).toBe(31);
      expect(board.contactorClosed).toBe(false);
    },
  );
});
