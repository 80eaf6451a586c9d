/**
 * Finds charges and discharges in the net charge alone: a turn counts when the charge has come back by 1 % of the
 * capacity from its extreme, so noise, pulses, pauses and interruptions do not split a half cycle.
 *
 * Extremes are end points ("top", "bottom"). A cycle is a charge followed by a discharge; a record that begins with a
 * discharge has that counted as lead-in, not as a cycle. A top is full, a bottom empty, when its voltage reached the
 * window's limit, or would have before the next sample. The end of plating in a collector's half cell is never full: no
 * voltage tells how much is plated, so it is no end point that could slip.
 */
import type { CoulombCounter } from './coulombCounter.js';
import { Endpoint } from './endpoint.js';
import { Mode } from './flow.js';
import type { Flow } from './flow.js';
import type { Plausibility } from './plausibility.js';
import type { PressureModel } from './pressure/pressureModel.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';

export enum Direction {
  Unknown = 0,
  Charging = 1,
  Discharging = 2,
}

export class CycleTracker {
  direction: Direction = Direction.Unknown;
  /** True in the step in which the end of a charge (`top`) was confirmed. */
  topConfirmed: boolean = false;
  /** True in the step in which the end of a discharge (`bottom`) was confirmed: a cycle, if `topIsOfThisCycle`. */
  bottomConfirmed: boolean = false;
  /** `top` belongs to the charge right before the newest discharge (false for a lead-in discharge). */
  topIsOfThisCycle: boolean = false;
  /** Newest end of charge; while charging, the candidate. */
  readonly top: Endpoint = new Endpoint();
  /** Newest end of discharge; while discharging, the candidate. */
  readonly bottom: Endpoint = new Endpoint();
  /** End of discharge before the present charge (or where the record began). */
  readonly start: Endpoint = new Endpoint();
  /** When the first current of the charge that led to `top` flowed, s. */
  chargeStartOfTop_s: number = 0;
  /** Charge of a discharge that the record began with, C. */
  leadInDischarge_C: number = 0;

  private readonly pressure: PressureModel;
  private readonly turn_C: number;
  /** A hard short keeps a charge from ever ending, so that no full charge shows it: the charge itself does. */
  private readonly mostCharge_C: number;
  private readonly full_V: number;
  private readonly hasFull: boolean;
  private readonly empty_V: number;
  /** First point of the new charge, until the finished cycle has been read. */
  private readonly afterTurn: Endpoint = new Endpoint();
  /** First charging sample since the newest extreme. */
  private chargeStart_s: number = 0;
  private chargeStartKnown: boolean = false;
  private highest_C: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, pressure: PressureModel) {
    this.pressure = pressure;
    this.turn_C = settings.turnFraction * profile.capacity_Ah * 3600;
    this.mostCharge_C = settings.chargeExcess * profile.capacity_Ah * 3600;
    const tolerance_V: number = settings.windowTolerance * (profile.voltageMax_V - profile.voltageMin_V);
    this.full_V = profile.voltageMax_V - tolerance_V;
    this.hasFull = !profile.isCollectorHalfCell();
    this.empty_V = profile.voltageMin_V + tolerance_V;
  }

  step(plausibility: Plausibility, counter: CoulombCounter, flow: Flow): void {
    this.topConfirmed = false;
    this.advance();
    const interval_s: number = plausibility.interval_s;
    this.settle(this.top, interval_s, counter.charge_C > this.top.charge_C, counter, flow);
    this.settle(this.bottom, interval_s, counter.charge_C < this.bottom.charge_C, counter, flow);
    const charging: boolean = flow.mode === Mode.Charge || flow.mode === Mode.Hold;
    const discharging: boolean = flow.mode === Mode.Discharge;
    if (charging && !this.chargeStartKnown) {
      this.chargeStartKnown = true;
      this.chargeStart_s = plausibility.clean.time_s;
    }
    if (this.direction === Direction.Charging) {
      this.followCharge(charging, plausibility, counter, flow);
    } else if (this.direction === Direction.Discharging) {
      this.followDischarge(discharging, plausibility, counter, flow);
    } else {
      this.findDirection(charging, discharging, plausibility, counter, flow);
    }
  }

  /** After a finished cycle has been read from `start`, `top` and `bottom`: the charge that follows takes their place. */
  advance(): void {
    if (this.bottomConfirmed) {
      this.bottomConfirmed = false;
      this.topIsOfThisCycle = false;
      this.start.copyFrom(this.bottom);
      this.top.copyFrom(this.afterTurn);
      this.chargeStartOfTop_s = this.chargeStart_s;
    }
  }

  /** Charge counted since the charge under way began, C; 0 when there is none. */
  chargeUnderWay_C(counter: CoulombCounter): number {
    return this.direction === Direction.Charging ? counter.charge_C - this.start.charge_C : 0;
  }

  /** Whether the charge under way is more than fits into the cell. */
  overcharges(counter: CoulombCounter): boolean {
    return this.chargeUnderWay_C(counter) > this.mostCharge_C;
  }

  /** Whether an end of charge reached the upper limit of the window. */
  isFull(top: Endpoint): boolean {
    const reached_V: number = top.voltage_V + Math.max(0, top.voltageRate_V_per_s) * top.nextInterval_s;
    return this.hasFull && top.known && top.voltageFresh && reached_V >= this.full_V;
  }

  /** Whether an end of discharge reached the lower limit of the window. */
  isEmpty(bottom: Endpoint): boolean {
    const reached_V: number =
      bottom.voltage_V + Math.min(0, bottom.voltageRate_V_per_s) * bottom.nextInterval_s;
    return bottom.known && bottom.voltageFresh && reached_V <= this.empty_V;
  }

  /**
   * The first sample after an end point: the current stopped somewhere in between, so what the interval still added to
   * the extreme (`further`) belongs to it.
   */
  private settle(
    end: Endpoint,
    interval_s: number,
    further: boolean,
    counter: CoulombCounter,
    flow: Flow,
  ): void {
    if (!end.known || end.nextInterval_s > 0 || interval_s <= 0) {
      return;
    }
    end.nextInterval_s = interval_s;
    if (further) {
      flow.captureCharge(end, counter);
      end.pressure_kPa = this.pressure.corrected_kPa;
    }
  }

  private capture(flow: Flow, into: Endpoint, plausibility: Plausibility, counter: CoulombCounter): void {
    flow.capture(into, plausibility, counter);
    this.pressure.capture(into);
  }

  private followCharge(
    charging: boolean,
    plausibility: Plausibility,
    counter: CoulombCounter,
    flow: Flow,
  ): void {
    if (charging && counter.charge_C >= this.top.charge_C) {
      this.capture(flow, this.top, plausibility, counter);
    } else if (this.top.charge_C - counter.charge_C > this.turn_C) {
      this.topConfirmed = true;
      this.topIsOfThisCycle = true;
      this.direction = Direction.Discharging;
      this.capture(flow, this.bottom, plausibility, counter);
      this.chargeStartKnown = false;
    }
  }

  private followDischarge(
    discharging: boolean,
    plausibility: Plausibility,
    counter: CoulombCounter,
    flow: Flow,
  ): void {
    if (discharging && counter.charge_C <= this.bottom.charge_C) {
      this.capture(flow, this.bottom, plausibility, counter);
      this.chargeStartKnown = false;
    } else if (counter.charge_C - this.bottom.charge_C > this.turn_C) {
      this.bottomConfirmed = true;
      this.capture(flow, this.afterTurn, plausibility, counter);
      if (!this.topIsOfThisCycle) {
        this.leadInDischarge_C = this.highest_C - this.bottom.charge_C;
      }
      this.direction = Direction.Charging;
    }
  }

  /** Before the first turn: waits until the charge has moved by the turning charge either way. */
  private findDirection(
    charging: boolean,
    discharging: boolean,
    plausibility: Plausibility,
    counter: CoulombCounter,
    flow: Flow,
  ): void {
    const charge_C: number = counter.charge_C;
    if (!this.start.known) {
      this.highest_C = charge_C;
    }
    if (!this.start.known || charge_C < this.start.charge_C) {
      this.capture(flow, this.start, plausibility, counter);
    }
    this.highest_C = Math.max(this.highest_C, charge_C);
    if (charging && charge_C - this.start.charge_C > this.turn_C) {
      this.direction = Direction.Charging;
      this.capture(flow, this.top, plausibility, counter);
      this.chargeStartOfTop_s = this.chargeStart_s;
    } else if (discharging && this.highest_C - charge_C > this.turn_C) {
      this.direction = Direction.Discharging;
      this.capture(flow, this.bottom, plausibility, counter);
      this.chargeStartKnown = false;
    }
  }
}
