/**
 * What may be wrong with a reading, as bits of one number: a codec's `faults` is their sum, and its values may be used
 * only while that is 0. A reading with a fault is "not measured" to the core, never an old or a clipped value.
 */
import type { i32 } from '../core/types.js';

export enum ReadFault {
  None = 0,
  /** The part did not answer its address, or the bus failed. */
  NotAcknowledged = 1,
  /** No conversion has ended since the last reading. */
  NotReady = 2,
  /** The converter is at an end of its range: the true value lies beyond. */
  Saturated = 4,
  /** A checksum, a bit that is always 0, or the part's own memory check is wrong. */
  Corrupt = 8,
  /** The part no longer has the settings it was given: it has lost its supply and must be set up again. */
  LostSettings = 16,
  /** The part at this address is another one, or its self-calibration failed. */
  WrongPart = 32,
}

/** The fault of a code at an end of a converter's range, -max - 1 to max. */
export function rangeFault(code: i32, max: i32): i32 {
  return code >= max || code + max < 0 ? ReadFault.Saturated : ReadFault.None;
}
