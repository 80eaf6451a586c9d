/**
 * The first pass over a recorded file: what is in it, whether the sign of the current is the core's, and what a user
 * should know before trusting the result.
 */
import { DataError } from '../errors.js';
import { HalfCycles } from './halfCycles.js';
import { CompensatedSum } from './compensatedSum.js';
import { IN_WORDS, type ColumnBinding, type Quantity } from './quantities.js';
import { readRows } from './rowReader.js';
import type { RowConverter } from './rowConverter.js';
import { SignCheck } from './signCheck.js';
import type { TableLayout } from './tableLayout.js';
import { Tally } from './tally.js';

export interface RecordingScan {
  /** Name of the format, as `--format` takes it. */
  format: string;
  rows: number;
  duration_s: number;
  voltageMin_V: number;
  voltageMax_V: number;
  /** Largest single charge or discharge. */
  capacity_Ah: number;
  /** In words: which column was read as what. */
  columns: string;
  /** One line each, with line numbers. */
  warnings: string[];
}

/** Two columns that claim to be the current may differ by rounding, not by more. */
const WITNESS_TOLERANCE = 0.01;

/** Reads the whole file once. Throws a DataError for bad rows and for a current of the wrong sign. */
export async function scanRecording(
  layout: TableLayout,
  gzip: boolean,
  dischargePositive: boolean,
): Promise<RecordingScan> {
  const tally = new Tally();
  const facts = new Facts();
  const rows = await readRows({ layout, gzip, dischargePositive, tally }, (row) => facts.row(row));
  if (rows === 0) {
    throw new DataError({
      file: layout.path,
      line: layout.headerLine,
      found: 'the file has a header and no rows',
      expected: 'at least one row of numbers below it',
    });
  }
  const warnings = [...repeatedHeaders(layout), ...tally.warnings(), ...facts.warnings(layout.bindings)];
  checkSign(facts, layout, dischargePositive, warnings);
  return {
    format: layout.format.id,
    rows,
    duration_s: facts.last_s - facts.first_s,
    voltageMin_V: facts.voltageMin_V,
    voltageMax_V: facts.voltageMax_V,
    capacity_Ah: facts.halfCycles.largest_Ah,
    columns: describeColumns(layout.bindings),
    warnings,
  };
}

class Facts {
  first_s = Number.NaN;
  last_s = Number.NaN;
  voltageMin_V = Number.POSITIVE_INFINITY;
  voltageMax_V = Number.NEGATIVE_INFINITY;
  readonly halfCycles = new HalfCycles();
  readonly sign = new SignCheck();
  /** Integral of the current, trapezoid, Ah: stands in for the net charge where the file has none. */
  private readonly integral = new CompensatedSum();
  private current_A = 0;
  private netChargeSeen = false;
  private measured_A = 0;
  private witness_A = 0;

  row(row: RowConverter): void {
    const sample = row.sample;
    const interval_s = Number.isNaN(this.first_s) ? 0 : sample.time_s - this.last_s;
    if (Number.isNaN(this.first_s)) this.first_s = sample.time_s;
    this.last_s = sample.time_s;
    if (sample.voltage_V < this.voltageMin_V) this.voltageMin_V = sample.voltage_V;
    if (sample.voltage_V > this.voltageMax_V) this.voltageMax_V = sample.voltage_V;
    if (sample.currentValid) {
      this.sign.step(sample.voltage_V, sample.current_A);
      this.integral.add(((this.current_A + sample.current_A) * interval_s) / 7200);
      this.current_A = sample.current_A;
    }
    if (sample.netChargeValid) {
      this.netChargeSeen = true;
      this.halfCycles.step(sample.netCharge_Ah);
    } else if (!this.netChargeSeen) {
      this.halfCycles.step(this.integral.value);
    }
    if (Number.isFinite(row.witness_A)) {
      this.measured_A += Math.abs(sample.current_A);
      this.witness_A += Math.abs(row.witness_A);
    }
  }

  warnings(bindings: readonly ColumnBinding[]): string[] {
    const used = bindings.find((binding) => binding.quantity === 'current');
    const other = bindings.find((binding) => binding.quantity === 'currentWitness');
    if (used === undefined || other === undefined || this.measured_A === 0) return [];
    const ratio = this.witness_A / this.measured_A;
    if (Math.abs(ratio - 1) <= WITNESS_TOLERANCE) return [];
    return [
      `column '${other.header}' says ${Number(ratio.toPrecision(4))} times the current of column '${used.header}', ` +
        `which is the one read: one of them is in a wrong unit (--format arbin reads the other)`,
    ];
  }
}

function checkSign(facts: Facts, layout: TableLayout, flipped: boolean, warnings: string[]): void {
  const verdict = facts.sign.verdict();
  if (verdict === 'undecided') {
    warnings.push(
      'the sign of the current could not be checked against the voltage: ' +
        `${flipped ? 'discharge' : 'charge'} is taken as positive`,
    );
  }
  if (verdict !== 'chargeNegative') return;
  const column = layout.bindings.find(
    ({ quantity }) => quantity === 'current' || quantity === 'chargeStep' || quantity === 'charge',
  );
  throw new DataError({
    file: layout.path,
    column: column?.header,
    found: flipped
      ? 'with --discharge-positive the voltage falls while the cell charges'
      : 'the voltage falls while the current is positive, so discharge is positive in this file',
    expected: flipped ? undefined : 'charge positive',
    mend: flipped ? 'leave --discharge-positive out' : 'give --discharge-positive',
  });
}

function repeatedHeaders(layout: TableLayout): string[] {
  return layout.bindings
    .filter(({ header }) => layout.header.filter((name) => name === header).length > 1)
    .map(({ header }) => `column '${header}' occurs more than once; the first is read`);
}

function describeColumns(bindings: readonly ColumnBinding[]): string {
  const bound = new Set<Quantity>(bindings.map((binding) => binding.quantity));
  const parts = bindings.map(({ quantity, header, conversion }) => {
    const unit = quantity === 'contactorOpen' ? '' : ` (${conversion.unit})`;
    return `${IN_WORDS[quantity]} from '${header}'${unit}`;
  });
  if (!bound.has('current')) parts.push('current from the charge of each row');
  if (!bound.has('temperature')) parts.push('no temperature');
  if (!bound.has('pressure')) parts.push('no stack pressure');
  return parts.join(', ');
}
