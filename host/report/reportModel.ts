import type { ResultDocument } from '../result/resultSchema.js';

/** One measured sample as the report keeps it; null = not measured. */
export interface SeriesPoint {
  time_s: number;
  voltage_V: number | null;
  current_A: number | null;
  temperature_degC: number | null;
  pressure_kPa: number | null;
}

/** One leak measurement (a cycle's endpoint slippage, a rest, or two partial cycles) with its interval, charge leaking positive. */
export interface LeakPoint {
  time_s: number;
  leak_A: number;
  leakLow_A: number;
  leakHigh_A: number;
  method: 'slippage' | 'rest' | 'crossing';
}

/** A part of the loss: bounds, and a value where it is observable. */
export interface LedgerPart {
  value_Ah: number | null;
  low_Ah: number;
  high_Ah: number;
}

/** The core's ledger at one time (once a completed cycle); changes since the reference cycle. */
export interface LedgerPoint {
  time_s: number;
  cycleIndex: number;
  /** Cyclable sodium there is (not its change), null where not observable. */
  cyclable_Ah: number | null;
  lli_Ah: number | null;
  lliLow_Ah: number;
  lliHigh_Ah: number;
  dead: LedgerPart;
  sei: LedgerPart;
  /** Charge leaked since the record began (it is not lost: it returned to the cathode). */
  leaked_Ah: number | null;
}

/** The simulator's truth on the same axis; dead sodium, SEI and stranded sodium as changes since the reference. */
export interface TruthLedgerPoint {
  time_s: number;
  /** Cyclable sodium there is: in the cathode and on the collector. */
  cyclable_Ah: number;
  dead_Ah: number;
  sei_Ah: number;
  /** Negative when sodium that was stranded at the reference has reconnected since. */
  stranded_Ah: number;
  leaked_Ah: number;
  leak_A: number;
}

/** All the report shows beside the sample series. */
export interface ReportModel {
  title: string;
  /** What was replayed or simulated, in a few words: file name, scenario, seed, logging period. */
  subtitle: string;
  /** The verdict, the most important sentence first. */
  verdict: string[];
  result: ResultDocument;
  leaks: LeakPoint[];
  ledger: LedgerPoint[];
  truth: TruthLedgerPoint[] | null;
}
