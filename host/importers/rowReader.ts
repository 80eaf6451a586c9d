/**
 * One pass over the rows of a recorded file: cuts it into records and fields, leaves out what is no row (blank lines,
 * comments, exact repetitions, a last row cut short) and hands on every other as a `Sample`.
 */
import { DataError, quoted } from '../errors.js';
import { readBytes } from './fileSource.js';
import { readLines } from './lineReader.js';
import { RowConverter } from './rowConverter.js';
import { splitRow } from './rowSplitter.js';
import type { TableLayout } from './tableLayout.js';
import type { Tally } from './tally.js';

export interface PassOptions {
  readonly layout: TableLayout;
  readonly gzip: boolean;
  readonly dischargePositive: boolean;
  readonly tally: Tally;
}

/** Called with the converter after each row; its `sample` is reused for the next. */
export type OnRow = (row: RowConverter, line: number) => void;

/** Reads all rows; resolves to their number. */
export async function readRows(options: PassOptions, onRow: OnRow): Promise<number> {
  const pass = new Pass(options, onRow);
  const { path, encoding, newline } = options.layout;
  await readLines(readBytes(path, options.gzip), { path, encoding, newline }, (text, line, terminated) =>
    pass.record(text, line, terminated),
  );
  return pass.rows;
}

class Pass {
  rows = 0;
  private readonly converter: RowConverter;
  private lastRecord = '';

  constructor(
    private readonly options: PassOptions,
    private readonly onRow: OnRow,
  ) {
    this.converter = new RowConverter(options.layout, options.dischargePositive, options.tally);
  }

  record(text: string, line: number, terminated: boolean): boolean {
    const { layout, tally } = this.options;
    if (line <= layout.headerLine) return true;
    if (text === this.lastRecord && text !== '') {
      tally.add('duplicate', line);
      return true;
    }
    const fields = splitRow(text, layout.delimiter);
    const wanted = layout.header.length;
    if (fields.length !== wanted || isBlank(fields)) {
      if (this.isNoRow(text, fields, line)) return true;
      if (fields.length < wanted && !terminated) {
        tally.add('cutRow', line);
        return true;
      }
      if (fields.length < wanted || !isBlank(fields.slice(wanted))) this.refuseRagged(fields, line);
    } else if (fields[0]?.startsWith('#')) {
      tally.add('comment', line);
      return true;
    }
    this.converter.convert(fields, line);
    this.lastRecord = text;
    this.rows++;
    this.onRow(this.converter, line);
    return true;
  }

  private isNoRow(text: string, fields: readonly string[], line: number): boolean {
    if (text.trim() === '') return true;
    if (isBlank(fields)) {
      this.options.tally.add('blankRow', line);
      return true;
    }
    if (text.startsWith('#')) {
      this.options.tally.add('comment', line);
      return true;
    }
    return false;
  }

  private refuseRagged(fields: readonly string[], line: number): never {
    const { layout } = this.options;
    const commas = layout.delimiter === ',' && fields.length > layout.header.length;
    throw new DataError({
      file: layout.path,
      line,
      found: `found ${fields.length} fields (the last is ${quoted((fields.at(-1) ?? '').trim())})`,
      expected: `${layout.header.length} as in the header on line ${layout.headerLine}`,
      mend: commas
        ? 'if the decimal sign is a comma, separate the fields with semicolons; else correct the row'
        : 'correct or remove the row',
    });
  }
}

/** True when no field holds anything. The first field decides for nearly every row. */
function isBlank(fields: readonly string[]): boolean {
  for (const field of fields) {
    if (field !== '' && field.trim() !== '') return false;
  }
  return true;
}
