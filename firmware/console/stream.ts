/**
 * Streamed lines: the newest sample and what is concluded from it, every number with as many digits as give the same double
 * back, sealed with a CRC-8 (crc8.ts).
 *   csv   12.5,3.3,0.05,25,,0.0173,0,0,0*A5      nothing between two commas: not known
 *   json  {"time_s":12.5,"voltage_V":3.3,...,"pressure_kPa":null,...}*5C
 */
import type { BatteryMonitor } from '../core/monitor.js';
import type { Sample } from '../core/sample.js';
import type { i32, text, u8 } from '../core/types.js';
import type { ConsoleActions } from './consoleActions.js';
import { seal } from './crc8.js';
import { ErrorCode } from './errorQueue.js';
import type { Report } from './report.js';
import { NOT_A_NUMBER } from './words.js';
import type { Words } from './words.js';

export enum StreamForm {
  Off = 0,
  Csv = 1,
  Json = 2,
}

const STREAM_COLUMNS: readonly text[] = [
  'time_s',
  'voltage_V',
  'current_A',
  'temperature_degC',
  'pressure_kPa',
  'charge_Ah',
  'shortLevel',
  'faults',
  'contactorClosed',
];
const COLUMN_COUNT: i32 = 9;
/** Longest interval, s: a day. */
const EVERY_MAX_S: i32 = 86400;
const SECONDS_PER_HOUR: number = 3600;

const COMMA: u8 = 44;
const QUOTE: u8 = 34;
const COLON: u8 = 58;

/** `help` names the command; false in the twin that has no streams. */
export const STREAM_OFFERED: boolean = true;

export class Stream {
  form: StreamForm = StreamForm.Off;
  /** Least time between two lines, s; 0 = every sample. */
  every_s: number = 0;

  private readonly monitor: BatteryMonitor;
  private readonly actions: ConsoleActions;
  private begun: boolean = false;
  private last_s: number = 0;
  private value: number = 0;
  private known: boolean = false;

  constructor(monitor: BatteryMonitor, actions: ConsoleActions) {
    this.monitor = monitor;
    this.actions = actions;
  }

  /** `stream csv [S]`, `stream json [S]`, `stream off`: what it answers at once goes to the report. */
  order(words: Words, report: Report): ErrorCode {
    if (words.count === 1) {
      return ErrorCode.MissingParameter;
    }
    const off: boolean = words.is(1, 'off');
    const csv: boolean = words.is(1, 'csv');
    const json: boolean = words.is(1, 'json');
    if (off && words.count === 2) {
      this.begin(StreamForm.Off, 0);
      report.line.text('ok');
      return ErrorCode.None;
    }
    if (!csv && !json) {
      return ErrorCode.IllegalParameter;
    }
    let every_s: i32 = 0;
    if (words.count === 3) {
      every_s = words.number(2);
      if (every_s === NOT_A_NUMBER || every_s > EVERY_MAX_S) {
        return ErrorCode.OutOfRange;
      }
    }
    this.begin(json ? StreamForm.Json : StreamForm.Csv, every_s);
    if (csv) {
      this.writeHeader(report);
    }
    return ErrorCode.None;
  }

  begin(form: StreamForm, every_s: number): void {
    this.form = form;
    this.every_s = every_s;
    this.begun = false;
  }

  /** Whether a line is due; time that runs backwards begins anew. */
  isDue(now_s: number): boolean {
    if (this.form === StreamForm.Off) {
      return false;
    }
    const elapsed_s: number = now_s - this.last_s;
    if (this.begun && elapsed_s >= 0 && elapsed_s < this.every_s) {
      return false;
    }
    this.begun = true;
    this.last_s = now_s;
    return true;
  }

  /** The names of the columns, for csv. */
  private writeHeader(report: Report): void {
    for (let k: i32 = 0; k < COLUMN_COUNT; k++) {
      if (k > 0) {
        report.line.put(COMMA);
      }
      report.line.text(STREAM_COLUMNS[k]);
    }
    seal(report.line);
  }

  write(report: Report): void {
    const isJson: boolean = this.form === StreamForm.Json;
    if (isJson) {
      report.line.text('{');
    }
    for (let k: i32 = 0; k < COLUMN_COUNT; k++) {
      if (k > 0) {
        report.line.put(COMMA);
      }
      if (isJson) {
        report.line.put(QUOTE);
        report.line.text(STREAM_COLUMNS[k]);
        report.line.put(QUOTE);
        report.line.put(COLON);
      }
      this.read(k);
      report.exact(this.value, this.known, isJson ? 'null' : '');
    }
    if (isJson) {
      report.line.text('}');
    }
    seal(report.line);
  }

  private read(column: i32): void {
    const clean: Sample = this.monitor.plausibility.clean;
    this.known = true;
    switch (column) {
      case 0:
        this.value = clean.time_s;
        break;
      case 1:
        this.value = clean.voltage_V;
        this.known = clean.voltageValid;
        break;
      case 2:
        this.value = clean.current_A;
        this.known = clean.currentValid;
        break;
      case 3:
        this.value = clean.temperature_degC;
        this.known = clean.temperatureValid;
        break;
      case 4:
        this.value = clean.pressure_kPa;
        this.known = clean.pressureValid;
        break;
      case 5:
        this.value = this.monitor.counter.charge_C / SECONDS_PER_HOUR;
        break;
      case 6:
        this.value = this.monitor.softShort.level;
        break;
      case 7:
        this.value = this.monitor.protection.faults.activeBits | this.monitor.protection.faults.latchedBits;
        break;
      default:
        this.value = this.actions.contactorClosed ? 1 : 0;
        break;
    }
  }
}
