/**
 * From keys to a line: backspace, ^U (drop the line), ^C (stop), CR, LF or both as the end; keys that send a sequence
 * (arrows) are ignored. A line that is too long or holds anything but printable ASCII is refused as a whole at its end.
 */
import type { i32, u8 } from '../core/types.js';
import type { OutputQueue } from './outputQueue.js';

/** Longest line that is read, bytes. */
export const INPUT_MAX: i32 = 96;

export enum EditorEvent {
  None = 0,
  /** A line is complete in `bytes`. */
  Line = 1,
  TooLong = 2,
  /** It held something else than printable ASCII. */
  Strange = 3,
  /** ^C. */
  Stop = 4,
}

export const CTRL_C: u8 = 3;
const BACKSPACE: u8 = 8;
const TAB: u8 = 9;
export const LINE_FEED: u8 = 10;
export const CARRIAGE_RETURN: u8 = 13;
const CTRL_U: u8 = 21;
const ESCAPE: u8 = 27;
const SPACE: u8 = 32;
const BRACKET: u8 = 91;
const TILDE: u8 = 126;
const DELETE: u8 = 127;

/** Place in a sequence that a key sent: ESC [ parameters final. */
enum Sequence {
  None = 0,
  Begun = 1,
  Inside = 2,
}

export class LineEditor {
  /** What is typed comes back: for a terminal without echo of its own. */
  echo: boolean = true;
  readonly bytes: u8[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  count: i32 = 0;

  private tooLong: boolean = false;
  private strange: boolean = false;
  private ended: boolean = false;
  private afterReturn: boolean = false;
  private sequence: Sequence = Sequence.None;

  take(byte: u8, out: OutputQueue): EditorEvent {
    if (this.ended) {
      this.begin();
    }
    const pair: boolean = this.afterReturn && byte === LINE_FEED;
    this.afterReturn = byte === CARRIAGE_RETURN;
    if (pair) {
      return EditorEvent.None;
    }
    if (byte === CARRIAGE_RETURN || byte === LINE_FEED) {
      return this.end(out);
    }
    if (byte === CTRL_C) {
      this.begin();
      return EditorEvent.Stop;
    }
    if (this.isInSequence(byte)) {
      return EditorEvent.None;
    }
    if (byte === BACKSPACE || byte === DELETE) {
      this.erase(out);
    } else if (byte === CTRL_U) {
      while (this.count > 0) {
        this.erase(out);
      }
      this.begin();
    } else if (byte === TAB) {
      this.append(SPACE, out);
    } else if (byte >= SPACE && byte <= TILDE) {
      this.append(byte, out);
    } else {
      this.strange = true;
    }
    return EditorEvent.None;
  }

  private begin(): void {
    this.count = 0;
    this.tooLong = false;
    this.strange = false;
    this.ended = false;
    this.sequence = Sequence.None;
  }

  private end(out: OutputQueue): EditorEvent {
    this.ended = true;
    if (this.echo) {
      out.echo(CARRIAGE_RETURN);
      out.echo(LINE_FEED);
    }
    if (this.strange) {
      return EditorEvent.Strange;
    }
    return this.tooLong ? EditorEvent.TooLong : EditorEvent.Line;
  }

  private isInSequence(byte: u8): boolean {
    if (byte === ESCAPE) {
      this.sequence = Sequence.Begun;
      return true;
    }
    if (this.sequence === Sequence.Begun && byte === BRACKET) {
      this.sequence = Sequence.Inside;
      return true;
    }
    const inside: boolean = this.sequence === Sequence.Inside;
    // Parameters and intermediate bytes lie below '@' (ECMA-48, 5.4).
    this.sequence = inside && byte >= SPACE && byte < 64 ? Sequence.Inside : Sequence.None;
    return inside;
  }

  private append(byte: u8, out: OutputQueue): void {
    if (this.count === INPUT_MAX) {
      this.tooLong = true;
      return;
    }
    this.bytes[this.count] = byte;
    this.count = (this.count + 1) | 0;
    if (this.echo) {
      out.echo(byte);
    }
  }

  private erase(out: OutputQueue): void {
    if (this.count === 0) {
      return;
    }
    this.count = (this.count - 1) | 0;
    if (this.echo) {
      out.echo(BACKSPACE);
      out.echo(SPACE);
      out.echo(BACKSPACE);
    }
  }
}
