/**
 * One excursion of the voltage from its line, down (a dip) or up (a spike): from the sample that leaves the line to the
 * one that is back on it.
 *
 * While it lasts the line is frozen and drawn on. It counts when it has the shape of a short that opens and closes: both
 * edges within two samples, and a flat bottom between. What comes down gradually (a knee, the end of a discharge), goes on
 * falling, or never comes back (a contact, another state of the cell) is given up.
 *   packet charge  q = integral of depth dt / R        (PHYSICS B3: I_sc = depth/R flows beside the cell)
 */
import type { i32 } from '../types.js';
import type { ShortMemory } from './shortMemory.js';
import type { TransientSettings } from './transientSettings.js';

export enum Outcome {
  /** Still under way. */
  Lasts = 0,
  /** Over, and it was a dip or a spike. */
  Counts = 1,
  /** Given up: the line must be drawn anew. */
  GivenUp = 2,
}

/** A flat bottom does not go on falling: at most this times the depth of the second sample. */
const GROWTH_MAX: number = 1.5;
/** Samples within which both edges must be passed. */
const EDGE_SAMPLES: i32 = 2;
/** Share of the depth by which the voltage itself must turn at each edge: a trend that eases off turns nothing. */
export const TURN_SHARE: number = 0.4;
/** Two samples agree on the depth of a bottom within this share. */
const FLAT_SHARE: number = 0.25;
/** The line may have been drawn on by at most this many depths: it bends. Assumed (1 to 5). */
const DRAWN_MAX: number = 3;

export class Excursion {
  underWay: boolean = false;
  /** +1 down (dip), -1 up (spike). */
  sign: i32 = 1;
  start_s: number = 0;
  /** Last sample out of line. */
  last_s: number = 0;
  samples: i32 = 0;
  /** Largest departure, V, positive. */
  depth_V: number = 0;
  /** Integral of the departure, V s. */
  area_Vs: number = 0;
  /** Already counted at its second sample. */
  counted: boolean = false;

  private readonly settings: TransientSettings;
  private newest_V: number = 0;
  private first_V: number = 0;
  private early_V: number = 0;
  private sinceHeld: i32 = 0;
  private before_s: number = 0;
  /** The two newest voltages, V. */
  private newer_V: number = 0;
  private older_V: number = 0;

  constructor(settings: TransientSettings) {
    this.settings = settings;
  }

  /** Begins with the first sample off the line; `before_s` is the last one on it. */
  begin(departure_V: number, sign: i32, before_s: number, time_s: number, y_V: number): void {
    this.underWay = true;
    this.sign = sign;
    this.start_s = time_s;
    this.before_s = before_s;
    this.last_s = time_s;
    this.samples = 1;
    this.depth_V = departure_V;
    this.first_V = departure_V;
    this.early_V = departure_V;
    this.newest_V = departure_V;
    this.area_Vs = 0.5 * departure_V * (time_s - before_s);
    this.counted = false;
    this.newer_V = y_V;
    this.older_V = y_V;
    this.sinceHeld = 0;
  }

  /** A further sample, and its residual against the frozen line. */
  step(y_V: number, time_s: number, line: ShortMemory): Outcome {
    const departure_V: number = this.sign > 0 ? -line.residual_V : line.residual_V;
    const lowest_V: number = Math.min(this.newer_V, this.older_V);
    const highest_V: number = Math.max(this.newer_V, this.older_V);
    const rise_V: number = this.sign > 0 ? y_V - lowest_V : highest_V - y_V;
    this.older_V = this.newer_V;
    this.newer_V = y_V;
    this.area_Vs = this.area_Vs + 0.5 * Math.max(departure_V + this.newest_V, 0) * (time_s - this.last_s);
    this.last_s = time_s;
    const drawn_V: number = Math.abs(line.slope_V_per_s) * (time_s - this.before_s);
    const long: boolean = time_s - this.start_s > this.settings.dipMax_s;
    const back: boolean = departure_V < this.settings.recoveredShare * this.depth_V;
    this.newest_V = departure_V;
    if (back) {
      const turned: boolean = rise_V > TURN_SHARE * this.depth_V;
      const sharp: boolean = turned && this.sinceHeld < EDGE_SAMPLES;
      const onLine: boolean = departure_V > -this.settings.heldShare * this.depth_V;
      this.underWay = false;
      return sharp && onLine && drawn_V < DRAWN_MAX * this.depth_V ? Outcome.Counts : Outcome.GivenUp;
    }
    this.samples = Math.min(this.samples + 1, 1000000) | 0;
    if (this.samples <= EDGE_SAMPLES) {
      this.early_V = Math.max(this.early_V, departure_V);
    }
    this.depth_V = Math.max(this.depth_V, departure_V);
    const falling: boolean = this.depth_V > GROWTH_MAX * this.early_V;
    if (long || falling || drawn_V > DRAWN_MAX * this.depth_V) {
      this.underWay = false;
      return Outcome.GivenUp;
    }
    const held: boolean = departure_V >= this.settings.heldShare * this.depth_V;
    this.sinceHeld = held ? 0 : (this.sinceHeld + 1) | 0;
    return Outcome.Lasts;
  }

  /** Two samples agree on the depth: a fall that stands, whether or not it comes back. */
  isFlat(): boolean {
    const change_V: number = Math.abs(this.newest_V - this.first_V);
    return this.samples === EDGE_SAMPLES && change_V < FLAT_SHARE * this.depth_V;
  }

  /** Nominal width: half an interval before the first and after the last sample off the line. */
  width_s(): number {
    return 0.5 * (this.start_s - this.before_s) + (this.last_s - this.start_s);
  }
}
