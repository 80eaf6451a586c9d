import type { Endpoint } from '../endpoint.js';
import type { i32 } from '../types.js';

/** Charges remembered. */
export const TOPS_MAX: i32 = 16;
/** Slot that keeps one top as long as it is wanted. */
export const ANCHOR: i32 = 16;
/** The newest tops are never thinned out: changes are looked for among them. */
const NEWEST_KEPT: i32 = 6;

/**
 * Ends of charge, oldest first, all in one unbroken count of charge; and one top kept as an anchor.
 *
 * When the memory is full, one of the older tops is dropped where they lie closest, measured by their age: the memory
 * then reaches back over hundreds of cycles, ever coarser.
 */
export class TopHistory {
  count: i32 = 0;
  readonly time_s: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Net charge with the offset subtracted as it was known then, C. */
  readonly charge_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** ... and without, C. */
  readonly rawCharge_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Variance of the charge at which a full charge ends, C^2. */
  readonly endVariance_C2: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly samplingVariance_C2: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly samplingBias_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly throughput_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly voltageTime_Vs: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Current and voltage at which the charge ended, and the slope of the voltage there, V/C (0 = unknown). */
  readonly endCurrent_A: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly endVoltage_V: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly endSlope_V_per_C: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Largest current of the charge, A. */
  readonly chargeCurrent_A: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Where it was not measured, that of the top before. */
  readonly temperature_degC: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Standard uncertainty of the current's offset then. */
  readonly offsetUncertainty_A: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** 1 where the charge ended at the upper limit of the window, so that the cathode is in a known state; else 0. */
  readonly full: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Pressure in proportion to the thickness, kPa, and its random standard uncertainty; negative = unknown. */
  readonly pressure_kPa: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly pressureSigma_kPa: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Tops with different counts of pressure breaks must not be compared by pressure. */
  readonly pressureBreaks: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  private breakCount: i32 = 0;

  /**
   * Adds a top; one after a break in the count of charge starts the history anew: then it is alone. Call `thin` before,
   * so that there is room.
   */
  add(top: Endpoint, full: boolean, endVariance_C2: number, offsetUncertainty_A: number): void {
    if (top.breakCount !== this.breakCount) {
      this.breakCount = top.breakCount;
      this.count = 0;
    }
    const at: i32 = this.count;
    this.time_s[at] = top.time_s;
    this.charge_C[at] = top.charge_C;
    this.rawCharge_C[at] = top.rawCharge_C;
    this.endVariance_C2[at] = endVariance_C2;
    this.samplingVariance_C2[at] = top.samplingVariance_C2;
    this.samplingBias_C[at] = top.samplingBias_C;
    this.throughput_C[at] = top.throughput_C;
    this.voltageTime_Vs[at] = top.voltageTime_Vs;
    this.endCurrent_A[at] = top.current_A;
    this.endVoltage_V[at] = top.voltage_V;
    this.endSlope_V_per_C[at] = top.voltageSlope_V_per_C;
    this.chargeCurrent_A[at] = top.chargeCurrent_A;
    this.offsetUncertainty_A[at] = offsetUncertainty_A;
    this.full[at] = full ? 1 : 0;
    this.pressure_kPa[at] = top.pressure_kPa;
    this.pressureSigma_kPa[at] = top.pressureKnown ? top.pressureSigma_kPa : -1;
    this.pressureBreaks[at] = top.pressureBreaks;
    if (top.temperatureKnown) {
      this.temperature_degC[at] = top.temperature_degC;
    } else {
      this.temperature_degC[at] = at > 0 ? this.temperature_degC[(at - 1) | 0] : 25;
    }
    this.count = (this.count + 1) | 0;
  }

  /**
   * Makes room for one more top if there is none. Returns the place that was given up (later ones moved down by one), or
   * -1. `keepA` and `keepB` and the one after `keepB` stay.
   */
  thin(keepA: i32, keepB: i32): i32 {
    if (this.count < TOPS_MAX) {
      return -1;
    }
    const now_s: number = this.time_s[(this.count - 1) | 0];
    let dropped: i32 = -1;
    let least: number = 0;
    const end: i32 = (this.count - NEWEST_KEPT) | 0;
    for (let k: i32 = 1; k < end; k++) {
      const wanted: boolean = k === keepA || k === keepB || k === keepB + 1;
      const apart_s: number = this.time_s[(k + 1) | 0] - this.time_s[(k - 1) | 0];
      const age_s: number = now_s - this.time_s[k];
      const coarseness: number = age_s > 0 ? apart_s / age_s : 0;
      if (!wanted && (dropped < 0 || coarseness < least)) {
        dropped = k;
        least = coarseness;
      }
    }
    dropped = Math.max(0, dropped) | 0;
    for (let k: i32 = (dropped + 1) | 0; k < this.count; k++) {
      this.copy(k, (k - 1) | 0);
    }
    this.count = (this.count - 1) | 0;
    return dropped;
  }

  /** Forgets all but the newest. */
  keepNewest(): void {
    this.copy((this.count - 1) | 0, 0);
    this.count = 1;
  }

  setAnchor(from: i32): void {
    this.copy(from, ANCHOR);
  }

  private copy(from: i32, to: i32): void {
    this.time_s[to] = this.time_s[from];
    this.charge_C[to] = this.charge_C[from];
    this.rawCharge_C[to] = this.rawCharge_C[from];
    this.endVariance_C2[to] = this.endVariance_C2[from];
    this.samplingVariance_C2[to] = this.samplingVariance_C2[from];
    this.samplingBias_C[to] = this.samplingBias_C[from];
    this.throughput_C[to] = this.throughput_C[from];
    this.voltageTime_Vs[to] = this.voltageTime_Vs[from];
    this.endCurrent_A[to] = this.endCurrent_A[from];
    this.endVoltage_V[to] = this.endVoltage_V[from];
    this.endSlope_V_per_C[to] = this.endSlope_V_per_C[from];
    this.chargeCurrent_A[to] = this.chargeCurrent_A[from];
    this.temperature_degC[to] = this.temperature_degC[from];
    this.offsetUncertainty_A[to] = this.offsetUncertainty_A[from];
    this.full[to] = this.full[from];
    this.pressure_kPa[to] = this.pressure_kPa[from];
    this.pressureSigma_kPa[to] = this.pressureSigma_kPa[from];
    this.pressureBreaks[to] = this.pressureBreaks[from];
  }
}
