import type { Findings } from './adviceRow.js';
import { ADVICE } from './adviceTable.js';

/** What to do next, in plain words with numbers: every row of the table that applies. */
export function adviceFor(findings: Findings): string[] {
  return ADVICE.filter((row) => row.applies(findings)).map((row) => `${row.found(findings)}. ${row.next}`);
}
