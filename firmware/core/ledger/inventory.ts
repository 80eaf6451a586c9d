/**
 * Loss of cyclable sodium (LLI) from the discharge capacity, and whether it may be read at all.
 *
 * When a discharge ends because the collector is empty, its charge is all the cyclable sodium there was, less what a
 * leak took on the way: LLI_k = (Q + L)_reference - (Q + L)_k (without L a short would be booked as lost sodium, PHYSICS
 * A9.1). L comes from the slip to the next full charge, so a cycle counts only when that is there; at the end of a
 * record the last one is taken with what is known of the leak until then. When the cathode ends a discharge instead, an
 * unknown amount stays plated, and capacity says nothing (PHYSICS finding 2). A half cell's counter electrode is in
 * excess: nothing shows, and the loss is bounded only by all that was ever plated. The split into dead sodium and SEI needs
 * the pressure and is not attempted from capacity.
 *
 * A cell holds no more than its capacity with a margin, or what a discharge took out of it, and loses no more than it held:
 *   Q + L <= max(margin Q_nominal, Q) ,   LLI <= (Q + L)_reference
 * A hard short is sized to a factor of two, and two hours of it would be several times the sodium there is.
 */
import { CapacityReading, GROWTH_MIN } from './capacityReading.js';
import type { CycleRecord } from '../cycleRecord.js';
import { DischargeEnd } from '../endOfDischarge.js';
import { LeakMethod, LeakReading } from '../leak/leakReading.js';
import { sqrt } from '../mathx.js';
import { Geometry } from '../profile.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import type { Settling } from '../leak/settling.js';
import type { SoftShort } from '../leak/softShort.js';
import type { i32 } from '../types.js';

/** Why the loss can or cannot be read. */
export enum InventoryReason {
  Observable = 0,
  NoCompleteCycle = 1,
  HalfCell = 2,
  GeometryUnknown = 3,
  ReferenceNotAnodeLimited = 4,
  NotAnodeLimited = 5,
  OnlyReference = 6,
  /** The newest cycles were incomplete. */
  Stale = 7,
  /** What leaked is not known to better than all the cell holds. */
  LeakTooUncertain = 8,
}

/** Incomplete cycles in a row after which the last value is no longer given. Assumed. */
const STALE_CYCLES: i32 = 2;

export class Inventory {
  /** True once the first complete cycle has ended: changes count from there. */
  referenceKnown: boolean = false;
  reference_s: number = 0;
  reason: InventoryReason = InventoryReason.NoCompleteCycle;
  /** A point value exists. */
  observable: boolean = false;
  /** End of the newest cycle that gave the value, s. */
  asOf_s: number = 0;
  lli_C: number = 0;
  lliLow_C: number = 0;
  lliHigh_C: number = 0;
  /** Cyclable sodium at the newest reading, C. */
  capacity_C: number = 0;
  /** Standard uncertainty of the loss, C. */
  sigma_C: number = 0;
  /** True in the step in which the value changed. */
  fresh: boolean = false;
  /** The lower bound of the loss has crossed another warning step. */
  lossWarning: boolean = false;

  /** The first complete cycle, and the newest that was read. */
  readonly reference: CapacityReading = new CapacityReading();
  readonly pending: CapacityReading = new CapacityReading();

  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private readonly settling: Settling;
  /** The newest slip, and how it compares with the one before it where both stood out. */
  private readonly before: LeakReading = new LeakReading();
  private growth: number = 1;
  private referenceSettled: boolean = false;
  private pendingKnown: boolean = false;
  private unreadCycles: i32 = 0;
  private warnedSteps: i32 = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, settling: Settling) {
    this.profile = profile;
    this.settings = settings;
    this.settling = settling;
    this.lliHigh_C = profile.capacity_Ah * 3600;
    if (profile.geometry === Geometry.Half) {
      this.reason = InventoryReason.HalfCell;
    } else if (profile.geometry === Geometry.Unknown) {
      this.reason = InventoryReason.GeometryUnknown;
    }
  }

  beginStep(): void {
    this.fresh = false;
    this.lossWarning = false;
  }

  /** Takes a finished cycle; a complete one waits for the leak that the next full charge will show. */
  takeCycle(cycle: CycleRecord, rest: LeakReading): void {
    if (this.reason === InventoryReason.HalfCell) {
      this.lliHigh_C = this.lliHigh_C + cycle.charge_C;
    }
    if (!cycle.complete) {
      this.unreadCycles = (this.unreadCycles + 1) | 0;
      if (this.observable && this.unreadCycles >= STALE_CYCLES) {
        this.forget(InventoryReason.Stale);
      }
      return;
    }
    this.pending.take(cycle);
    this.pending.takeRest(rest);
    this.pendingKnown = true;
    if (!this.referenceKnown) {
      this.referenceKnown = true;
      this.reference_s = cycle.end_s;
    }
  }

  /** Takes the slip from the full charge of the waiting cycle to the next. `offset_A`: uncertainty of the current's offset. */
  settle(slip: LeakReading, offset_A: number): void {
    if (this.pendingKnown && slip.start_s === this.pending.top_s) {
      this.settlePending(slip);
      this.read(offset_A);
    } else {
      this.growth = 1;
    }
    this.before.copyFrom(slip);
  }

  /** Leaks of the waiting cycle: up to its full charge by the slip before this one, from there on by this one. */
  private settlePending(slip: LeakReading): void {
    const adjoining: boolean = this.before.method !== LeakMethod.None && this.before.end_s === slip.start_s;
    const clear: boolean = slip.isBeyond(this.settings.quietSigma);
    const clearBefore: boolean = adjoining && this.before.isBeyond(this.settings.quietSigma);
    this.growth = clear && clearBefore ? slip.leak_A / this.before.leak_A : 1;
    if (adjoining) {
      this.pending.setChargeLeak(this.before);
    }
    if (adjoining && clear && !clearBefore) {
      this.pending.setLeakBetween(slip, 0);
    } else if (clearBefore && slip.leak_A * GROWTH_MIN < this.before.leak_A) {
      this.pending.setLeakBetween(slip, this.before.leak_A);
    } else {
      this.pending.setLeakFrom(slip, this.growth);
    }
  }

  /** The record has ended: takes the waiting cycle with what is known of the leak. */
  settleLast(leak: SoftShort, offset_A: number): void {
    if (!this.pendingKnown) {
      return;
    }
    if (leak.level > 0 && this.growth > 1 && this.pending.restKnown) {
      this.pending.setLeak(
        this.pending.restLeak_A,
        this.pending.restUncertainty_A,
        this.pending.restVoltage_V,
      );
    } else if (leak.level > 0 && this.growth > 1) {
      // Nobody has seen how it went on: between not at all and twice as fast.
      const ahead_A: number = this.before.leak_A * (this.growth - 1);
      this.pending.setLeak(this.before.leak_A + 0.5 * ahead_A, ahead_A, leak.episode.meanVoltage_V);
    } else if (leak.level > 0) {
      const width_A: number = leak.episode.leakHigh_A - leak.episode.leakLow_A;
      this.pending.setLeak(leak.episode.leak_A, 0.25 * width_A, leak.episode.meanVoltage_V);
    } else {
      this.pending.setLeak(0, 0.5 * leak.quiet.bound_A, 0);
    }
    this.read(offset_A);
  }

  /** Upper bound of the cyclable sodium there ever was, C: the reference's, or the nominal capacity with a margin. */
  wholeHigh_C(): number {
    const nominal_C: number = this.settings.capacityMargin * this.profile.capacity_Ah * 3600;
    if (!this.referenceSettled) {
      return nominal_C;
    }
    const reference_C: number = this.held_C(this.reference);
    return Math.max(nominal_C, reference_C);
  }

  /** Cyclable sodium at the end of a charge, C: what came out and what leaked, as far as the cell can hold it. */
  private held_C(reading: CapacityReading): number {
    const nominal_C: number = this.settings.capacityMargin * this.profile.capacity_Ah * 3600;
    const sodium_C: number = reading.sodium_C();
    return Math.min(sodium_C, Math.max(nominal_C, reading.discharge_C));
  }

  private read(offset_A: number): void {
    this.pendingKnown = false;
    this.unreadCycles = 0;
    const isReference: boolean = !this.referenceSettled;
    if (isReference) {
      this.referenceSettled = true;
      this.reference.copyFrom(this.pending);
    }
    if (this.profile.geometry !== Geometry.Full) {
      return;
    }
    if (this.reference.dischargeEnd !== DischargeEnd.Anode) {
      this.forget(InventoryReason.ReferenceNotAnodeLimited);
    } else if (this.pending.dischargeEnd !== DischargeEnd.Anode) {
      this.forget(InventoryReason.NotAnodeLimited);
    } else {
      this.reason = isReference ? InventoryReason.OnlyReference : InventoryReason.Observable;
      this.estimate(offset_A);
    }
  }

  /** No point value now; the lower bound stays, the upper is open. */
  private forget(reason: InventoryReason): void {
    this.reason = reason;
    this.observable = false;
    this.fresh = true;
    this.lliHigh_C = this.profile.capacity_Ah * 3600;
  }

  private estimate(offset_A: number): void {
    const before_C: number = this.held_C(this.reference);
    this.capacity_C = this.held_C(this.pending);
    const loss_C: number = before_C - this.capacity_C;
    const uncertainty_C: number = this.uncertainty(offset_A);
    this.sigma_C = uncertainty_C;
    if (2 * uncertainty_C >= before_C) {
      this.forget(InventoryReason.LeakTooUncertain);
      return;
    }
    // Sodium is not gained: a negative difference is error, and the bounds say how much of it there is.
    this.lli_C = Math.max(0, loss_C);
    this.lliLow_C = Math.max(0, loss_C - 2 * uncertainty_C);
    this.lliHigh_C = Math.min(this.lli_C + 2 * uncertainty_C, before_C);
    this.observable = true;
    this.fresh = true;
    this.asOf_s = this.pending.end_s;
    const step_C: number = this.settings.lossWarningStep * this.profile.capacity_Ah * 3600;
    const steps: i32 = Math.floor(this.lliLow_C / step_C) | 0;
    this.lossWarning = steps > this.warnedSteps;
    this.warnedSteps = Math.max(steps, this.warnedSteps) | 0;
  }

  /** Standard uncertainty of the loss, C: offset, end points, sampling, temperature, leaks. */
  private uncertainty(offset_A: number): number {
    const lever_s: number = this.settings.relaxationTime_s * this.settings.relaxationSpread;
    const offset_C: number = offset_A * this.pending.span_s;
    const end_C: number = this.pending.endCurrent_A * lever_s;
    const referenceEnd_C: number = this.reference.endCurrent_A * lever_s;
    const sampling_C2: number = this.pending.samplingVariance_C2 + this.reference.samplingVariance_C2;
    let warm_C: number = 0;
    if (this.pending.temperatureKnown && this.reference.temperatureKnown) {
      const difference_K: number = this.pending.temperature_degC - this.reference.temperature_degC;
      warm_C = this.settings.temperatureSlip_per_K * this.profile.capacity_Ah * 3600 * difference_K;
    }
    const leak_C: number = this.pending.leakedUncertainty_C;
    const referenceLeak_C: number = this.reference.leakedUncertainty_C;
    const shift_C: number = this.endShift_C();
    const settling_C: number = this.settling.between_C(this.reference.top_s, this.pending.top_s);
    const leaks_C2: number = leak_C * leak_C + referenceLeak_C * referenceLeak_C;
    const ends_C2: number = end_C * end_C + referenceEnd_C * referenceEnd_C + shift_C * shift_C;
    return sqrt(
      settling_C * settling_C + offset_C * offset_C + ends_C2 + sampling_C2 + warm_C * warm_C + leaks_C2,
    );
  }

  /** What another cut-off current or voltage than the reference's changes in the charge held at the top, C. */
  private endShift_C(): number {
    const current_A: number = this.pending.endCurrent_A - this.reference.endCurrent_A;
    const charge_A: number = this.pending.chargeCurrent_A - this.reference.chargeCurrent_A;
    const lag_A: number = Math.abs(current_A) + this.settings.lagLeft * Math.abs(charge_A);
    const lag_C: number = lag_A * this.settings.relaxationTime_s * this.settings.relaxationTimeHighFactor;
    const slope_V_per_C: number = Math.min(this.pending.endSlope_V_per_C, this.reference.endSlope_V_per_C);
    let voltage_C: number = 0;
    if (slope_V_per_C > 0) {
      voltage_C = (this.pending.endVoltage_V - this.reference.endVoltage_V) / slope_V_per_C;
    }
    return lag_C + Math.abs(voltage_C);
  }
}
