import type { Endpoint } from './endpoint.js';
import type { i32 } from './types.js';

/** Full charges remembered; the oldest is forgotten first. */
export const TOPS_MAX: i32 = 32;

/** The newest ends of full charge, oldest first, all in one unbroken count of charge. */
export class TopHistory {
  count: i32 = 0;
  readonly time_s: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly charge_C: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly endVariance_C2: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly samplingVariance_C2: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly voltageTime_Vs: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  readonly temperature_degC: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** 1 where the temperature was measured. */
  readonly temperatureKnown: i32[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  private breakCount: i32 = 0;

  /** Adds a top; one after a break in the count of charge starts the history anew. */
  add(top: Endpoint, endVariance_C2: number): void {
    if (top.breakCount !== this.breakCount) {
      this.breakCount = top.breakCount;
      this.count = 0;
    }
    if (this.count > 0 && top.time_s <= this.time_s[(this.count - 1) | 0]) {
      return;
    }
    if (this.count === TOPS_MAX) {
      this.forgetOldest();
    }
    const at: i32 = this.count;
    this.time_s[at] = top.time_s;
    this.charge_C[at] = top.charge_C;
    this.endVariance_C2[at] = endVariance_C2;
    this.samplingVariance_C2[at] = top.samplingVariance_C2;
    this.voltageTime_Vs[at] = top.voltageTime_Vs;
    this.temperature_degC[at] = top.temperature_degC;
    this.temperatureKnown[at] = top.temperatureKnown ? 1 : 0;
    this.count = (this.count + 1) | 0;
  }

  /** Forgets the tops before a time: what was found in them has been told. */
  forgetBefore(time_s: number): void {
    while (this.count > 0 && this.time_s[0] < time_s) {
      this.forgetOldest();
    }
  }

  private forgetOldest(): void {
    for (let k: i32 = 1; k < TOPS_MAX; k++) {
      const before: i32 = (k - 1) | 0;
      this.time_s[before] = this.time_s[k];
      this.charge_C[before] = this.charge_C[k];
      this.endVariance_C2[before] = this.endVariance_C2[k];
      this.samplingVariance_C2[before] = this.samplingVariance_C2[k];
      this.voltageTime_Vs[before] = this.voltageTime_Vs[k];
      this.temperature_degC[before] = this.temperature_degC[k];
      this.temperatureKnown[before] = this.temperatureKnown[k];
    }
    this.count = (this.count - 1) | 0;
  }
}
