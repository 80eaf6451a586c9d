/**
 * Latched faults over a restart, in the runtime's settings: which rows of the fault table have ever latched. While they are
 * not known, damaged or not empty, the contactor is held open: it never closes by itself after a latched fault (DESIGN section
 * 6). An operator releases it by `clear` at the console.
 *
 * 8 bytes: the rows as bits, little-endian, and the same inverted. No setting: nothing has ever latched.
 */
import { readSetting, writeSetting } from './settingStore.js';

const KEY = 'latched';
const BYTES = 8;
/** A row of its own: snapshots were found and none of them is whole. */
export const SNAPSHOT_DAMAGED = 0x40000000;
/** What a damaged setting counts as: every row. */
const ALL = 0x7fffffff;

export class LatchStore {
  bits: number = 0;
  /** The setting has been read. */
  isKnown: boolean = false;

  async load(): Promise<void> {
    const stored = await readSetting(KEY);
    if (stored.length > 0) {
      this.bits = this.bits | readBits(stored);
    }
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
    const stored = Buffer.alloc(BYTES);
    for (let k = 0; k < 4; k++) {
      const byte = (this.bits >> (8 * k)) & 255;
      stored[k] = byte;
      stored[4 + k] = byte ^ 255;
    }
    await writeSetting(KEY, stored);
  }
}

function readBits(stored: Buffer): number {
  if (stored.length !== BYTES) {
    return ALL;
  }
  let bits = 0;
  for (let k = 0; k < 4; k++) {
    if ((stored[k] ^ stored[4 + k]) !== 255) {
      return ALL;
    }
    bits = bits | (stored[k] << (8 * k));
  }
  return bits;
}
