/** Snapshots in two slots of a flash memory that loses its power at any byte. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPage, PAGE_EXTRA_BYTES, PAGE_HEAD_BYTES, PageHead, sealPage } from './snapshotPage.js';
import { SnapshotFinding, SnapshotScan } from './snapshotScan.js';

const PAGE_BYTES = 64;
const PIECE_BYTES = PAGE_BYTES - PAGE_EXTRA_BYTES;
const STATE_BYTES = 150;
const PAGES = Math.ceil(STATE_BYTES / PIECE_BYTES);
const LAYOUT = 0xdeadbeef;
const ERASED = 0xff;

class PowerCut extends Error {}

/** Two slots of flash: erased page by page to ones, written byte by byte, ones to zeros only. */
class Flash {
  readonly slots = [0, 1].map(() => new Uint8Array(PAGES * PAGE_BYTES).fill(ERASED));
  /** Erasures and bytes until the power goes. */
  left = Infinity;

  write(slot: number, page: number, bytes: readonly number[]): void {
    const memory = this.slots[slot];
    this.spend();
    memory.fill(ERASED, page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
    bytes.forEach((byte, i) => {
      this.spend();
      const at = page * PAGE_BYTES + i;
      memory[at] = memory[at] & byte;
    });
  }

  page(slot: number, page: number): number[] {
    return [...this.slots[slot].slice(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)];
  }

  private spend(): void {
    if (this.left <= 0) throw new PowerCut();
    this.left--;
  }
}

/** A state that tells its number from every byte. */
function stateOf(generation: number): number[] {
  return Array.from({ length: STATE_BYTES }, (_, i) => (generation * 37 + i * 11) & 255);
}

function pageOf(state: readonly number[], index: number, sequence: number, layout = LAYOUT): number[] {
  const piece = state.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
  const page = new Array<number>(PAGE_BYTES).fill(0);
  piece.forEach((byte, i) => (page[PAGE_HEAD_BYTES + i] = byte));
  const head = Object.assign(new PageHead(), { index, count: PAGES, length: piece.length, layout, sequence });
  return page.slice(0, sealPage(page, head));
}

function scan(flash: Flash): SnapshotScan {
  const result = new SnapshotScan();
  result.begin();
  [result.first, result.second].forEach((slot, number) => {
    for (let page = 0; page < PAGES; page++) {
      const bytes = flash.page(number, page);
      slot.take(bytes, bytes.length);
    }
  });
  result.choose(LAYOUT, STATE_BYTES);
  return result;
}

function load(flash: Flash, slot: number): number[] {
  return Array.from({ length: PAGES }, (_, page) => {
    const bytes = flash.page(slot, page);
    const head = new PageHead();
    expect(openPage(bytes, bytes.length, head)).toBe(true);
    return bytes.slice(PAGE_HEAD_BYTES, PAGE_HEAD_BYTES + head.length);
  }).flat();
}

function store(flash: Flash, state: readonly number[]): void {
  const { nextSlot, nextSequence } = scan(flash);
  for (let page = 0; page < PAGES; page++) flash.write(nextSlot, page, pageOf(state, page, nextSequence));
}

describe('a page', () => {
  it('is read as it was sealed', () => {
    const head = new PageHead();
    const page = pageOf(stateOf(3), 1, 4_000_000_000);
    expect(openPage(page, page.length, head)).toBe(true);
    expect({ ...head }).toEqual({
      index: 1,
      count: PAGES,
      length: PIECE_BYTES,
      layout: LAYOUT,
      sequence: 4_000_000_000,
    });
  });

  it.each([
    [0, 255, true],
    [254, 255, true],
    [255, 255, false],
    [0, 256, false],
    [-1, 3, false],
    [0, 0, false],
  ])('with index %i of %i is sealed: %s', (index, count, isSealed) => {
    const page = new Array<number>(PAGE_BYTES).fill(0);
    const size = sealPage(page, Object.assign(new PageHead(), { index, count }));
    expect(size).toBe(isSealed ? PAGE_EXTRA_BYTES : 0);
    expect(openPage(page, size, new PageHead())).toBe(isSealed);
  });

  it('is refused with any bit turned, cut short, or empty', () => {
    const page = pageOf(stateOf(1), 0, 1);
    for (let bit = 0; bit < 8 * page.length; bit++) {
      const turned = [...page];
      turned[bit >> 3] ^= 1 << (bit & 7);
      // The sixth byte is free; its bits are under the CRC like all others.
      expect(openPage(turned, turned.length, new PageHead()), `bit ${bit}`).toBe(false);
    }
    for (let size = 0; size < page.length; size++) {
      expect(openPage(page.slice(0, size), size, new PageHead())).toBe(false);
    }
    expect(openPage(new Array<number>(PAGE_BYTES).fill(ERASED), PAGE_BYTES, new PageHead())).toBe(false);
    expect(openPage(new Array<number>(PAGE_BYTES).fill(0), PAGE_BYTES, new PageHead())).toBe(false);
  });
});

describe('after a restart', () => {
  it('an empty memory has nothing and begins with the first slot', () => {
    expect(scan(new Flash())).toMatchObject({
      finding: SnapshotFinding.Empty,
      slot: -1,
      nextSlot: 0,
      nextSequence: 1,
    });
  });

  it('the newest whole snapshot is there, wherever the power went while the next was written', () => {
    const whole = PAGES * (PAGE_BYTES + 1);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole }), { minLength: 1, maxLength: 6 }), (cuts) => {
        const flash = new Flash();
        let newest = 0;
        cuts.forEach((cut, i) => {
          const generation = i + 1;
          flash.left = cut;
          try {
            store(flash, stateOf(generation));
            newest = generation;
          } catch (error) {
            expect(error).toBeInstanceOf(PowerCut);
          }
          const { slot, finding } = scan(flash);
          if (newest === 0) expect([SnapshotFinding.Empty, SnapshotFinding.Damaged]).toContain(finding);
          else expect(load(flash, slot)).toEqual(stateOf(newest));
        });
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('a half-written slot is said', () => {
    const flash = new Flash();
    store(flash, stateOf(1));
    flash.left = 100;
    expect(() => {
      store(flash, stateOf(2));
    }).toThrow(PowerCut);
    expect(scan(flash)).toMatchObject({ finding: SnapshotFinding.OneDamaged, slot: 0, nextSlot: 1 });
  });

  it('one page of the next snapshot among those of the last makes no snapshot', () => {
    const flash = new Flash();
    store(flash, stateOf(1));
    flash.write(0, 2, pageOf(stateOf(2), 2, 2));
    expect(scan(flash)).toMatchObject({ finding: SnapshotFinding.Damaged, slot: -1 });
  });

  it('a state of another layout or length is not loaded', () => {
    const flash = new Flash();
    for (let page = 0; page < PAGES; page++) flash.write(0, page, pageOf(stateOf(1), page, 1, LAYOUT + 1));
    expect(scan(flash)).toMatchObject({ finding: SnapshotFinding.OtherLayout, slot: -1, nextSlot: 1 });
    const other = new Flash();
    for (let page = 0; page < PAGES; page++) other.write(0, page, pageOf(stateOf(1).slice(1), page, 1));
    expect(scan(other).finding).toBe(SnapshotFinding.OtherLayout);
  });

  it('numbers that run over are still newer', () => {
    const flash = new Flash();
    for (let page = 0; page < PAGES; page++) flash.write(0, page, pageOf(stateOf(1), page, 0xffffffff));
    store(flash, stateOf(2));
    const { slot, nextSequence } = scan(flash);
    expect([slot, nextSequence]).toEqual([1, 1]);
    expect(load(flash, slot)).toEqual(stateOf(2));
  });
});
