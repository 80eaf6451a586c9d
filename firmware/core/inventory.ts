/**
 * Loss of cyclable sodium (LLI) from the discharge capacity, and whether it may be read at all.
 *
 * When a discharge ends because the collector is empty, its charge is all the cyclable sodium there was, less what a
 * leak took on the way: LLI_k = (Q_ref + L_ref) - (Q_k + L_k), L = leak x time since the end of charge (without it a
 * short would be booked as lost sodium, PHYSICS A9.1). A short leaks in proportion to the voltage, a shuttle steadily:
 * L is the mean of both, and half their difference is part of the uncertainty. When the cathode ends it, an unknown amount stays plated, and
 * capacity says nothing (PHYSICS finding 2). A half cell's counter electrode is in excess: nothing shows.
 * The split into dead sodium and SEI needs the pressure and is not attempted from capacity.
 */
import type { CycleRecord } from './cycleRecord.js';
import { DischargeEnd } from './endOfDischarge.js';
import { sqrt } from './mathx.js';
import { Geometry } from './profile.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';
import type { SoftShort } from './softShort.js';
import type { i32 } from './types.js';

/** Why the loss can or cannot be read. */
export enum InventoryReason {
  Observable = 0,
  NoCompleteCycle = 1,
  HalfCell = 2,
  GeometryUnknown = 3,
  ReferenceNotAnodeLimited = 4,
  NotAnodeLimited = 5,
  OnlyReference = 6,
}

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
  /** Discharge capacity of the reference cycle, leak added back, C: the cyclable sodium then. */
  referenceCapacity_C: number = 0;
  /** Discharge capacity of the newest complete cycle, leak added back, C. */
  capacity_C: number = 0;
  /** True in the step in which the value changed. */
  fresh: boolean = false;
  /** The lower bound of the loss has crossed another warning step. */
  lossWarning: boolean = false;

  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private referenceDischarge_C: number = 0;
  private referenceSpan_s: number = 0;
  private referenceEnd: DischargeEnd = DischargeEnd.Unknown;
  private referenceEndCurrent_A: number = 0;
  private referenceVariance_C2: number = 0;
  private referenceTemperature_degC: number = 0;
  private referenceTemperatureKnown: boolean = false;
  private warnedSteps: i32 = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.profile = profile;
    this.settings = settings;
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

  /** Takes a complete cycle. `offset_A`: standard uncertainty of the current's offset. */
  takeCycle(cycle: CycleRecord, leak: SoftShort, offset_A: number): void {
    const isReference: boolean = !this.referenceKnown;
    if (isReference) {
      this.takeReference(cycle);
    }
    if (this.profile.geometry !== Geometry.Full) {
      return;
    }
    if (this.referenceEnd !== DischargeEnd.Anode) {
      this.reason = InventoryReason.ReferenceNotAnodeLimited;
      this.forget();
    } else if (cycle.dischargeEnd !== DischargeEnd.Anode) {
      this.reason = InventoryReason.NotAnodeLimited;
      this.forget();
    } else {
      this.reason = isReference ? InventoryReason.OnlyReference : InventoryReason.Observable;
      this.estimate(cycle, leak, offset_A);
    }
  }

  private takeReference(cycle: CycleRecord): void {
    this.referenceKnown = true;
    this.reference_s = cycle.end_s;
    this.referenceDischarge_C = cycle.discharge_C;
    this.referenceSpan_s = cycle.dischargeSpan_s;
    this.referenceEnd = cycle.dischargeEnd;
    this.referenceEndCurrent_A = cycle.endCurrent_A;
    this.referenceVariance_C2 = cycle.samplingVariance_C2;
    this.referenceTemperature_degC = cycle.temperature_degC;
    this.referenceTemperatureKnown = cycle.temperatureKnown;
  }

  /** No point value now; the lower bound stays, because lost sodium does not come back unseen, the upper is open. */
  private forget(): void {
    this.observable = false;
    this.fresh = true;
    this.lliHigh_C = this.profile.capacity_Ah * 3600;
  }

  private estimate(cycle: CycleRecord, leak: SoftShort, offset_A: number): void {
    const leaking: boolean = leak.level > 0;
    let leak_A: number = 0;
    let form_A: number = 0;
    if (leaking) {
      const ratio: number = this.voltageRatio(cycle, leak);
      leak_A = leak.episode.leak_A * 0.5 * (1 + ratio);
      form_A = leak.episode.leak_A * 0.5 * Math.abs(1 - ratio);
    }
    // A leak that was there before the reference cycle took its share of that one too.
    const leakAtReference: boolean =
      leaking && (!leak.episode.stepped || leak.episode.onset_s < this.reference_s - this.referenceSpan_s);
    const referenceLeak_C: number = leakAtReference ? leak_A * this.referenceSpan_s : 0;
    this.referenceCapacity_C = this.referenceDischarge_C + referenceLeak_C;
    this.capacity_C = cycle.discharge_C + leak_A * cycle.dischargeSpan_s;
    this.lli_C = this.referenceCapacity_C - this.capacity_C;
    const form_C: number = form_A * cycle.dischargeSpan_s;
    const uncertainty_C: number = this.uncertainty(cycle, leak, offset_A, form_C);
    this.lliLow_C = Math.max(0, this.lli_C - 2 * uncertainty_C);
    this.lliHigh_C = Math.max(0, this.lli_C) + 2 * uncertainty_C;
    this.observable = true;
    this.fresh = true;
    this.asOf_s = cycle.end_s;
    const step_C: number = this.settings.lossWarningStep * this.profile.capacity_Ah * 3600;
    const steps: i32 = Math.floor(this.lliLow_C / step_C) | 0;
    this.lossWarning = steps > this.warnedSteps;
    this.warnedSteps = Math.max(steps, this.warnedSteps) | 0;
  }

  /** Mean voltage between top and bottom over the mean voltage the leak was measured at; 1 where either is unknown. */
  private voltageRatio(cycle: CycleRecord, leak: SoftShort): number {
    if (leak.episode.meanVoltage_V <= 0 || cycle.meanDischargeVoltage_V <= 0) {
      return 1;
    }
    return cycle.meanDischargeVoltage_V / leak.episode.meanVoltage_V;
  }

  /** Standard uncertainty of the loss, C: offset, end points, sampling, temperature, leak and its form. */
  private uncertainty(cycle: CycleRecord, leak: SoftShort, offset_A: number, form_C: number): number {
    const lever_s: number = this.settings.relaxationTime_s * this.settings.relaxationSpread;
    const offset_C: number = offset_A * cycle.dischargeSpan_s;
    const end_C: number = cycle.endCurrent_A * lever_s;
    const referenceEnd_C: number = this.referenceEndCurrent_A * lever_s;
    const sampling_C2: number = cycle.samplingVariance_C2 + this.referenceVariance_C2;
    let warm_C: number = 0;
    if (cycle.temperatureKnown && this.referenceTemperatureKnown) {
      const difference_K: number = cycle.temperature_degC - this.referenceTemperature_degC;
      warm_C = this.settings.temperatureSlip_per_K * this.profile.capacity_Ah * 3600 * difference_K;
    }
    let leak_A: number = 0.5 * leak.quietBound_A;
    if (leak.level > 0) {
      leak_A = 0.25 * (leak.episode.leakHigh_A - leak.episode.leakLow_A);
    }
    const leak_C: number = leak_A * cycle.dischargeSpan_s;
    const ends_C2: number = end_C * end_C + referenceEnd_C * referenceEnd_C;
    const leaks_C2: number = leak_C * leak_C + form_C * form_C;
    return sqrt(offset_C * offset_C + ends_C2 + sampling_C2 + warm_C * warm_C + leaks_C2);
  }
}
