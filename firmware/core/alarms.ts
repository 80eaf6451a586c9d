import type { i32 } from './types.js';

/** Everything the monitor can report as an event. Ids are closed and documented in docs/alarms.md; append only. */
export enum AlarmId {
  TimeReversed = 0,
  DuplicateTime = 1,
  SampleGap = 2,
  VoltageRange = 3,
  VoltageJump = 4,
  VoltageStuck = 5,
  CurrentRange = 6,
  TemperatureRange = 7,
  PressureRange = 8,
  CurrentWhileOpen = 9,
  ChargeLeak = 10,
  SoftShort = 11,
  LeakEnded = 12,
  EfficiencyAboveOne = 13,
  BackwardSlippage = 14,
  SodiumLoss = 15,
  RegisterMismatch = 16,
  ChargeExcess = 17,
  PressureStep = 18,
  OverVoltage = 19,
  UnderVoltage = 20,
  ChargeOverCurrent = 21,
  DischargeOverCurrent = 22,
  ChargeTooCold = 23,
  OverTemperature = 24,
  UnderTemperature = 25,
  OverPressure = 26,
  PressureLoss = 27,
  HardShortSuspected = 28,
  HardShort = 29,
  GrowingShort = 30,
  VoltageSensor = 31,
  CurrentSensor = 32,
  TemperatureSensor = 33,
  PressureSensor = 34,
  StaleData = 35,
  VoltageUnresponsive = 36,
  ClockOutlier = 37,
  VoltageDips = 38,
  ResistanceCollapse = 39,
}

export enum Severity {
  Info = 0,
  Warning = 1,
  Fault = 2,
}

/** Severity by AlarmId. */
export const ALARM_SEVERITY: readonly i32[] = [
  Severity.Warning, // TimeReversed
  Severity.Info, // DuplicateTime
  Severity.Warning, // SampleGap
  Severity.Fault, // VoltageRange
  Severity.Warning, // VoltageJump
  Severity.Fault, // VoltageStuck
  Severity.Fault, // CurrentRange
  Severity.Warning, // TemperatureRange
  Severity.Warning, // PressureRange
  Severity.Warning, // CurrentWhileOpen
  Severity.Warning, // ChargeLeak
  Severity.Fault, // SoftShort
  Severity.Info, // LeakEnded
  Severity.Info, // EfficiencyAboveOne
  Severity.Info, // BackwardSlippage
  Severity.Warning, // SodiumLoss
  Severity.Warning, // RegisterMismatch
  Severity.Fault, // ChargeExcess
  Severity.Warning, // PressureStep
  Severity.Fault, // OverVoltage
  Severity.Fault, // UnderVoltage
  Severity.Fault, // ChargeOverCurrent
  Severity.Fault, // DischargeOverCurrent
  Severity.Fault, // ChargeTooCold
  Severity.Fault, // OverTemperature
  Severity.Warning, // UnderTemperature
  Severity.Fault, // OverPressure
  Severity.Fault, // PressureLoss
  Severity.Warning, // HardShortSuspected
  Severity.Fault, // HardShort
  Severity.Fault, // GrowingShort
  Severity.Fault, // VoltageSensor
  Severity.Fault, // CurrentSensor
  Severity.Warning, // TemperatureSensor
  Severity.Warning, // PressureSensor
  Severity.Fault, // StaleData
  Severity.Fault, // VoltageUnresponsive
  Severity.Warning, // ClockOutlier
  Severity.Warning, // VoltageDips
  Severity.Warning, // ResistanceCollapse
];

/** Number of alarm ids. */
export const ALARM_COUNT: i32 = 40;

/**
 * Events raised in the current step, to be read by the caller after each step; the monitor keeps no history.
 * A condition that lasts is reported when it begins: `raiseWhile` remembers which conditions hold.
 */
export class Alarms {
  /** Events raised in this step. */
  count: i32 = 0;
  /** Their ids, `count` of them in use. One step raises each id at most once, so it cannot overflow. */
  readonly ids: i32[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0,
  ];
  /** Two words of bits each, by AlarmId: conditions that hold, events raised in this step. */
  private readonly holding: i32[] = [0, 0];
  private readonly raised: i32[] = [0, 0];

  beginStep(): void {
    this.raised[0] = 0;
    this.raised[1] = 0;
    this.count = 0;
  }

  /** Reports an event of this step. */
  raise(id: AlarmId): void {
    const word: i32 = id >> 5;
    const bit: i32 = 1 << (id & 31);
    if ((this.raised[word] & bit) === 0) {
      this.raised[word] = this.raised[word] | bit;
      this.ids[this.count] = id;
      this.count = (this.count + 1) | 0;
    }
  }

  /** Reports an event when its condition begins to hold. */
  raiseWhile(id: AlarmId, condition: boolean): void {
    const word: i32 = id >> 5;
    const bit: i32 = 1 << (id & 31);
    const held: boolean = (this.holding[word] & bit) !== 0;
    if (condition === held) {
      return;
    }
    this.holding[word] = this.holding[word] ^ bit;
    if (condition) {
      this.raise(id);
    }
  }
}
