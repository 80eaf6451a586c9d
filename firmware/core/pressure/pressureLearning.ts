/**
 * Learns the laws of the pressure from block to block: priors, slow changes, the noise the load cell really has, and
 * what to do when prediction and pressure part.
 *
 * White innovations average to zero. A run of one sign says that the rate has changed (a leak began or ended), and when
 * it comes back soon, that the gain may have (a fixture at work); a jump is judged by `PressureStep`.
 */
import type { CellProfile } from '../profile.js';
import {
  BEGINNING,
  CREEP,
  CREEP_TIME,
  CURVATURE,
  FAST_CREEP,
  LEVEL,
  PressureFilter,
  RATE,
  SWING,
  THERMAL,
} from './pressureFilter.js';
import { PressurePrior } from './pressurePrior.js';
import type { PressureRegressor } from './pressureRegressor.js';
import type { PressureSettings } from './pressureSettings.js';
import { PressureStep, StepVerdict } from './pressureStep.js';

const SECONDS_PER_HOUR: number = 3600;
/** Blocks over which the noise is averaged. Assumed (30 to 200). */
const NOISE_MEMORY: number = 60;
/** A squared innovation counts at most this many variances as noise. Assumed (4 to 16). */
const NOISE_CLIP: number = 9;
/** Blocks over which the sign of the innovations is averaged. Assumed (15 to 60). */
const STRAIN_MEMORY: number = 30;

export class PressureLearning {
  readonly filter: PressureFilter = new PressureFilter();
  readonly prior: PressurePrior;
  /** White noise of one sample, as stated. */
  readonly noise_kPa: number;
  /** Variance of the noise of the newest block. */
  noiseVariance: number = 0;
  /** What the level may have wandered by since the block before. */
  wanderVariance: number = 0;
  verdict: StepVerdict = StepVerdict.Plain;

  private readonly settings: PressureSettings;
  private readonly steps: PressureStep;
  /** Noise seen over noise stated, squared. */
  private noiseRatio: number = 1;
  private strain: number = 0;
  private strained_s: number = 0;
  private strainedBefore: boolean = false;

  constructor(profile: CellProfile, settings: PressureSettings) {
    this.settings = settings;
    this.prior = new PressurePrior(profile, settings);
    this.noise_kPa = profile.pressureNoise_kPa > 0 ? profile.pressureNoise_kPa : settings.noise_kPa;
    this.steps = new PressureStep(settings);
    const swing_kPa: number = this.prior.swing_kPa;
    this.filter.prior(RATE, 0, settings.rateUncertainty_per_h * swing_kPa);
    this.filter.prior(SWING, swing_kPa, this.prior.uncertainty * swing_kPa);
    this.filter.prior(CURVATURE, 0, settings.curvatureUncertainty);
    this.filter.prior(CREEP, -settings.creepShare * swing_kPa, settings.creepShareUncertainty * swing_kPa);
    this.filter.prior(CREEP_TIME, 0, settings.creepShare * settings.creepTimeUncertainty * swing_kPa);
    this.filter.prior(FAST_CREEP, 0, settings.fastCreepUncertainty * swing_kPa);
    this.filter.prior(THERMAL, settings.thermal_kPa_per_K, settings.thermalUncertainty_kPa_per_K);
  }

  /** The first block of a stretch of unbroken counting; what is left to creep from before it is unknown. */
  begin(regressor: PressureRegressor, pressure_kPa: number, count: number): void {
    this.steps.clear();
    this.strain = 0;
    this.filter.prior(BEGINNING, 0, this.settings.creepShareUncertainty * this.prior.swing_kPa);
    const laws_kPa: number = this.filter.laws(regressor.values);
    this.filter.prior(LEVEL, pressure_kPa - laws_kPa, this.prior.swing_kPa);
    this.noiseVariance = (this.noiseRatio * this.noise_kPa * this.noise_kPa) / count;
  }

  /** Moves on to the regressor's block. */
  predict(regressor: PressureRegressor): void {
    const s: PressureSettings = this.settings;
    const swing_kPa: number = this.prior.swing_kPa;
    const interval_h: number = regressor.interval_s / SECONDS_PER_HOUR;
    this.filter.predict(interval_h);
    const slip_kPa: number = (regressor.formed ? s.slipWalk : s.formationWalk) * swing_kPa;
    const walk_kPa: number = s.walk_kPa_per_sqrt_h;
    this.wanderVariance = slip_kPa * slip_kPa * regressor.passed + walk_kPa * walk_kPa * interval_h;
    this.filter.widen(LEVEL, this.wanderVariance);
    const rateWalk_kPa: number = s.rateWalk_per_h * swing_kPa;
    this.filter.widen(RATE, rateWalk_kPa * rateWalk_kPa * interval_h);
    const gainWalk_kPa: number = s.gainWalk * swing_kPa;
    this.filter.widen(SWING, gainWalk_kPa * gainWalk_kPa * interval_h);
  }

  /** Compares the block's pressure, the mean of `count` samples, with the prediction; the verdict says what it is. */
  compare(regressor: PressureRegressor, pressure_kPa: number, count: number): void {
    this.noiseVariance = (this.noiseRatio * this.noise_kPa * this.noise_kPa) / count;
    this.observe(regressor, pressure_kPa);
    this.verdict = this.steps.judge(this.filter);
    if (this.verdict === StepVerdict.Step) {
      this.filter.prior(LEVEL, this.filter.state[LEVEL], this.prior.swing_kPa);
      this.doubtGain();
      this.observe(regressor, pressure_kPa);
    } else if (this.verdict === StepVerdict.Leak) {
      this.freeRate(this.settings.stepLeak_per_h * this.prior.swing_kPa);
      this.observe(regressor, pressure_kPa);
    }
  }

  /** Learns from the pressure last compared. `frozen`: a leak is up, so that only level and rate may follow. */
  learn(frozen: boolean, time_s: number): void {
    const score: number = this.filter.innovation_kPa / this.filter.innovationSigma_kPa;
    this.filter.learn(frozen);
    if (!frozen) {
      this.followNoise(score);
    }
    this.watchStrain(score, frozen, time_s);
  }

  /** The rate may have changed by so much: the filter follows, instead of bending the laws to explain it. */
  freeRate(rate_kPa_per_h: number): void {
    this.filter.widen(RATE, rate_kPa_per_h * rate_kPa_per_h);
  }

  private observe(regressor: PressureRegressor, pressure_kPa: number): void {
    const form_kPa: number = this.settings.formError * this.prior.swing_kPa;
    this.filter.observe(regressor.values, pressure_kPa, this.noiseVariance + form_kPa * form_kPa);
  }

  /** The fixture may have changed: nothing is concluded until the gain has been confirmed. */
  private doubtGain(): void {
    const swing_kPa: number = this.settings.gainDoubt * this.prior.swing_kPa;
    this.filter.widen(SWING, swing_kPa * swing_kPa);
  }

  /** The load cell may be noisier than stated: what the innovations scatter beyond what is uncertain anyway. */
  private followNoise(score: number): void {
    const variance: number = this.filter.innovationVariance;
    const scatter: number = (score - this.strain) * (score - this.strain) * variance;
    const excess: number = Math.max(0, scatter - variance + this.noiseVariance);
    const seen: number = Math.min(excess / this.noiseVariance, NOISE_CLIP) * this.noiseRatio;
    this.noiseRatio = Math.max(1, this.noiseRatio + (seen - this.noiseRatio) / NOISE_MEMORY);
  }

  private watchStrain(score: number, frozen: boolean, time_s: number): void {
    this.strain = this.strain + (score - this.strain) / STRAIN_MEMORY;
    if (Math.abs(this.strain) < this.settings.strainMax) {
      return;
    }
    this.strain = 0;
    this.freeRate(this.settings.rateUncertainty_per_h * this.prior.swing_kPa);
    const again: boolean = this.strainedBefore && time_s - this.strained_s < this.settings.strainPause_s;
    if (again && !frozen) {
      this.doubtGain();
    }
    this.strainedBefore = true;
    this.strained_s = time_s;
  }
}
