/**
 * What a column of a recorded file can be, and the binding of one column to one of these.
 * The names are also the keys of `--map`.
 */
import type { Dimension, UnitConversion } from './units.js';

export type Quantity =
  | 'time'
  | 'voltage'
  | 'current'
  | 'temperature'
  | 'pressure'
  /** Net charge since any origin, positive when charged. */
  | 'charge'
  /** Charge passed since the row before, positive when charged. */
  | 'chargeStep'
  /** Counter of the charge put in; may be reset by the cycler. */
  | 'charging'
  /** Counter of the charge taken out; may be reset by the cycler. */
  | 'discharging'
  | 'contactorOpen'
  /** A second column that claims to be the current; never used, only compared with the first. */
  | 'currentWitness';

export const DIMENSION: Readonly<Record<Quantity, Dimension>> = {
  time: 'time',
  voltage: 'voltage',
  current: 'current',
  temperature: 'temperature',
  pressure: 'pressure',
  charge: 'charge',
  chargeStep: 'charge',
  charging: 'charge',
  discharging: 'charge',
  contactorOpen: 'flag',
  currentWitness: 'current',
};

/** What `--map` takes; the witness is found by a format alone. */
export const MAPPABLE: readonly Quantity[] = [
  'time',
  'voltage',
  'current',
  'temperature',
  'pressure',
  'charge',
  'chargeStep',
  'charging',
  'discharging',
  'contactorOpen',
];

/** The words of a report for each quantity. */
export const IN_WORDS: Readonly<Record<Quantity, string>> = {
  time: 'time',
  voltage: 'voltage',
  current: 'current',
  temperature: 'temperature',
  pressure: 'stack pressure',
  charge: 'net charge',
  chargeStep: 'charge since the row before',
  charging: 'charge put in',
  discharging: 'charge taken out',
  contactorOpen: 'contactor open',
  currentWitness: 'current, compared only',
};

/** One column of the file and the quantity it is read as. */
export interface ColumnBinding {
  readonly quantity: Quantity;
  /** Position in the row, from 0. */
  readonly index: number;
  readonly header: string;
  readonly conversion: UnitConversion;
}

/** The header row of a file, its place, and the first rows below it (for hints only). */
export interface HeaderTable {
  readonly path: string;
  /** Line of the header in the file, from 1. */
  readonly line: number;
  readonly header: readonly string[];
  readonly firstRows: readonly (readonly string[])[];
}

/** True when current can be had: measured, or from charge. */
export function hasCurrent(quantities: ReadonlySet<Quantity>): boolean {
  return (
    quantities.has('current') ||
    quantities.has('charge') ||
    quantities.has('chargeStep') ||
    (quantities.has('charging') && quantities.has('discharging'))
  );
}
