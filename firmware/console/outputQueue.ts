/**
 * What the console has to say, until the port takes it: a ring of bytes. A line goes in whole or not at all; what found no room
 * is counted, and the next line that fits is preceded by `lost=N`, so that a gap is seen.
 */
import type { i32, text, u8 } from '../core/types.js';
import type { Line } from './line.js';

/** A power of two that holds the longest line: 44 ms at 115200 baud. */
export const QUEUE_BYTES: i32 = 512;
/** Room for the notice of a gap, and the largest number in it. */
const NOTICE_BYTES: i32 = 20;
const LOST_MAX: i32 = 999999;

const NOTICE: text = 'lost=';
const ZERO: i32 = 48;

const CARRIAGE_RETURN: u8 = 13;
const LINE_FEED: u8 = 10;

export class OutputQueue {
  /** Lines and echoed keys that found no room since the last notice. */
  lost: i32 = 0;
  /** Bytes waiting. */
  count: i32 = 0;

  private readonly bytes: u8[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  private first: i32 = 0;

  room(): i32 {
    return (QUEUE_BYTES - this.count) | 0;
  }

  /** The next byte for the port; -1 = nothing waits. */
  take(): i32 {
    if (this.count === 0) {
      return -1;
    }
    const byte: u8 = this.bytes[this.first];
    this.first = (this.first + 1) & (QUEUE_BYTES - 1);
    this.count = (this.count - 1) | 0;
    return byte;
  }

  /** One byte of an echo. */
  echo(byte: u8): void {
    if (this.count < QUEUE_BYTES) {
      this.put(byte);
    } else if (this.lost < LOST_MAX) {
      this.lost = (this.lost + 1) | 0;
    }
  }

  /** A line and its end. */
  line(line: Line): void {
    const room: i32 = (QUEUE_BYTES - this.count) | 0;
    const needed: i32 = (line.count + 2 + (this.lost > 0 ? NOTICE_BYTES : 0)) | 0;
    if (needed > room || line.full) {
      this.lost = this.lost < LOST_MAX ? (this.lost + 1) | 0 : this.lost;
      return;
    }
    if (this.lost > 0) {
      this.putNotice();
    }
    this.copy(line);
  }

  private putNotice(): void {
    for (let k: i32 = 0; k < NOTICE.length; k++) {
      this.put(NOTICE.charCodeAt(k));
    }
    let unit: i32 = 100000;
    let rest: i32 = this.lost;
    while (unit >= 1) {
      const digit: i32 = Math.floor(rest / unit) | 0;
      // No zeros in front.
      if (unit === 1 || this.lost >= unit) {
        this.put((ZERO + digit) & 255);
      }
      rest = (rest - digit * unit) | 0;
      unit = Math.floor(unit / 10) | 0;
    }
    this.lost = 0;
    this.endLine();
  }

  private copy(line: Line): void {
    for (let k: i32 = 0; k < line.count; k++) {
      this.put(line.bytes[k]);
    }
    this.endLine();
  }

  private endLine(): void {
    this.put(CARRIAGE_RETURN);
    this.put(LINE_FEED);
  }

  private put(byte: u8): void {
    this.bytes[(this.first + this.count) & (QUEUE_BYTES - 1)] = byte;
    this.count = (this.count + 1) | 0;
  }
}
