/**
 * The sensors against themselves and each other: rows sensor fault (voltage and current must be there; temperature and
 * pressure once they have been), charge register against current, and a voltage that does not answer a current step.
 *
 * A lead that has come off reads 0 V at no current, from one sample to the next; no cell with charge in it can fall to
 * 0 V like that without a current. A voltage that repeats bit for bit although the current went from flowing to nothing, or turned
 * round, is not measured (a constant-voltage hold repeats too, but its current only tapers).
 */
import type { CoulombCounter } from '../coulombCounter.js';
import type { Flow } from '../flow.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { Sample } from '../sample.js';
import { Evidence, FaultId } from './faultTable.js';
import type { FaultTable } from './faultTable.js';
import type { ProtectionSettings } from './protectionSettings.js';

/** Below this share of the upper voltage limit a voltage is zero. */
const ZERO_SHARE: number = 0.005;
/** A cell whose lower limit is nearer to zero than this may be at zero itself, V. */
const ZERO_TELLING_V: number = 0.5;

function presence(missing: boolean): Evidence {
  return missing ? Evidence.Present : Evidence.Absent;
}

export class SensorWatch {
  /** The lead of the voltage has come off. */
  leadOff: boolean = false;

  private readonly zero_V: number;
  private readonly telling: boolean;
  private readonly step_A: number;
  private currentSeen: boolean = false;
  private temperatureSeen: boolean = false;
  private pressureSeen: boolean = false;
  private lastVoltage_V: number = 0;
  private lastVoltageKnown: boolean = false;
  private lastCurrent_A: number = 0;
  private lastCurrentKnown: boolean = false;
  /** The voltage has repeated itself across a step of the current. */
  private unmoved: boolean = false;

  constructor(profile: CellProfile, settings: ProtectionSettings) {
    this.zero_V = ZERO_SHARE * Math.abs(profile.voltageMax_V);
    this.telling = profile.voltageMin_V > ZERO_TELLING_V;
    this.step_A = settings.unresponsiveStep_per_h * profile.capacity_Ah;
  }

  /** `emptied`: a discharge has emptied the cell, so that its own voltage may be zero. */
  step(
    plausibility: Plausibility,
    counter: CoulombCounter,
    flow: Flow,
    emptied: boolean,
    table: FaultTable,
  ): void {
    const clean: Sample = plausibility.clean;
    const now_s: number = clean.time_s;
    const read: boolean = clean.voltageValid || plausibility.voltageDoubted;
    this.findLeadOff(clean.voltage_V, read, flow, emptied);
    if (this.leadOff || !plausibility.voltageDoubted) {
      table.judge(FaultId.VoltageSensor, presence(this.leadOff || !clean.voltageValid), now_s);
    }
    this.currentSeen = this.currentSeen || clean.currentValid;
    // A record of counted charge alone has no current to miss.
    const counted: boolean = !this.currentSeen && clean.netChargeValid;
    table.judge(FaultId.CurrentSensor, presence(!clean.currentValid && !counted), now_s);
    this.temperatureSeen = this.temperatureSeen || clean.temperatureValid;
    if (this.temperatureSeen) {
      table.judge(FaultId.TemperatureSensor, presence(!clean.temperatureValid), now_s);
    }
    this.pressureSeen = this.pressureSeen || clean.pressureValid;
    if (this.pressureSeen) {
      table.judge(FaultId.PressureSensor, presence(!clean.pressureValid), now_s);
    }
    if (clean.netChargeValid) {
      table.judge(FaultId.ChargeRegister, presence(!counter.registerTrusted), now_s);
    }
    if (clean.voltageValid && flow.currentKnown) {
      this.judgeResponse(clean, flow, table);
    }
  }

  /** `lastVoltage_V` is still that of the sample before. */
  private findLeadOff(v: number, read: boolean, flow: Flow, emptied: boolean): void {
    if (!read) {
      return;
    }
    const zero: boolean = Math.abs(v) <= this.zero_V;
    const resting: boolean = flow.currentKnown && Math.abs(flow.current_A) <= flow.restThreshold_A;
    const fell: boolean = !this.lastVoltageKnown || (this.lastVoltage_V > ZERO_TELLING_V && !emptied);
    this.leadOff = this.telling && zero && resting && (this.leadOff || fell);
  }

  private judgeResponse(clean: Sample, flow: Flow, table: FaultTable): void {
    const current_A: number = flow.current_A;
    const repeats: boolean = this.lastVoltageKnown && clean.voltage_V === this.lastVoltage_V;
    if (!repeats) {
      this.unmoved = false;
      table.judge(FaultId.VoltageUnresponsive, Evidence.Absent, clean.time_s);
    } else if (this.lastCurrentKnown) {
      const stepped: boolean = Math.abs(current_A - this.lastCurrent_A) >= this.step_A;
      const stopped: boolean = Math.abs(current_A) <= flow.restThreshold_A;
      const started: boolean = Math.abs(this.lastCurrent_A) <= flow.restThreshold_A;
      const turned: boolean = current_A * this.lastCurrent_A < 0;
      this.unmoved = this.unmoved || (stepped && (stopped || started || turned));
    }
    if (this.unmoved) {
      table.judge(FaultId.VoltageUnresponsive, Evidence.Present, clean.time_s);
    }
    this.lastVoltage_V = clean.voltage_V;
    this.lastVoltageKnown = true;
    this.lastCurrent_A = current_A;
    this.lastCurrentKnown = true;
  }
}
