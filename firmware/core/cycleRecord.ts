/**
 * Figures of one cycle: a charge and the discharge after it.
 *
 * Coulombic efficiency = discharge / charge of the same cycle, charge first; only where the charge ended full, the
 * discharge ended empty and no charge went uncounted. Its uncertainty (PHYSICS section B):
 *   u^2 = (I_offset t_cycle / Q)^2 + u_gain^2 + 2 (I_end tau dtau / Q)^2 + sampling variance / Q^2.
 * In a collector's half cell it is stripped / plated charge: plating ends by its charge, not full, and there is no
 * cathode whose lag I_end tau dtau could be.
 * Parasitic current = (Q_charge - Q_discharge) / (t_charge + t_discharge).
 */
import type { CycleTracker } from './cycleTracker.js';
import { DischargeEnd } from './endOfDischarge.js';
import { sqrt } from './mathx.js';
import type { CellProfile } from './profile.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

export class CycleRecord {
  /** Number of the cycle from 1; 0 = none yet. */
  index: i32 = 0;
  start_s: number = 0;
  end_s: number = 0;
  charge_C: number = 0;
  discharge_C: number = 0;
  /** The charge ended at the upper limit, the discharge at the lower one. */
  full: boolean = false;
  empty: boolean = false;
  /** Some charge went uncounted (a gap, missing samples). */
  interrupted: boolean = false;
  /** Full (in a collector's half cell: plated), empty, uninterrupted: the efficiency means something. */
  complete: boolean = false;
  coulombicEfficiency: number = 0;
  coulombicEfficiencyUncertainty: number = 0;
  parasiticCurrent_A: number = 0;
  dischargeEnd: DischargeEnd = DischargeEnd.Unknown;
  /** From the end of charge to the end of discharge, s. */
  dischargeSpan_s: number = 0;
  /** Mean voltage over that time, V. */
  meanDischargeVoltage_V: number = 0;
  /** Current at the end of the charge, A; variance that sampling left in the discharge, C^2. */
  endCurrent_A: number = 0;
  /** Voltage there, V, and its slope over charge, V/C (0 = unknown); when that was, s. */
  endVoltage_V: number = 0;
  /** Largest current of the charge, A. */
  chargeCurrent_A: number = 0;
  endSlope_V_per_C: number = 0;
  top_s: number = 0;
  samplingVariance_C2: number = 0;
  temperature_degC: number = 0;
  temperatureKnown: boolean = false;
  /** Pressure at the end of the discharge; see Endpoint. */
  bottomPressure_kPa: number = 0;
  bottomPressureSigma_kPa: number = 0;
  bottomPressureKnown: boolean = false;
  bottomPressureBreaks: i32 = 0;

  private platesOnly: boolean = false;

  /** Whether the efficiency exceeds 1 by this many standard deviations. */
  isAboveOne(sigmas: number): boolean {
    return this.coulombicEfficiency - 1 > sigmas * this.coulombicEfficiencyUncertainty;
  }

  /** Fills the record from the tracker's end points. `offset_A`: standard uncertainty of the current's offset. */
  fill(
    tracker: CycleTracker,
    profile: CellProfile,
    settings: MonitorSettings,
    offset_A: number,
    dischargeEnd: DischargeEnd,
  ): void {
    this.index = (this.index + 1) | 0;
    this.start_s = tracker.chargeStartOfTop_s;
    this.end_s = tracker.bottom.time_s;
    this.bottomPressure_kPa = tracker.bottom.pressure_kPa;
    this.bottomPressureSigma_kPa = tracker.bottom.pressureSigma_kPa;
    this.bottomPressureKnown = tracker.bottom.pressureKnown;
    this.bottomPressureBreaks = tracker.bottom.pressureBreaks;
    this.charge_C = tracker.top.charge_C - tracker.start.charge_C;
    this.discharge_C = tracker.top.charge_C - tracker.bottom.charge_C;
    this.full = tracker.isFull(tracker.top);
    this.empty = tracker.isEmpty(tracker.bottom);
    this.interrupted = tracker.bottom.breakCount !== tracker.start.breakCount;
    this.platesOnly = profile.isCollectorHalfCell();
    const charged: boolean = (this.full || this.platesOnly) && this.charge_C > 0;
    this.complete = charged && this.empty && !this.interrupted;
    this.dischargeEnd = this.empty ? dischargeEnd : DischargeEnd.Unknown;
    this.dischargeSpan_s = tracker.bottom.time_s - tracker.top.time_s;
    this.meanDischargeVoltage_V = 0;
    if (this.dischargeSpan_s > 0) {
      const voltageTime_Vs: number = tracker.bottom.voltageTime_Vs - tracker.top.voltageTime_Vs;
      this.meanDischargeVoltage_V = voltageTime_Vs / this.dischargeSpan_s;
    }
    this.endCurrent_A = tracker.top.current_A;
    this.endVoltage_V = tracker.top.voltage_V;
    this.chargeCurrent_A = tracker.top.chargeCurrent_A;
    this.endSlope_V_per_C = tracker.top.voltageSlope_V_per_C;
    this.top_s = tracker.top.time_s;
    this.samplingVariance_C2 = tracker.bottom.samplingVariance_C2 - tracker.top.samplingVariance_C2;
    this.temperature_degC = tracker.top.temperature_degC;
    this.temperatureKnown = tracker.top.temperatureKnown;
    this.coulombicEfficiency = 0;
    this.coulombicEfficiencyUncertainty = 0;
    this.parasiticCurrent_A = 0;
    if (this.complete) {
      this.judge(tracker, profile, settings, offset_A);
    }
  }

  /** Fills the record of a charge that no discharge has followed yet. */
  fillChargeOnly(tracker: CycleTracker): void {
    this.index = (this.index + 1) | 0;
    this.start_s = tracker.chargeStartOfTop_s;
    this.end_s = tracker.top.time_s;
    this.charge_C = tracker.top.charge_C - tracker.start.charge_C;
    this.discharge_C = 0;
    this.full = tracker.isFull(tracker.top);
    this.empty = false;
    this.interrupted = tracker.top.breakCount !== tracker.start.breakCount;
    this.complete = false;
    this.coulombicEfficiency = 0;
    this.coulombicEfficiencyUncertainty = 0;
    this.parasiticCurrent_A = 0;
    this.dischargeEnd = DischargeEnd.Unknown;
  }

  private judge(
    tracker: CycleTracker,
    profile: CellProfile,
    settings: MonitorSettings,
    offset_A: number,
  ): void {
    this.coulombicEfficiency = this.discharge_C / this.charge_C;
    const duration_s: number = tracker.bottom.time_s - this.start_s;
    const drift: number = (offset_A * duration_s) / this.charge_C;
    const tail_C: number = tracker.top.current_A * settings.relaxationTime_s * settings.relaxationSpread;
    const tail: number = this.platesOnly ? 0 : tail_C / this.charge_C;
    const sampling_C2: number = tracker.bottom.samplingVariance_C2 - tracker.start.samplingVariance_C2;
    const sampling: number = sampling_C2 / (this.charge_C * this.charge_C);
    const gain: number = profile.currentGainUncertainty;
    this.coulombicEfficiencyUncertainty = sqrt(drift * drift + gain * gain + 2 * tail * tail + sampling);
    const charging_s: number = tracker.top.chargingTime_s - tracker.start.chargingTime_s;
    const discharging_s: number = tracker.bottom.dischargingTime_s - tracker.top.dischargingTime_s;
    if (charging_s + discharging_s > 0) {
      this.parasiticCurrent_A = (this.charge_C - this.discharge_C) / (charging_s + discharging_s);
    }
  }
}
