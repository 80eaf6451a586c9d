/**
 * One complete cycle as a measurement of the cyclable sodium: its discharge, and what leaked meanwhile.
 *
 * The leak between the end of charge and the end of discharge is the slip from this full charge to the next one, shared
 * out over the time: steadily (a shuttle) or in proportion to the voltage (a short). The mean of both is added back;
 * half their difference is part of the uncertainty.
 */
import type { CycleRecord } from './cycleRecord.js';
import { DischargeEnd } from './endOfDischarge.js';
import type { LeakReading } from './leakReading.js';
import { sqrt } from './mathx.js';
import type { i32 } from './types.js';

export class CapacityReading {
  /** End of its charge and of its discharge, s. */
  top_s: number = 0;
  end_s: number = 0;
  discharge_C: number = 0;
  span_s: number = 0;
  dischargeEnd: DischargeEnd = DischargeEnd.Unknown;
  /** How its charge ended: current, voltage, slope of the voltage (V/C, 0 = unknown). */
  endCurrent_A: number = 0;
  chargeCurrent_A: number = 0;
  endVoltage_V: number = 0;
  endSlope_V_per_C: number = 0;
  samplingVariance_C2: number = 0;
  temperature_degC: number = 0;
  temperatureKnown: boolean = false;
  /** Leaked between the end of charge and the end of discharge, C, with its standard uncertainty. */
  leaked_C: number = 0;
  leakedUncertainty_C: number = 0;

  /** Pressure at the end of the discharge; see Endpoint. */
  bottomPressure_kPa: number = 0;
  bottomPressureSigma_kPa: number = 0;
  bottomPressureKnown: boolean = false;
  bottomPressureBreaks: i32 = 0;
  /** Number of the cycle. */
  cycle: i32 = 0;
  charge_C: number = 0;
  chargeSpan_s: number = 0;

  /** Mean voltage over that span, V. */
  meanVoltage_V: number = 0;

  take(cycle: CycleRecord): void {
    this.top_s = cycle.top_s;
    this.end_s = cycle.end_s;
    this.discharge_C = cycle.discharge_C;
    this.span_s = cycle.dischargeSpan_s;
    this.meanVoltage_V = cycle.meanDischargeVoltage_V;
    this.dischargeEnd = cycle.dischargeEnd;
    this.endCurrent_A = cycle.endCurrent_A;
    this.chargeCurrent_A = cycle.chargeCurrent_A;
    this.endVoltage_V = cycle.endVoltage_V;
    this.endSlope_V_per_C = cycle.endSlope_V_per_C;
    this.samplingVariance_C2 = cycle.samplingVariance_C2;
    this.temperature_degC = cycle.temperature_degC;
    this.temperatureKnown = cycle.temperatureKnown;
    this.bottomPressure_kPa = cycle.bottomPressure_kPa;
    this.bottomPressureSigma_kPa = cycle.bottomPressureSigma_kPa;
    this.bottomPressureKnown = cycle.bottomPressureKnown;
    this.bottomPressureBreaks = cycle.bottomPressureBreaks;
    this.cycle = cycle.index;
    this.charge_C = cycle.charge_C;
    this.chargeSpan_s = cycle.top_s - cycle.start_s;
    this.leaked_C = 0;
    this.leakedUncertainty_C = 0;
  }

  copyFrom(other: CapacityReading): void {
    this.top_s = other.top_s;
    this.end_s = other.end_s;
    this.discharge_C = other.discharge_C;
    this.span_s = other.span_s;
    this.dischargeEnd = other.dischargeEnd;
    this.endCurrent_A = other.endCurrent_A;
    this.chargeCurrent_A = other.chargeCurrent_A;
    this.endVoltage_V = other.endVoltage_V;
    this.endSlope_V_per_C = other.endSlope_V_per_C;
    this.samplingVariance_C2 = other.samplingVariance_C2;
    this.temperature_degC = other.temperature_degC;
    this.temperatureKnown = other.temperatureKnown;
    this.leaked_C = other.leaked_C;
    this.leakedUncertainty_C = other.leakedUncertainty_C;
    this.meanVoltage_V = other.meanVoltage_V;
    this.bottomPressure_kPa = other.bottomPressure_kPa;
    this.bottomPressureSigma_kPa = other.bottomPressureSigma_kPa;
    this.bottomPressureKnown = other.bottomPressureKnown;
    this.bottomPressureBreaks = other.bottomPressureBreaks;
    this.cycle = other.cycle;
    this.charge_C = other.charge_C;
    this.chargeSpan_s = other.chargeSpan_s;
  }

  /** Says what leaked per second, how surely, and at which mean voltage that was measured (0 = unknown). */
  setLeak(leak_A: number, uncertainty_A: number, measuredAt_V: number): void {
    let ratio: number = 1;
    if (measuredAt_V > 0 && this.meanVoltage_V > 0) {
      ratio = this.meanVoltage_V / measuredAt_V;
    }
    const steady_C: number = leak_A * this.span_s;
    const form_C: number = 0.5 * Math.abs(1 - ratio) * steady_C;
    const random_C: number = uncertainty_A * this.span_s;
    this.leaked_C = 0.5 * (1 + ratio) * steady_C;
    this.leakedUncertainty_C = sqrt(form_C * form_C + random_C * random_C);
  }

  setLeakFrom(slip: LeakReading): void {
    const uncertainty_A: number = slip.uncertainty_A();
    this.setLeak(slip.leak_A, uncertainty_A, slip.meanVoltage_V);
  }

  /**
   * Coulombic efficiency of the cycle with the leak taken out: what leaked while charging was never plated, what leaked
   * since then was. Needs `setLeak`; 0 without a charge.
   */
  correctedEfficiency(): number {
    const perSecond_A: number = this.span_s > 0 ? this.leaked_C / this.span_s : 0;
    const plated_C: number = this.charge_C - perSecond_A * this.chargeSpan_s;
    const sodium_C: number = this.discharge_C + this.leaked_C;
    return plated_C > 0 ? sodium_C / plated_C : 0;
  }

  /** Cyclable sodium at the end of charge, C. */
  sodium_C(): number {
    return this.discharge_C + this.leaked_C;
  }
}
