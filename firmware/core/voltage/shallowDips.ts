/**
 * Dips too shallow for one sample to show: a fall of the mean (CUSUM or likelihood ratio) and a rise after it, within the
 * longest dip and with no change of current between. A fall alone is a bend of the curve or a changed contact.
 *
 * A short lowers the voltage now and then, so the voltage is up for longer than it is down: with w the time between two
 * opposite shifts and b the time before the first of them,
 *   dip: down for w <= b/3     spike: up for w <= b/3     b/3 < w < 3 b: the voltage wanders, no short
 * Dips, and against them spikes and wandering, are taken to the evidence. In symmetric noise b and w are alike: of all
 * returns one in eight looks like a dip, one like a spike.
 */
import type { i32 } from '../types.js';
import { LongRunNoise } from './longRunNoise.js';
import { MeanShift } from './meanShift.js';
import type { TransientSettings } from './transientSettings.js';

export class ShallowDips {
  /** The last `step` ended a shallow dip; a spike, or one stretch of a voltage that wanders. */
  fresh: boolean = false;
  freshSpike: boolean = false;
  readonly shift: MeanShift;
  readonly noise: LongRunNoise = new LongRunNoise();

  private readonly settings: TransientSettings;
  /** Newest shift of the mean since the line began: +1 up, -1 down, 0 none; when; and how long nothing shifted before it. */
  private last: i32 = 0;
  private last_s: number = 0;
  private before_s: number = 0;

  constructor(settings: TransientSettings) {
    this.settings = settings;
    this.shift = new MeanShift(settings);
  }

  reset(time_s: number, plating: boolean): void {
    this.fresh = false;
    this.freshSpike = false;
    this.last = 0;
    this.last_s = time_s;
    this.shift.reset();
    this.noise.restart(plating);
  }

  /** Takes a standardised residual. */
  step(z: number, time_s: number): void {
    this.fresh = false;
    this.freshSpike = false;
    this.noise.step(z);
    if (!this.noise.isKnown()) {
      return;
    }
    this.shift.step(z / this.noise.inflation);
    const turn: i32 = this.shift.alarm;
    if (turn === 0) {
      return;
    }
    const width_s: number = time_s - this.last_s;
    if (turn + this.last === 0 && width_s <= this.settings.dipMax_s) {
      this.judge(turn, width_s);
    }
    this.before_s = width_s;
    this.last = turn;
    this.last_s = time_s;
  }

  private judge(turn: i32, width_s: number): void {
    const ratio: number = this.settings.shallowWidthRatio;
    const brief: boolean = ratio * width_s <= this.before_s;
    const comparable: boolean = !brief && width_s < ratio * this.before_s;
    this.fresh = brief && turn > 0;
    this.freshSpike = (brief && turn < 0) || comparable;
  }
}
