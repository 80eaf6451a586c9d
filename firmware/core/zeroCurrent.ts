/**
 * Learns the offset of the current sensor while the contactor is open, when the true current is known to be zero.
 *
 * A running mean with forgetting; its uncertainty is that of the mean plus what an auto-zero cannot remove (drift with
 * temperature and time, PHYSICS B: 5 of 50 uA). Samples that read exactly zero teach nothing: many instruments print
 * 0 when they disconnect. A current far outside the stated offset is not learnt: it may be a contactor that leaks.
 * An offset that moved from one rest to the next may have moved anywhere in between: the move counts as uncertainty
 * until later rests agree, and after a clear move learning starts afresh.
 */
import { AlarmId } from './alarms.js';
import type { Alarms } from './alarms.js';
import { sqrt } from './mathx.js';
import type { CellProfile } from './profile.js';
import type { Sample } from './sample.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

/** Samples of a stretch that are held against what was learnt before. */
const STRETCH_SAMPLES: i32 = 16;
/** A move beyond this many standard deviations is one. Assumed (3 to 6). */
const MOVE_SIGMA: number = 4;

export class ZeroCurrent {
  /** Offset to subtract from every current, A. */
  offset_A: number = 0;
  /** Its standard uncertainty, A. */
  uncertainty_A: number = 0;
  /** A current beyond any offset that flows with the contactor open, A; 0 = none in this step. */
  strange_A: number = 0;
  /** Samples learnt from. */
  count: i32 = 0;

  private readonly alarms: Alarms;
  private readonly memory: i32;
  private readonly stated_A: number;
  private readonly statedUncertainty_A: number;
  private readonly floor_A: number;
  private variance_A2: number = 0;
  /** The present stretch with the contactor open: its samples and mean, and the offset before it. */
  private stretchCount: i32 = 0;
  private stretchMean_A: number = 0;
  private offsetBefore_A: number = 0;
  /** Square of the newest move from stretch to stretch, A^2; halves with every stretch that shows none. */
  private move_A2: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings, alarms: Alarms) {
    this.alarms = alarms;
    this.memory = settings.offsetMemory;
    this.stated_A = profile.currentOffset_A;
    if (profile.currentOffsetUncertainty_A > 0) {
      this.statedUncertainty_A = profile.currentOffsetUncertainty_A;
    } else {
      this.statedUncertainty_A = settings.currentOffset_per_h * profile.capacity_Ah;
    }
    this.floor_A = settings.offsetFloorFraction * this.statedUncertainty_A;
    this.offset_A = this.stated_A;
    this.uncertainty_A = this.statedUncertainty_A;
  }

  step(clean: Sample): void {
    this.strange_A = 0;
    if (!clean.contactorOpen) {
      this.stretchCount = 0;
      return;
    }
    if (!clean.currentValid || clean.current_A === 0) {
      return;
    }
    const noise_A: number = sqrt(this.variance_A2);
    const believable_A: number = 6 * (this.statedUncertainty_A + noise_A);
    const strange: boolean = Math.abs(clean.current_A - this.stated_A) > believable_A;
    this.alarms.raiseWhile(AlarmId.CurrentWhileOpen, strange);
    if (strange) {
      this.strange_A = clean.current_A - this.stated_A;
      return;
    }
    this.count = Math.min(this.count + 1, this.memory) | 0;
    const deviation_A: number = clean.current_A - this.offset_A;
    if (this.stretchCount === 0) {
      this.stretchMean_A = 0;
      this.offsetBefore_A = this.offset_A;
    }
    if (this.count === 1) {
      this.offset_A = clean.current_A;
    } else {
      this.offset_A = this.offset_A + deviation_A / this.count;
      this.variance_A2 = this.variance_A2 + (deviation_A * deviation_A - this.variance_A2) / this.count;
    }
    this.followStretch(clean.current_A);
    // Until a few samples show the noise, the stated uncertainty stands.
    if (this.count >= 8) {
      const learnt_A2: number = this.variance_A2 / this.count + this.floor_A * this.floor_A;
      const settled_A: number = Math.min(sqrt(learnt_A2), this.statedUncertainty_A);
      this.uncertainty_A = sqrt(settled_A * settled_A + this.move_A2);
    }
  }

  /** Compares the stretch with what was learnt before it; a clear move restarts the learning. */
  private followStretch(current_A: number): void {
    this.stretchCount = (this.stretchCount + 1) | 0;
    this.stretchMean_A = this.stretchMean_A + (current_A - this.stretchMean_A) / this.stretchCount;
    if (this.stretchCount !== STRETCH_SAMPLES || this.count <= STRETCH_SAMPLES) {
      return;
    }
    const move_A: number = this.stretchMean_A - this.offsetBefore_A;
    const noise_A: number = sqrt(this.variance_A2 / this.stretchCount) + this.floor_A;
    if (Math.abs(move_A) > MOVE_SIGMA * noise_A) {
      this.offset_A = this.stretchMean_A;
      this.count = this.stretchCount;
      this.move_A2 = move_A * move_A;
    } else {
      this.move_A2 = 0.5 * this.move_A2;
    }
  }
}
