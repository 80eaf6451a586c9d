/**
 * Protection: judges every row of the fault table at every sample and says whether the contactor may be closed.
 *
 * The request is "open" while any row that opens is active or latched; it never returns to "closed" by itself after a
 * latched fault (DESIGN section 6). `tick` watches for samples that do not come. A hardware cut-off remains the last line.
 */
import type { Alarms } from '../alarms.js';
import type { CoulombCounter } from '../coulombCounter.js';
import type { CycleTracker } from '../cycleTracker.js';
import type { Flow } from '../flow.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { Sample } from '../sample.js';
import type { MonitorSettings } from '../settings.js';
import { CellLimits } from './cellLimits.js';
import { CollectorCharge } from './collectorCharge.js';
import { Evidence, FaultId, FaultTable } from './faultTable.js';
import { HardShort } from './hardShort.js';
import { SensorWatch } from './sensorWatch.js';
import { StackPressure } from './stackPressure.js';

export enum ContactorRequest {
  /** The contactor may be closed. */
  Closed = 0,
  Open = 1,
}

function presentIf(condition: boolean): Evidence {
  return condition ? Evidence.Present : Evidence.Absent;
}

export class Protection {
  contactorRequest: ContactorRequest = ContactorRequest.Closed;
  /** When the contactor was first asked to open, s; valid when `openedOnce`. */
  openedAt_s: number = 0;
  openedOnce: boolean = false;
  readonly faults: FaultTable;
  readonly hardShort: HardShort;
  readonly collector: CollectorCharge;
  /** A short is growing (level 3): set by the monitor before the step. */
  growingShort: boolean = false;

  private readonly limits: CellLimits;
  private readonly stackPressure: StackPressure;
  private readonly sensors: SensorWatch;
  private readonly enabled: boolean;
  private readonly staleTime_s: number;
  private heard: boolean = false;
  private heard_s: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, alarms: Alarms) {
    this.enabled = settings.protection.enabled;
    this.staleTime_s = settings.protection.staleTime_s;
    this.faults = new FaultTable(settings.protection, alarms);
    this.hardShort = new HardShort(profile, settings);
    this.limits = new CellLimits(profile, settings.protection);
    this.stackPressure = new StackPressure(profile, settings.protection);
    this.sensors = new SensorWatch(profile, settings.protection);
    this.collector = new CollectorCharge(profile);
  }

  /** Takes an accepted sample after the flow and the cycles have taken it. */
  step(plausibility: Plausibility, counter: CoulombCounter, flow: Flow, cycles: CycleTracker): void {
    if (!this.enabled) {
      return;
    }
    const clean: Sample = plausibility.clean;
    const now_s: number = clean.time_s;
    this.heard = true;
    this.heard_s = now_s;
    this.faults.judge(FaultId.StaleData, Evidence.Absent, now_s);
    this.collector.step(now_s, counter, cycles);
    const shorted: boolean = this.faults.isLatched(FaultId.HardShort);
    const emptied: boolean = this.collector.emptied || shorted;
    this.sensors.step(plausibility, counter, flow, emptied, this.faults);
    const voltageUsable: boolean = clean.voltageValid && !this.sensors.leadOff;
    const temperatureRead: boolean = clean.temperatureValid || plausibility.temperatureDoubted;
    this.limits.step(clean, flow, voltageUsable, temperatureRead, this.faults);
    this.stackPressure.step(plausibility, counter.increment_C, this.faults);
    this.hardShort.step(
      plausibility,
      flow,
      cycles,
      counter,
      this.sensors.leadOff,
      emptied,
      this.collector.least_C,
    );
    const suspicion: Evidence = presentIf(this.hardShort.suspected);
    const confirmation: Evidence = presentIf(this.hardShort.confirmed);
    const growth: Evidence = presentIf(this.growingShort);
    this.faults.judge(FaultId.HardShortSuspected, suspicion, now_s);
    this.faults.judge(FaultId.HardShort, confirmation, now_s);
    this.faults.judge(FaultId.GrowingShort, growth, now_s);
    this.request(now_s);
  }

  /** A look at the clock of the samples between two of them: opens when none has come for too long. */
  tick(now_s: number): void {
    if (!this.enabled || !(now_s > -1e15 && now_s < 1e15)) {
      return;
    }
    if (!this.heard) {
      this.heard = true;
      this.heard_s = now_s;
    }
    // A clock that was set back has heard nothing yet either.
    if (Math.abs(now_s - this.heard_s) > this.staleTime_s) {
      this.faults.judge(FaultId.StaleData, Evidence.Present, now_s);
      this.request(now_s);
    }
  }

  /** An operator's clear: releases the latches whose cause has gone. */
  clear(): void {
    this.faults.clear();
    this.request(this.heard_s);
  }

  private request(now_s: number): void {
    const open: boolean = this.faults.wantsOpen();
    if (open && !this.openedOnce) {
      this.openedOnce = true;
      this.openedAt_s = now_s;
    }
    this.contactorRequest = open ? ContactorRequest.Open : ContactorRequest.Closed;
  }
}
