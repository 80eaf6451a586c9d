/**
 * What of the monitor lasts over a restart, as bytes: reals as doubles, integers in four bytes, flags in one. Which
 * fields these are, and where they lie, is in tables made by the build (boards/lastingState.ts says which, and why).
 */
import { BatteryMonitor } from '../core/monitor.js';
import { Fields, partsOf } from './fields.js';
import { FLAGS, INTEGERS, PARTS, PLACES, REALS } from './generated/lasting.js';

/** Numbers come first, then the flags. */
const NUMBERS = REALS + INTEGERS;
const VALUES = NUMBERS + FLAGS;
const FLAGS_AT = 8 * REALS + 4 * INTEGERS;
export const STATE_BYTES = FLAGS_AT + FLAGS;

export class LastingState {
  readonly bytes: Buffer;
  private readonly parts: Fields[];

  /** `size`: of `bytes`, STATE_BYTES or more. */
  constructor(monitor: BatteryMonitor, size: number) {
    this.bytes = Buffer.alloc(size);
    this.parts = partsOf(monitor as unknown as Fields, PARTS);
  }

  /** The state as it is now to `bytes`, all of it in one go. */
  save(): void {
    this.pass(false);
  }

  /** The state from `bytes` to a monitor that has taken no sample yet. */
  load(): void {
    this.pass(true);
  }

  private pass(isLoad: boolean): void {
    const bytes: Buffer = this.bytes;
    for (let k = 0; k < VALUES; k++) {
      const part = this.parts[PLACES[2 * k]];
      const field = PLACES[2 * k + 1];
      if (k < NUMBERS) {
        const isReal = k < REALS;
        const at = isReal ? 8 * k : 4 * (k + REALS);
        if (isLoad) {
          part[field] = isReal ? bytes.getAt(at, 'f64') : bytes.getAt(at, 'i32');
        } else if (isReal) {
          bytes.setAt(at, 'f64', part[field]);
        } else {
          bytes.setAt(at, 'i32', part[field]);
        }
      } else {
        const at = FLAGS_AT + k - NUMBERS;
        if (isLoad) {
          part[field] = bytes[at] === 1;
        } else {
          bytes[at] = part[field] === true ? 1 : 0;
        }
      }
    }
  }
}
