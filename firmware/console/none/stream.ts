/**
 * `stream` on a target that has no room for it: a command that is not there.
 *
 * Takes the place of `stream.ts`.
 */
import type { BatteryMonitor } from '../../core/monitor.js';
import type { ConsoleActions } from '../consoleActions.js';
import { ErrorCode } from '../errorQueue.js';
import type { Report } from '../report.js';
import type { Words } from '../words.js';

export enum StreamForm {
  Off = 0,
}

export const STREAM_OFFERED: boolean = false;

export class Stream {
  readonly form: StreamForm = StreamForm.Off;

  constructor(_monitor: BatteryMonitor, _actions: ConsoleActions) {}

  order(_words: Words, _report: Report): ErrorCode {
    return ErrorCode.UndefinedHeader;
  }

  begin(_form: StreamForm, _every_s: number): void {}

  isDue(_now_s: number): boolean {
    return false;
  }

  write(_report: Report): void {}
}
