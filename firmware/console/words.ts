/** The words of a line that was read, compared without regard to case, and whole numbers. */
import type { i32, text, u8 } from '../core/types.js';
import type { LineEditor } from './lineEditor.js';

const SPACE: u8 = 32;
const ZERO: u8 = 48;
const NINE: u8 = 57;
const COLON: u8 = 58;
const STAR: u8 = 42;
const QUESTION: u8 = 63;
const LETTER_A: u8 = 65;
const LETTER_Z: u8 = 90;
/** Digits that a number may have: fewer than an i32 holds. */
const NUMBER_DIGITS_MAX: i32 = 9;
/** No number. */
export const NOT_A_NUMBER: i32 = -1;

export class Words {
  /** Words found; those behind the fourth are only counted. */
  count: i32 = 0;

  private readonly editor: LineEditor;
  private readonly starts: i32[] = [0, 0, 0, 0];
  private readonly ends: i32[] = [0, 0, 0, 0];

  constructor(editor: LineEditor) {
    this.editor = editor;
  }

  /** Finds the words of the editor's line. */
  split(): void {
    this.count = 0;
    let inside: boolean = false;
    for (let k: i32 = 0; k < this.editor.count; k++) {
      const isSpace: boolean = this.editor.bytes[k] === SPACE;
      if (!isSpace && !inside) {
        if (this.count < 4) {
          this.starts[this.count] = k;
        }
        this.count = (this.count + 1) | 0;
      }
      if (!isSpace && this.count <= 4) {
        this.ends[this.count - 1] = (k + 1) | 0;
      }
      inside = !isSpace;
    }
  }

  /** Whether word `at` is `wanted`, which is written in small letters. */
  is(at: i32, wanted: text): boolean {
    const start: i32 = this.starts[at];
    if (at >= this.count || this.ends[at] - start !== wanted.length) {
      return false;
    }
    for (let k: i32 = 0; k < wanted.length; k++) {
      const byte: u8 = this.editor.bytes[start + k];
      const isCapital: boolean = byte >= LETTER_A && byte <= LETTER_Z;
      const small: i32 = isCapital ? byte | 32 : byte;
      if (small !== wanted.charCodeAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** Word `at` as a whole number from 0, NOT_A_NUMBER when it is none. */
  number(at: i32): i32 {
    const start: i32 = this.starts[at];
    const end: i32 = this.ends[at];
    if (at >= this.count || end - start > NUMBER_DIGITS_MAX) {
      return NOT_A_NUMBER;
    }
    let value: i32 = 0;
    for (let k: i32 = start; k < end; k++) {
      const byte: u8 = this.editor.bytes[k];
      if (byte < ZERO || byte > NINE) {
        return NOT_A_NUMBER;
      }
      value = (value * 10 + (byte - ZERO)) | 0;
    }
    return value;
  }

  /** The first word is written as SCPI writes: a star, a colon or a question mark in it. */
  isScpi(): boolean {
    for (let k: i32 = this.starts[0]; k < this.ends[0]; k++) {
      const byte: u8 = this.editor.bytes[k];
      if (byte === STAR || byte === COLON || byte === QUESTION) {
        return true;
      }
    }
    return false;
  }
}
