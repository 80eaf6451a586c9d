/**
 * Turns the fields of a row into the core's `Sample` (s, V, A, degC, kPa, Ah; charge positive): units, missing values,
 * net charge from whatever charge columns there are, current from charge when no current was recorded.
 */
import { Sample } from '../../firmware/core/sample.js';
import { DataError, quoted } from '../errors.js';
import { ChargeCounter } from './chargeCounter.js';
import { CompensatedSum } from './compensatedSum.js';
import { isMissing, parseNumber } from './numbers.js';
import type { ColumnBinding, Quantity } from './quantities.js';
import type { TableLayout } from './tableLayout.js';
import type { Notice, Tally } from './tally.js';
import { convert } from './units.js';

/** A pause in a record longer than this is reported, s. */
export const GAP_s = 1e5;

export class RowConverter {
  /** The row last converted; reused. */
  readonly sample = new Sample();
  /** The second current column of the row, A; NaN when there is none. */
  witness_A = Number.NaN;

  private readonly time: ColumnBinding;
  private readonly voltage: ColumnBinding;
  private readonly current: ColumnBinding | undefined;
  private readonly temperature: ColumnBinding | undefined;
  private readonly pressure: ColumnBinding | undefined;
  private readonly contactor: ColumnBinding | undefined;
  private readonly witness: ColumnBinding | undefined;
  private readonly chargeStep: ColumnBinding | undefined;
  private readonly charge: ColumnBinding | undefined;
  private readonly charging: ColumnBinding | undefined;
  private readonly discharging: ColumnBinding | undefined;
  private readonly sign: 1 | -1;
  private readonly counter = new ChargeCounter();
  private readonly steps = new CompensatedSum();
  private first = true;
  private lastNet_Ah = Number.NaN;
  private lastTimeText = '';

  constructor(
    private readonly layout: TableLayout,
    dischargePositive: boolean,
    private readonly tally: Tally,
  ) {
    const column = (quantity: Quantity): ColumnBinding | undefined =>
      layout.bindings.find((binding) => binding.quantity === quantity);
    this.time = column('time') as ColumnBinding;
    this.voltage = column('voltage') as ColumnBinding;
    this.current = column('current');
    this.temperature = column('temperature');
    this.pressure = column('pressure');
    this.contactor = column('contactorOpen');
    this.witness = column('currentWitness');
    this.chargeStep = column('chargeStep');
    this.charge = column('charge');
    this.charging = column('charging');
    this.discharging = column('discharging');
    this.sign = dischargePositive ? -1 : 1;
  }

  /** Converts one row into `sample`. Throws a DataError for a value that cannot be done without. */
  convert(fields: readonly string[], line: number): void {
    const sample = this.sample;
    const time_s = this.required(fields, this.time, line);
    const interval_s = this.first ? 0 : time_s - sample.time_s;
    if (interval_s < 0) this.timeGoesBack(fields, line);
    if (interval_s > GAP_s) this.tally.add('gap', line, `${interval_s} s`);
    sample.time_s = time_s;
    sample.voltage_V = this.required(fields, this.voltage, line);
    sample.voltageValid = true;

    const measured_A =
      this.current === undefined ? Number.NaN : this.sign * this.required(fields, this.current, line);
    const step_Ah = this.readCharge(fields, line, measured_A, interval_s);
    if (this.current !== undefined) {
      sample.current_A = measured_A + 0;
      sample.currentValid = true;
    } else {
      this.currentFromCharge(step_Ah, interval_s);
    }

    const temperature = this.optional(fields, this.temperature, line, 'badTemperature');
    sample.temperatureValid = !Number.isNaN(temperature);
    sample.temperature_degC = sample.temperatureValid ? temperature : 0;
    const pressure = this.optional(fields, this.pressure, line, 'badPressure');
    sample.pressureValid = !Number.isNaN(pressure);
    sample.pressure_kPa = sample.pressureValid ? pressure : 0;
    const contactor = this.optional(fields, this.contactor, line, 'badContactor');
    sample.contactorOpen = contactor >= 0.5;
    if (this.witness !== undefined) this.witness_A = this.sign * this.read(fields, this.witness);
    this.lastTimeText = fields[this.time.index];
    this.first = false;
  }

  /** Sets the net charge and returns the charge of this row, Ah (NaN when not known). */
  private readCharge(
    fields: readonly string[],
    line: number,
    measured_A: number,
    interval_s: number,
  ): number {
    const sample = this.sample;
    if (this.chargeStep !== undefined) {
      const step_Ah = this.sign * this.required(fields, this.chargeStep, line);
      this.steps.add(step_Ah);
      sample.netCharge_Ah = this.steps.value;
      sample.netChargeValid = true;
      return step_Ah;
    }
    if (this.charge !== undefined) {
      const net_Ah = this.sign * this.chargeField(fields, this.charge, line);
      sample.netChargeValid = !Number.isNaN(net_Ah);
      sample.netCharge_Ah = sample.netChargeValid ? net_Ah + 0 : 0;
      const step_Ah = net_Ah - this.lastNet_Ah;
      if (sample.netChargeValid) this.lastNet_Ah = net_Ah;
      return step_Ah;
    }
    if (this.charging === undefined || this.discharging === undefined) return Number.NaN;
    const charging_Ah = this.chargeField(fields, this.charging, line);
    const discharging_Ah = this.chargeField(fields, this.discharging, line);
    sample.netChargeValid = !Number.isNaN(charging_Ah) && !Number.isNaN(discharging_Ah);
    if (!sample.netChargeValid) return Number.NaN;
    const step_Ah = this.counter.update(charging_Ah, discharging_Ah, measured_A, interval_s);
    if (this.counter.event === 'assigned') this.tally.add('counterAssigned', line);
    if (this.counter.event === 'lostRow') this.tally.add('counterLostRow', line);
    sample.netCharge_Ah = this.counter.net_Ah;
    return step_Ah;
  }

  /** A charge column may have gaps when the current was measured; without a current it may not. */
  private chargeField(fields: readonly string[], column: ColumnBinding, line: number): number {
    if (this.current === undefined) return this.required(fields, column, line);
    return this.optional(fields, column, line, 'badCharge');
  }

  /** Mean current of the row. Rows of no duration keep the current of the row before. */
  private currentFromCharge(step_Ah: number, interval_s: number): void {
    const sample = this.sample;
    if (interval_s > 0) {
      sample.current_A = (step_Ah * 3600) / interval_s;
      sample.currentValid = true;
    } else if (this.first) {
      // Nothing says how long the first row's charge took; no charge is no current however long it took.
      sample.current_A = 0;
      sample.currentValid = !(Math.abs(step_Ah) > 0);
    }
  }

  private read(fields: readonly string[], column: ColumnBinding): number {
    return convert(parseNumber(fields[column.index], this.layout.decimalComma), column.conversion);
  }

  private required(fields: readonly string[], column: ColumnBinding, line: number): number {
    const value = this.read(fields, column);
    if (Number.isFinite(value)) return value;
    const field = fields[column.index];
    throw new DataError({
      file: this.layout.path,
      line,
      column: column.header,
      found: field.trim() === '' ? 'the field is blank' : `found ${quoted(field.trim())}`,
      expected: `a number in ${column.conversion.unit}`,
      mend: 'correct or remove the row',
    });
  }

  private optional(
    fields: readonly string[],
    column: ColumnBinding | undefined,
    line: number,
    notice: Notice,
  ): number {
    if (column === undefined) return Number.NaN;
    const value = this.read(fields, column);
    if (Number.isFinite(value)) return value;
    const field = fields[column.index];
    this.tally.add(notice, line, isMissing(field) ? '' : `${quoted(field.trim())} is not a number`);
    return Number.NaN;
  }

  private timeGoesBack(fields: readonly string[], line: number): never {
    throw new DataError({
      file: this.layout.path,
      line,
      column: this.time.header,
      found: `time goes back from ${this.lastTimeText.trim()} to ${fields[this.time.index].trim()}`,
      expected: 'time that never decreases',
      mend: 'sort the rows, or split the file where the clock was set back',
    });
  }
}
