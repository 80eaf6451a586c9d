/**
 * Follows one core through a run: when its levels rose, measured from the onset, what rose without a leak, and how strong
 * the evidence was at most.
 */
import type { LeakReading } from '../../../firmware/core/leak/leakReading.js';
import type { BatteryMonitor } from '../../../firmware/core/monitor.js';
import { FAULT_OPENS, FaultId } from '../../../firmware/core/protection/faultTable.js';
import { ContactorRequest } from '../../../firmware/core/protection/protection.js';
import type { Sample } from '../../../firmware/core/sample.js';
import type { Delay, SuddenAnswer } from './runRecord.js';

/** Below this current a cell rests, above it charges, C/n: between the core's own C/500 and the cut-off of C/50. */
const RESTING_PER_H = 0.01;
const SECONDS_PER_HOUR = 3600;

/** Where sensors are lost these open the contactor, as they should: no false alarm. */
const SENSOR_ROWS: readonly FaultId[] = [
  FaultId.VoltageSensor,
  FaultId.CurrentSensor,
  FaultId.TemperatureSensor,
  FaultId.PressureSensor,
];

enum Phase {
  Charge,
  Discharge,
  Rest,
}

export class RunFollower {
  level1: Delay | null = null;
  level2: Delay | null = null;
  falseLevel1 = 0;
  falseLevel2 = 0;
  falseOpening = false;
  readonly evidence = { rest: 0, slip: 0, pressure: 0 };
  /** Starts of charges since the run began, s. */
  readonly charges_s: number[] = [];

  private onset_s = Infinity;
  private level = 0;
  private phase = Phase.Rest;
  private last_s = 0;
  private charging_s = 0;
  private topRests = 0;
  private samplesSince = 0;
  private dips: number | null = null;
  private level4: number | null = null;
  private opening: number | null = null;

  /**
   * @param onset start of the leak, s; Infinity before it is known
   * @param losesSensors boards of the run may lose readings (the poor ones of a hard spread)
   */
  constructor(
    private readonly monitor: BatteryMonitor,
    private readonly onset: () => number,
    private readonly healthy: boolean,
    private readonly losesSensors: boolean,
  ) {}

  /** After the core's step with this sample. */
  follow(sample: Sample): void {
    this.onset_s = this.onset();
    const leaking = sample.time_s >= this.onset_s;
    this.followPhase(sample, leaking);
    this.followLevel(sample.time_s, leaking);
    if (leaking || this.healthy) this.weighEvidence();
    this.last_s = sample.time_s;
  }

  /** What became of a sudden event. */
  get sudden(): Omit<SuddenAnswer, 'carried_C'> {
    return { dips: this.dips, opening: this.opening, level4: this.level4 };
  }

  /** Time of the newest whole cycle, h; null before there is one. */
  get cycle_h(): number | null {
    const [last, before] = [this.charges_s.at(-1), this.charges_s.at(-2)];
    return last === undefined || before === undefined ? null : (last - before) / SECONDS_PER_HOUR;
  }

  private followPhase({ time_s, current_A }: Sample, leaking: boolean): void {
    const resting_A = RESTING_PER_H * this.monitor.profile.capacity_Ah;
    const before = this.phase;
    if (Math.abs(current_A) < resting_A) this.phase = Phase.Rest;
    else this.phase = current_A > 0 ? Phase.Charge : Phase.Discharge;
    if (this.phase === Phase.Charge && before !== Phase.Charge) this.charges_s.push(time_s);
    if (!leaking) return;
    if (this.phase === Phase.Charge) {
      this.charging_s += Math.max(0, time_s - Math.max(this.last_s, this.onset_s));
    } else if (this.phase === Phase.Rest && before === Phase.Charge) {
      this.topRests += 1;
    }
  }

  private followLevel(time_s: number, leaking: boolean): void {
    const { level } = this.monitor.softShort;
    const open = this.monitor.protection.contactorRequest === ContactorRequest.Open;
    if (leaking) {
      this.samplesSince += 1;
      if (level >= 1) this.level1 ??= this.delay(time_s);
      if (level >= 2) this.level2 ??= this.delay(time_s);
      if (level >= 4) this.level4 ??= this.samplesSince;
      if (open) this.opening ??= this.samplesSince;
      if (this.monitor.transient.underWay) this.dips ??= this.samplesSince;
    } else {
      this.falseOpening ||= open && (!this.losesSensors || this.opensForTheCell());
      if (level >= 1 && this.level < 1) this.falseLevel1 += 1;
      if (level >= 2 && this.level < 2) this.falseLevel2 += 1;
    }
    this.level = level;
  }

  /** A fault that opens the contactor, other than that of a sensor, is active or latched. */
  private opensForTheCell(): boolean {
    const { activeBits, latchedBits } = this.monitor.protection.faults;
    return FAULT_OPENS.some(
      (opens, id) =>
        opens === 1 && !SENSOR_ROWS.includes(id) && (((activeBits | latchedBits) >> id) & 1) === 1,
    );
  }

  private delay(time_s: number): Delay {
    return {
      time_h: (time_s - this.onset_s) / SECONDS_PER_HOUR,
      charging_h: this.charging_s / SECONDS_PER_HOUR,
      topRests: this.topRests,
    };
  }

  private weighEvidence(): void {
    const { restLeak, slippage, pressureLeak, settings } = this.monitor;
    const weight = (reading: LeakReading): number =>
      reading.leak_A / (settings.leakSigma * reading.uncertainty_A());
    if (restLeak.fresh) this.evidence.rest = Math.max(this.evidence.rest, weight(restLeak.reading));
    if (slippage.judged) this.evidence.slip = Math.max(this.evidence.slip, weight(slippage.segment));
    this.evidence.pressure = Math.max(
      this.evidence.pressure,
      pressureLeak.binCusum.value / settings.pressure.cusumBinLimit,
      pressureLeak.halfCusum.value / settings.pressure.cusumHalfLimit,
    );
  }
}
