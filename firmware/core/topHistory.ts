import type { Endpoint } from './endpoint.js';
import type { i32 } from './types.js';

/** Full charges remembered; the oldest is forgotten first. */
export const TOPS_MAX: i32 = 32;
/** Slot that keeps one top as long as it is wanted. */
export const ANCHOR: i32 = 32;

/** The newest ends of full charge, oldest first, all in one unbroken count of charge; and one top kept as an anchor. */
export class TopHistory {
  count: i32 = 0;
  readonly time_s: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Net charge with the offset subtracted as it was known then, and without, C. */
  readonly charge_C: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly rawCharge_C: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly endVariance_C2: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly samplingVariance_C2: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly samplingBias_C: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly throughput_C: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly voltageTime_Vs: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Current and voltage at which the charge ended, and the slope of the voltage there, V/C (0 = unknown). */
  readonly endCurrent_A: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Largest current of the charge, A. */
  readonly chargeCurrent_A: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly endVoltage_V: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly endSlope_V_per_C: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Where it was not measured, that of the top before. */
  readonly temperature_degC: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Standard uncertainty of the current's offset then. */
  readonly offsetUncertainty_A: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  private breakCount: i32 = 0;

  /**
   * Adds a top; one after a break in the count of charge starts the history anew. Returns by how many places the older
   * ones moved down.
   */
  add(top: Endpoint, endVariance_C2: number, offsetUncertainty_A: number): i32 {
    let shifted: i32 = 0;
    if (top.breakCount !== this.breakCount) {
      this.breakCount = top.breakCount;
      this.count = 0;
      shifted = TOPS_MAX;
    }
    if (this.count === TOPS_MAX) {
      for (let k: i32 = 1; k < TOPS_MAX; k++) {
        this.copy(k, (k - 1) | 0);
      }
      this.count = (this.count - 1) | 0;
      shifted = 1;
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
    this.chargeCurrent_A[at] = top.chargeCurrent_A;
    this.endVoltage_V[at] = top.voltage_V;
    this.endSlope_V_per_C[at] = top.voltageSlope_V_per_C;
    this.offsetUncertainty_A[at] = offsetUncertainty_A;
    if (top.temperatureKnown) {
      this.temperature_degC[at] = top.temperature_degC;
    } else {
      this.temperature_degC[at] = at > 0 ? this.temperature_degC[(at - 1) | 0] : 25;
    }
    this.count = (this.count + 1) | 0;
    return shifted;
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
    this.chargeCurrent_A[to] = this.chargeCurrent_A[from];
    this.endVoltage_V[to] = this.endVoltage_V[from];
    this.endSlope_V_per_C[to] = this.endSlope_V_per_C[from];
    this.temperature_degC[to] = this.temperature_degC[from];
    this.offsetUncertainty_A[to] = this.offsetUncertainty_A[from];
  }
}
