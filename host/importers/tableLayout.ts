/**
 * How the table in a file is laid out: encoding, line end, delimiter, decimal sign, where the header is, which format
 * it belongs to and which column is read as what. Decided once, from the first part of the file.
 */
import { DataError } from '../errors.js';
import { bindColumnMap, hasMappedColumns, type MapEntry } from './columnMap.js';
import { missingQuantities, type RecordingFormat } from './formats/format.js';
import { generic } from './formats/generic.js';
import { FORMATS } from './formats/registry.js';
import { headRecords, type HeadRecord } from './headRecords.js';
import { probableHeader } from './probableHeader.js';
import { hasDecimalComma } from './numbers.js';
import type { ColumnBinding, HeaderTable, Quantity } from './quantities.js';
import { DELIMITERS, splitRow, type Delimiter } from './rowSplitter.js';
import { detectEncoding, type EncodingFound } from './textEncoding.js';

/** The header is looked for in this many lines; above it may be comments and the instrument's own notes. */
export const HEADER_LINES_MAX = 100;

/** What `--map` is filled up with from the headers' own units; a charge column is used only when it was asked for. */
const FILLED_UP: ReadonlySet<Quantity> = new Set([
  'time',
  'voltage',
  'current',
  'temperature',
  'pressure',
  'contactorOpen',
]);

export interface TableLayout {
  readonly path: string;
  readonly format: RecordingFormat;
  readonly encoding: EncodingFound;
  readonly newline: '\n' | '\r';
  readonly delimiter: Delimiter;
  readonly decimalComma: boolean;
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly bindings: readonly ColumnBinding[];
}

interface HeaderFound {
  readonly format: RecordingFormat;
  readonly delimiter: Delimiter;
  /** Position of the header among the records of the head. */
  readonly at: number;
}

/** What the caller knows before it looks: `--format` and `--map`. */
export interface LayoutRequest {
  readonly format: RecordingFormat | null;
  readonly map: readonly MapEntry[] | null;
}

/** The layout of a file that begins with `head`; `whole` when the head is all of it. */
export function detectLayout(
  path: string,
  head: Buffer,
  whole: boolean,
  request: LayoutRequest,
): TableLayout {
  const encoding = detectEncoding(path, head, whole);
  const { records, newline } = headRecords(path, head, whole, encoding);
  const found = findHeader(records, request) ?? refuse(path, records, request);
  const header = fields(records[found.at], found.delimiter);
  const firstRows = records.slice(found.at + 1).map((record) => fields(record, found.delimiter));
  const headerLine = records[found.at].line;
  const table: HeaderTable = { path, line: headerLine, header, firstRows };
  const bindings = bind(table, found.format, request.map);
  const decimalComma = usesDecimalComma(firstRows, bindings);
  return {
    path,
    format: found.format,
    encoding,
    newline,
    delimiter: found.delimiter,
    decimalComma,
    header,
    headerLine,
    bindings,
  };
}

function fields(record: HeadRecord, delimiter: Delimiter): string[] {
  return splitRow(record.text, delimiter).map((field) => field.trim());
}

/** The first record that is a header of the wanted format, of the map, or of any format in their order. */
function findHeader(records: readonly HeadRecord[], request: LayoutRequest): HeaderFound | null {
  const { map, format: forced } = request;
  for (let at = 0; at < records.length; at++) {
    const record = records[at];
    if (record.line > HEADER_LINES_MAX) return null;
    const rows = DELIMITERS.map((delimiter) => ({ delimiter, row: fields(record, delimiter) }));
    for (const format of forced !== null ? [forced] : map !== null ? [generic] : FORMATS) {
      for (const { delimiter, row } of rows) {
        if (row.length < 2) continue;
        const fits =
          map !== null
            ? hasMappedColumns(row, map)
            : format.recognises(row) ||
              (forced !== null && missingQuantities(format.columns(row)).length === 0);
        if (fits) return { format, delimiter, at };
      }
    }
  }
  return null;
}

/** Says why no header was found, by the most likely row. */
function refuse(path: string, records: readonly HeadRecord[], request: LayoutRequest): never {
  const format = request.format ?? generic;
  const likely = probableHeader(records.filter((record) => record.line <= HEADER_LINES_MAX));
  if (likely === null) {
    throw new DataError({
      file: path,
      found: `no header row in the first ${HEADER_LINES_MAX} lines`,
      expected: `a row that names its columns: ${format.expects}`,
      mend: 'add one above the numbers',
    });
  }
  const record = records[likely.at];
  const table: HeaderTable = {
    path,
    line: record.line,
    header: fields(record, likely.delimiter),
    firstRows: records.slice(likely.at + 1).map((row) => fields(row, likely.delimiter)),
  };
  if (request.map !== null) bindColumnMap(table, request.map);
  throw format.explain(table);
}

function bind(table: HeaderTable, format: RecordingFormat, map: readonly MapEntry[] | null): ColumnBinding[] {
  if (map === null) return format.columns(table.header);
  const mapped = bindColumnMap(table, map);
  const taken = new Set(mapped.map((binding) => binding.quantity));
  const columns = new Set(mapped.map((binding) => binding.index));
  const derived = missingQuantities(mapped).includes('current');
  const more = format.columns(table.header).filter((binding) => {
    if (taken.has(binding.quantity) || columns.has(binding.index)) return false;
    // Current that comes from a mapped charge column is not replaced by a column nobody named.
    return FILLED_UP.has(binding.quantity) && (binding.quantity !== 'current' || derived);
  });
  const bindings = [...mapped, ...more];
  const missing = missingQuantities(bindings);
  if (missing.length === 0) return bindings;
  throw new DataError({
    file: table.path,
    line: table.line,
    found: `--map names no ${missing.join(' and no ')}, and no header says it with its unit`,
    expected: 'time, voltage and current (or charge, chargeStep, or charging and discharging)',
    mend: `add ${missing.map((quantity) => `${quantity}=COL:UNIT`).join(',')} to --map`,
  });
}

function usesDecimalComma(rows: readonly (readonly string[])[], bindings: readonly ColumnBinding[]): boolean {
  let comma = false;
  for (const row of rows) {
    for (const { index } of bindings) {
      const field = row[index] ?? '';
      if (field.includes('.')) return false;
      if (hasDecimalComma(field)) comma = true;
    }
  }
  return comma;
}
