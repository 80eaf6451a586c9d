/**
 * Arbin MITS text export: `Test_Time(s)`, `Current(A)`, `Voltage(V)`, `Charge_Capacity(Ah)`, ... and the spelling
 * without units (`Test_Time`, `Current`, ...), whose units are the database's: s, V, A, Ah (Arbin MITS data export;
 * the example file of the test data). `Charge_Capacity` and `Discharge_Capacity` are set back by the schedule.
 */
import { DIMENSION, type ColumnBinding, type Quantity } from '../quantities.js';
import { CORE_UNIT, findUnit, type UnitConversion } from '../units.js';
import { plainName } from '../headerName.js';
import { explainFixedLabels, missingQuantities, type RecordingFormat } from './format.js';

const NAMES: Readonly<Record<string, Quantity>> = {
  testtime: 'time',
  voltage: 'voltage',
  current: 'current',
  chargecapacity: 'charging',
  dischargecapacity: 'discharging',
  auxtemperature: 'temperature',
  auxtemperature1: 'temperature',
};

/** Columns that tell an Arbin file without units from any other file. */
const MARKS = new Set(['cycleindex', 'stepindex', 'datapoint', 'testid', 'isfcdata']);

const HEADER = /^([A-Za-z_ ]+?)\s*(?:\(([^()]*)\))?\s*(?:_?(\d+))?$/u;

/** The quantity and unit of an Arbin header, or null when it is none that is used. */
export function parseArbinHeader(header: string): { quantity: Quantity; conversion: UnitConversion } | null {
  const match = HEADER.exec(header.trim().replace(/_(\d+)(?=\s*\()/u, ''));
  if (match === null) return null;
  const quantity = NAMES[plainName(match[1])];
  if (quantity === undefined) return null;
  // A unit-less auxiliary temperature is not bound: its unit is the user's choice in the instrument.
  if (match[2] === undefined && quantity === 'temperature') return null;
  const conversion = findUnit(DIMENSION[quantity], match[2] ?? CORE_UNIT[DIMENSION[quantity]]);
  return conversion === null ? null : { quantity, conversion };
}

function bindHeader(header: readonly string[]): ColumnBinding[] {
  const bound = new Map<Quantity, ColumnBinding>();
  for (let index = 0; index < header.length; index++) {
    const name = header[index];
    const parsed = parseArbinHeader(name);
    if (parsed === null || bound.has(parsed.quantity)) continue;
    bound.set(parsed.quantity, { ...parsed, index, header: name });
  }
  // One counter without the other says nothing about the net charge.
  if (!bound.has('charging') || !bound.has('discharging')) {
    bound.delete('charging');
    bound.delete('discharging');
  }
  return [...bound.values()];
}

export const arbin: RecordingFormat = {
  id: 'arbin',
  title: 'Arbin',
  expects: 'Test_Time(s), Voltage(V), Current(A)',

  columns(header) {
    return bindHeader(header);
  },

  recognises(header) {
    const complete = missingQuantities(bindHeader(header)).length === 0;
    return complete && header.some((name) => MARKS.has(plainName(name)));
  },

  explain(table) {
    return explainFixedLabels(arbin, table);
  },
};
