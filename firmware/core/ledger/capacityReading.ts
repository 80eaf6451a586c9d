/**
 * One complete cycle as a measurement of the cyclable sodium: its discharge, and what leaked meanwhile.
 *
 * The leak between the end of charge and the end of discharge is the slip from this full charge to the next one, shared
 * out over the time: steadily (a shuttle) or in proportion to the voltage (a short). The mean of both is added back;
 * half their difference is part of the uncertainty.
 */
import type { CycleRecord } from '../cycleRecord.js';
import { DischargeEnd } from '../endOfDischarge.js';
import { LeakMethod } from '../leak/leakReading.js';
import type { LeakReading } from '../leak/leakReading.js';
import { exp, log, sqrt } from '../mathx.js';
import type { i32 } from '../types.js';

/** Slips that grow by less than this from one to the next are taken for steady; more than the latter is not believed. */
export const GROWTH_MIN: number = 1.15;
const GROWTH_MAX: number = 10;

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
  /** Leaked while charging, C, with its standard uncertainty, where the slip up to the end of the charge tells. */
  chargeLeakKnown: boolean = false;
  chargeLeaked_C: number = 0;
  chargeLeakedUncertainty_C: number = 0;

  /** Leak in the rest after its charge, A, with its standard uncertainty, and the voltage there. */
  restKnown: boolean = false;
  restLeak_A: number = 0;
  restUncertainty_A: number = 0;
  restVoltage_V: number = 0;

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
    this.restKnown = false;
    this.chargeLeakKnown = false;
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

  /** The rest after its charge, if it was read: a leak that grows is then known for the discharge by itself. */
  takeRest(rest: LeakReading): void {
    this.restKnown =
      rest.method === LeakMethod.Rest && rest.start_s >= this.top_s && rest.end_s <= this.end_s;
    this.restLeak_A = rest.leak_A;
    const own_A: number = rest.uncertainty_A();
    const scale_A: number = rest.relative * rest.leak_A;
    this.restUncertainty_A = sqrt(own_A * own_A + scale_A * scale_A);
    this.restVoltage_V = rest.meanVoltage_V;
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

  /**
   * The slip to the next full charge; `growth`: it over the slip before, 1 where that is not known. Where the leak grew,
   * less of it fell into the discharge: the rest says how much, else a leak growing all the time and a steady one bound it.
   */
  setLeakFrom(slip: LeakReading, growth: number): void {
    const uncertainty_A: number = slip.uncertainty_A();
    this.setLeak(slip.leak_A, uncertainty_A, slip.meanVoltage_V);
    if (growth < GROWTH_MIN) {
      return;
    }
    const steady_C: number = this.leaked_C;
    if (this.restKnown) {
      this.setLeak(this.restLeak_A, this.restUncertainty_A, this.restVoltage_V);
      this.widen(0.25 * (steady_C - this.leaked_C));
      return;
    }
    const part: number = this.span_s / Math.max(this.span_s, slip.end_s - slip.start_s);
    const rate: number = log(Math.min(growth, GROWTH_MAX));
    const early: number = (exp(rate * part) - 1) / (exp(rate) - 1) / part;
    this.leaked_C = 0.5 * (1 + early) * steady_C;
    this.widen(0.5 * (1 - early) * steady_C);
  }

  /**
   * A slip in whose time the leak began or ended: the discharge leaked as the mean says, or `other_A` (none before a leak
   * began, the old leak before one ended), or as the rest before it did.
   */
  setLeakBetween(slip: LeakReading, other_A: number): void {
    const uncertainty_A: number = slip.uncertainty_A();
    this.setLeak(slip.leak_A, uncertainty_A, slip.meanVoltage_V);
    const mean_C: number = this.leaked_C;
    const own_A: number = this.restKnown ? Math.max(0, this.restLeak_A) : other_A;
    const other_C: number = Math.min(own_A * this.span_s, Math.max(mean_C, slip.charge_C));
    this.leaked_C = 0.5 * (mean_C + other_C);
    this.widen(0.5 * (mean_C - other_C));
  }

  /** The slip of the time up to the end of its charge: what leaked while it was charged. */
  setChargeLeak(slip: LeakReading): void {
    this.chargeLeakKnown = true;
    this.chargeLeaked_C = slip.leak_A * this.chargeSpan_s;
    this.chargeLeakedUncertainty_C = slip.uncertainty_A() * this.chargeSpan_s;
  }

  /**
   * Coulombic efficiency of the cycle with the leak taken out: what leaked while charging was never plated, what leaked
   * since then was. Needs `setLeak`; 0 without a charge.
   */
  correctedEfficiency(): number {
    const plated_C: number = this.plated_C();
    const sodium_C: number = this.discharge_C + this.leaked_C;
    return plated_C > 0 ? sodium_C / plated_C : 0;
  }

  /** Standard uncertainty that the leaks bring into it, as if both erred together. Needs `setLeak`. */
  correctedUncertainty(): number {
    const plated_C: number = this.plated_C();
    if (plated_C <= 0) {
      return 0;
    }
    const efficiency: number = (this.discharge_C + this.leaked_C) / plated_C;
    let charging_C: number = this.chargeLeakedUncertainty_C;
    if (!this.chargeLeakKnown) {
      charging_C = this.chargeShare() * this.leakedUncertainty_C;
    }
    return (this.leakedUncertainty_C + efficiency * charging_C) / plated_C;
  }

  /** Cyclable sodium at the end of charge, C. */
  sodium_C(): number {
    return this.discharge_C + this.leaked_C;
  }

  /** Charge less what leaked meanwhile; as much per second as later, where that is all that is known. */
  private plated_C(): number {
    if (this.chargeLeakKnown) {
      return this.charge_C - this.chargeLeaked_C;
    }
    return this.charge_C - this.chargeShare() * this.leaked_C;
  }

  private chargeShare(): number {
    return this.span_s > 0 ? this.chargeSpan_s / this.span_s : 0;
  }

  /** Adds an independent standard uncertainty, C. */
  private widen(by_C: number): void {
    this.leakedUncertainty_C = sqrt(this.leakedUncertainty_C * this.leakedUncertainty_C + by_C * by_C);
  }
}
