/**
 * `log dump` on a target that records nothing: the dump is complete and has no rows.
 *
 * Takes the place of `logDump.ts`.
 */
import type { LogSource } from '../logSource.js';
import type { Report } from '../report.js';

export class LogDump {
  readonly active: boolean = false;

  constructor(_source: LogSource) {}

  begin(report: Report): void {
    report.whole('rows', 0);
  }

  stop(): void {}

  write(_report: Report): boolean {
    return false;
  }
}
