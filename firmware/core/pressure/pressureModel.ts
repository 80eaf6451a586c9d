/**
 * From a noisy pressure to one that is proportional to the thickness of the stack.
 *
 *   corrected = P - creep - temperature - curvature = P_0 + gain (charge through the cathode)        PHYSICS B
 * The laws are learnt on blocks of a minute (PressureLearning); what they leave is the base line (PressureLevel).
 * Charge that passes without volume makes the base line fall: the slip of the charge against the pressure, S = charge -
 * corrected/gain, is a leak, a drift of the load cell or an offset of the current sensor, and is not corrected away here. A
 * jump that no charge explains is a step of load cell or fixture: the base line starts anew; `breakCount` keeps both sides apart.
 */
import { AlarmId } from '../alarms.js';
import type { Alarms } from '../alarms.js';
import type { CoulombCounter } from '../coulombCounter.js';
import type { Endpoint } from '../endpoint.js';
import { sqrtNear } from '../mathx.js';
import type { Plausibility } from '../plausibility.js';
import { FixtureType } from '../profile.js';
import type { CellProfile } from '../profile.js';
import type { Sample } from '../sample.js';
import type { i32 } from '../types.js';
import { PressureBlock } from './pressureBlock.js';
import { CREEP, CREEP_TIME, FAST_CREEP, LEVEL, RATE, SWING, THERMAL } from './pressureFilter.js';
import { PressureLearning } from './pressureLearning.js';
import { PressureLevel } from './pressureLevel.js';
import { PressureReason, pressureReasonOf } from './pressureReason.js';
import { PressureRegressor } from './pressureRegressor.js';
import type { PressureSettings } from './pressureSettings.js';
import { StepVerdict } from './pressureStep.js';
import { StuckPressure } from './stuckPressure.js';

const SECONDS_PER_HOUR: number = 3600;
/** Without a reading for so long there is no sensor any more, s. Assumed (600 to 7200). */
const SENSOR_LOST_S: number = 1800;

export class PressureModel {
  reason: PressureReason = PressureReason.NoSensor;
  /** The pressure speaks of the thickness: `reason` is Known. */
  known: boolean = false;
  gainLearnt: boolean = false;
  /** Pressure over a full charge, kPa. */
  swing_kPa: number = 0;
  /** Pressure per charge, and its relative standard uncertainty. */
  gain_kPa_per_C: number = 0;
  gainUncertainty: number = 1;
  /** Pressure less creep, temperature and curvature; its random standard uncertainty. */
  corrected_kPa: number = 0;
  sigma_kPa: number = 0;
  /** Wander of the load cell, and 1 sigma of its linear drift. */
  readonly walk_kPa_per_sqrt_h: number;
  readonly driftUncertainty_kPa_per_h: number;
  /** Share of a change of thickness that creeps away slowly and fast; the slow time; the thermal coefficient. */
  creepShare: number = 0;
  creepTime_s: number = 0;
  fastCreepShare: number = 0;
  thermal_kPa_per_K: number = 0;
  /** Rate of the base line: minus gain times leak, or drift of the load cell. */
  rate_kPa_per_h: number = 0;
  /** Share of the plated sodium whose volume went missing, by full charges: whoever compares them keeps it up to date. */
  volumeLossShare: number = 0;
  /** Steps and interruptions so far. */
  breakCount: i32 = 0;
  /** Variance that sampling has left in the counted charge so far. */
  samplingVariance_C2: number = 0;
  /** A block with a pressure was taken in this step: regressor, learning and level speak of it. */
  fresh: boolean = false;
  readonly regressor: PressureRegressor;
  readonly learning: PressureLearning;
  readonly level: PressureLevel;

  private readonly settings: PressureSettings;
  private readonly alarms: Alarms;
  private readonly fixture: FixtureType;
  private readonly capacity_C: number;
  private readonly block: PressureBlock;
  private readonly endOfRange: StuckPressure;
  private started: boolean = false;
  /** Samples of the block that the filter was moved to in the step before, still to be learnt from; 0 = none. */
  private waiting: i32 = 0;
  /** Samples in a row that were left to the voltage. */
  private yields: i32 = 0;
  private swingSigma_kPa: number = 0;
  /** Size of the swing, never zero. */
  private size_kPa: number = 1;
  private lastPressure_s: number = 0;
  private jumpLeft_kPa2: number = 0;
  private chargeBreaks: i32 = 0;

  constructor(profile: CellProfile, settings: PressureSettings, alarms: Alarms) {
    this.settings = settings;
    this.alarms = alarms;
    this.fixture = profile.fixtureType;
    this.capacity_C = profile.capacity_Ah * SECONDS_PER_HOUR;
    this.block = new PressureBlock(settings.blockTime_s, settings.blockFraction * this.capacity_C);
    this.learning = new PressureLearning(profile, settings);
    const swing_kPa: number = this.learning.prior.swing_kPa;
    this.regressor = new PressureRegressor(this.capacity_C, swing_kPa, settings);
    this.level = new PressureLevel(settings.levelJump);
    this.endOfRange = new StuckPressure(settings, swing_kPa, this.learning.noise_kPa);
    this.walk_kPa_per_sqrt_h = settings.walk_kPa_per_sqrt_h;
    const stated_kPa_per_h: number = profile.pressureDrift_kPa_per_h;
    this.driftUncertainty_kPa_per_h = stated_kPa_per_h > 0 ? stated_kPa_per_h : settings.drift_kPa_per_h;
    this.publish();
  }

  /**
   * `leaking`: a leak is up, so that laws that are settled must not learn from it. `busy`: the voltage has had its turn in this
   * step; the filter waits for the next sample, so that no step pays for both.
   */
  step(plausibility: Plausibility, counter: CoulombCounter, leaking: boolean, busy: boolean): void {
    this.fresh = false;
    if (this.fixture !== FixtureType.Spring && this.fixture !== FixtureType.ConstantGap) {
      return;
    }
    const seldom: boolean = 2 * plausibility.interval_s >= this.settings.blockTime_s;
    const yields: boolean = busy && !seldom && this.yields < this.settings.yieldsMax;
    this.yields = yields ? (this.yields + 1) | 0 : 0;
    if (counter.breakCount !== this.chargeBreaks) {
      this.chargeBreaks = counter.breakCount;
      this.waiting = 0;
      this.missCharge(plausibility.interval_s);
    } else if (plausibility.gap) {
      this.interrupt();
    }
    if (this.waiting > 0 && !yields) {
      this.finishBlock(leaking);
    }
    this.followSampling(counter.samplingVariance_C2);
    this.gather(plausibility.clean, counter.charge_C);
    const full: boolean = this.block.full(plausibility.clean.time_s, counter.charge_C);
    if (full && !yields) {
      this.block.close();
      this.takeBlock();
      this.block.clear();
      // The next sample pays for what is learnt, unless the next block is nearly as close.
      if (this.waiting === 0 || seldom) {
        this.finishBlock(leaking);
      }
    }
    const since_C: number = counter.charge_C - this.regressor.origin_C;
    this.corrected_kPa = this.level.level_kPa + this.level.rebase_kPa + this.gain_kPa_per_C * since_C;
  }

  creepShareUncertainty(): number {
    return this.learning.filter.sigma(CREEP) / this.size_kPa;
  }

  thermalUncertainty_kPa_per_K(): number {
    return this.learning.filter.sigma(THERMAL);
  }

  /** Writes the pressure into an end point. */
  capture(into: Endpoint): void {
    into.pressure_kPa = this.corrected_kPa;
    into.pressureSigma_kPa = this.sigma_kPa;
    into.pressureKnown = this.known;
    into.pressureBreaks = this.breakCount;
  }

  /** A read of the current failed: the level moves by the charge that was not counted, at most that of 1C, assumed. */
  private missCharge(interval_s: number): void {
    if (interval_s > this.settings.missedMax_s) {
      this.interrupt();
      return;
    }
    this.breakCount = (this.breakCount + 1) | 0;
    const missed_kPa: number = (interval_s / SECONDS_PER_HOUR) * this.learning.prior.swing_kPa;
    this.widenLevel(missed_kPa * missed_kPa);
  }

  /** The current jumped somewhere between two samples: the counted charge, and so the level, may have jumped too. */
  private followSampling(variance_C2: number): void {
    const more_C2: number = variance_C2 - this.samplingVariance_C2;
    if (more_C2 <= 0) {
      return;
    }
    this.samplingVariance_C2 = variance_C2;
    const gain_kPa_per_C: number = this.learning.prior.swing_kPa / this.capacity_C;
    const more_kPa2: number = more_C2 * gain_kPa_per_C * gain_kPa_per_C;
    this.widenLevel(more_kPa2);
    // The block under way holds samples from before the jump: part of it comes with the next.
    this.jumpLeft_kPa2 = this.jumpLeft_kPa2 + more_kPa2;
  }

  private widenLevel(variance_kPa2: number): void {
    this.learning.filter.widen(LEVEL, variance_kPa2);
    this.level.widen(variance_kPa2);
  }

  /** The charge that passed is unknown: level and creep start anew, the laws stay. */
  private interrupt(): void {
    this.block.clear();
    this.waiting = 0;
    if (this.started) {
      this.started = false;
      this.breakCount = (this.breakCount + 1) | 0;
    }
  }

  private gather(clean: Sample, charge_C: number): void {
    this.block.open(clean.time_s, charge_C);
    if (clean.temperatureValid) {
      this.block.addTemperature(clean.temperature_degC);
    }
    if (clean.pressureValid) {
      this.endOfRange.step(clean.pressure_kPa, charge_C / this.capacity_C);
    }
    if (clean.pressureValid && !this.endOfRange.stuck) {
      this.block.add(clean.time_s, charge_C, clean.pressure_kPa);
    } else {
      this.block.addBare(clean.time_s, charge_C);
    }
  }

  /** Learns from the newest block, if it has a pressure. */
  private finishBlock(leaking: boolean): void {
    if (this.waiting > 0) {
      // In a rest creep looks like a leak: laws that are settled learn from charge and discharge alone.
      const still: boolean = this.regressor.isStill();
      this.learn(this.gainUncertainty < this.settings.gainSettled && (leaking || still));
      this.waiting = 0;
    }
    this.widenLevel(this.jumpLeft_kPa2);
    this.jumpLeft_kPa2 = 0;
    this.publish();
  }

  private takeBlock(): void {
    if (!this.started) {
      this.begin();
    } else if (!this.regressor.advance(this.block)) {
      this.interrupt();
    } else {
      this.learning.predict(this.regressor);
      this.level.widen(this.learning.wanderVariance);
      if (this.block.count > 0) {
        this.lastPressure_s = this.block.time_s;
        this.waiting = this.block.count;
      }
    }
  }

  private begin(): void {
    if (this.block.count === 0) {
      return;
    }
    this.started = true;
    this.lastPressure_s = this.block.time_s;
    this.regressor.begin(this.block);
    this.learning.begin(this.regressor, this.block.pressure_kPa, this.block.count);
    this.beginLevel();
  }

  private beginLevel(): void {
    const laws_kPa: number = this.learning.filter.laws(this.regressor.values);
    this.level.begin(this.block.pressure_kPa - laws_kPa, this.learning.noiseVariance, this.regressor);
  }

  private learn(frozen: boolean): void {
    this.learning.compare(this.regressor, this.block.pressure_kPa, this.waiting);
    if (this.learning.verdict === StepVerdict.Wait) {
      return;
    }
    this.learning.learn(frozen || this.learning.verdict !== StepVerdict.Plain, this.regressor.time_s);
    this.level.afterLearning(this.learning.filter);
    this.fresh = true;
    if (this.learning.verdict === StepVerdict.Step) {
      this.alarms.raise(AlarmId.PressureStep);
      this.breakCount = (this.breakCount + 1) | 0;
      this.beginLevel();
      return;
    }
    const left_kPa: number = this.block.pressure_kPa - this.learning.filter.laws_kPa;
    this.level.take(left_kPa, this.learning.noiseVariance);
  }

  private publish(): void {
    const swing_kPa: number = this.learning.filter.state[SWING];
    const nominal_kPa: number = this.learning.prior.swing_kPa;
    this.size_kPa = Math.max(Math.abs(swing_kPa), 0.000001 * nominal_kPa);
    const swingVariance_kPa2: number = this.learning.filter.varianceOf(SWING);
    this.swingSigma_kPa = sqrtNear(swingVariance_kPa2, this.swingSigma_kPa);
    const perSize_per_kPa: number = 1 / this.size_kPa;
    this.swing_kPa = swing_kPa;
    this.gain_kPa_per_C = swing_kPa / this.capacity_C;
    this.gainUncertainty = Math.min(1, this.swingSigma_kPa * perSize_per_kPa);
    const large: boolean = swing_kPa > this.settings.swingMin * this.learning.noise_kPa;
    this.gainLearnt = large && this.gainUncertainty < this.settings.gainLearnt;
    this.sigma_kPa = sqrtNear(this.level.variance_kPa2, this.sigma_kPa);
    this.creepShare = -this.learning.filter.state[CREEP] * perSize_per_kPa;
    // Linear in ln(time): the change of share times ln(time) over the nominal share.
    const stretch: number =
      this.learning.filter.state[CREEP_TIME] / (-this.settings.creepShare * nominal_kPa);
    this.creepTime_s = this.settings.creepTime_s * Math.max(0.1, Math.min(1 + stretch, 10));
    this.fastCreepShare = -this.learning.filter.state[FAST_CREEP] * perSize_per_kPa;
    this.thermal_kPa_per_K = this.learning.filter.state[THERMAL];
    this.rate_kPa_per_h = this.learning.filter.state[RATE];
    const lost: boolean = !this.started || this.regressor.time_s - this.lastPressure_s > SENSOR_LOST_S;
    this.reason = pressureReasonOf(this.fixture, this.endOfRange.stuck, lost, this.gainLearnt);
    this.known = this.reason === PressureReason.Known;
  }
}
