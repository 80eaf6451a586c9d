/**
 * Whether an episode is proved to have begun inside the record: a step, a second reading of it, and no other way to see it.
 *
 * A wrong zero of the current sensor looks like a leak wherever charge is counted: a detector that counts none must agree,
 * or the leak must be far larger than such a zero can be and than anything else that lasts.
 */
import type { LeakEpisode } from './leakEpisode.js';
import type { LeakReading } from './leakReading.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';

export class OnsetProof {
  /** Uncertainty of the zero of the current sensor, A: kept up to date by the monitor. */
  offset_A: number = 0;
  /** Charges reach the upper limit, so that their slip will confirm or deny what the pressure alone shows. */
  chargesFull: boolean = false;
  /** What lasting errors the newest reading carries, A. */
  lasting_A: number = 0;
  /** Readings that showed the step. */
  readings: i32 = 0;

  private readonly settings: MonitorSettings;
  private readonly quickAlone_A: number;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.settings = settings;
    this.quickAlone_A = settings.quickAlone_per_h * profile.capacity_Ah;
  }

  begin(stepped: boolean): void {
    this.readings = stepped ? 1 : 0;
  }

  /** A further reading that stands out from what was before. */
  add(): void {
    this.readings = (this.readings + 1) | 0;
  }

  /** Pressure alone confirms nothing that a fast growing SEI could be, where full charges will soon say more. */
  addQuick(reading: LeakReading): void {
    if (reading.leak_A > this.quickAlone_A || !this.chargesFull) {
      this.readings = (this.readings + 1) | 0;
    }
  }

  /** `witnessed`: whole cycles show the leak by themselves; `agreed`: a detector that counts no charge does. */
  holds(episode: LeakEpisode, witnessed: boolean, agreed: boolean): boolean {
    const confirmed: boolean = this.readings >= 2 || witnessed;
    const beyondZero: boolean = episode.leak_A > this.settings.lastingRatio * this.offset_A;
    const large: boolean = beyondZero && episode.leak_A > this.settings.lastingMargin * this.lasting_A;
    return episode.stepped && confirmed && (agreed || large);
  }
}
