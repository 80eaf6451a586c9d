/**
 * Splits a record into its fields. Records with a double quote go through csv-parse (RFC 4180 quoting); all others
 * are split at the delimiter, which measures about four times as fast as csv-parse's own path and is the whole of nearly
 * every recorded file.
 */
import { CsvError, parse } from 'csv-parse/sync';

export type Delimiter = ',' | ';' | '\t';

export const DELIMITERS: readonly Delimiter[] = ['\t', ';', ','];

/**
 * The fields of one record. A quote inside an unquoted field is kept as it is; a record whose quotes do not pair up is
 * split as if they were letters, so that the field with the stray quote is what a message names.
 */
export function splitRow(record: string, delimiter: Delimiter): string[] {
  if (!record.includes('"')) return record.split(delimiter);
  return splitQuoted(record, delimiter) ?? record.split(delimiter);
}

function splitQuoted(record: string, delimiter: Delimiter): string[] | null {
  try {
    const rows: string[][] = parse(record, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      // Line ends inside quotes arrive as LF; there is one record only.
      record_delimiter: '\u0000',
    });
    return rows[0] ?? [''];
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
