/**
 * Any table whose headers carry their units: `time_s`, `voltage_V`, `dq_mAh`, `Current (mA)`, `time [h]`, `Ecell/V`.
 * A name without a unit is never read: the error shows the `--map` to write, with units guessed from the values.
 */
import { DataError, quoted } from '../../errors.js';
import { GENERIC_NAMES, namesOf } from '../genericNames.js';
import { plainName, splitHeader } from '../headerName.js';
import { suggestMap } from '../mapSuggestion.js';
import { DIMENSION, type ColumnBinding, type Quantity } from '../quantities.js';
import { findUnit, unitNames, type UnitConversion } from '../units.js';
import { listColumns, missingQuantities, type RecordingFormat } from './format.js';

interface Candidate {
  readonly rank: number;
  readonly index: number;
  readonly header: string;
  readonly conversion: UnitConversion;
}

/** The best column for one quantity: the preferred name, then the leftmost. */
function best(header: readonly string[], quantity: Quantity, names: readonly string[]): Candidate | null {
  let found: Candidate | null = null;
  for (let index = 0; index < header.length; index++) {
    const text = header[index];
    for (const { name, unit } of splitHeader(text)) {
      const rank = names.indexOf(plainName(name));
      const conversion = rank < 0 ? null : findUnit(DIMENSION[quantity], unit);
      if (conversion === null) continue;
      if (found === null || rank < found.rank) found = { rank, index, header: text, conversion };
      break;
    }
  }
  return found;
}

/** The columns whose headers say both what they are and in which unit. */
export function bindBySuffix(header: readonly string[]): ColumnBinding[] {
  const bindings: ColumnBinding[] = [];
  for (const [quantity, names] of GENERIC_NAMES) {
    const found = best(header, quantity, names);
    if (found === null) continue;
    bindings.push({ quantity, index: found.index, header: found.header, conversion: found.conversion });
  }
  const pair = bindings.filter((b) => b.quantity === 'charging' || b.quantity === 'discharging');
  return pair.length === 1 ? bindings.filter((b) => b !== pair[0]) : bindings;
}

/** A column named like a quantity, with no unit or none that is known; null when there is none. */
function namedWithoutUnit(
  header: readonly string[],
  quantity: Quantity,
): { header: string; unit: string | null } | null {
  const names = namesOf(quantity);
  for (const text of header) {
    if (names.includes(plainName(text))) return { header: text, unit: null };
  }
  for (const text of header) {
    for (const { name, unit } of splitHeader(text)) {
      const known = findUnit(DIMENSION[quantity], unit) !== null;
      if (names.includes(plainName(name)) && !known) return { header: text, unit };
    }
  }
  return null;
}

export const generic: RecordingFormat = {
  id: 'generic',
  title: 'generic table',
  expects: 'time, voltage and current (or charge) with their units, such as time_s, voltage_V, current_A',

  columns(header) {
    return bindBySuffix(header);
  },

  recognises(header) {
    return missingQuantities(bindBySuffix(header)).length === 0;
  },

  explain(table) {
    const missing = missingQuantities(bindBySuffix(table.header))[0] ?? 'time';
    const place = { file: table.path, line: table.line };
    const mend = `write --map ${suggestMap(table)} (units guessed from the values: check them)`;
    const named = namedWithoutUnit(table.header, missing);
    if (named === null) {
      const found = `no column is recognised as ${missing} among ${listColumns(table.header)}`;
      return new DataError({ ...place, found, mend });
    }
    const found =
      named.unit === null
        ? `the ${missing} has no unit`
        : `${quoted(named.unit)} is not a unit of ${DIMENSION[missing]}`;
    const expected = `one of ${unitNames(DIMENSION[missing]).join(', ')}`;
    return new DataError({ ...place, column: named.header, found, expected, mend });
  },
};
