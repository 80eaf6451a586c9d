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

  /** Columns, by FaultId; flags as 0 or 1. */
  readonly debounce_s: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly latches: i32[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly opens: i32[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly alarmIds: AlarmId[] = [
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
    AlarmId.OverVoltage,
  ];

  private readonly phase: i32[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  private readonly since_s: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  private readonly clearTime_s: number;
  private readonly alarms: Alarms;
  private openMask: i32 = 0;

  constructor(settings: ProtectionSettings, alarms: Alarms) {
    this.alarms = alarms;
    this.clearTime_s = settings.clearTime_s;
    // Row, debounce, latches, opens the contactor, alarm.
    this.define(FaultId.OverVoltage, settings.overVoltageDebounce_s, 1, 1, AlarmId.OverVoltage);
    this.define(FaultId.UnderVoltage, settings.underVoltageDebounce_s, 1, 1, AlarmId.UnderVoltage);
    this.define(FaultId.ChargeOverCurrent, settings.currentDebounce_s, 1, 1, AlarmId.ChargeOverCurrent);
    this.define(FaultId.DischargeOverCurrent, settings.currentDebounce_s, 1, 1, AlarmId.DischargeOverCurrent);
    this.define(FaultId.ChargeTooCold, settings.chargeTooColdDebounce_s, 0, 1, AlarmId.ChargeTooCold);
    this.define(FaultId.OverTemperature, settings.overTemperatureDebounce_s, 1, 1, AlarmId.OverTemperature);
    this.define(
      FaultId.UnderTemperature,
      settings.underTemperatureDebounce_s,
      0,
      0,
      AlarmId.UnderTemperature,
    );
    this.define(FaultId.OverPressure, settings.pressureDebounce_s, 1, 1, AlarmId.OverPressure);
    this.define(FaultId.PressureLoss, settings.pressureDebounce_s, 1, 1, AlarmId.PressureLoss);
    this.define(FaultId.HardShortSuspected, 0, 0, 1, AlarmId.HardShortSuspected);
    this.define(FaultId.HardShort, 0, 1, 1, AlarmId.HardShort);
    this.define(FaultId.GrowingShort, 0, 0, 0, AlarmId.GrowingShort);
    this.define(FaultId.VoltageSensor, settings.sensorDebounce_s, 0, 1, AlarmId.VoltageSensor);
    this.define(FaultId.CurrentSensor, settings.sensorDebounce_s, 0, 1, AlarmId.CurrentSensor);
    this.define(FaultId.TemperatureSensor, settings.slowSensorDebounce_s, 0, 1, AlarmId.TemperatureSensor);
    this.define(FaultId.PressureSensor, settings.slowSensorDebounce_s, 0, 1, AlarmId.PressureSensor);
    this.define(FaultId.StaleData, 0, 0, 1, AlarmId.StaleData);
    this.define(FaultId.ChargeRegister, 0, 0, 0, AlarmId.RegisterMismatch);
    this.define(FaultId.VoltageUnresponsive, settings.sensorDebounce_s, 0, 1, AlarmId.VoltageUnresponsive);
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

  private define(id: FaultId, debounce_s: number, latches: i32, opens: i32, alarmId: AlarmId): void {
    this.debounce_s[id] = debounce_s;
    this.latches[id] = latches;
    this.opens[id] = opens;
    this.alarmIds[id] = alarmId;
    if (opens === 1) {
      this.openMask = this.openMask | (1 << id) | 0;
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
    if (this.latches[id] === 1) {
      this.latchedBits = this.latchedBits | (1 << id) | 0;
    }
    if (!told) {
      this.alarms.raise(this.alarmIds[id]);
    }
  }
}
