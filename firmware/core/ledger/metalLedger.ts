/**
 * Isolated metal since the reference cycle, from spans whose pressures can be compared.
 *
 * The gain of the pressure is learnt in the first cycles and a step of the load cell begins a new span, so the split of
 * the loss is kept span by span: what was lost before the present one keeps the bounds it had then (at first: anything
 * between none and all of it).
 */
import { CapacityReading } from './capacityReading.js';
import type { Inventory } from './inventory.js';
import { sqrt } from '../mathx.js';
import type { PressureScale } from '../leak/pressureScale.js';
import { MetalSplit } from './metalSplit.js';
import type { MolarVolumes } from './molarVolumes.js';

/** Variance of a value anywhere between two bounds: width squared over this. */
const UNIFORM: number = 12;

export class MetalLedger {
  /** The pressure says something of the split. */
  known: boolean = false;
  /** Best estimate, its standard uncertainty, bounds, C. */
  metal_C: number = 0;
  sigma_C: number = 0;
  low_C: number = 0;
  high_C: number = 0;
  /** The present span. */
  readonly split: MetalSplit;

  private readonly start: CapacityReading = new CapacityReading();
  private started: boolean = false;
  private startLoss_C: number = 0;
  private beforeLow_C: number = 0;
  private beforeHigh_C: number = 0;
  /** Loss at the newest reading, C. */
  private lastLoss_C: number = 0;

  constructor(volumes: MolarVolumes) {
    this.split = new MetalSplit(volumes);
  }

  /** A new reading of the loss. */
  take(inventory: Inventory, scale: PressureScale): void {
    const measured: boolean = scale.known && inventory.pending.bottomPressureKnown;
    if (!measured) {
      this.known = false;
      this.high_C = inventory.lliHigh_C;
      this.low_C = Math.min(this.beforeLow_C, this.high_C);
      return;
    }
    const broken: boolean = inventory.pending.bottomPressureBreaks !== this.start.bottomPressureBreaks;
    if (!this.started || broken) {
      this.begin(inventory);
    }
    const since_C: number = Math.max(0, inventory.lli_C - this.startLoss_C);
    this.split.estimate(this.start, inventory.pending, since_C, inventory.sigma_C, scale);
    const before_C: number = 0.5 * (this.beforeLow_C + this.beforeHigh_C);
    const width_C: number = this.beforeHigh_C - this.beforeLow_C;
    this.known = this.split.known;
    this.metal_C = Math.min(inventory.lli_C, before_C + this.split.metal_C);
    this.sigma_C = sqrt(this.split.sigma_C * this.split.sigma_C + (width_C * width_C) / UNIFORM);
    this.high_C = Math.min(inventory.lliHigh_C, this.beforeHigh_C + this.split.metalHigh_C);
    this.low_C = Math.min(this.high_C, this.beforeLow_C + this.split.metalLow_C);
    this.lastLoss_C = inventory.lli_C;
  }

  private begin(inventory: Inventory): void {
    this.beforeLow_C = this.started ? this.low_C : 0;
    // What was lost since the newest reading of the old span may be either.
    const unread_C: number = Math.max(0, inventory.lli_C - this.lastLoss_C);
    const most_C: number = this.started ? this.high_C + unread_C : inventory.lliHigh_C;
    this.beforeHigh_C = Math.min(most_C, inventory.lliHigh_C);
    this.started = true;
    this.start.copyFrom(inventory.pending);
    this.startLoss_C = inventory.lli_C;
  }
}
