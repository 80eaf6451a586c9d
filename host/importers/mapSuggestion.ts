/**
 * The `--map` an error message offers: columns found by name, units guessed from the first values.
 * A guess is only ever shown, never applied.
 */
import { namesOf } from './genericNames.js';
import { plainName, splitHeader } from './headerName.js';
import { parseNumber } from './numbers.js';
import { DIMENSION, type HeaderTable, type Quantity } from './quantities.js';
import { findUnit } from './units.js';

/** Voltages of one cell above this are taken to be in mV: no cell has tens of volts. */
const VOLTAGE_MAX_V = 50;
/** Row intervals above this with an odd count are taken for a clock in ms: nobody logs every 101 s. */
const INTERVAL_MIN_ms = 20;

/**
 * `time=COL:unit,voltage=COL:unit,current=COL:unit` for this table, as one word of a shell; COL where no column fits.
 */
export function suggestMap(table: HeaderTable): string {
  const map = (['time', 'voltage', 'current'] as const)
    .map((quantity) => {
      const column = findByName(table.header, quantity);
      const name = column < 0 ? 'COL' : spell(table.header[column]);
      return `${quantity}=${name}:${column < 0 ? fallback(quantity) : guessUnit(table, quantity, column)}`;
    })
    .join(',');
  // A blank, a bracket or a quote would break the pasted line apart.
  return /^[\w=:,./-]+$/u.test(map) ? map : `'${map.replaceAll("'", "'\\''")}'`;
}

function findByName(header: readonly string[], quantity: Quantity): number {
  const names = namesOf(quantity);
  for (const wanted of names) {
    const index = header.findIndex(
      (text) =>
        plainName(text) === wanted || splitHeader(text).some(({ name }) => plainName(name) === wanted),
    );
    if (index >= 0) return index;
  }
  return -1;
}

/** A column name that `--map` would misread is put in quotes. */
function spell(header: string): string {
  const name = header.trim();
  return /[,="]|:[^:]*$/u.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function fallback(quantity: 'time' | 'voltage' | 'current'): string {
  return { time: 's', voltage: 'V', current: 'A' }[quantity];
}

function guessUnit(table: HeaderTable, quantity: 'time' | 'voltage' | 'current', column: number): string {
  for (const { unit } of splitHeader(table.header[column])) {
    const known = findUnit(DIMENSION[quantity], unit);
    if (known !== null) return known.unit;
  }
  const values = table.firstRows
    .map((row) => parseNumber(row[column] ?? '', (row[column] ?? '').includes(',')))
    .filter((value) => Number.isFinite(value));
  if (quantity === 'time') return looksLikeMilliseconds(values) ? 'ms' : 's';
  if (quantity === 'voltage') return values.some((value) => value > VOLTAGE_MAX_V) ? 'mV' : 'V';
  return 'A';
}

/** Whole numbers, tens or more apart, at intervals that are not round: a microcontroller's millisecond clock. */
function looksLikeMilliseconds(times: readonly number[]): boolean {
  if (times.length < 3 || times.some((time) => !Number.isInteger(time))) return false;
  const steps = times.slice(1).map((time, index) => time - times[index]);
  const sorted = [...steps].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  return median >= INTERVAL_MIN_ms && (median % 5 !== 0 || median >= 1000);
}
