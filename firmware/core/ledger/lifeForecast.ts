/**
 * Cycles left until the cyclable sodium falls to a share of the reference's (80 %), with an interval; refused where the
 * record's trend does not carry one.
 *
 * A straight line through sodium against cycle number (PHYSICS D1: the fades of the literature are linear as often as
 * geometric). The interval spans the line and the geometric fade with the same slope, each with its standard error.
 */
import { log, sqrt } from '../mathx.js';
import type { i32 } from '../types.js';

/** Readings below which there is no trend; and how far beyond the record's own length it is carried. Assumed. */
const READINGS_MIN: i32 = 8;
const REACH_MAX: number = 10;
/** The slope must stand out from its error this much, standard errors. */
const SLOPE_SIGMA: number = 4;
/**
 * The trend bends where the scatter about the line exceeds that from reading to reading (von Neumann's ratio) by this
 * factor, variances. Assumed (2 to 4); white noise gives 1.
 */
const BEND_RATIO: number = 3;
/** Scatter that capacities are granted at least, share of the first. Assumed: a coulomb counter repeats no better. */
const SCATTER_MIN: number = 0.00002;

/** Why a forecast is given or refused. */
export enum ForecastReason {
  Known = 0,
  TooFewReadings = 1,
  /** The fade does not stand out from the scatter. */
  NoTrend = 2,
  /** The trend bends. */
  Bent = 3,
  /** The end lies farther off than the record's length carries. */
  TooFar = 4,
  /** The end has been reached. */
  Reached = 5,
}

export class LifeForecast {
  /** A forecast is given. */
  known: boolean = false;
  reason: ForecastReason = ForecastReason.TooFewReadings;
  /** Cycles from the newest reading on: best, and bounds (95 %). */
  cycles: number = 0;
  cyclesLow: number = 0;
  cyclesHigh: number = 0;

  private readonly endShare: number;
  private count: i32 = 0;
  private firstSodium_C: number = 0;
  private newestCycle: number = 0;
  private meanCycle: number = 0;
  private meanSodium_C: number = 0;
  private cycleSquares: number = 0;
  private sodiumSquares: number = 0;
  private products: number = 0;
  /** Sums over the changes from one reading to the next: they show the scatter even where the trend bends. */
  private newestSodium_C: number = 0;
  private stepCycles: number = 0;
  private stepProducts: number = 0;
  private stepSquares: number = 0;

  /** `endShare`: end of life as a share of the first reading. */
  constructor(endShare: number) {
    this.endShare = endShare;
  }

  /** Takes the cyclable sodium of a cycle. */
  take(cycle: number, sodium_C: number): void {
    if (this.count === 0) {
      this.firstSodium_C = sodium_C;
    }
    if (this.count > 0) {
      const cycles: number = cycle - this.newestCycle;
      const change_C: number = sodium_C - this.newestSodium_C;
      this.stepCycles = this.stepCycles + cycles * cycles;
      this.stepProducts = this.stepProducts + cycles * change_C;
      this.stepSquares = this.stepSquares + change_C * change_C;
    }
    this.count = (this.count + 1) | 0;
    this.newestCycle = cycle;
    this.newestSodium_C = sodium_C;
    const cycleStep: number = cycle - this.meanCycle;
    const sodiumStep: number = sodium_C - this.meanSodium_C;
    this.meanCycle = this.meanCycle + cycleStep / this.count;
    this.meanSodium_C = this.meanSodium_C + sodiumStep / this.count;
    this.cycleSquares = this.cycleSquares + cycleStep * (cycle - this.meanCycle);
    this.sodiumSquares = this.sodiumSquares + sodiumStep * (sodium_C - this.meanSodium_C);
    this.products = this.products + cycleStep * (sodium_C - this.meanSodium_C);
    this.evaluate();
  }

  private evaluate(): void {
    this.known = false;
    this.reason = ForecastReason.TooFewReadings;
    if (this.count < READINGS_MIN || this.cycleSquares <= 0) {
      return;
    }
    const slope_C: number = this.products / this.cycleSquares;
    const least_C: number = SCATTER_MIN * this.firstSodium_C;
    const unexplained_C2: number = Math.max(0, this.sodiumSquares - slope_C * this.products);
    const residual_C2: number = unexplained_C2 / (this.count - 2) + least_C * least_C;
    const slopeSigma_C: number = sqrt(residual_C2 / this.cycleSquares);
    const now_C: number = this.meanSodium_C + slope_C * (this.newestCycle - this.meanCycle);
    const end_C: number = this.endShare * this.firstSodium_C;
    const steps_C2: number =
      this.stepSquares - 2 * slope_C * this.stepProducts + slope_C * slope_C * this.stepCycles;
    const scatter_C2: number = (0.5 * Math.max(0, steps_C2)) / (this.count - 1) + least_C * least_C;
    const bent: boolean = residual_C2 > BEND_RATIO * scatter_C2;
    const falling: boolean = slope_C < -SLOPE_SIGMA * slopeSigma_C;
    if (now_C <= end_C || end_C <= 0) {
      this.reason = ForecastReason.Reached;
      return;
    }
    if (!falling || bent) {
      this.reason = bent ? ForecastReason.Bent : ForecastReason.NoTrend;
      return;
    }
    const fast_C: number = -slope_C + 2 * slopeSigma_C;
    const slow_C: number = -slope_C - 2 * slopeSigma_C;
    this.cycles = (now_C - end_C) / -slope_C;
    this.cyclesLow = (now_C - end_C) / fast_C;
    const ratio: number = now_C / end_C;
    this.cyclesHigh = (log(ratio) * this.meanSodium_C) / slow_C;
    this.known = this.cycles < REACH_MAX * this.count;
    this.reason = this.known ? ForecastReason.Known : ForecastReason.TooFar;
  }
}
