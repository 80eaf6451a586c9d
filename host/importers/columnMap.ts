/**
 * `--map time=COL[:unit],voltage=COL[:unit],current=COL[:unit],...`: which column is read as what.
 * A column name that contains a comma, a colon or an equals sign is put in double quotes. Without a unit the column's
 * own suffix is used.
 */
import { DataError, UsageError, quoted } from '../errors.js';
import { plainName, splitHeader } from './headerName.js';
import { DIMENSION, MAPPABLE, type ColumnBinding, type HeaderTable, type Quantity } from './quantities.js';
import { findUnit, unitNames, type UnitConversion } from './units.js';

export interface MapEntry {
  readonly quantity: Quantity;
  readonly column: string;
  /** As the user wrote it; null when the column's header has to say it. */
  readonly unit: UnitConversion | null;
}

const SHAPE = 'time=COL[:unit],voltage=COL[:unit],current=COL[:unit],...';
const ENTRY = /^\s*([A-Za-z]+)\s*=\s*(?:"((?:[^"]|"")*)"\s*(?::\s*(.*))?|(.*))$/u;

/** Reads the option; throws a UsageError when it is not of that shape. */
export function parseColumnMap(text: string): MapEntry[] {
  const entries: MapEntry[] = [];
  for (const part of splitOutsideQuotes(text)) {
    const match = ENTRY.exec(part);
    if (match === null) throw new UsageError(`--map: ${quoted(part)} is not of the form ${SHAPE}`);
    const quantity = MAPPABLE.find((known) => known.toLowerCase() === match[1].toLowerCase());
    if (quantity === undefined) {
      throw new UsageError(`--map: ${quoted(match[1])} is not one of ${MAPPABLE.join(', ')}`);
    }
    if (entries.some((entry) => entry.quantity === quantity)) {
      throw new UsageError(`--map: ${quantity} is given twice`);
    }
    entries.push(
      match[2] === undefined
        ? plainEntry(quantity, match[4])
        : quotedEntry(quantity, match[2].replaceAll('""', '"'), match[3]),
    );
  }
  return entries;
}

function splitOutsideQuotes(text: string): string[] {
  return text.match(/(?:"(?:[^"]|"")*"|[^,"]|")+/gu) ?? [];
}

function quotedEntry(quantity: Quantity, column: string, unit: string | undefined): MapEntry {
  return { quantity, column, unit: unit === undefined ? null : unitOrThrow(quantity, unit) };
}

function plainEntry(quantity: Quantity, text: string): MapEntry {
  const colon = text.lastIndexOf(':');
  const column = (colon < 0 ? text : text.slice(0, colon)).trim();
  if (column === '') throw new UsageError(`--map: ${quantity} has no column, expected ${SHAPE}`);
  return { quantity, column, unit: colon < 0 ? null : unitOrThrow(quantity, text.slice(colon + 1)) };
}

function unitOrThrow(quantity: Quantity, unit: string): UnitConversion {
  const found = findUnit(DIMENSION[quantity], unit);
  if (found !== null) return found;
  const known = unitNames(DIMENSION[quantity]).join(', ');
  throw new UsageError(
    `--map: ${quoted(unit)} is not a unit of ${DIMENSION[quantity]}, expected one of ${known}`,
  );
}

/** Position of the column a user named: exactly as spelled, or else without regard to case and outer blanks. */
function position(header: readonly string[], column: string): number {
  const exact = header.indexOf(column);
  if (exact >= 0) return exact;
  const wanted = column.trim().toLowerCase();
  return header.findIndex((name) => name.trim().toLowerCase() === wanted);
}

/** True when the header has every column of the map. */
export function hasMappedColumns(header: readonly string[], entries: readonly MapEntry[]): boolean {
  return entries.every((entry) => position(header, entry.column) >= 0);
}

/** The columns of the map in this table; throws a DataError when one is absent or has no unit. */
export function bindColumnMap(table: HeaderTable, entries: readonly MapEntry[]): ColumnBinding[] {
  return entries.map((entry) => {
    const index = position(table.header, entry.column);
    if (index < 0) {
      throw new DataError({
        file: table.path,
        line: table.line,
        found: `--map names the column ${quoted(entry.column)}, which the file does not have`,
        expected: `one of ${table.header.map((name) => name.trim()).join(', ')}`,
      });
    }
    const header = table.header[index];
    const conversion = entry.unit ?? unitOfHeader(entry.quantity, header);
    if (conversion === null) {
      const units = unitNames(DIMENSION[entry.quantity]).join(', ');
      throw new DataError({
        file: table.path,
        line: table.line,
        column: header,
        found: `the ${entry.quantity} has no unit`,
        expected: `one of ${units}`,
        mend: `write --map ${entry.quantity}=${entry.column}:UNIT`,
      });
    }
    return { quantity: entry.quantity, index, header, conversion };
  });
}

function unitOfHeader(quantity: Quantity, header: string): UnitConversion | null {
  // A flag has no unit to state.
  if (DIMENSION[quantity] === 'flag') return findUnit('flag', '1');
  for (const { name, unit } of splitHeader(header)) {
    if (plainName(name) === '') continue;
    const found = findUnit(DIMENSION[quantity], unit);
    if (found !== null) return found;
  }
  return null;
}
