import { stringify } from 'csv-stringify/sync';
import type { Sample } from '../../firmware/core/sample.js';
import type { OutputFile } from './outputFolder.js';

/** Battery Data Format columns; `Contactor Open / 1` is our own addition, which other readers ignore. */
export const TELEMETRY_COLUMNS = [
  'Test Time / s',
  'Voltage / V',
  'Current / A',
  'Surface Temperature / degC',
  'Surface Pressure / Pa',
  'Net Capacity / Ah',
  'Cycle Count / 1',
  'Contactor Open / 1',
] as const;

const ROWS_PER_BLOCK = 1000;

type Cell = number | string;

/** Writes samples as Battery Data Format CSV, each number in its shortest exact form, so that reading gives the same bits. */
export class TelemetryWriter {
  private rows: Cell[][] = [[...TELEMETRY_COLUMNS]];

  constructor(private readonly file: OutputFile) {}

  add(sample: Sample, cycleCount: number): void {
    this.rows.push([
      sample.time_s,
      sample.voltageValid ? sample.voltage_V : '',
      sample.currentValid ? sample.current_A : '',
      sample.temperatureValid ? sample.temperature_degC : '',
      // The simulator's logger gives kPa to three decimals: whole pascals.
      sample.pressureValid ? Math.round(sample.pressure_kPa * 1000) : '',
      sample.netChargeValid ? sample.netCharge_Ah : '',
      cycleCount,
      sample.contactorOpen ? 1 : 0,
    ]);
    if (this.rows.length >= ROWS_PER_BLOCK) this.flush();
  }

  close(): void {
    this.flush();
    this.file.close();
  }

  private flush(): void {
    if (this.rows.length > 0) this.file.write(stringify(this.rows));
    this.rows = [];
  }
}
