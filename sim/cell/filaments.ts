/**
 * The short-circuit filaments that are alive: a few slots of plain numbers, part of the cell's state.
 *
 * A slot carries its conductance, the sodium it holds, and the life it has left: the integral of its fuse hazard up to
 * a threshold that was drawn at birth. Source: PHYSICS A5 (state per filament: conductance, birth, charge).
 */
import { SOURCES_MAX } from './conditions.js';

export const FILAMENTS_MAX = 8;

/** `fault` of a filament that no fault made. */
export const SPONTANEOUS = -1;

export class Filaments {
  /** Conductance of each slot, S; 0 = free. */
  readonly conductance_S = new Float64Array(FILAMENTS_MAX);
  /** Sodium in each, C: together the pool of filaments, exactly. */
  readonly charge_C = new Float64Array(FILAMENTS_MAX);
  /** Integral of the hazard each still survives; Infinity = it lasts until its fault ends. */
  readonly life = new Float64Array(FILAMENTS_MAX);
  /** Hazard without Joule heating, 1/s. */
  readonly hazard_per_s = new Float64Array(FILAMENTS_MAX);
  /** Growth of ln G an hour while plating, above what the cell's parameters give. */
  readonly growth_per_h = new Float64Array(FILAMENTS_MAX);
  /** Number of the fault that made it, or SPONTANEOUS. */
  readonly fault = new Int32Array(FILAMENTS_MAX);
  /** Number of the filament, from 1; stays after its end until the slot is used again. */
  readonly serial = new Float64Array(FILAMENTS_MAX);
  /** Charge through each in the last step, C. */
  readonly stepLeak_C = new Float64Array(FILAMENTS_MAX);
  /** Charge in the last step through events of each train that were shorter than it, C. */
  readonly trainLeak_C = new Float64Array(SOURCES_MAX);

  /** Slots in use. */
  alive = 0;
  /** Conductance of all, S; exactly 0 when none is alive. */
  total_S = 0;
  /** Filaments ever born. */
  born = 0;
  /** Random events so far: the key of the next random numbers. */
  events = 0;
  /** Integral of the birth hazard until the next spontaneous birth, and until the next of each train. */
  birthLeft = Infinity;
  readonly burstLeft = new Float64Array(SOURCES_MAX);
  /** Shorts that came and went within a step: their number and charge, C. */
  transients = 0;
  transientCharge_C = 0;
  /** What the voltage converter still sees of them, V. */
  dip_V = 0;

  /** Sums the conductance again; after every change of a slot. */
  recount(): void {
    this.alive = 0;
    this.total_S = 0;
    for (let i = 0; i < FILAMENTS_MAX; i++) {
      if (this.conductance_S[i] === 0) continue;
      this.alive++;
      this.total_S += this.conductance_S[i];
    }
  }

  /** A free slot, else -1. */
  freeSlot(): number {
    for (let i = 0; i < FILAMENTS_MAX; i++) if (this.conductance_S[i] === 0) return i;
    return -1;
  }

  copyFrom(other: Filaments): void {
    const empty = this.alive === 0 && other.alive === 0 && this.born === other.born;
    this.alive = other.alive;
    this.total_S = other.total_S;
    this.born = other.born;
    this.birthLeft = other.birthLeft;
    this.transients = other.transients;
    this.transientCharge_C = other.transientCharge_C;
    this.dip_V = other.dip_V;
    for (let i = 0; i < SOURCES_MAX; i++) {
      this.burstLeft[i] = other.burstLeft[i];
      this.trainLeak_C[i] = other.trainLeak_C[i];
    }
    this.events = other.events;
    if (empty) return;
    for (let i = 0; i < FILAMENTS_MAX; i++) {
      this.conductance_S[i] = other.conductance_S[i];
      this.charge_C[i] = other.charge_C[i];
      this.life[i] = other.life[i];
      this.hazard_per_s[i] = other.hazard_per_s[i];
      this.growth_per_h[i] = other.growth_per_h[i];
      this.fault[i] = other.fault[i];
      this.serial[i] = other.serial[i];
      this.stepLeak_C[i] = other.stepLeak_C[i];
    }
  }
}
