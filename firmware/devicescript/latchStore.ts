/**
 * Latched faults over a restart, in the runtime's settings: which rows of the fault table have ever latched. While they are
 * not known, damaged or not empty, the contactor is held open: it never closes by itself after a latched fault (DESIGN section
 * 6). An operator releases it by `clear` at the console.
 *
 * 9 bytes: the rows as bits, little-endian, the same inverted, and the number of the start: each start writes the setting and
 * reads it back, so that a store that takes nothing any more is found before a fault has to be kept. No setting: nothing has
 * ever latched.
 */
import { keepSetting, readSetting } from './settingStore.js';

const KEY = 'latched';
const BYTES = 9;
/** What a damaged setting counts as: every row. */
const ALL = 0x7fffffff;
/** Rows of our own: snapshots were found and none of them is whole; the settings do not keep what is written. */
export const SNAPSHOT_DAMAGED = 0x40000000;
const NOT_STORED = 0x20000000;

export class LatchStore {
  bits: number = 0;
  /** The setting has been read. */
  isKnown: boolean = false;
  private start: number = 0;

  /** Those of the fault table. */
  rows(): number {
    return this.bits & ~(SNAPSHOT_DAMAGED | NOT_STORED);
  }

  async load(): Promise<void> {
    const stored = await readSetting(KEY);
    if (stored.length > 0) {
      this.bits = this.bits | readBits(stored);
      this.start = (stored[BYTES - 1] + 1) & 255;
    }
    await this.replace(this.bits);
    this.isKnown = true;
  }

  /** Keeps these too, before anything else happens. */
  async add(latched: number): Promise<void> {
    if (!this.isKnown || (this.bits | latched) === this.bits) {
      return;
    }
    await this.replace(this.bits | latched);
  }

  /** Keeps these and no others: an operator has cleared the rest. */
  async replace(latched: number): Promise<void> {
    this.bits = latched;
    const bytes = Buffer.alloc(BYTES);
    bytes.setAt(0, 'i32', latched);
    bytes.setAt(4, 'i32', ~latched);
    bytes[8] = this.start;
    const isKept: boolean = await keepSetting(KEY, bytes);
    if (!isKept) {
      this.bits = this.bits | NOT_STORED;
    }
  }
}

function readBits(stored: Buffer): number {
  if (stored.length !== BYTES || stored.getAt(0, 'i32') !== ~stored.getAt(4, 'i32')) {
    return ALL;
  }
  return stored.getAt(0, 'i32');
}
