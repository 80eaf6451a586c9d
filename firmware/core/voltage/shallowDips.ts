/**
 * Dips too shallow for one sample to show: a fall of the mean (CUSUM or likelihood ratio) and a rise after it, within the
 * longest dip and with no change of current between. A fall alone is a bend of the curve or a changed contact.
 */
import { MeanShift } from './meanShift.js';
import type { TransientSettings } from './transientSettings.js';

export class ShallowDips {
  /** A shallow dip ended with the last `step`. */
  fresh: boolean = false;
  /** When the fall was seen, s. */
  start_s: number = 0;
  readonly shift: MeanShift;

  private readonly settings: TransientSettings;
  private fallen: boolean = false;

  constructor(settings: TransientSettings) {
    this.settings = settings;
    this.shift = new MeanShift(settings);
  }

  reset(): void {
    this.fresh = false;
    this.fallen = false;
    this.shift.reset();
  }

  /** Takes a standardised residual. */
  step(z: number, time_s: number): void {
    this.fresh = false;
    this.shift.step(z);
    if (this.shift.alarm < 0) {
      this.fallen = true;
      this.start_s = time_s;
    } else if (this.shift.alarm > 0) {
      this.fresh = this.fallen && time_s - this.start_s <= this.settings.dipMax_s;
      this.fallen = false;
    }
  }
}
