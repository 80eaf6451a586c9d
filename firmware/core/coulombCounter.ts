/**
 * Net charge of the cell, C, positive charged: from the instrument's charge register where there is one, else by the
 * trapezoid rule over the sampled current; the offset of the sensor is subtracted as it is known at the time.
 *
 * What sampling cannot see is kept as a variance: a current that jumps by dI within an interval dt may have jumped
 * anywhere in it (uniform), so the charge is uncertain by |dI| dt / sqrt(12).
 */
import { CompensatedSum } from './compensatedSum.js';
import type { CellProfile } from './profile.js';
import type { Sample } from './sample.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

export class CoulombCounter {
  /** Charge passed in the last interval, C. */
  increment_C: number = 0;
  /** Net charge since the record began, C. */
  charge_C: number = 0;
  /** Variance that sampling left in `charge_C`, C^2; grows, so a difference of two readings is that between them. */
  samplingVariance_C2: number = 0;
  /** Counts breaks: intervals whose charge is unknown. Readings with different counts must not be subtracted. */
  breakCount: i32 = 0;

  private readonly sum: CompensatedSum = new CompensatedSum();
  private readonly restCurrent_A: number;
  private readonly registerSlack_C: number;
  private lastCurrent_A: number = 0;
  private lastCurrentKnown: boolean = false;
  private lastRegister_Ah: number = 0;
  private lastRegisterKnown: boolean = false;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.restCurrent_A = settings.restRate_per_h * profile.capacity_Ah;
    this.registerSlack_C = settings.turnFraction * profile.capacity_Ah * 3600;
  }

  /** `interval_s` since the last sample, `gap` when it is too long to integrate over. */
  step(clean: Sample, interval_s: number, gap: boolean, offset_A: number): void {
    const current_A: number = clean.current_A - offset_A;
    const bothCurrents: boolean = clean.currentValid && this.lastCurrentKnown;
    const trapezoid_C: number = 0.5 * (current_A + this.lastCurrent_A) * interval_s;
    const jump_A: number = Math.abs(current_A - this.lastCurrent_A);
    const register_C: number = (clean.netCharge_Ah - this.lastRegister_Ah) * 3600 - offset_A * interval_s;
    let useRegister: boolean = clean.netChargeValid && this.lastRegisterKnown;
    if (useRegister && bothCurrents && !gap) {
      // A register that disagrees by more than the currents at both ends can explain was reset.
      const reach_C: number = (Math.abs(current_A) + Math.abs(this.lastCurrent_A)) * interval_s;
      useRegister = Math.abs(register_C - trapezoid_C) <= reach_C + this.registerSlack_C;
    }
    this.increment_C = 0;
    if (useRegister) {
      this.increment_C = register_C;
    } else if (bothCurrents && !gap) {
      this.increment_C = trapezoid_C;
      if (jump_A > this.restCurrent_A) {
        this.samplingVariance_C2 =
          this.samplingVariance_C2 + (jump_A * interval_s * jump_A * interval_s) / 12;
      }
    } else if (interval_s > 0) {
      this.breakCount = (this.breakCount + 1) | 0;
    }
    this.sum.add(this.increment_C);
    this.charge_C = this.sum.value();

    this.lastCurrent_A = current_A;
    this.lastCurrentKnown = clean.currentValid;
    this.lastRegister_Ah = clean.netCharge_Ah;
    this.lastRegisterKnown = clean.netChargeValid;
  }
}
