/**
 * A state of the cathode that partial cycles meet again and again: where charge and discharge cross one level of the voltage.
 *
 * A charge that ends by counted charge meets no upper limit, but where the open-circuit curve is steep the voltage tells the
 * state of the cathode. The charge crosses the level early, by its overpotential e_up, and the discharge late, by e_down. An
 * overpotential goes with the current and with Arrhenius' factor a(T), so the state itself lies between the two crossings at
 *   w = e_up/(e_up + e_down) = I_up a(T_up)/(I_up a(T_up) + I_down a(T_down)) ,    q = q_up + w (q_down - q_up)
 * whatever the resistance is. Half of what that moves q from midway is stated as its error, and half of what the gap changes.
 * The level lies where the profile's curve is steepest among the voltages that both directions pass; the profile is used
 * for nothing else. A plateau from end to end has no level, and a current that does not stay the same crosses none.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import { Endpoint } from '../endpoint.js';
import { Mode } from '../flow.js';
import type { Flow } from '../flow.js';
import { exp } from '../mathx.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';

/**
 * Charge that must have passed since the current is steady, share of the capacity: then the overpotential has built up. Assumed
 * (0.05 to 0.15; a cathode that relaxes in 400 s is within a quarter of it after C/2 for so long).
 */
const SETTLED_SHARE: number = 0.08;
/** ... before the voltages begin of which a level is chosen: no cycle is quite like the one before. Assumed (0.09 to 0.15). */
const RANGE_SHARE: number = 0.1;
/** A current within this share of its running mean is steady; weight of the newest sample in that. Assumed (0.05 to 0.2). */
const STEADY_SHARE: number = 0.1;
const STEADY_WEIGHT: number = 0.0625;
/**
 * Share of the gap by which a crossing soon after a turn may lie elsewhere; it falls with the relaxation of the cathode, which is
 * slower in the cold. Assumed (0.1 to 0.3).
 */
const LAG_SHARE: number = 0.2;
/** Error of the correction for currents and temperatures in each state, relative, 1 sigma. Assumed (0.1 to 0.3). */
const LEAN_SHARE: number = 0.15;
/** Charges in a row that miss the level before another is chosen. Assumed (2 to 4). */
const MISSES: i32 = 2;
/**
 * Share of the capacity within which the slope of the curve changes by its own size at most, so that a straight line over a
 * charge q is off by q^2/8 over this. Assumed (0.03 to 0.1): the step of Prussian white is a logistic one of 0.03.
 */
const BEND_SHARE: number = 0.05;
/** Activation of an overpotential over the gas constant, K. PHYSICS A3 (charge transfer, 35 kJ/mol). */
const ACTIVATION_K: number = 4210;
const REFERENCE_K: number = 298.15;
const ZERO_CELSIUS_K: number = 273.15;

export class LevelCrossing {
  /** True in the step in which a discharge has crossed the level that a charge before it had crossed. */
  fresh: boolean = false;
  /** The level, V; 0 = none. Levels have numbers: states of different ones must not be compared. */
  level_V: number = 0;
  levelCount: i32 = 0;
  /** The newest state: time and counts at the charge q, mean temperature. The rest of it says nothing. */
  readonly state: Endpoint = new Endpoint();
  /** Variance of its charge, C^2; what temperature moves it by, C/K. */
  variance_C2: number = 0;
  warm_C_per_K: number = 0;
  /** Charge and time between the crossings, and how far from its middle the state was taken, C. */
  gap_C: number = 0;
  span_s: number = 0;
  lean_C: number = 0;
  /** By how much the crossing in charge, and that in discharge, may lie elsewhere because the cathode had not relaxed, C. */
  lagUp_C: number = 0;
  lagDown_C: number = 0;

  private readonly profile: CellProfile;
  private readonly settings: MonitorSettings;
  private readonly capacity_C: number;
  /** Slope of the curve at the level, V/C. */
  private slope_V_per_C: number = 0;
  private readonly relaxation_s: number;
  /** The current that has been steady, the charge that has passed since, and the time. */
  private steady_A: number = 0;
  private steady_C: number = 0;
  private steady_s: number = 0;
  /** Voltages where charge and discharge had settled: what both pass afterwards lies between. */
  private low_V: number = 0;
  private high_V: number = 0;
  private readonly up: Endpoint = new Endpoint();
  private upBend_C: number = 0;
  private upLag: number = 0;
  private last_V: number = 0;
  private lastKnown: boolean = false;
  private missed: i32 = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.profile = profile;
    this.settings = settings;
    this.capacity_C = profile.capacity_Ah * 3600;
    this.relaxation_s = settings.relaxationTime_s * settings.relaxationTimeHighFactor;
  }

  /** A charge has ended. Chooses a level where there is none that the cycles still cross. */
  takeTop(): void {
    this.missed = (this.missed + 1) | 0;
    if (this.missed > MISSES) {
      this.choose();
    }
  }

  step(plausibility: Plausibility, counter: CoulombCounter, flow: Flow): void {
    this.fresh = false;
    this.steady_s = this.steady_s + plausibility.interval_s;
    const known: boolean = plausibility.clean.voltageValid && plausibility.clean.currentValid;
    const v: number = plausibility.clean.voltage_V;
    // A sample that was not measured makes no current less steady; the next one is not compared with it.
    const settled: boolean = known && this.followCurrent(plausibility.gap, v, counter, flow);
    if (settled && this.lastKnown && this.level_V > 0) {
      if (flow.mode === Mode.Charge && this.last_V < this.level_V && v >= this.level_V) {
        this.capture(this.up, plausibility, counter, flow);
        this.up.current_A = this.steady_A;
        this.upBend_C = this.bend_C(counter.increment_C);
        this.upLag = this.lagShare(this.up.temperature_degC);
      } else if (flow.mode === Mode.Discharge && this.last_V > this.level_V && v <= this.level_V) {
        this.capture(this.state, plausibility, counter, flow);
        this.state.current_A = this.steady_A;
        this.meet(counter.increment_C, flow.voltageSigma_V);
      }
    }
    this.lastKnown = known;
    this.last_V = v;
  }

  /** Whether the current has been the same for long; notes the voltage where that begins. */
  private followCurrent(gap: boolean, voltage_V: number, counter: CoulombCounter, flow: Flow): boolean {
    const change_A: number = Math.abs(flow.current_A - this.steady_A);
    const moving: boolean = flow.mode === Mode.Charge || flow.mode === Mode.Discharge;
    if (gap || !moving || change_A > STEADY_SHARE * Math.abs(this.steady_A)) {
      this.steady_A = flow.current_A;
      this.steady_C = 0;
      this.steady_s = 0;
      return false;
    }
    this.steady_A = this.steady_A + STEADY_WEIGHT * (flow.current_A - this.steady_A);
    const before_C: number = this.steady_C;
    this.steady_C = before_C + Math.abs(counter.increment_C);
    const range_C: number = RANGE_SHARE * this.capacity_C;
    if (before_C < range_C && this.steady_C >= range_C) {
      if (flow.mode === Mode.Charge) {
        this.low_V = voltage_V;
      } else {
        this.high_V = voltage_V;
      }
    }
    return before_C >= SETTLED_SHARE * this.capacity_C;
  }

  /** The steepest part of the curve that both directions pass, if it is steep enough. */
  private choose(): void {
    let steepest_V: number = this.settings.restSlopeMin_V;
    let level_V: number = 0;
    const last: i32 = (this.profile.ocvCount - 1) | 0;
    for (let k: i32 = 0; k < last; k++) {
      const next: i32 = (k + 1) | 0;
      const middle_V: number = 0.5 * (this.profile.ocvVoltage_V[k] + this.profile.ocvVoltage_V[next]);
      const rise_V: number = this.profile.ocvVoltage_V[next] - this.profile.ocvVoltage_V[k];
      const width: number = this.profile.ocvFraction[next] - this.profile.ocvFraction[k];
      const passed: boolean = middle_V > this.low_V && middle_V < this.high_V;
      if (passed && rise_V > steepest_V * width) {
        steepest_V = rise_V / width;
        level_V = middle_V;
      }
    }
    this.missed = 0;
    if (level_V === this.level_V) {
      return;
    }
    this.level_V = level_V;
    this.levelCount = (this.levelCount + 1) | 0;
    this.slope_V_per_C = steepest_V / this.capacity_C;
    this.warm_C_per_K = this.settings.ocvTemperature_V_per_K / this.slope_V_per_C;
    this.up.known = false;
  }

  /** The state of the cell at the crossing, on a straight line between the last two samples. */
  private capture(into: Endpoint, plausibility: Plausibility, counter: CoulombCounter, flow: Flow): void {
    flow.capture(into, plausibility, counter);
    const v: number = plausibility.clean.voltage_V;
    const after: number = (v - this.level_V) / (v - this.last_V);
    into.time_s = into.time_s - after * plausibility.interval_s;
    into.charge_C = into.charge_C - after * counter.increment_C;
    into.rawCharge_C = into.rawCharge_C - after * counter.increment_C;
  }

  /** What the straight line over the charge of an interval may be off by. */
  private bend_C(interval_C: number): number {
    return (interval_C * interval_C) / (8 * BEND_SHARE * this.capacity_C);
  }

  /** What the cathode still has to relax since the current is steady, as a share. */
  private lagShare(temperature_degC: number): number {
    const relaxation_s: number = this.relaxation_s * overpotentialFactor(temperature_degC);
    return exp(-this.steady_s / relaxation_s);
  }

  /** `state` holds the crossing downwards; it becomes the state between both. A temperature must be known at both. */
  private meet(interval_C: number, sigma_V: number): void {
    const downBend_C: number = this.bend_C(interval_C);
    const downLag: number = this.lagShare(this.state.temperature_degC);
    const counted: boolean = this.up.known && this.up.breakCount === this.state.breakCount;
    this.fresh = counted && this.up.temperatureKnown && this.state.temperatureKnown;
    const up: number = this.up.current_A * overpotentialFactor(this.up.temperature_degC);
    const down: number = -this.state.current_A * overpotentialFactor(this.state.temperature_degC);
    const share: number = up / (up + down);
    this.gap_C = this.state.charge_C - this.up.charge_C;
    this.span_s = this.state.time_s - this.up.time_s;
    this.lean_C = (share - 0.5) * this.gap_C;
    this.lagUp_C = LAG_SHARE * this.upLag * this.gap_C;
    this.lagDown_C = LAG_SHARE * downLag * this.gap_C;
    moveTowards(this.state, this.up, 1 - share);
    const noise_C: number = sigma_V / this.slope_V_per_C;
    const own_C: number = this.settings.crossingScatter * this.capacity_C;
    const bend_C2: number = this.upBend_C * this.upBend_C + downBend_C * downBend_C;
    const lean_C: number = LEAN_SHARE * this.lean_C;
    this.variance_C2 = 0.5 * noise_C * noise_C + 0.25 * bend_C2 + own_C * own_C + lean_C * lean_C;
    this.up.known = false;
    if (this.fresh) {
      this.missed = 0;
    }
  }
}

/** Arrhenius' factor of an overpotential, 1 at 25 degC and larger in the cold. */
function overpotentialFactor(temperature_degC: number): number {
  return exp(ACTIVATION_K * (1 / (temperature_degC + ZERO_CELSIUS_K) - 1 / REFERENCE_K));
}

/** Moves what is counted, when, and how warm, by a share of the way to an earlier point. The rest stays. */
function moveTowards(point: Endpoint, earlier: Endpoint, share: number): void {
  point.time_s = between(point.time_s, earlier.time_s, share);
  point.charge_C = between(point.charge_C, earlier.charge_C, share);
  point.rawCharge_C = between(point.rawCharge_C, earlier.rawCharge_C, share);
  point.samplingVariance_C2 = between(point.samplingVariance_C2, earlier.samplingVariance_C2, share);
  point.samplingBias_C = between(point.samplingBias_C, earlier.samplingBias_C, share);
  point.throughput_C = between(point.throughput_C, earlier.throughput_C, share);
  point.voltageTime_Vs = between(point.voltageTime_Vs, earlier.voltageTime_Vs, share);
  point.temperature_degC = between(point.temperature_degC, earlier.temperature_degC, share);
}

function between(value: number, earlier: number, share: number): number {
  return value + share * (earlier - value);
}
