/** A row of the table of advice, and what it is judged by. */
import type { ResultDocument } from './resultSchema.js';

/** What is judged: the result, and charge that is in no cycle of it. */
export interface Findings {
  result: ResultDocument;
  leadInDischarge_Ah: number;
  throughput_Ah: number;
}

export interface AdviceRow {
  id: string;
  /** When the row applies, for the documentation. */
  when: string;
  applies: (findings: Findings) => boolean;
  /** What was found, since when and how sure, with numbers. */
  found: (findings: Findings) => string;
  next: string;
}

export const raised = ({ alarms }: ResultDocument, id: string): boolean =>
  alarms.some((alarm) => alarm.id === id);
