/**
 * How each law of the pressure weighs in a block of samples (see PressureFilter): charge, curvature, creep, temperature
 * and what the stack still has to creep from before the record.
 */
import type { i32 } from '../types.js';
import { CreepFilter } from './creepFilter.js';
import type { PressureBlock } from './pressureBlock.js';
import {
  BEGINNING,
  CREEP,
  CREEP_TIME,
  CURVATURE,
  FAST_CREEP,
  STATES,
  SWING,
  THERMAL,
} from './pressureFilter.js';
import type { PressureSettings } from './pressureSettings.js';

/** Charge that must have gone both ways before a cell counts as formed, capacities. Assumed (0.01 to 0.1). */
const TURN: number = 0.02;
/** A charge of so many capacities in one block, or since the origin, is none. */
const BLOCK_MAX: number = 2;
const CHARGE_MAX: number = 1000;
/** What is left to creep from the beginning is over, after 14 time constants. */
const NEGLIGIBLE: number = 1e-6;

/** Slower than this is a rest, capacities per hour. Assumed C/200 (C/500 to C/100). */
const REST_RATE_PER_H: number = 0.005;

export class PressureRegressor {
  readonly values: number[] = [1, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Time and counted charge of the newest block. */
  time_s: number = 0;
  charge_C: number = 0;
  /** Charge from which the laws count. */
  origin_C: number = 0;
  /** Between the newest two blocks: time, and charge in capacities. */
  interval_s: number = 0;
  passed: number = 0;
  /** The record holds a charge and a discharge by now, so that a first charge with its SEI is over. */
  formed: boolean = false;
  temperatureKnown: boolean = false;

  private readonly capacity_C: number;
  private readonly swing_kPa: number;
  private readonly creep: CreepFilter;
  private readonly fastCreep: CreepFilter;
  private reference_kPa: number = 0;
  private referenceKnown: boolean = false;
  private referenceTemperature_degC: number = 0;
  private highest: number = 0;
  private lowest: number = 0;

  /** `swing_kPa`: nominal swing of the pressure over a full charge. */
  constructor(capacity_C: number, swing_kPa: number, settings: PressureSettings) {
    this.capacity_C = capacity_C;
    this.swing_kPa = swing_kPa;
    this.creep = new CreepFilter(settings.creepTime_s);
    this.fastCreep = new CreepFilter(settings.fastCreepTime_s);
  }

  /** The first block of a stretch of unbroken counting. */
  begin(block: PressureBlock): void {
    if (!this.referenceKnown) {
      this.referenceKnown = true;
      this.reference_kPa = block.pressure_kPa;
    }
    this.origin_C = block.charge_C;
    this.highest = 0;
    this.lowest = 0;
    this.creep.clear();
    this.fastCreep.clear();
    this.values[BEGINNING] = 1;
    this.time_s = block.time_s;
    this.charge_C = block.charge_C;
    this.weigh(block, 0);
  }

  /** The next block; false when its time or charge makes no sense. */
  advance(block: PressureBlock): boolean {
    const before: number = this.values[SWING];
    const charge: number = (block.charge_C - this.origin_C) / this.capacity_C;
    this.interval_s = block.time_s - this.time_s;
    this.passed = Math.abs(charge - before);
    if (this.interval_s <= 0 || this.passed > BLOCK_MAX || Math.abs(charge) > CHARGE_MAX) {
      return false;
    }
    this.creep.advance(before, charge, this.interval_s);
    this.fastCreep.advance(before, charge, this.interval_s);
    const left: number = this.values[BEGINNING] * this.creep.kept;
    this.values[BEGINNING] = left > NEGLIGIBLE ? left : 0;
    this.time_s = block.time_s;
    this.charge_C = block.charge_C;
    this.weigh(block, charge);
    return true;
  }

  /** So little passed in this block that it is one of a rest. */
  isStill(): boolean {
    return this.passed * 3600 < REST_RATE_PER_H * this.interval_s;
  }

  copyTo(target: number[]): void {
    for (let i: i32 = 0; i < STATES; i++) {
      target[i] = this.values[i];
    }
  }

  private weigh(block: PressureBlock, charge: number): void {
    this.highest = Math.max(this.highest, charge);
    this.lowest = Math.min(this.lowest, charge);
    this.formed = this.formed || (this.highest - charge > TURN && charge - this.lowest > TURN);
    this.values[SWING] = charge;
    this.values[CREEP] = this.creep.followed;
    this.values[CREEP_TIME] = this.creep.timeDerivative;
    this.values[FAST_CREEP] = this.fastCreep.followed;
    if (block.temperatureCount > 0) {
      if (!this.temperatureKnown) {
        this.temperatureKnown = true;
        this.referenceTemperature_degC = block.temperature_degC;
      }
      this.values[THERMAL] = block.temperature_degC - this.referenceTemperature_degC;
    }
    if (block.count > 0) {
      const above_kPa: number = block.pressure_kPa - this.reference_kPa;
      this.values[CURVATURE] = (above_kPa * above_kPa) / this.swing_kPa;
    }
  }
}
