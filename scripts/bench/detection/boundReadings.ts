/**
 * Readings of a leak beside the Cramer-Rao bound of their windows, for noise that is white and a cell that is known:
 *
 *   rest      var = 12 (sV Q/U')^2/(n T^2)          slope of a line through n samples (host/result/cramerRao.ts)
 *   slip      var = 2 (sV Q/U'_top)^2/T^2           two ends, one voltage each
 *   pressure  var = (12 sP^2/(n T^2) + w^2/T)/G^2   slope through n samples, and a walk of w per root of time
 * sV, sP white noise with the converter's step, U' slope of the open-circuit curve, Q capacity, G pressure per charge.
 */
import { OcvTable } from '../../../firmware/core/ocvTable.js';
import type { LeakReading } from '../../../firmware/core/leakReading.js';
import type { BatteryMonitor } from '../../../firmware/core/monitor.js';
import { leakCramerRao_A } from '../../../host/result/cramerRao.js';
import type { CellParameters } from '../../../sim/cell/cellParameters.js';
import { pressure_kPa_per_cm3 } from './deadIdeal.js';
import type { BoundReading } from './runRecord.js';

const SECONDS_PER_HOUR = 3600;

export class BoundReadings {
  readonly all: BoundReading[] = [];
  private readonly topSlope_V: number;
  private readonly gain_kPa_per_C: number;

  /** @param walk_kPa_per_sqrt_h of the load cell as it is @param leakOf true mean leak of a window, A */
  constructor(
    private readonly monitor: BatteryMonitor,
    nominal: CellParameters,
    private readonly walk_kPa_per_sqrt_h: number,
    private readonly period_s: number,
    private readonly leakOf: (start_s: number, end_s: number) => number,
  ) {
    const { profile } = monitor;
    const curve = new OcvTable(profile);
    curve.locate(profile.voltageMax_V);
    this.topSlope_V = curve.slope_V;
    const volume = nominal.sodiumVolume_cm3_per_Ah - nominal.cathodeVolume_cm3_per_Ah;
    this.gain_kPa_per_C = (pressure_kPa_per_cm3(nominal) * volume) / SECONDS_PER_HOUR;
  }

  /** After a step of the core. */
  collect(): void {
    const { restLeak, slippage, pressureLeak } = this.monitor;
    if (restLeak.fresh) {
      const { start_s, end_s, meanVoltage_V: voltage_V } = restLeak.reading;
      const bound_A = leakCramerRao_A(this.monitor.profile, [{ start_s, end_s, voltage_V }], this.period_s);
      if (bound_A !== null) this.add('rest', restLeak.reading, bound_A);
    }
    if (slippage.fresh) this.add('slip', slippage.reading, this.slipBound_A(slippage.reading));
    if (pressureLeak.cycleFresh) {
      this.add('pressure', pressureLeak.cycleReading, this.pressureBound_A(pressureLeak.cycleReading));
    }
  }

  private add(method: BoundReading['method'], reading: LeakReading, bound_A: number): void {
    const error_A = reading.leak_A - this.leakOf(reading.start_s, reading.end_s);
    this.all.push({ method, cycle: this.monitor.cycle.index, error_A, bound_A });
  }

  private slipBound_A({ start_s, end_s }: LeakReading): number {
    const { capacity_Ah, voltageNoise_V, voltageResolution_V } = this.monitor.profile;
    const sigma_V = Math.hypot(voltageNoise_V, voltageResolution_V / Math.sqrt(12));
    const sigma_C = (sigma_V * capacity_Ah * SECONDS_PER_HOUR) / this.topSlope_V;
    return (Math.SQRT2 * sigma_C) / (end_s - start_s);
  }

  private pressureBound_A({ start_s, end_s }: LeakReading): number {
    const duration_s = end_s - start_s;
    const samples = duration_s / this.period_s;
    const noise2 = (12 * this.monitor.profile.pressureNoise_kPa ** 2) / (samples * duration_s ** 2);
    const walk2 = this.walk_kPa_per_sqrt_h ** 2 / (SECONDS_PER_HOUR * duration_s);
    return Math.sqrt(noise2 + walk2) / this.gain_kPa_per_C;
  }
}
