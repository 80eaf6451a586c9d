/**
 * Learns the offset of the current sensor while the contactor is open, when the true current is known to be zero.
 *
 * A running mean with forgetting; its uncertainty is that of the mean plus what an auto-zero cannot remove (drift with
 * temperature and time, PHYSICS B: 5 of 50 uA). Samples that read exactly zero teach nothing: many instruments print
 * 0 when they disconnect. A current far outside the stated offset is not learnt: it may be a contactor that leaks.
 */
import { AlarmId } from './alarms.js';
import type { Alarms } from './alarms.js';
import { sqrt } from './mathx.js';
import type { CellProfile } from './profile.js';
import type { Sample } from './sample.js';
import type { MonitorSettings } from './settings.js';
import type { i32 } from './types.js';

export class ZeroCurrent {
  /** Offset to subtract from every current, A. */
  offset_A: number = 0;
  /** Its standard uncertainty, A. */
  uncertainty_A: number = 0;
  /** Samples learnt from. */
  count: i32 = 0;

  private readonly alarms: Alarms;
  private readonly memory: i32;
  private readonly stated_A: number;
  private readonly statedUncertainty_A: number;
  private readonly floor_A: number;
  private variance_A2: number = 0;

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
    if (!clean.contactorOpen || !clean.currentValid || clean.current_A === 0) {
      this.alarms.raiseWhile(AlarmId.CurrentWhileOpen, false);
      return;
    }
    const noise_A: number = sqrt(this.variance_A2);
    const believable_A: number = 6 * (this.statedUncertainty_A + noise_A);
    const strange: boolean = this.count > 8 && Math.abs(clean.current_A - this.stated_A) > believable_A;
    this.alarms.raiseWhile(AlarmId.CurrentWhileOpen, strange);
    if (strange) {
      return;
    }
    this.count = Math.min(this.count + 1, this.memory) | 0;
    const deviation_A: number = clean.current_A - this.offset_A;
    if (this.count === 1) {
      this.offset_A = clean.current_A;
    } else {
      this.offset_A = this.offset_A + deviation_A / this.count;
      this.variance_A2 = this.variance_A2 + (deviation_A * deviation_A - this.variance_A2) / this.count;
    }
    // Until a few samples show the noise, the stated uncertainty stands.
    if (this.count >= 8) {
      const learnt_A2: number = this.variance_A2 / this.count + this.floor_A * this.floor_A;
      this.uncertainty_A = Math.min(sqrt(learnt_A2), this.statedUncertainty_A);
    }
  }
}
