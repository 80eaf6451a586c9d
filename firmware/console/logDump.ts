/**
 * `log dump`: recorded samples as comma-separated lines with the column names of the Battery Data Format, every number with as
 * many digits as give the same double back; what was not measured is empty. The last line counts the rows.
 */
import type { i32, text, u8 } from '../core/types.js';
import type { LogSource } from './logSource.js';
import type { Report } from './report.js';

/** Source: Battery Data Format 1.0 of the Battery Data Alliance; DESIGN section 5. */
const HEADER: text =
  'Test Time / s,Voltage / V,Current / A,Surface Temperature / degC,Surface Pressure / Pa,Cycle Count / 1';
const PA_PER_KPA: number = 1000;
const COMMA: u8 = 44;

export class LogDump {
  /** The dump is under way. */
  active: boolean = false;

  private readonly source: LogSource;
  private rows: i32 = 0;

  constructor(source: LogSource) {
    this.source = source;
  }

  begin(report: Report): void {
    this.active = true;
    this.rows = 0;
    this.source.begin();
    report.line.text(HEADER);
  }

  stop(): void {
    this.active = false;
    this.source.stop();
  }

  /** Writes the next line if there is one; false while the source has not answered. */
  write(report: Report): boolean {
    if (this.source.ended) {
      report.whole('rows', this.rows);
      this.stop();
      return true;
    }
    if (!this.source.ready) {
      return false;
    }
    const pressure_Pa: number = this.source.pressure_kPa * PA_PER_KPA;
    report.exact(this.source.time_s, true, '');
    report.line.put(COMMA);
    report.exact(this.source.voltage_V, this.source.voltageValid, '');
    report.line.put(COMMA);
    report.exact(this.source.current_A, this.source.currentValid, '');
    report.line.put(COMMA);
    report.exact(this.source.temperature_degC, this.source.temperatureValid, '');
    report.line.put(COMMA);
    report.exact(pressure_Pa, this.source.pressureValid, '');
    report.line.put(COMMA);
    report.exact(this.source.cycle, true, '');
    this.rows = this.rows < 1000000000 ? (this.rows + 1) | 0 : this.rows;
    this.source.next();
    return true;
  }
}
