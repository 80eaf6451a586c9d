/**
 * The fault table: one row a fault with debounce, latch, action and alarm, and the state of each row.
 *
 * A row becomes active when its evidence has been present at every sample for its debounce, seen at two samples at
 * least (a debounce of 0 acts on the first). It ends when the evidence has been absent for the clear time; between the
 * threshold of coming and that of going, nothing changes. Samples that say nothing of a row (a missing channel) change
 * nothing either. A latched row stays latched after its cause has gone until an operator calls `clear`.
 * Thresholds: the cell's profile, or ProtectionSettings.
 */
import { AlarmId } from '../alarms.js';
import type { Alarms } from '../alarms.js';
import type { i32 } from '../types.js';
import type { ProtectionSettings } from './protectionSettings.js';

/** Rows of the table; bit 2^id of `activeBits` and `latchedBits`. Append only. */
export enum FaultId {
  OverVoltage = 0,
  UnderVoltage = 1,
  ChargeOverCurrent = 2,
  DischargeOverCurrent = 3,
  ChargeTooCold = 4,
  OverTemperature = 5,
  UnderTemperature = 6,
  OverPressure = 7,
  PressureLoss = 8,
  HardShortSuspected = 9,
  HardShort = 10,
  GrowingShort = 11,
  VoltageSensor = 12,
  CurrentSensor = 13,
  TemperatureSensor = 14,
  PressureSensor = 15,
  StaleData = 16,
  ChargeRegister = 17,
  VoltageUnresponsive = 18,
}

export const FAULT_COUNT: i32 = 19;

/** Columns of the table, by FaultId: the fault stays latched; it opens the contactor; what it raises. Flags as 0 or 1. */
export const FAULT_LATCHES: readonly i32[] = [1, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
export const FAULT_OPENS: readonly i32[] = [1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1];
export const FAULT_ALARMS: readonly AlarmId[] = [
  AlarmId.OverVoltage,
  AlarmId.UnderVoltage,
  AlarmId.ChargeOverCurrent,
  AlarmId.DischargeOverCurrent,
  AlarmId.ChargeTooCold,
  AlarmId.OverTemperature,
  AlarmId.UnderTemperature,
  AlarmId.OverPressure,
  AlarmId.PressureLoss,
  AlarmId.HardShortSuspected,
  AlarmId.HardShort,
  AlarmId.GrowingShort,
  AlarmId.VoltageSensor,
  AlarmId.CurrentSensor,
  AlarmId.TemperatureSensor,
  AlarmId.PressureSensor,
  AlarmId.StaleData,
  AlarmId.RegisterMismatch,
  AlarmId.VoltageUnresponsive,
];

/** What a sample says of a row. */
export enum Evidence {
  Unknown = 0,
  Absent = 1,
  /** Inside the hysteresis: it would not begin, but it has not gone. */
  Between = 2,
  Present = 3,
}

enum Phase {
  Idle = 0,
  Pending = 1,
  Active = 2,
  Clearing = 3,
}

export class FaultTable {
  activeBits: i32 = 0;
  latchedBits: i32 = 0;
  /** Row that came first since the start or since the last `clear` that left none; -1 = none. */
  firstFault: i32 = -1;
  first_s: number = 0;

  /** By FaultId. */
  readonly debounce_s: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

  private readonly phase: i32[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  private readonly since_s: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  private readonly clearTime_s: number;
  private readonly alarms: Alarms;
  private openMask: i32 = 0;

  constructor(settings: ProtectionSettings, alarms: Alarms) {
    this.alarms = alarms;
    this.clearTime_s = settings.clearTime_s;
    this.debounce_s[FaultId.OverVoltage] = settings.overVoltageDebounce_s;
    this.debounce_s[FaultId.UnderVoltage] = settings.underVoltageDebounce_s;
    this.debounce_s[FaultId.ChargeOverCurrent] = settings.currentDebounce_s;
    this.debounce_s[FaultId.DischargeOverCurrent] = settings.currentDebounce_s;
    this.debounce_s[FaultId.ChargeTooCold] = settings.chargeTooColdDebounce_s;
    this.debounce_s[FaultId.OverTemperature] = settings.overTemperatureDebounce_s;
    this.debounce_s[FaultId.UnderTemperature] = settings.underTemperatureDebounce_s;
    this.debounce_s[FaultId.OverPressure] = settings.pressureDebounce_s;
    this.debounce_s[FaultId.PressureLoss] = settings.pressureDebounce_s;
    this.debounce_s[FaultId.VoltageSensor] = settings.sensorDebounce_s;
    this.debounce_s[FaultId.CurrentSensor] = settings.sensorDebounce_s;
    this.debounce_s[FaultId.TemperatureSensor] = settings.slowSensorDebounce_s;
    this.debounce_s[FaultId.PressureSensor] = settings.slowSensorDebounce_s;
    this.debounce_s[FaultId.VoltageUnresponsive] = settings.sensorDebounce_s;
    for (let id: i32 = 0; id < FAULT_COUNT; id++) {
      this.openMask = this.openMask | (FAULT_OPENS[id] << id);
    }
  }

  /** Takes what a sample (or a look at the clock) says of a row. */
  judge(id: FaultId, evidence: Evidence, now_s: number): void {
    if (evidence === Evidence.Unknown) {
      return;
    }
    if (this.phase[id] === Phase.Idle || this.phase[id] === Phase.Pending) {
      this.judgeComing(id, evidence, now_s);
    } else {
      this.judgeGoing(id, evidence, now_s);
    }
  }

  isActive(id: FaultId): boolean {
    return (this.activeBits & (1 << id)) !== 0;
  }

  isLatched(id: FaultId): boolean {
    return (this.latchedBits & (1 << id)) !== 0;
  }

  /** Whether any row asks for an open contactor. */
  wantsOpen(): boolean {
    return ((this.activeBits | this.latchedBits) & this.openMask) !== 0;
  }

  /** Releases the latches whose cause has gone. */
  clear(): void {
    this.latchedBits = (this.latchedBits & this.activeBits) | 0;
    if (this.latchedBits === 0 && this.activeBits === 0) {
      this.firstFault = -1;
      this.first_s = 0;
    }
  }

  private judgeComing(id: FaultId, evidence: Evidence, now_s: number): void {
    if (evidence !== Evidence.Present) {
      this.phase[id] = Phase.Idle;
      return;
    }
    const seenBefore: boolean = this.phase[id] === Phase.Pending;
    if (!seenBefore) {
      this.phase[id] = Phase.Pending;
      this.since_s[id] = now_s;
    }
    const held: boolean = seenBefore && now_s - this.since_s[id] >= this.debounce_s[id];
    if (held || this.debounce_s[id] <= 0) {
      this.begin(id, now_s);
    }
  }

  private judgeGoing(id: FaultId, evidence: Evidence, now_s: number): void {
    if (evidence !== Evidence.Absent) {
      this.phase[id] = Phase.Active;
    } else if (this.phase[id] === Phase.Active) {
      this.phase[id] = Phase.Clearing;
      this.since_s[id] = now_s;
    } else if (now_s - this.since_s[id] >= this.clearTime_s) {
      this.phase[id] = Phase.Idle;
      this.activeBits = (this.activeBits & ~(1 << id)) | 0;
    }
  }

  private begin(id: FaultId, now_s: number): void {
    this.phase[id] = Phase.Active;
    if (this.firstFault < 0) {
      this.firstFault = id;
      this.first_s = now_s;
    }
    // A latched fault has been told; that its cause comes back is no news until it has been cleared.
    const told: boolean = this.isLatched(id);
    this.activeBits = this.activeBits | (1 << id) | 0;
    if (FAULT_LATCHES[id] === 1) {
      this.latchedBits = this.latchedBits | (1 << id) | 0;
    }
    if (!told) {
      this.alarms.raise(FAULT_ALARMS[id]);
    }
  }
}
