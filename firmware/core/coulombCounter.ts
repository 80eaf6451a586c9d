/**
 * Net charge of the cell, C, positive charged: from the instrument's charge register where there is one, else by the
 * trapezoid rule over the sampled current; the offset of the sensor is subtracted as it is known at the time.
 *
 * What sampling cannot see is kept: a current that jumps by dI within an interval dt may have jumped anywhere in it
 * (uniform), so the charge is uncertain by |dI| dt / sqrt(12); where it bends, the trapezoid is off by dt |bend| / 12,
 * always the same way. An interval far longer than usual may have held any current seen so far: uncertain by that range
 * over sqrt(12). Samples without a current lengthen the interval, up to `bridgeMin_s`. A register that disagrees with the current over 5 % of the capacity is not believed any more.
 */
import { AlarmId } from './alarms.js';
import type { Alarms } from './alarms.js';
import { CompensatedSum } from './compensatedSum.js';
import type { CellProfile } from './profile.js';
import type { Sample } from './sample.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

/** Charge over which the register is held against the current, fraction of capacity. Assumed (0.02 to 0.1). */
const AUDIT_FRACTION: number = 0.05;
/** Largest relative disagreement: gain errors are below 1 %, a wrong unit or a stuck register is not. Assumed. */
const AUDIT_TOLERANCE: number = 0.03;
/** Bends of the current below this share of the rest threshold are noise. Assumed. */
const BEND_FLOOR: number = 0.2;
/** A register that moves further than the current explains, by more than this fraction of the capacity, was reset. */
const RESET_FRACTION: number = 0.0003;
/** A register nearer to its origin than this, share of the capacity, may have lost its count with the power. Assumed (0.005 to 0.05): what passes before a board is up again. */
const ORIGIN_FRACTION: number = 0.02;
/** An interval this many times the usual one may hide currents. Assumed (5 to 20). */
const HIDDEN_INTERVALS: number = 10;
/** Weight of the newest interval in the usual one. */
const INTERVAL_WEIGHT: number = 0.0625;

export class CoulombCounter {
  /** Charge passed in the last interval, C. */
  increment_C: number = 0;
  /** Net charge since the record began, C. */
  charge_C: number = 0;
  /** The same without subtracting the offset, C. */
  rawCharge_C: number = 0;
  /** Variance that sampling left in `charge_C`, C^2; grows, so a difference of two readings is that between them. */
  samplingVariance_C2: number = 0;
  /** What the bends of the current may have cost in all, C; grows. */
  samplingBias_C: number = 0;
  /** Charge that has passed either way, C; grows. */
  throughput_C: number = 0;
  /** The register agrees with the current, as far as that was checked. */
  registerTrusted: boolean = true;
  /** Counts breaks: intervals whose charge is unknown. Readings with different counts must not be subtracted. */
  breakCount: i32 = 0;

  private readonly sum: CompensatedSum = new CompensatedSum();
  private readonly offsetSum: CompensatedSum = new CompensatedSum();
  private readonly restCurrent_A: number;
  private readonly registerSlack_C: number;
  private readonly origin_C: number;
  private readonly audit_C: number;
  private readonly alarms: Alarms;
  private auditRegister_C: number = 0;
  private auditCurrent_C: number = 0;
  private auditPassed_C: number = 0;
  private previousCurrent_A: number = 0;
  private lastCurrent_A: number = 0;
  private lastCurrentKnown: boolean = false;
  /** Time since charge was last counted, s: longer than an interval after samples without current. */
  private uncounted_s: number = 0;
  private usualInterval_s: number = 0;
  private largest_A: number = 0;
  private readonly bridgeMin_s: number;
  private lastRegister_Ah: number = 0;
  private lastRegisterKnown: boolean = false;

  constructor(profile: CellProfile, settings: MonitorSettings, alarms: Alarms) {
    this.alarms = alarms;
    this.bridgeMin_s = settings.bridgeMin_s;
    this.restCurrent_A = settings.restRate_per_h * profile.capacity_Ah;
    this.registerSlack_C = RESET_FRACTION * profile.capacity_Ah * 3600;
    this.origin_C = ORIGIN_FRACTION * profile.capacity_Ah * 3600;
    this.audit_C = AUDIT_FRACTION * profile.capacity_Ah * 3600;
  }

  /** `interval_s` since the last sample, `gap` when it is too long to integrate over. */
  step(clean: Sample, interval_s: number, gap: boolean, offset_A: number): void {
    const current_A: number = clean.current_A - offset_A;
    const bothCurrents: boolean = clean.currentValid && this.lastCurrentKnown;
    this.uncounted_s = this.uncounted_s + interval_s;
    const bridged_s: number = this.uncounted_s;
    const trapezoid_C: number = 0.5 * (current_A + this.lastCurrent_A) * bridged_s;
    const jump_A: number = Math.abs(current_A - this.lastCurrent_A);
    const register_C: number = (clean.netCharge_Ah - this.lastRegister_Ah) * 3600 - offset_A * interval_s;
    let useRegister: boolean = clean.netChargeValid && this.lastRegisterKnown;
    if (useRegister && this.mayHaveRestarted(clean.netCharge_Ah * 3600, register_C, gap)) {
      useRegister = false;
    } else if (useRegister && bothCurrents && !gap) {
      // A register that disagrees by more than the currents at both ends can explain was reset.
      const reach_C: number = (Math.abs(current_A) + Math.abs(this.lastCurrent_A)) * interval_s;
      useRegister = Math.abs(register_C - trapezoid_C) <= reach_C + this.registerSlack_C;
      if (useRegister && jump_A <= this.restCurrent_A) {
        this.audit(register_C, trapezoid_C);
      }
    }
    useRegister = useRegister && this.registerTrusted;
    this.increment_C = 0;
    // A few samples without current are one longer interval: the next current says what passed.
    const waiting: boolean =
      !clean.currentValid && this.lastCurrentKnown && !gap && bridged_s <= this.bridgeMin_s;
    if (useRegister) {
      this.increment_C = register_C;
    } else if (bothCurrents && !gap) {
      this.increment_C = trapezoid_C;
      this.noteUnseen(current_A, jump_A, bridged_s);
    } else if (interval_s > 0 && !waiting) {
      this.breakCount = (this.breakCount + 1) | 0;
    }
    const counted_s: number = useRegister ? interval_s : bridged_s;
    this.sum.add(this.increment_C);
    this.charge_C = this.sum.value();
    this.offsetSum.add(this.increment_C === 0 ? 0 : offset_A * counted_s);
    this.rawCharge_C = this.charge_C + this.offsetSum.value();
    this.throughput_C = this.throughput_C + Math.abs(this.increment_C);

    if (!waiting || useRegister) {
      this.previousCurrent_A = this.lastCurrent_A;
      this.lastCurrent_A = current_A;
      this.lastCurrentKnown = clean.currentValid;
      this.uncounted_s = 0;
    }
    this.lastRegister_Ah = clean.netCharge_Ah;
    this.lastRegisterKnown = clean.netChargeValid;
  }

  /** After a gap nothing tells a register that has begun again at zero from one that has come back there. */
  private mayHaveRestarted(register_C: number, change_C: number, gap: boolean): boolean {
    const small_C: number = gap ? this.registerSlack_C : this.origin_C;
    return Math.abs(register_C) <= this.origin_C && Math.abs(change_C) > small_C;
  }

  /** What the trapezoid rule cannot know of the interval between two currents. */
  private noteUnseen(current_A: number, jump_A: number, bridged_s: number): void {
    this.largest_A = Math.max(this.largest_A, Math.abs(current_A));
    const usual_s: number = Math.max(this.bridgeMin_s, HIDDEN_INTERVALS * this.usualInterval_s);
    let range_A: number = jump_A;
    if (bridged_s > usual_s) {
      const sameWay: boolean = current_A * this.lastCurrent_A > 0 && jump_A <= this.restCurrent_A;
      range_A = sameWay ? this.largest_A : 2 * this.largest_A;
    } else {
      this.usualInterval_s = this.usualInterval_s + INTERVAL_WEIGHT * (bridged_s - this.usualInterval_s);
    }
    if (range_A > this.restCurrent_A) {
      this.samplingVariance_C2 = this.samplingVariance_C2 + (range_A * bridged_s * range_A * bridged_s) / 12;
    } else {
      this.noteBend(current_A, bridged_s);
    }
  }

  /** Holds the register against the current where that is steady; distrust is a break in the count of charge. */
  private audit(register_C: number, trapezoid_C: number): void {
    this.auditRegister_C = this.auditRegister_C + register_C;
    this.auditCurrent_C = this.auditCurrent_C + trapezoid_C;
    this.auditPassed_C = this.auditPassed_C + Math.abs(trapezoid_C);
    if (this.auditPassed_C < this.audit_C) {
      return;
    }
    const difference_C: number = Math.abs(this.auditRegister_C - this.auditCurrent_C);
    const agrees: boolean = difference_C <= AUDIT_TOLERANCE * this.auditPassed_C;
    if (agrees !== this.registerTrusted) {
      this.breakCount = (this.breakCount + 1) | 0;
    }
    this.registerTrusted = agrees;
    this.alarms.raiseWhile(AlarmId.RegisterMismatch, !agrees);
    this.auditRegister_C = 0;
    this.auditCurrent_C = 0;
    this.auditPassed_C = 0;
  }

  /** The trapezoid rule over a bent current errs by dt/12 times its second difference. */
  private noteBend(current_A: number, interval_s: number): void {
    const bend_A: number = Math.abs(current_A - 2 * this.lastCurrent_A + this.previousCurrent_A);
    if (bend_A > BEND_FLOOR * this.restCurrent_A) {
      this.samplingBias_C = this.samplingBias_C + (bend_A * interval_s) / 12;
    }
  }
}
