/**
 * A voltage that falls at a steady current, further than its own trend and the noise explain: a short has begun. What
 * it takes, I = dV / R, counts as hard above a rate of the capacity (0.5 per hour: about 5 ohm at 1 Ah), and above the
 * current itself, because a contact that breaks in a discharge, or closes in a charge, moves the voltage by I dR.
 *
 * R is the response to current steps, learnt low, because a step out of an edge of the window moves the open-circuit
 * voltage too (10 s to 60 s rows of the reference cell: 0.06 to 0.07 ohm learnt, 0.054 true). A step that moved the voltage
 * no further than noise was a constant-voltage hold and teaches nothing, nor does one that a lone row of current makes.
 * Judged: a steady current, and one that has risen towards charge, which lifts a healthy voltage. The lower of the last
 * two voltages is the reference, and the faster of the last two trends goes on from there (after a rise, from before it),
 * so that a glitch upwards is no fall afterwards; a discharge is not judged before it has both. A fall that the current of
 * the next row explains was a step whose current was read late or wrong. A voltage that repeats to the bit although it
 * had been moving is a stuck reading: its trend goes on from the row that was read first.
 *
 * How much faster than before may a healthy voltage fall? Twice as fast where relaxation and nucleation rule, which only
 * slow down; three times on the slopes of a discharge; near its knee up to 8 times in rows of 1 to 15 s as long as it has
 * not fallen by a quarter of the window (3,200 h of simulated cells), and without bound in sparser rows: there 25 times
 * counts, and sparser rows do not. While the voltage stays at least half as low as it fell, the evidence stands for 10
 * minutes. An emptied cell is not judged (see collectorCharge.ts).
 */
import type { CellProfile } from '../profile.js';
import type { ProtectionSettings } from './protectionSettings.js';
import type { i32 } from '../types.js';

/** Step of current from which a resistance is learnt, per hour of capacity. PHYSICS B, RLS: 0.1. */
const LEARN_RATE_PER_H: number = 0.1;
/** Weights of a smaller and of a larger resistance than the one known. Assumed. */
const WEIGHT_DOWN: number = 0.8;
const WEIGHT_UP: number = 0.05;
/** Most and least that one step may show, times what is known: a wrong row of voltage may lie next to it. Assumed (1.5 to 4; 0.3 to 0.7). */
const GROWTH_MAX: number = 2;
const FALL_MIN: number = 0.5;
/** Rows at a steady current, the step's own included, that give two voltages and that give a trend from before them. */
const ROWS_COMPARED: i32 = 2;
const ROWS_TREND: i32 = 3;
/** Standard deviations of the voltage that noise alone may drop it. */
const NOISE_SIGMA: number = 6;
/** How much faster than before a healthy voltage may fall. Assumed (1.5 to 4; 2 to 5; 15 to 40: three times what was seen). */
const STEEPENING: number = 2;
const STEEPENING_DISCHARGE: number = 3;
const STEEPENING_KNEE: number = 25;
/** A row this much sooner than the one before tells no trend of its own: loggers write two at the edge of a step. Assumed (0.1 to 0.5). */
const TREND_SHARE: number = 0.25;
/** Longest interval in which a knee is resolved, s. Assumed (5 to 20). */
const KNEE_INTERVAL_S: number = 15;
/** Share of the window above its lower limit where a discharge ends too fast to be judged. Assumed. */
const KNEE_END_SHARE: number = 0.02;
/** A contact that breaks or closes moves the voltage too, by so many times I R at most. Assumed (1 to 3). */
const CONTACT_RATIO: number = 1.1;
/** A fall stands while this share of it does, for at most so long, s; a step of discharge that makes as much explains it. Assumed. */
const STAYS_SHARE: number = 0.5;
const STANDS_MAX_S: number = 600;

export class VoltageDrop {
  /** The voltage fell at this sample, or has stayed down since. */
  standing: boolean = false;
  /** Leak that the fall needs, A; with no resistance learnt the rate that counts as hard. */
  leak_A: number = 0;
  /** Learnt resistance, ohm; 0 = none yet. */
  resistance_ohm: number = 0;

  private readonly settings: ProtectionSettings;
  private readonly hard_A: number;
  private readonly steady_A: number;
  private readonly learn_A: number;
  private readonly blindDrop_V: number;
  private readonly knee_V: number;
  private readonly resolution_V: number;
  /** The last two voltages at a steady current, the newest first; rows since the current stepped, 3 at most. */
  private newest_V: number = 0;
  private older_V: number = 0;
  private count: i32 = 0;
  private between_s: number = 0;
  private lastInterval_s: number = 0;
  private current_A: number = 0;
  private age_s: number = 0;
  private sigma_V: number = 0;
  /** How fast the voltage fell in the interval before the last one, V/s. */
  private fell_V_per_s: number = 0;
  private fallen_V: number = 0;
  private reference_V: number = 0;
  private referenceCurrent_A: number = 0;
  private stands_s: number = 0;

  constructor(profile: CellProfile, settings: ProtectionSettings) {
    this.settings = settings;
    this.hard_A = settings.hardShortRate_per_h * profile.capacity_Ah;
    this.steady_A = settings.steadyCurrent_per_h * profile.capacity_Ah;
    this.learn_A = LEARN_RATE_PER_H * profile.capacity_Ah;
    const window_V: number = profile.voltageMax_V - profile.voltageMin_V;
    this.blindDrop_V = settings.voltageDropShare * window_V;
    this.resolution_V = profile.voltageResolution_V;
    this.knee_V = profile.voltageMin_V + KNEE_END_SHARE * window_V;
  }

  /** `known`: voltage and current were read; `sigma_V` the noise of the voltage; `telling`: a fall here would be a short's. */
  step(
    v: number,
    current_A: number,
    known: boolean,
    interval_s: number,
    sigma_V: number,
    telling: boolean,
    nearKnee: boolean,
  ): void {
    this.age_s = this.age_s + interval_s;
    this.stands_s = this.stands_s + interval_s;
    if (!known) {
      return;
    }
    const comparable: boolean =
      this.count > 0 && this.age_s > 0 && this.age_s <= this.settings.voltageStepInterval_s;
    const change_A: number = current_A - this.current_A;
    const steady: boolean = Math.abs(change_A) <= this.steady_A;
    if (comparable && steady && !this.standing && this.isStuck(v, sigma_V)) {
      return;
    }
    // A current that rises towards charge lifts the voltage of any healthy cell.
    const lifted: boolean = change_A > 0;
    if (this.standing) {
      this.follow(v, current_A, telling);
    } else if (comparable && (steady || lifted) && this.count >= ROWS_COMPARED && telling) {
      this.compare(v, current_A, nearKnee);
    }
    // A lone row at another current may be wrong; only the first step of all is believed at once.
    const founded: boolean = this.count >= ROWS_COMPARED || this.resistance_ohm === 0;
    if (comparable && founded && Math.abs(change_A) >= this.learn_A && !this.standing) {
      this.learn(v - this.newest_V, change_A, sigma_V);
    }
    const goesOn: boolean = comparable && steady && !this.standing;
    if (goesOn && this.count >= ROWS_COMPARED && this.age_s < TREND_SHARE * this.lastInterval_s) {
      this.between_s = this.between_s + this.age_s;
    } else {
      const two: boolean = goesOn && this.count >= ROWS_COMPARED;
      this.fell_V_per_s = two ? Math.max(0, this.older_V - this.newest_V) / this.between_s : 0;
      this.older_V = this.newest_V;
      this.between_s = this.age_s;
    }
    this.lastInterval_s = this.age_s;
    this.count = goesOn ? Math.min(this.count + 1, ROWS_TREND) | 0 : 1;
    this.newest_V = v;
    this.current_A = current_A;
    this.age_s = 0;
    this.sigma_V = sigma_V;
  }

  /** The time since the last voltage is not known: nothing is compared with it. */
  interrupt(): void {
    this.count = 0;
  }

  /** Equal to the bit to the voltage before, where noise or the fall before it should have moved it. */
  private isStuck(v: number, sigma_V: number): boolean {
    const noise_V: number = this.resolution_V + NOISE_SIGMA * sigma_V;
    const noisy: boolean = this.resolution_V > 0 && sigma_V > this.resolution_V;
    const fell: boolean = this.count >= ROWS_COMPARED && this.older_V - this.newest_V > noise_V;
    return v === this.newest_V && (noisy || fell);
  }

  private compare(v: number, current_A: number, nearKnee: boolean): void {
    let steepening: number = current_A < 0 ? STEEPENING_DISCHARGE : STEEPENING;
    if (nearKnee) {
      steepening = STEEPENING_KNEE;
    }
    if (current_A < 0 && this.count < ROWS_TREND) {
      return;
    }
    const falling: boolean = this.newest_V <= this.older_V;
    const since_s: number = falling ? this.age_s : this.age_s + this.between_s;
    const lately_V_per_s: number = falling ? (this.older_V - this.newest_V) / this.between_s : 0;
    const fell_V_per_s: number = Math.max(lately_V_per_s, this.fell_V_per_s);
    const trend_V: number = steepening * fell_V_per_s * since_s;
    const before_V: number = Math.min(this.newest_V, this.older_V);
    const reference_V: number = before_V - trend_V;
    const drop_V: number = reference_V - v;
    let needed_V: number = this.blindDrop_V;
    if (this.resistance_ohm > 0) {
      const needed_A: number = Math.max(this.hard_A, CONTACT_RATIO * Math.abs(current_A));
      needed_V = Math.min(needed_V, needed_A * this.resistance_ohm);
    }
    needed_V = Math.max(needed_V, this.settings.voltageDropMin_V + NOISE_SIGMA * this.sigma_V);
    const ends: boolean = before_V - v > this.blindDrop_V || v < this.knee_V || this.age_s > KNEE_INTERVAL_S;
    if (drop_V < needed_V || (nearKnee && ends)) {
      return;
    }
    this.standing = true;
    this.stands_s = 0;
    this.fallen_V = drop_V;
    this.reference_V = reference_V;
    this.referenceCurrent_A = current_A;
    this.leak_A = this.resistance_ohm > 0 ? Math.max(this.hard_A, drop_V / this.resistance_ohm) : this.hard_A;
  }

  /** The contactor may have opened meanwhile: what the current no longer adds is allowed for. */
  private follow(v: number, current_A: number, telling: boolean): void {
    const change_V: number = this.resistance_ohm * (current_A - this.referenceCurrent_A);
    const low: boolean = this.reference_V + Math.min(0, change_V) - v >= STAYS_SHARE * this.fallen_V;
    const explained: boolean = current_A < 0 && -change_V >= STAYS_SHARE * this.fallen_V;
    this.standing = low && telling && !explained && this.stands_s <= STANDS_MAX_S;
  }

  private learn(change_V: number, change_A: number, sigma_V: number): void {
    const seen_ohm: number = change_V / change_A;
    const noise_V: number = this.settings.learnMin_V + NOISE_SIGMA * sigma_V;
    if (!(seen_ohm > 0) || Math.abs(change_V) < noise_V) {
      return;
    }
    if (this.resistance_ohm === 0) {
      this.resistance_ohm = seen_ohm;
    } else {
      const least_ohm: number = Math.max(seen_ohm, FALL_MIN * this.resistance_ohm);
      const believed_ohm: number = Math.min(least_ohm, GROWTH_MAX * this.resistance_ohm);
      const weight: number = seen_ohm < this.resistance_ohm ? WEIGHT_DOWN : WEIGHT_UP;
      this.resistance_ohm = this.resistance_ohm + weight * (believed_ohm - this.resistance_ohm);
    }
  }
}
