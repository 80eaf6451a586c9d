/**
 * Voltage, current and temperature against the limits of the cell: rows over- and under-voltage, over-current each way,
 * charge below the temperature limit, over- and under-temperature. A current limit of 0 is not stated and not judged.
 */
import type { Flow } from '../flow.js';
import type { CellProfile } from '../profile.js';
import type { Sample } from '../sample.js';
import { Derating } from './derating.js';
import { Evidence, FaultId } from './faultTable.js';
import type { FaultTable } from './faultTable.js';
import type { ProtectionSettings } from './protectionSettings.js';

/** A value against an upper limit: beyond `trip_` present, below `clear_` absent. */
export function above(value: number, trip: number, clear: number): Evidence {
  if (value > trip) {
    return Evidence.Present;
  }
  return value < clear ? Evidence.Absent : Evidence.Between;
}

/** The same for a lower limit. */
export function below(value: number, trip: number, clear: number): Evidence {
  if (value < trip) {
    return Evidence.Present;
  }
  return value > clear ? Evidence.Absent : Evidence.Between;
}

export class CellLimits {
  private readonly profile: CellProfile;
  private readonly settings: ProtectionSettings;
  private readonly derating: Derating;
  private readonly margin_V: number;
  private readonly hysteresis_V: number;

  constructor(profile: CellProfile, settings: ProtectionSettings) {
    this.profile = profile;
    this.settings = settings;
    this.derating = new Derating(profile, settings);
    const window_V: number = profile.voltageMax_V - profile.voltageMin_V;
    this.margin_V = settings.voltageMarginShare * window_V;
    this.hysteresis_V = settings.voltageHysteresisShare * window_V;
  }

  /**
   * `voltageUsable`: the voltage is that of the cell (not of a lead that has come off). `temperatureRead`: also one that the next
   * sample must confirm; the debounce asks for that as well.
   */
  step(clean: Sample, flow: Flow, voltageUsable: boolean, temperatureRead: boolean, table: FaultTable): void {
    if (voltageUsable) {
      this.judgeVoltage(clean, flow, table);
    }
    if (temperatureRead) {
      this.judgeTemperature(clean, flow, table);
    }
    if (clean.temperatureValid) {
      this.derating.step(clean.temperature_degC);
    }
    if (flow.currentKnown) {
      const cold: boolean = temperatureRead && clean.temperature_degC < this.profile.temperatureMin_degC;
      this.judgeCurrent(flow.current_A, cold, clean.time_s, table);
    }
  }

  private judgeVoltage(clean: Sample, flow: Flow, table: FaultTable): void {
    const v: number = clean.voltage_V;
    const max_V: number = this.profile.voltageMax_V;
    const min_V: number = this.profile.voltageMin_V;
    const over: Evidence = above(v, max_V + this.margin_V, max_V - this.hysteresis_V);
    let under: Evidence = below(v, min_V - this.margin_V, min_V + this.hysteresis_V);
    if (under === Evidence.Present && flow.current_A > flow.restThreshold_A) {
      // A charge is the cure of an empty cell, and a new cell is charged for the first time from below its window.
      under = Evidence.Between;
    }
    table.judge(FaultId.OverVoltage, over, clean.time_s);
    table.judge(FaultId.UnderVoltage, under, clean.time_s);
  }

  private judgeCurrent(current_A: number, cold: boolean, now_s: number, table: FaultTable): void {
    const margin: number = 1 + this.settings.currentMargin;
    // Below the temperature limit no charge is allowed at all: that is a row of its own, and it does not latch.
    if (this.profile.currentMaxCharge_A > 0 && !cold) {
      const limit_A: number = this.profile.currentMaxCharge_A * this.derating.chargeShare;
      const charge: Evidence = above(current_A, limit_A * margin, limit_A);
      table.judge(FaultId.ChargeOverCurrent, charge, now_s);
    }
    if (this.profile.currentMaxDischarge_A > 0) {
      const limit_A: number = this.profile.currentMaxDischarge_A * this.derating.dischargeShare;
      const discharge: Evidence = above(-current_A, limit_A * margin, limit_A);
      table.judge(FaultId.DischargeOverCurrent, discharge, now_s);
    }
  }

  private judgeTemperature(clean: Sample, flow: Flow, table: FaultTable): void {
    const t: number = clean.temperature_degC;
    const min_degC: number = this.profile.temperatureMin_degC;
    const max_degC: number = this.profile.temperatureMax_degC;
    const back_K: number = this.settings.temperatureHysteresis_K;
    const over: Evidence = above(t, max_degC, max_degC - back_K);
    const under: Evidence = below(t, min_degC, min_degC + back_K);
    table.judge(FaultId.OverTemperature, over, clean.time_s);
    table.judge(FaultId.UnderTemperature, under, clean.time_s);
    let plating: Evidence = under;
    if (under === Evidence.Present) {
      // With the contactor open the cell is no warmer: only warmth ends this fault, not the end of the charge.
      const charging: boolean = flow.currentKnown && flow.current_A > flow.restThreshold_A;
      plating = charging ? Evidence.Present : Evidence.Between;
    }
    table.judge(FaultId.ChargeTooCold, plating, clean.time_s);
  }
}
