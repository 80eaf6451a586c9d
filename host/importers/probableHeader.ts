/**
 * The row most likely meant as the header of a table that no format recognises, for the sake of the message.
 */
import { GENERIC_NAMES } from './genericNames.js';
import { plainName, splitHeader } from './headerName.js';
import type { HeadRecord } from './headRecords.js';
import { parseNumber } from './numbers.js';
import { DELIMITERS, splitRow, type Delimiter } from './rowSplitter.js';

const KNOWN = new Set(GENERIC_NAMES.flatMap(([, names]) => names));

/** The most known names win; without any, the first row of words with as many fields as the row below. */
export function probableHeader(records: readonly HeadRecord[]): { at: number; delimiter: Delimiter } | null {
  let best: { at: number; delimiter: Delimiter } | null = null;
  let most = 0;
  let words: { at: number; delimiter: Delimiter } | null = null;
  records.forEach((record, at) => {
    for (const delimiter of DELIMITERS) {
      const row = splitRow(record.text, delimiter);
      if (row.length < 2) continue;
      const known = row.filter(isKnown).length;
      if (known > most) {
        most = known;
        best = { at, delimiter };
      }
      const next = records[at + 1];
      const numbers = row.filter((field) => !Number.isNaN(parseNumber(field, false))).length;
      const same = next === undefined || splitRow(next.text, delimiter).length === row.length;
      if (words === null && numbers * 2 <= row.length && same) words = { at, delimiter };
    }
  });
  return best ?? words;
}

function isKnown(field: string): boolean {
  return KNOWN.has(plainName(field)) || splitHeader(field).some(({ name }) => KNOWN.has(plainName(name)));
}
