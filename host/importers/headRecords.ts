/** The first records of a file, blank lines left out, each with its line number. */
import { DataError } from '../errors.js';
import { LineCutter } from './lineReader.js';
import type { EncodingFound } from './textEncoding.js';

/** Enough for the notes above a header and for the rows that show the decimal sign. */
const RECORDS_MAX = 400;

export interface HeadRecord {
  readonly text: string;
  readonly line: number;
}

/** The records in `head`; a last line that the head may have cut is left out. */
export function headRecords(
  path: string,
  head: Buffer,
  whole: boolean,
  encoding: EncodingFound,
): { records: HeadRecord[]; newline: '\n' | '\r' } {
  const text = head.subarray(encoding.skipBytes).toString(encoding.encoding);
  if (encoding.encoding === 'utf16le' && text.includes('\u0000')) {
    throw new DataError({ file: path, found: 'this is not text', expected: 'a text table in UTF-8' });
  }
  const newline = !text.includes('\n') && text.includes('\r') ? '\r' : '\n';
  const records: HeadRecord[] = [];
  const cutter = new LineCutter({ path, encoding, newline }, (record, line) => {
    if (record.trim() !== '') records.push({ text: record, line });
    return records.length < RECORDS_MAX;
  });
  if (cutter.push(text) && whole) cutter.end();
  if (records.length === 0) {
    throw new DataError({
      file: path,
      found: 'the file has no text in it',
      expected: 'a table with a header',
    });
  }
  return { records, newline };
}
