/**
 * Errors of the console, oldest first, as SCPI-1999 (volume 1, chapter 21.8) numbers and names them. When the queue is full,
 * its newest entry becomes -350.
 */
import type { i32, text } from '../core/types.js';
import type { Line } from './line.js';

export enum ErrorCode {
  None = 0,
  InvalidCharacter = 1,
  ParameterNotAllowed = 2,
  MissingParameter = 3,
  UndefinedHeader = 4,
  CommandProtected = 5,
  SettingsConflict = 6,
  OutOfRange = 7,
  IllegalParameter = 8,
  QueueOverflow = 9,
  InputOverrun = 10,
}

/** By ErrorCode: number and name as SCPI gives them. */
const ERROR_TEXTS: readonly text[] = [
  '+0,"No error"',
  '-101,"Invalid character"',
  '-108,"Parameter not allowed"',
  '-109,"Missing parameter"',
  '-113,"Undefined header"',
  '-203,"Command protected"',
  '-221,"Settings conflict"',
  '-222,"Data out of range"',
  '-224,"Illegal parameter value"',
  '-350,"Queue overflow"',
  '-363,"Input buffer overrun"',
];

const QUEUE_MAX: i32 = 8;

export class ErrorQueue {
  count: i32 = 0;
  private readonly codes: i32[] = [0, 0, 0, 0, 0, 0, 0, 0];

  push(code: ErrorCode): void {
    if (this.count === QUEUE_MAX) {
      this.codes[QUEUE_MAX - 1] = ErrorCode.QueueOverflow;
      return;
    }
    this.codes[this.count] = code;
    this.count = (this.count + 1) | 0;
  }

  clear(): void {
    this.count = 0;
  }

  /** Writes the oldest error and forgets it. */
  writeNext(line: Line): void {
    if (this.count === 0) {
      writeError(line, ErrorCode.None);
      return;
    }
    line.text(ERROR_TEXTS[this.codes[0]]);
    for (let k: i32 = 1; k < this.count; k++) {
      this.codes[k - 1] = this.codes[k];
    }
    this.count = (this.count - 1) | 0;
  }
}

export function writeError(line: Line, code: ErrorCode): void {
  line.text(ERROR_TEXTS[code]);
}
