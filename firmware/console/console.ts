/**
 * The serial console: bytes in, bytes out, no I/O and no clock of its own (DESIGN section 5). Feed it what was received with
 * `take`, the time of the samples with `step`, and send what `read` returns.
 *
 * An answer is made line by line as the port takes it: nothing of it is lost, however slow the port. A line that arrives
 * meanwhile waits; more than one is refused. Streamed lines that find no room are counted and reported.
 * Nothing typed can do harm without `unlock` (lock.ts); limits are part of the cell's profile and cannot be moved here at all.
 */
import type { BatteryMonitor } from '../core/monitor.js';
import type { i32, u8 } from '../core/types.js';
import { Command, findCommand } from './commands.js';
import { Answers } from './answers.js';
import type { ConsoleActions } from './consoleActions.js';
import { ErrorCode, writeError } from './errorQueue.js';
import type { Identity } from './identity.js';
import { CARRIAGE_RETURN, CTRL_C, EditorEvent, LINE_FEED, LineEditor } from './lineEditor.js';
import { LINE_MAX } from './line.js';
import { LogDump } from './logDump.js';
import type { LogSource } from './logSource.js';
import { Orders } from './orders.js';
import { OutputQueue } from './outputQueue.js';
import { Report } from './report.js';
import { Row } from './row.js';
import { Stream, StreamForm } from './stream.js';
import { Words } from './words.js';

/** A line and its end, and a notice before it. */
const LINE_ROOM: i32 = LINE_MAX + 24;

export class Console {
  readonly editor: LineEditor = new LineEditor();
  readonly orders: Orders;
  readonly stream: Stream;

  readonly out: OutputQueue = new OutputQueue();
  private readonly report: Report = new Report();
  private readonly words: Words;
  private readonly answers: Answers;
  private readonly log: LogDump;
  private now_s: number = 0;
  /** The answer under way and its next line. */
  private answering: Command = Command.None;
  private row: i32 = 0;
  /** A line has come while another was being answered. */
  private waiting: EditorEvent = EditorEvent.None;
  /** Part of a line was dropped: what is left of it must not be taken for a command. */
  private losing: boolean = false;

  constructor(monitor: BatteryMonitor, actions: ConsoleActions, identity: Identity, rows: LogSource) {
    this.stream = new Stream(monitor, actions);
    this.words = new Words(this.editor);
    this.answers = new Answers(monitor, actions, identity);
    this.log = new LogDump(rows);
    this.orders = new Orders(monitor, actions, this.words, this.stream, this.log, this.report);
  }

  /** After the start: who is here, and the code of `unlock` on a local terminal. */
  greet(): void {
    this.report.line.clear();
    this.report.line.text('nabms ready, type help');
    if (this.orders.lock.shown && this.orders.lock.code !== 0) {
      this.report.line.text('; ');
      this.report.whole('unlockCode', this.orders.lock.code);
    }
    this.send();
  }

  /** Takes a byte that was received. */
  take(byte: u8): void {
    if (this.waiting !== EditorEvent.None || this.losing) {
      this.lose(byte);
      return;
    }
    const event: EditorEvent = this.editor.take(byte, this.out);
    if (event === EditorEvent.Stop) {
      this.stop();
    } else if (event !== EditorEvent.None) {
      this.waiting = event;
      const busy: boolean = this.log.active || this.answering !== Command.None;
      if (!busy && this.out.room() >= LINE_ROOM) {
        this.workOnce();
      }
    }
  }

  /** After each step of the monitor (and each tick without a sample): time passes, a line is streamed. */
  step(now_s: number): void {
    this.now_s = now_s;
    this.orders.lock.step(now_s);
    const due: boolean = this.stream.isDue(now_s);
    if (due) {
      this.report.line.clear();
      this.stream.write(this.report);
      this.send();
    }
    this.work();
  }

  /** The next byte to send; -1 = none. */
  read(): i32 {
    this.work();
    return this.out.take();
  }

  /** Only ^C is heard while a line waits; a line that begins then is lost up to its end, and counted there. */
  private lose(byte: u8): void {
    const ends: boolean = byte === CARRIAGE_RETURN || byte === LINE_FEED;
    if (byte === CTRL_C) {
      this.losing = false;
      this.waiting = EditorEvent.None;
      this.stop();
    } else if (!ends) {
      this.losing = true;
    } else if (this.losing) {
      this.losing = false;
      this.orders.errors.push(ErrorCode.InputOverrun);
    }
  }

  private stop(): void {
    this.answering = Command.None;
    this.log.stop();
    this.stream.begin(StreamForm.Off, 0);
    this.report.line.clear();
    this.report.line.text('stopped');
    this.send();
  }

  /**
   * When all has been sent, makes the next line: of the answer under way, then of the line that waits. One a call at most, for
   * machines that bound the work between two sleeps.
   */
  private work(): void {
    let more: boolean = true;
    while (more && this.out.count === 0) {
      more = this.workOnce();
    }
  }

  private workOnce(): boolean {
    this.report.line.clear();
    if (this.log.active) {
      const written: boolean = this.log.write(this.report);
      if (written) {
        this.send();
      }
      return written;
    }
    if (this.answering !== Command.None) {
      this.answerRow();
      return true;
    }
    if (this.waiting !== EditorEvent.None) {
      const event: EditorEvent = this.waiting;
      this.waiting = EditorEvent.None;
      this.takeLine(event);
      return true;
    }
    return false;
  }

  private answerRow(): void {
    const unlocked: boolean = this.orders.lock.unlocked;
    const row: Row = this.answers.write(this.answering, this.row, this.report, unlocked);
    this.row = (this.row + 1) | 0;
    if (row === Row.Written) {
      this.send();
    } else if (row === Row.End) {
      this.answering = Command.None;
    }
  }

  private takeLine(event: EditorEvent): void {
    if (event === EditorEvent.TooLong) {
      this.refuse(ErrorCode.InputOverrun, false);
      return;
    }
    if (event === EditorEvent.Strange) {
      this.refuse(ErrorCode.InvalidCharacter, false);
      return;
    }
    this.words.split();
    if (this.words.count === 0) {
      return;
    }
    const command: Command = findCommand(this.words);
    const quiet: boolean = this.words.isScpi();
    const error: ErrorCode = this.orders.obey(command, this.now_s);
    if (error !== ErrorCode.None) {
      this.refuse(error, quiet);
      return;
    }
    this.answering = this.orders.answering;
    this.row = 0;
    if (this.report.line.count > 0) {
      this.send();
    }
  }

  /** Keeps the error for `SYST:ERR?`, and shows it to a person at once. */
  private refuse(error: ErrorCode, quiet: boolean): void {
    this.orders.errors.push(error);
    if (quiet) {
      return;
    }
    this.report.line.clear();
    this.report.line.text('error ');
    writeError(this.report.line, error);
    this.send();
  }

  private send(): void {
    this.out.line(this.report.line);
  }
}
