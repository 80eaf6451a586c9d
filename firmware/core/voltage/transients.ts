/**
 * Dips and noise of the voltage: the transient detectors (PHYSICS B, detector 3).
 *
 * `ShortMemory` predicts, `Excursion` follows what leaves the line by more than 8 sigma, `ShallowDips` what only shows
 * over many samples, `DipEvidence` judges how many dips are too many for chance. Needs no open-circuit curve. Nothing is
 * judged across a step of current, in the first samples after one, or while the empty collector rules the voltage.
 *   packet charge q = integral of depth/R dt;  least visible in one sample: q_min = 5 sigma T_w/R, and sustained over n
 *   samples I_min = 5 sigma/(R sqrt n)
 */
import { Mode } from '../flow.js';
import type { Flow } from '../flow.js';
import { sqrt } from '../mathx.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';
import { DipEvidence } from './dipEvidence.js';
import { Excursion, Outcome, TURN_SHARE } from './excursion.js';
import { ShallowDips } from './shallowDips.js';
import { ShortMemory } from './shortMemory.js';
import type { StepResistance } from './stepResistance.js';
import type { TransientSettings } from './transientSettings.js';

/** Width classes of the histogram. */
const WIDTHS: i32 = 8;
/** Samples that the mean square of the residuals remembers. Assumed (256 to 4096). */
const NOISE_MEMORY: number = 512;
/** A silence this long ends what was predicted, s. Assumed (300 to 3600; loggers that write on change wait 300 s). */
const SILENCE_S: number = 700;
/** Standard deviations of the least packet that shows. PHYSICS B. */
const PACKET_SIGMA: number = 5;
/** Below this noise no converter is believed, V. Assumed (1 to 10 uV). */
const NOISE_MIN_V: number = 0.000003;
/** A step of current moves the voltage by R dI; in a constant-voltage hold by less than this share. Assumed (0.1 to 0.5). */
const HELD_SHARE: number = 0.3;
/** Share of a step of current from which the cell charges or discharges. */
const TURN_SHARE_OF_STEP: number = 0.1;
const COUNT_MAX: i32 = 1000000000;

function isCharging(mode: Mode): boolean {
  return mode === Mode.Charge || mode === Mode.Hold;
}

export class Transients {
  /** A dip or spike is under way. */
  underWay: boolean = false;
  /** Dips and spikes that counted, and shallow dips. */
  dipCount: i32 = 0;
  spikeCount: i32 = 0;
  shallowCount: i32 = 0;
  /** Newest dip: its end, depth, width, charge; and the sum of all charges. */
  lastDip_s: number = 0;
  depth_V: number = 0;
  width_s: number = 0;
  packetCharge_C: number = 0;
  totalCharge_C: number = 0;
  /** Dips by width: up to 1.5, 3, 6, 12, 24, 48, 96 s, and above. */
  readonly widths: i32[] = [0, 0, 0, 0, 0, 0, 0, 0];
  /** Mean square of the standardised residuals, near 1 in a healthy cell, and whether it is raised. */
  noiseRatio: number = 1;
  noisy: boolean = false;
  /** Least charge of a packet within one sample's interval, and least current over 16 samples, that show now. */
  packetLimit_C: number = 0;
  sustainedLimit_A: number = 0;
  readonly evidence: DipEvidence;
  readonly line: ShortMemory;
  readonly excursion: Excursion;
  readonly shallow: ShallowDips;

  private readonly settings: TransientSettings;
  private readonly step_A: number;
  /** A current beyond it charges or discharges. */
  private readonly turn_A: number;
  private readonly floor_V: number;
  private readonly sustainedRoot: number;
  private readonly dipMin_V: number;
  private known: boolean = false;
  /** Current to which the line belongs. */
  private line_A: number = 0;
  private last_A: number = 0;
  private last_s: number = 0;
  private last_V: number = 0;
  /** The voltage itself, of the row before. */
  private voltage_V: number = 0;
  private mode: Mode = Mode.Unknown;
  private resistance_ohm: number = 0;

  constructor(profile: CellProfile, settings: TransientSettings) {
    this.settings = settings;
    this.step_A = settings.stepRate_per_h * profile.capacity_Ah;
    this.turn_A = TURN_SHARE_OF_STEP * this.step_A;
    const stated_V: number = Math.max(profile.voltageNoise_V, 0.29 * profile.voltageResolution_V);
    this.floor_V = Math.max(stated_V, NOISE_MIN_V);
    this.sustainedRoot = sqrt(settings.memoryMax);
    this.dipMin_V = Math.max(settings.dipMin_V, settings.dipResolutions * profile.voltageResolution_V);
    this.evidence = new DipEvidence(settings);
    this.line = new ShortMemory(settings);
    this.excursion = new Excursion(settings);
    this.shallow = new ShallowDips(settings);
  }

  /** `masked`: the collector is empty or nucleating. */
  step(plausibility: Plausibility, flow: Flow, resistance: StepResistance, masked: boolean): void {
    const time_s: number = plausibility.clean.time_s;
    this.evidence.step(time_s);
    if (!plausibility.clean.voltageValid || !plausibility.clean.currentValid) {
      return;
    }
    const current_A: number = flow.current_A;
    const interval_s: number = time_s - this.last_s;
    const voltage_V: number = plausibility.clean.voltage_V;
    const change_A: number = current_A - this.last_A;
    const change_V: number = voltage_V - this.voltage_V;
    this.resistance_ohm = Math.max(resistance.resistance_ohm, 0.000001);
    const supplied: boolean = this.isSupplied(flow.mode, change_V, change_A);
    const stepped: boolean = (Math.abs(change_A) >= this.step_A && !supplied) || this.hasTurned(flow.mode);
    const y_V: number = voltage_V - this.resistance_ohm * current_A;
    if (!this.known || stepped || masked || interval_s > SILENCE_S) {
      this.restart(y_V, time_s, current_A);
    } else if (interval_s > 0) {
      const error: number =
        resistance.count > 0 ? this.settings.resistanceError : this.settings.resistanceErrorUnknown;
      const ohmic_V: number = error * this.resistance_ohm * Math.abs(current_A - this.line_A);
      this.judge(y_V, time_s, current_A, ohmic_V);
    }
    this.known = true;
    this.last_A = current_A;
    this.mode = flow.mode;
    this.last_s = time_s;
    this.last_V = y_V;
    this.voltage_V = voltage_V;
    this.underWay = this.excursion.underWay;
  }

  /** Rest, charge or discharge has begun; the constant-voltage end of a charge goes on from it without a step. */
  private hasTurned(mode: Mode): boolean {
    return mode !== this.mode && !(isCharging(this.mode) && isCharging(mode));
  }

  /** A held voltage cannot dip: the charger supplies what a short takes. Such a rise of the current, and its end, are no step. */
  private isSupplied(mode: Mode, change_V: number, change_A: number): boolean {
    const held: boolean = this.mode === Mode.Hold || mode === Mode.Hold;
    const rises: boolean = change_A > 0 || this.excursion.underWay;
    return held && rises && Math.abs(change_V) < HELD_SHARE * this.resistance_ohm * Math.abs(change_A);
  }

  private restart(y_V: number, time_s: number, current_A: number): void {
    const plating: boolean = current_A > this.turn_A;
    this.line.restart(y_V, time_s, plating);
    this.line_A = current_A;
    this.excursion.underWay = false;
    this.shallow.reset(time_s, plating);
  }

  private judge(y_V: number, time_s: number, current_A: number, ohmic_V: number): void {
    const interval_s: number = time_s - this.last_s;
    const noise_V: number = Math.max(this.line.sigma_V, this.floor_V);
    const sigma_V: number = this.settings.estimatedInflation * noise_V;
    this.packetLimit_C = (PACKET_SIGMA * sigma_V * interval_s) / this.resistance_ohm;
    this.sustainedLimit_A = (PACKET_SIGMA * sigma_V) / (this.resistance_ohm * this.sustainedRoot);
    this.line.compare(y_V, time_s);
    if (this.excursion.underWay) {
      this.follow(y_V, time_s, current_A, ohmic_V);
      return;
    }
    const noiseKnown: boolean = this.line.knowsNoise();
    const settled: boolean = noiseKnown && this.line.count >= this.settings.settleSamples;
    if (settled) {
      const trend_V: number = Math.abs(this.line.slope_V_per_s) * interval_s;
      const margin_V: number = ohmic_V + this.settings.trendError * trend_V;
      if (this.leaves(y_V - this.last_V, sigma_V, margin_V)) {
        const sign: i32 = this.line.residual_V < 0 ? 1 : -1;
        const departure_V: number = Math.abs(this.line.residual_V);
        this.excursion.begin(departure_V, sign, this.last_s, time_s, y_V);
        return;
      }
      if (interval_s <= this.settings.shallowIntervalMax_s) {
        this.watchMean(sigma_V, margin_V, time_s);
        if (this.shallow.shift.alarm !== 0) {
          // A line fitted across a shift swings back and would look like its return.
          const plating: boolean = current_A > this.turn_A;
          this.line.restart(y_V, time_s, plating);
          this.shallow.noise.restart(plating);
          return;
        }
      }
    }
    this.line.learn(y_V, time_s, this.floor_V);
    this.line_A = this.line_A + (current_A - this.line_A) / this.settings.memoryMax;
  }

  /** Whether the newest residual is more than noise, the bend of the curve and the error of R I can make. */
  private leaves(change_V: number, sigma_V: number, margin_V: number): boolean {
    const limit_V: number = Math.max(this.settings.dipSigma * sigma_V, this.dipMin_V) + margin_V;
    const r_V: number = this.line.residual_V;
    const turned: boolean = change_V * r_V > TURN_SHARE * r_V * r_V;
    return this.settings.dipsEnabled && turned && Math.abs(r_V) > limit_V;
  }

  private follow(y_V: number, time_s: number, current_A: number, ohmic_V: number): void {
    const discharging: boolean = current_A < -this.turn_A;
    const outcome: Outcome = this.excursion.step(y_V, time_s, this.line);
    const dip: boolean = this.excursion.sign > 0;
    if (outcome === Outcome.Counts && !this.excursion.counted) {
      this.count(dip, time_s);
    }
    if (outcome === Outcome.GivenUp || ohmic_V > 0.5 * this.excursion.depth_V) {
      this.restart(y_V, time_s, current_A);
    } else if (outcome === Outcome.Counts) {
      this.line.learn(y_V, time_s, this.floor_V);
    } else if (dip && !this.excursion.counted && !discharging) {
      // Charging or at rest nothing healthy lowers the voltage at once and for good.
      if (this.excursion.depth_V >= this.settings.promptDip_V && this.excursion.isFlat()) {
        this.excursion.counted = true;
        this.count(true, time_s);
      }
    }
  }

  private count(dip: boolean, time_s: number): void {
    if (!dip) {
      this.spikeCount = Math.min(this.spikeCount + 1, COUNT_MAX) | 0;
    } else {
      this.dipCount = Math.min(this.dipCount + 1, COUNT_MAX) | 0;
      this.lastDip_s = time_s;
      this.depth_V = this.excursion.depth_V;
      this.width_s = this.excursion.width_s();
      this.packetCharge_C = this.excursion.area_Vs / this.resistance_ohm;
      this.totalCharge_C = this.totalCharge_C + this.packetCharge_C;
      this.classify(this.width_s);
    }
    // An excursion counts as noise once it is known not to be a knee: all its samples at the clamp.
    const largest: number = this.settings.deviationMax * this.settings.estimatedInflation;
    const weight: number = Math.min(this.excursion.samples / NOISE_MEMORY, 1);
    this.noiseRatio = this.noiseRatio + weight * (largest * largest - this.noiseRatio);
    this.evidence.take(dip, time_s);
  }

  private classify(width_s: number): void {
    let limit_s: number = 1.5;
    let k: i32 = 0;
    while (k < WIDTHS - 1 && width_s > limit_s) {
      limit_s = 2 * limit_s;
      k = (k + 1) | 0;
    }
    this.widths[k] = Math.min(this.widths[k] + 1, COUNT_MAX) | 0;
  }

  /** The mean of many residuals; what the curve's bend may explain is taken off first. */
  private watchMean(sigma_V: number, margin_V: number, time_s: number): void {
    const r_V: number = this.line.residual_V;
    const beyond_V: number = Math.max(Math.abs(r_V) - margin_V, 0);
    const most: number = this.settings.deviationMax;
    const size: number = Math.min(beyond_V / sigma_V, most);
    this.watchNoise(size);
    this.shallow.step(r_V < 0 ? -size : size, time_s);
    if (this.shallow.fresh) {
      this.shallowCount = Math.min(this.shallowCount + 1, COUNT_MAX) | 0;
      this.evidence.take(true, time_s);
    } else if (this.shallow.freshSpike) {
      this.evidence.take(false, time_s);
    }
  }

  private watchNoise(z: number): void {
    const inflation: number = this.settings.estimatedInflation;
    const size: number = Math.min(Math.abs(z), this.settings.deviationMax) * inflation;
    this.noiseRatio = this.noiseRatio + (size * size - this.noiseRatio) / NOISE_MEMORY;
    this.noisy = this.noiseRatio > this.settings.noisyRatio;
  }
}
