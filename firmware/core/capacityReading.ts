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

  /** Cyclable sodium at the end of charge, C. */
  sodium_C(): number {
    return this.discharge_C + this.leaked_C;
  }
}
