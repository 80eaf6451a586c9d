/**
 * Battery Data Format (Battery Data Alliance): comma-separated text whose headers are ontology labels
 * (`Voltage / V`) or their machine-readable notations (`voltage_volt`).
 *
 * Source: Battery Data Format Ontology 1.3.0, issued 2026-05-14: preferred labels, alternative labels and notations;
 * current is positive on charge, capacities are in Ah, pressures in Pa. A label with another unit of the same
 * dimension (`Test Time / h`) is converted. `Contactor Open / 1` is this project's own extra column.
 */
import { parseArbinHeader } from './arbin.js';
import { DIMENSION, type ColumnBinding, type Quantity } from '../quantities.js';
import { findUnit, type UnitConversion } from '../units.js';
import { explainFixedLabels, missingQuantities, type RecordingFormat } from './format.js';

interface Term {
  readonly quantity: Quantity;
  /** The label without its unit. */
  readonly label: string;
  /** Machine-readable notations, each with its unit. */
  readonly notations: Readonly<Record<string, string>>;
}

function term(quantity: Quantity, label: string, notations: Record<string, string>): Term {
  return { quantity, label, notations };
}

function capacity(quantity: Quantity, label: string, ...stems: string[]): Term {
  const notations: Record<string, string> = {};
  for (const stem of stems) {
    notations[`${stem}_ah`] = 'Ah';
    notations[`${stem}_ampere_hour`] = 'Ah';
  }
  return { quantity, label, notations };
}

/** The first term of a quantity that the header has is taken. */
const TERMS: readonly Term[] = [
  term('time', 'Test Time', {
    test_time_second: 's',
    test_time_s: 's',
    test_time_millisecond: 'ms',
    test_time_ms: 'ms',
  }),
  term('voltage', 'Voltage', { voltage_volt: 'V', voltage_v: 'V' }),
  term('current', 'Current', { current_ampere: 'A', current_a: 'A' }),
  term('temperature', 'Surface Temperature', {
    surface_temperature_celsius: 'degC',
    surface_temperature_degc: 'degC',
  }),
  term('temperature', 'Temperature T1', { temperature_t1_celsius: 'degC', temperature_t1_degc: 'degC' }),
  term('temperature', 'Surface Temperature T1', { surface_temperature_t1_celsius: 'degC' }),
  term('pressure', 'Surface Pressure', { surface_pressure_pa: 'Pa', surface_pressure_pascal: 'Pa' }),
  term('pressure', 'Applied Pressure', { applied_pressure_pa: 'Pa', applied_pressure_pascal: 'Pa' }),
  term('contactorOpen', 'Contactor Open', { contactor_open: '1' }),
  capacity('charge', 'Net Capacity', 'net_capacity'),
];

/** Counters come in pairs that are reset together; the pair with the fewest resets is taken. */
const COUNTER_PAIRS: readonly (readonly [Term, Term])[] = [
  [
    capacity('charging', 'Charging Capacity', 'charging_capacity'),
    capacity('discharging', 'Discharging Capacity', 'discharging_capacity'),
  ],
  ...['Schedule', 'Cycle', 'Step'].map((scope): readonly [Term, Term] => {
    const stem = scope.toLowerCase();
    return [
      capacity(
        'charging',
        `${scope} Charging Capacity`,
        `${stem}_charging_capacity`,
        `${stem}_charge_capacity`,
      ),
      capacity(
        'discharging',
        `${scope} Discharging Capacity`,
        `${stem}_discharging_capacity`,
        `${stem}_discharge_capacity`,
      ),
    ];
  }),
];

const LABEL = /^(.*\S)\s*\/\s*(\S+)$/u;

function unitOf(wanted: Term, header: string): UnitConversion | null {
  const text = header.trim().replace(/\s+/gu, ' ');
  const notation = wanted.notations[text.toLowerCase()];
  if (notation !== undefined) return findUnit(DIMENSION[wanted.quantity], notation);
  const match = LABEL.exec(text);
  if (match === null || match[1].toLowerCase() !== wanted.label.toLowerCase()) return null;
  return findUnit(DIMENSION[wanted.quantity], match[2]);
}

function find(header: readonly string[], wanted: Term): ColumnBinding | null {
  for (let index = 0; index < header.length; index++) {
    const name = header[index];
    const conversion = unitOf(wanted, name);
    if (conversion !== null) return { quantity: wanted.quantity, index, header: name, conversion };
  }
  return null;
}

function bindTerms(header: readonly string[]): ColumnBinding[] {
  const bound = new Map<Quantity, ColumnBinding>();
  for (const wanted of TERMS) {
    if (bound.has(wanted.quantity)) continue;
    const binding = find(header, wanted);
    if (binding !== null) bound.set(wanted.quantity, binding);
  }
  if (!bound.has('charge')) {
    for (const [charging, discharging] of COUNTER_PAIRS) {
      const into = find(header, charging);
      const out = find(header, discharging);
      if (into === null || out === null) continue;
      bound.set('charging', into);
      bound.set('discharging', out);
      break;
    }
  }
  return [...bound.values()];
}

/** The cycler's own current beside the standard one, when a converter left it in the file. */
function witness(header: readonly string[], used: number | undefined): ColumnBinding | null {
  for (let index = 0; index < header.length; index++) {
    const parsed = parseArbinHeader(header[index]);
    if (index !== used && parsed?.quantity === 'current') {
      return {
        quantity: 'currentWitness',
        index,
        header: header[index],
        conversion: parsed.conversion,
      };
    }
  }
  return null;
}

export const bdf: RecordingFormat = {
  id: 'bdf',
  title: 'Battery Data Format',
  expects: 'Test Time / s, Voltage / V, Current / A',

  columns(header) {
    const bindings = bindTerms(header);
    const current = bindings.find((binding) => binding.quantity === 'current');
    const second = current === undefined ? null : witness(header, current.index);
    return second === null ? bindings : [...bindings, second];
  },

  recognises(header) {
    return missingQuantities(bindTerms(header)).length === 0;
  },

  explain(table) {
    return explainFixedLabels(bdf, table);
  },
};
