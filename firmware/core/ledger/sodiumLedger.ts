/**
 * Where the sodium is: cyclable (in the cathode or plated), and where the rest of it went since the reference cycle, each
 * with bounds that fit into the whole.
 *
 *   cyclable at the reference = cathode + active + stranded + dead + SEI          (+ what an unfinished discharge hides)
 * The loss as a whole comes from the capacity of anode-limited discharges (Inventory), metal against SEI from the
 * pressure of the emptied cell (MetalLedger), locked from the end of charge against the rests (LockedSodium). Stranded
 * metal looks like dead metal until it reconnects: of the metal, a share is granted to it. What was stranded at the
 * reference may have reconnected since, so that this pool may shrink, and the dead one have grown by as much more:
 *   dead = metal - change of stranded ,   -stranded at the reference <= change <= share of the metal
 * Leaked charge is no sodium: a leak brings it back to the cathode.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import type { Endpoint } from '../endpoint.js';
import type { Inventory } from './inventory.js';
import type { CellProfile } from '../profile.js';
import type { PressureScale } from '../leak/pressureScale.js';
import type { MonitorSettings } from '../settings.js';
import type { i32 } from '../types.js';
import { LifeForecast } from './lifeForecast.js';
import { LockedSodium } from './lockedSodium.js';
import { MetalLedger } from './metalLedger.js';
import { Pool } from './pool.js';

export class SodiumLedger {
  readonly cathode: Pool = new Pool();
  readonly active: Pool = new Pool();
  readonly stranded: Pool = new Pool();
  readonly dead: Pool = new Pool();
  readonly sei: Pool = new Pool();
  readonly metal: MetalLedger;
  readonly locked: LockedSodium;
  readonly forecast: LifeForecast;
  /** Leak-corrected Coulombic efficiency of the newest read cycle, and that cycle's number; 0 = none yet. */
  correctedEfficiency: number = 0;
  /** What the leak's uncertainty adds to that of the raw efficiency. */
  correctedUncertainty: number = 0;
  correctedCycle: i32 = 0;

  private readonly settings: MonitorSettings;
  /** Most that may have been stranded at the reference, C. */
  private readonly reconnectable_C: number;
  /** Charge of the counter at the last anode-limited end of discharge: nothing was plated then. */
  private emptyKnown: boolean = false;
  private emptyCharge_C: number = 0;
  private emptyBreaks: i32 = 0;
  private empty_s: number = 0;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.settings = settings;
    this.reconnectable_C = settings.strandedAtReference * profile.capacity_Ah * 3600;
    this.metal = new MetalLedger(profile.volumes);
    this.locked = new LockedSodium(profile, settings);
    this.forecast = new LifeForecast(settings.endOfLifeShare);
  }

  /** An anode-limited discharge ended here: the collector is empty. */
  takeEmpty(bottom: Endpoint): void {
    this.emptyKnown = true;
    this.emptyCharge_C = bottom.charge_C;
    this.emptyBreaks = bottom.breakCount;
    this.empty_s = bottom.time_s;
  }

  /** Takes a new reading of the loss, or the end of its being readable; nothing where the inventory has none. */
  takeReading(inventory: Inventory, pressure: PressureScale): void {
    if (!inventory.fresh) {
      return;
    }
    const corrected: number = inventory.pending.correctedEfficiency();
    this.correctedEfficiency = corrected;
    this.correctedUncertainty = inventory.pending.correctedUncertainty();
    this.correctedCycle = inventory.pending.cycle;
    if (!inventory.observable) {
      this.openLoss(inventory.lliHigh_C);
      return;
    }
    this.forecast.take(inventory.pending.cycle, inventory.capacity_C);
    this.metal.take(inventory, pressure);
    this.shareOut(inventory.lli_C, inventory.lliLow_C, inventory.lliHigh_C);
  }

  /** Where the cyclable sodium is now, by what has been charged since the collector was empty. */
  locate(inventory: Inventory, counter: CoulombCounter, now_s: number, leakHigh_A: number): void {
    const whole_C: number = inventory.capacity_C;
    const most_C: number = inventory.wholeHigh_C();
    const spread_C: number = inventory.lliHigh_C - inventory.lli_C;
    if (!inventory.observable) {
      this.openLoss(inventory.lliHigh_C);
    }
    if (!inventory.observable || !this.emptyKnown || counter.breakCount !== this.emptyBreaks) {
      this.active.setBounds(0, most_C);
      this.cathode.setBounds(0, most_C);
      return;
    }
    const plated_C: number = Math.min(whole_C, Math.max(0, counter.charge_C - this.emptyCharge_C));
    const leaked_C: number = leakHigh_A * (now_s - this.empty_s);
    const low_C: number = Math.max(0, plated_C - leaked_C - spread_C);
    const wholeHigh_C: number = Math.min(whole_C + spread_C, most_C);
    const high_C: number = Math.min(wholeHigh_C, plated_C + spread_C);
    this.active.setEstimate(plated_C, low_C, high_C);
    this.cathode.setEstimate(whole_C - plated_C, Math.max(0, whole_C - high_C), wholeHigh_C - low_C);
  }

  /** Where the loss itself cannot be read, it only bounds its parts. */
  private openLoss(lossHigh_C: number): void {
    const high_C: number = lossHigh_C + this.reconnectable_C;
    this.dead.setBounds(0, high_C);
    this.sei.setBounds(0, high_C);
    this.stranded.setBounds(0 - this.reconnectable_C, lossHigh_C);
    this.metal.known = false;
  }

  private shareOut(loss_C: number, lossLow_C: number, lossHigh_C: number): void {
    const metal_C: number = this.metal.metal_C;
    const low_C: number = this.metal.low_C;
    const high_C: number = this.metal.high_C;
    const strandedShare: number = this.metal.known ? this.settings.strandedShareMax : 1;
    const deadLow_C: number = low_C * (1 - strandedShare);
    const seiLow_C: number = this.metal.known ? Math.max(0, lossLow_C - high_C) : 0;
    // Without a lower bound of its own the metal may have shrunk by all that reconnected.
    const regained_C: number = low_C > 0 ? 0 : this.reconnectable_C;
    const seiHigh_C: number = Math.max(seiLow_C, lossHigh_C - low_C + regained_C);
    const deadHigh_C: number = high_C + this.reconnectable_C;
    this.stranded.setBounds(0 - this.reconnectable_C, strandedShare * high_C);
    this.dead.setBounds(deadLow_C, deadHigh_C);
    this.sei.setBounds(seiLow_C, seiHigh_C);
    if (this.metal.known) {
      // The likeliest: all of the metal is dead. Whether that is a value, its uncertainty says.
      const sure: boolean = this.metal.sigma_C < this.settings.splitSigmaMax * loss_C;
      this.dead.value_C = metal_C;
      this.dead.observable = sure;
      this.sei.value_C = Math.max(0, loss_C - metal_C);
      this.sei.observable = sure;
    }
  }
}
