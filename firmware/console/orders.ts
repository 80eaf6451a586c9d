/**
 * What a command does: it raises a request, changes the console's own settings, or names an answer to be made. Every check
 * stands here: number of words, the lock, values in their range.
 */
import type { BatteryMonitor } from '../core/monitor.js';
import { ContactorRequest } from '../core/protection/protection.js';
import type { i32 } from '../core/types.js';
import { Command, isGuarded, mostWords } from './commands.js';
import type { ConsoleActions } from './consoleActions.js';
import { ErrorCode, ErrorQueue } from './errorQueue.js';
import { Lock } from './lock.js';
import type { LogDump } from './logDump.js';
import type { Report } from './report.js';
import type { Stream } from './stream.js';
import { StreamForm } from './stream.js';
import type { Words } from './words.js';

export class Orders {
  readonly lock: Lock = new Lock();
  readonly errors: ErrorQueue = new ErrorQueue();
  /** The Command whose answer is to be made; None = the line in the report is all. */
  answering: Command = Command.None;

  private readonly monitor: BatteryMonitor;
  private readonly actions: ConsoleActions;
  private readonly words: Words;
  private readonly stream: Stream;
  private readonly log: LogDump;
  private readonly report: Report;

  constructor(
    monitor: BatteryMonitor,
    actions: ConsoleActions,
    words: Words,
    stream: Stream,
    log: LogDump,
    report: Report,
  ) {
    this.monitor = monitor;
    this.actions = actions;
    this.words = words;
    this.stream = stream;
    this.log = log;
    this.report = report;
  }

  /** Does what is asked, or says why not; answers that are read only are made row by row afterwards. */
  obey(command: Command, now_s: number): ErrorCode {
    this.answering = Command.None;
    if (command === Command.Unknown) {
      return ErrorCode.UndefinedHeader;
    }
    const most: i32 = mostWords(command);
    if (this.words.count > most) {
      return ErrorCode.ParameterNotAllowed;
    }
    const guarded: boolean = isGuarded(command, this.words);
    if (guarded && !this.lock.unlocked) {
      return ErrorCode.CommandProtected;
    }
    switch (command) {
      case Command.Clear:
        this.actions.clearFaults = true;
        return this.done();
      case Command.Cal:
        return this.calibrate();
      case Command.SelfTest:
      case Command.ScpiTest:
        this.actions.selfTest = true;
        return this.answer(command);
      case Command.Log:
        return this.dump();
      case Command.Stream:
        return this.stream.order(this.words, this.report);
      case Command.Reboot:
        this.actions.reboot = true;
        return this.done();
      case Command.Unlock:
        return this.unlock(now_s);
      case Command.Lock:
        this.lock.close();
        return this.done();
      case Command.Contactor:
        return this.switchContactor();
      case Command.ScpiClear:
        this.errors.clear();
        return ErrorCode.None;
      case Command.ScpiReset:
        this.lock.close();
        this.stream.begin(StreamForm.Off, 0);
        return ErrorCode.None;
      case Command.ScpiError:
        this.errors.writeNext(this.report.line);
        return ErrorCode.None;
      default:
        return this.answer(command);
    }
  }

  private answer(command: Command): ErrorCode {
    this.answering = command;
    return ErrorCode.None;
  }

  private done(): ErrorCode {
    this.report.line.text('ok');
    return ErrorCode.None;
  }

  private calibrate(): ErrorCode {
    if (this.words.count === 1) {
      return this.answer(Command.Cal);
    }
    const zero: boolean = this.words.is(1, 'zero');
    if (!zero) {
      return ErrorCode.IllegalParameter;
    }
    this.actions.calibrateZero = true;
    return this.done();
  }

  private dump(): ErrorCode {
    if (this.words.count === 1) {
      return ErrorCode.MissingParameter;
    }
    const isDump: boolean = this.words.is(1, 'dump');
    if (!isDump) {
      return ErrorCode.IllegalParameter;
    }
    this.log.begin(this.report);
    return ErrorCode.None;
  }

  private unlock(now_s: number): ErrorCode {
    if (this.words.count === 1 && this.lock.shown && this.lock.code !== 0) {
      this.report.whole('unlockCode', this.lock.code);
      return ErrorCode.None;
    }
    if (this.words.count === 1) {
      return ErrorCode.MissingParameter;
    }
    const code: i32 = this.words.number(1);
    const right: boolean = this.lock.tryCode(code, now_s);
    return right ? this.done() : ErrorCode.CommandProtected;
  }

  private switchContactor(): ErrorCode {
    if (this.words.count === 1) {
      return ErrorCode.MissingParameter;
    }
    const open: boolean = this.words.is(1, 'open');
    const close: boolean = this.words.is(1, 'close');
    if (open) {
      this.actions.openContactor = true;
      this.actions.closeContactor = false;
      return this.done();
    }
    if (!close) {
      return ErrorCode.IllegalParameter;
    }
    if (this.monitor.protection.contactorRequest === ContactorRequest.Open) {
      return ErrorCode.SettingsConflict;
    }
    this.actions.closeContactor = true;
    return this.done();
  }
}
