/**
 * Decides which parts of a sample are believed: range, one-sample jumps, stuck converter, time order and gaps.
 *
 * A clock that was set back (a board without a clock of its own starts at 0 after every loss of power) must not make the
 * monitor deaf until it has caught up: the second stamp in a row that goes on from the earlier time is believed, and time
 * continues behind a gap of unknown length. No charge is compared across it.
 *
 * The believed values stand in `clean`, whose validity flags the rest of the core trusts. A doubted value is never
 * replaced by an older one: its flag is false. Thresholds: MonitorSettings.
 */
import { AlarmId } from './alarms.js';
import type { Alarms } from './alarms.js';
import type { CellProfile } from './profile.js';
import { Sample } from './sample.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

/** A time beyond this is no time: 30 million years. */
const TIME_MAX_S: number = 1e15;

export class Plausibility {
  /** The believed sample. */
  readonly clean: Sample = new Sample();
  /** Time since the last accepted sample, s; 0 for the first and for a repeated time. */
  interval_s: number = 0;
  /** The interval is longer than `gapMax_s`. */
  gap: boolean = false;
  /** Added to the stamps of the samples, so that time goes on after a clock was set back, s. */
  clockShift_s: number = 0;
  /** The clock was found to have been set back at this sample: the gap before it is of unknown length. */
  setBack: boolean = false;
  /** A sample was dropped just before this one because its stamp was old or none: the interval may be wrong. */
  intervalDoubted: boolean = false;
  /** Samples accepted so far. */
  acceptedCount: i32 = 0;
  /** Samples that repeated the time of the one before. */
  duplicateCount: i32 = 0;
  /** The newest voltage jumped so far that the next sample must confirm it; `clean` holds it as not valid. */
  voltageDoubted: boolean = false;
  /** The same of the temperature. */
  temperatureDoubted: boolean = false;

  private readonly settings: MonitorSettings;
  private readonly profile: CellProfile;
  private readonly alarms: Alarms;

  private readonly jumpMax_V: number;
  private readonly rangeMin_V: number;
  private lastVoltage_V: number = 0;
  private lastVoltageKnown: boolean = false;
  private doubtedVoltage_V: number = 0;

  private lastTemperature_degC: number = 0;
  private lastTemperatureKnown: boolean = false;
  private doubtedTemperature_degC: number = 0;

  /** A stamp far ahead of the others, waiting for the next one to agree; and the usual interval, s. */
  private doubtedTime_s: number = 0;
  private timeDoubted: boolean = false;
  /** A stamp before the last accepted one, waiting in the same way. */
  private earlierTime_s: number = 0;
  private earlierDoubted: boolean = false;
  private dropped: boolean = false;
  private usualInterval_s: number = 0;

  private stuckVoltage_V: number = 0;
  private stuckCurrent_A: number = 0;
  private stuckCount: i32 = 0;
  private stuckCharge_C: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, alarms: Alarms) {
    this.profile = profile;
    this.settings = settings;
    this.alarms = alarms;
    this.jumpMax_V = settings.voltageJumpMax * (profile.voltageMax_V - profile.voltageMin_V);
    const stripped: boolean = profile.isCollectorHalfCell();
    this.rangeMin_V = stripped ? -settings.voltageRangeMax_V : settings.voltageRangeMin_V;
  }

  /** Takes a sample; returns false when it must be ignored altogether (its time lies before the last one). */
  step(sample: Sample): boolean {
    const first: boolean = this.acceptedCount === 0;
    const countable: boolean = sample.time_s > -TIME_MAX_S && sample.time_s < TIME_MAX_S;
    let time_s: number = sample.time_s + this.clockShift_s;
    const reversed: boolean = !countable || (!first && time_s < this.clean.time_s);
    this.alarms.raiseWhile(AlarmId.TimeReversed, reversed);
    this.setBack = reversed && countable && this.isSetBack(time_s);
    if (reversed && !this.setBack) {
      this.dropped = true;
      return false;
    }
    this.earlierDoubted = false;
    if (this.setBack) {
      const gap_s: number = this.settings.gapMax_s + 1;
      this.clockShift_s = this.clean.time_s + gap_s - sample.time_s;
      time_s = sample.time_s + this.clockShift_s;
    } else if (!first && this.isFarAhead(time_s)) {
      return false;
    }
    this.intervalDoubted = this.dropped;
    this.dropped = false;
    this.interval_s = first ? 0 : time_s - this.clean.time_s;
    this.gap = this.interval_s > this.settings.gapMax_s;
    if (!first && this.interval_s === 0) {
      this.duplicateCount = (this.duplicateCount + 1) | 0;
      // Cyclers write the same time at every step's edge: the first is worth a word, the rest are counted.
      if (this.duplicateCount === 1) {
        this.alarms.raise(AlarmId.DuplicateTime);
      }
    }
    this.alarms.raiseWhile(AlarmId.SampleGap, this.gap);
    this.acceptedCount = (this.acceptedCount + 1) | 0;

    this.clean.time_s = time_s;
    this.clean.contactorOpen = sample.contactorOpen;
    this.takeCurrent(sample);
    // How long the charge took is not known: it is no use to anybody.
    this.clean.netChargeValid = this.clean.netChargeValid && !this.setBack;
    this.takeVoltage(sample);
    this.takeSlowChannels(sample);
    this.watchStuck();
    return true;
  }

  /**
   * One stamp far ahead would make all later samples look old. It is held until the next sample: one that agrees with
   * the new clock shows a true gap (the held sample is lost), one that agrees with the old clock shows a wrong stamp.
   */
  private isFarAhead(time_s: number): boolean {
    const interval_s: number = time_s - this.clean.time_s;
    const reach_s: number = Math.max(
      this.settings.gapMax_s,
      this.settings.clockDoubtIntervals * this.usualInterval_s,
    );
    const far: boolean = interval_s > reach_s;
    const agreed: boolean = this.timeDoubted && time_s >= this.doubtedTime_s;
    if (this.timeDoubted && !agreed) {
      this.alarms.raise(AlarmId.ClockOutlier);
    }
    this.timeDoubted = far && !agreed;
    if (this.timeDoubted) {
      this.doubtedTime_s = time_s;
      return true;
    }
    this.usualInterval_s = interval_s;
    return false;
  }

  /** Two stamps in a row from before the last accepted one that follow each other. */
  private isSetBack(time_s: number): boolean {
    const agreed: boolean = this.earlierDoubted && time_s > this.earlierTime_s;
    this.earlierDoubted = !agreed;
    this.earlierTime_s = time_s;
    return agreed;
  }

  private takeCurrent(sample: Sample): void {
    const limit_A: number = this.settings.currentRangeMax_per_h * this.profile.capacity_Ah;
    const inRange: boolean = Math.abs(sample.current_A) <= limit_A;
    this.alarms.raiseWhile(AlarmId.CurrentRange, sample.currentValid && !inRange);
    this.clean.current_A = sample.current_A;
    this.clean.currentValid = sample.currentValid && inRange;
    this.clean.netCharge_Ah = sample.netCharge_Ah;
    this.clean.netChargeValid = sample.netChargeValid && Math.abs(sample.netCharge_Ah) < 1e9;
  }

  private takeVoltage(sample: Sample): void {
    const v: number = sample.voltage_V;
    const inRange: boolean = v >= this.rangeMin_V && v <= this.settings.voltageRangeMax_V;
    this.alarms.raiseWhile(AlarmId.VoltageRange, sample.voltageValid && !inRange);
    let believed: boolean = sample.voltageValid && inRange;
    if (believed && this.lastVoltageKnown && !this.gap) {
      const jumped: boolean = Math.abs(v - this.lastVoltage_V) > this.jumpMax_V;
      // Two samples on the same far side agree that the voltage has gone, even while it is still going.
      const sameSide: boolean = (v - this.lastVoltage_V) * (this.doubtedVoltage_V - this.lastVoltage_V) > 0;
      const confirmed: boolean = this.voltageDoubted && jumped && sameSide;
      if (this.voltageDoubted && !confirmed) {
        this.alarms.raise(AlarmId.VoltageJump);
      }
      this.voltageDoubted = jumped && !confirmed;
      if (this.voltageDoubted) {
        believed = false;
        this.doubtedVoltage_V = v;
      }
    }
    // A doubt waits for the next voltage that can be one; a sample without such a voltage ends it.
    this.voltageDoubted = this.voltageDoubted && inRange && sample.voltageValid;
    this.clean.voltage_V = v;
    this.clean.voltageValid = believed;
    if (believed) {
      this.lastVoltage_V = v;
      this.lastVoltageKnown = true;
    }
  }

  private takeSlowChannels(sample: Sample): void {
    const t: number = sample.temperature_degC;
    const warm: boolean =
      t >= this.settings.temperatureRangeMin_degC && t <= this.settings.temperatureRangeMax_degC;
    this.alarms.raiseWhile(AlarmId.TemperatureRange, sample.temperatureValid && !warm);
    this.clean.temperature_degC = t;
    const readable: boolean = sample.temperatureValid && warm;
    if (!readable) {
      // As with the voltage: a sample that cannot confirm a doubt ends it.
      this.temperatureDoubted = false;
    }
    this.clean.temperatureValid = readable && this.isTemperatureAgreed(t);
    const p: number = sample.pressure_kPa;
    const pressed: boolean = p >= -1000 && p <= this.settings.pressureRangeMax_kPa;
    this.alarms.raiseWhile(AlarmId.PressureRange, sample.pressureValid && !pressed);
    this.clean.pressure_kPa = p;
    this.clean.pressureValid = sample.pressureValid && pressed;
  }

  /** One wrong reading must not change the resistance that the voltage is judged by. */
  private isTemperatureAgreed(t: number): boolean {
    const heated_K: number = (this.settings.temperatureRateMax_K_per_min * this.interval_s) / 60;
    const change_K: number = t - this.lastTemperature_degC;
    const jumped: boolean = Math.abs(change_K) > this.settings.temperatureJumpMax_K + heated_K;
    const sameSide: boolean = change_K * (this.doubtedTemperature_degC - this.lastTemperature_degC) > 0;
    const confirmed: boolean = this.temperatureDoubted && sameSide;
    this.temperatureDoubted = this.lastTemperatureKnown && !this.gap && jumped && !confirmed;
    if (this.temperatureDoubted) {
      this.doubtedTemperature_degC = t;
    } else {
      this.lastTemperature_degC = t;
      this.lastTemperatureKnown = true;
    }
    return !this.temperatureDoubted;
  }

  /** A converter that repeats itself bit for bit while much charge passes is stuck, even on a flat plateau. */
  private watchStuck(): void {
    if (!this.clean.voltageValid || !this.clean.currentValid) {
      return;
    }
    const same: boolean =
      this.clean.voltage_V === this.stuckVoltage_V && this.clean.current_A === this.stuckCurrent_A;
    if (same) {
      this.stuckCount = (this.stuckCount + 1) | 0;
      this.stuckCharge_C = this.stuckCharge_C + Math.abs(this.clean.current_A) * this.interval_s;
    } else {
      this.stuckCount = 0;
      this.stuckCharge_C = 0;
      this.stuckVoltage_V = this.clean.voltage_V;
      this.stuckCurrent_A = this.clean.current_A;
    }
    const chargeMin_C: number = this.settings.stuckFraction * this.profile.capacity_Ah * 3600;
    const stuck: boolean = this.stuckCount >= this.settings.stuckSamples && this.stuckCharge_C >= chargeMin_C;
    this.alarms.raiseWhile(AlarmId.VoltageStuck, stuck);
    if (stuck) {
      this.clean.voltageValid = false;
    }
  }
}
