/**
 * Snapshots in the runtime's settings: two slots of pages, `a0`, `a1`, … and `b0`, `b1`, …, in the format of
 * firmware/storage. A new snapshot goes to the slot that is not the newest, a page a step, so that no step is late; a power
 * cut leaves the other one. A page is 229 bytes, of which the store makes 256.
 */
import { PAGE_EXTRA_BYTES, PAGE_HEAD_BYTES, PageHead, sealPage } from '../storage/snapshotPage.js';
import { SnapshotScan } from '../storage/snapshotScan.js';
import { LAYOUT } from './generated/lasting.js';
import { LastingState, STATE_BYTES } from './lastingState.js';
import { keepSetting, readSetting } from './settingStore.js';

/** What one packet carries beside a key of two characters and the zero behind it: 232 (jd_push_in_frame, jd_util.c) less 3. */
const PAGE_BYTES = 229;
const PIECE_BYTES = PAGE_BYTES - PAGE_EXTRA_BYTES;
const PAGES = Math.ceil(STATE_BYTES / PIECE_BYTES);
/** Whole pages. */
export const SNAPSHOT_BYTES = PAGES * PIECE_BYTES;
/** Second character of a page's key; the first is the slot's. */
const PLACES = '0123456789abcdef';
const SLOTS = 'ab';

/** Between two snapshots, ms: docs/devicescript.md has the wear of the flash that follows. */
const INTERVAL_MS = 7200000;
/**
 * The first snapshot of a run is taken after this, ms. It must be longer than a start takes: the clock of the
 * next start, which begins at 0, has to lie before the snapshot's, or the core would not see that time is missing.
 */
const FIRST_MS = 600000;

export class SnapshotStore {
  /** What the settings held; `isRead` when that is known. */
  readonly scan: SnapshotScan = new SnapshotScan();
  isRead: boolean = false;
  /** The monitor is what the settings held, or has begun anew: it may be kept. */
  isOpen: boolean = false;
  /** Snapshots given up because a page was not found in the settings. */
  failed: number = 0;

  private readonly state: LastingState;
  private readonly page: Buffer = Buffer.alloc(PAGE_BYTES);
  private readonly head: PageHead = new PageHead();
  /** The page of the snapshot under way that comes next; PAGES when there is none. */
  private next: number = PAGES;
  private due_ms: number = FIRST_MS;

  constructor(state: LastingState) {
    this.state = state;
  }

  /** Reads the settings. Waits for ever when they do not answer. */
  async load(): Promise<void> {
    this.scan.begin();
    for (let slot = 0; slot < 2; slot++) {
      const scan = slot === 0 ? this.scan.first : this.scan.second;
      for (let k = 0; k < PLACES.length; k++) {
        const page = await readSetting(SLOTS[slot] + PLACES[k]);
        if (page.length === 0) {
          break;
        }
        scan.take(page as unknown as number[], page.length);
      }
    }
    this.scan.choose(LAYOUT, SNAPSHOT_BYTES);
    const state: Buffer = this.state.bytes;
    for (let k = 0; k < PAGES && this.scan.slot >= 0; k++) {
      const page = await readSetting(SLOTS[this.scan.slot] + PLACES[k]);
      state.blitAt(k * PIECE_BYTES, page, PAGE_HEAD_BYTES, PIECE_BYTES);
    }
    this.isRead = true;
  }

  /** Before the monitor's first sample: it goes on from what was read. What is read later is not used, and not overwritten. */
  open(): void {
    this.isOpen = this.isRead;
    if (this.isRead && this.scan.slot >= 0) {
      this.state.load();
    }
  }

  /** After each step of the monitor: takes a snapshot when one is due, or writes its next page. */
  async step(now_ms: number): Promise<void> {
    if (this.next < PAGES) {
      await this.writePage();
    } else if (this.isOpen && now_ms >= this.due_ms) {
      this.state.save();
      this.next = 0;
      this.due_ms = now_ms + INTERVAL_MS;
    }
  }

  private async writePage(): Promise<void> {
    const start = this.next * PIECE_BYTES;
    const page: Buffer = this.page;
    this.head.index = this.next;
    this.head.count = PAGES;
    this.head.length = PIECE_BYTES;
    this.head.layout = LAYOUT;
    this.head.sequence = this.scan.nextSequence;
    page.blitAt(PAGE_HEAD_BYTES, this.state.bytes, start, PIECE_BYTES);
    sealPage(page as unknown as number[], this.head);
    const key = SLOTS[this.scan.nextSlot] + PLACES[this.next];
    const isKept: boolean = await keepSetting(key, page);
    this.next = this.next + 1;
    if (!isKept) {
      this.next = PAGES;
      this.failed = this.failed + 1;
    } else if (this.next === PAGES) {
      this.scan.nextSlot = 1 - this.scan.nextSlot;
      this.scan.nextSequence = (this.scan.nextSequence + 1) >>> 0;
    }
  }
}
