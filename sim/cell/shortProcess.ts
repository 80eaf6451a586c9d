/**
 * The life of short-circuit filaments: birth, growth, dissolution, fusing, collapse.
 *
 *   birth      Poisson, while plating (`filamentBirth.ts`), trains and growing shorts of faults beside them
 *   growth     d ln G = g d(areal charge plated) + fault's growth dt           while plating
 *   dissolution d ln G = -d(areal charge stripped)/q_diss                        while stripping
 *   fusing     hazard = h_0 + h_1 (V^2 G/P_fuse)^2                              Joule heat of the filament
 *   collapse   its sodium returns half active, half dead
 * An event shorter than the step is a charge packet V G t plus a voltage dip that the next sample sees attenuated by
 * t/T_adc. Source: PHYSICS A5; mechanisms (7). `before` a step gives the packets, `after` it moves sodium and slots.
 */
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import type { Conditions } from './conditions.js';
import { EventRandom } from './eventRandom.js';
import { FilamentBirth, RESISTANCE_MIN_OHM } from './filamentBirth.js';
import { FILAMENTS_MAX, type Filaments, SPONTANEOUS } from './filaments.js';
import type { OperatingPoint } from './operatingPoint.js';
import { Pool } from './pools.js';

/** Averaging time of the voltage converter, s: it sees the mean of a dip over this. Assumed 0.05..4. */
const CONVERTER_S = 1;
/** A dip below this is over, V. */
const DIP_MIN_V = 1e-9;
/** Events worked off in one step at most; more is a hard short, not a train. */
const EVENTS_PER_STEP_MAX = 64;
/** A filament of less than this is dissolved, S (100 Mohm). */
const DISSOLVED_S = 1e-8;
const SECONDS_PER_HOUR = 3600;
const DRAW_WAITING = 0;

export class ShortProcess {
  private readonly random: EventRandom;
  private readonly birth: FilamentBirth;
  private readonly spontaneous: boolean;
  private readonly charge_C_per_S: number;
  private bornBefore = 0;

  constructor(
    private readonly cell: CellParameters,
    seed: number,
    filaments: Filaments,
  ) {
    this.random = new EventRandom(seed);
    this.birth = new FilamentBirth(cell, this.random);
    this.spontaneous = cell.shortBirths_per_h > 0;
    this.charge_C_per_S = cell.filamentCharge_C_per_mS * 1000;
    filaments.birthLeft = this.waiting(filaments);
    for (let k = 0; k < filaments.burstLeft.length; k++) filaments.burstLeft[k] = this.waiting(filaments);
  }

  /** True if there is anything to do: most cells have no filament and none coming. */
  isActive(filaments: Filaments, conditions: Conditions): boolean {
    return this.spontaneous || filaments.alive > 0 || conditions.burstSources > 0 || filaments.dip_V > 0;
  }

  /** Charge that passes in the coming step beyond (or short of) what the operating point's conductance carries, C. */
  before(state: CellState, conditions: Conditions, point: OperatingPoint, step_s: number): number {
    const { filaments } = state;
    this.bornBefore = filaments.born;
    filaments.dip_V *= Math.exp(-step_s / CONVERTER_S);
    if (filaments.dip_V < DIP_MIN_V) filaments.dip_V = 0;
    let packet_C = 0;
    // A filament that fuses within the step conducts for a part of it only.
    for (let i = 0; i < FILAMENTS_MAX; i++) {
      const conductance_S = filaments.conductance_S[i];
      if (conductance_S === 0) continue;
      const survived_s = filaments.life[i] / this.hazard_per_s(filaments, i, point.electrode_V);
      const leak_A = point.electrode_V * conductance_S;
      filaments.stepLeak_C[i] = leak_A * (survived_s < step_s ? survived_s : step_s);
      if (survived_s < step_s) packet_C -= leak_A * (step_s - survived_s);
    }
    if (this.spontaneous) packet_C += this.spontaneousBirths(state, point, step_s);
    for (let k = 0; k < conditions.burstSources; k++) {
      packet_C += this.trainEvents(state, conditions, k, point, step_s);
    }
    return packet_C;
  }

  /** Ages the filaments over the step that was taken; of the wanted leak the share `passed` really flowed. */
  after(state: CellState, point: OperatingPoint, passed: number, step_s: number): void {
    const { filaments } = state;
    const density_mA_per_cm2 = (1000 * point.faradaic_A) / this.cell.electrodeArea_cm2;
    const charge_mAh_per_cm2 = (density_mA_per_cm2 * step_s) / SECONDS_PER_HOUR;
    for (let k = 0; k < filaments.trainLeak_C.length; k++) filaments.trainLeak_C[k] *= passed;
    for (let i = 0; i < FILAMENTS_MAX; i++) {
      const conductance_S = filaments.conductance_S[i];
      // A filament born in this step conducts from the next on.
      if (conductance_S === 0 || filaments.serial[i] > this.bornBefore) continue;
      filaments.stepLeak_C[i] *= passed;
      const hazard_per_s = this.hazard_per_s(filaments, i, point.electrode_V);
      filaments.life[i] -= hazard_per_s * step_s;
      let growth = charge_mAh_per_cm2 * this.cell.filamentGrowth_cm2_per_mAh;
      if (density_mA_per_cm2 > 0) growth += (filaments.growth_per_h[i] * step_s) / SECONDS_PER_HOUR;
      else growth = charge_mAh_per_cm2 / this.cell.filamentDissolution_mAh_per_cm2;
      // A fault's short lasts as long as its fault: it neither fuses nor dissolves.
      if (filaments.life[i] === Infinity && growth < 0) growth = 0;
      if (growth !== 0) this.resize(state, i, conductance_S * Math.exp(growth));
      if (filaments.life[i] <= 0 || filaments.conductance_S[i] < DISSOLVED_S) this.collapse(state, i);
    }
    filaments.recount();
  }

  /** Gives every growing short of the open faults its filament and ends those of closed ones; solve again after. */
  reconcile(state: CellState, conditions: Conditions): void {
    const { filaments } = state;
    for (let i = 0; i < FILAMENTS_MAX; i++) {
      if (filaments.conductance_S[i] === 0 || filaments.life[i] !== Infinity) continue;
      if (isPlanted(conditions, filaments.fault[i])) continue;
      this.collapse(state, i);
      filaments.stepLeak_C[i] = 0;
      filaments.recount();
    }
    for (let k = 0; k < conditions.plantedFilaments; k++) {
      const fault = conditions.plantedBy[k];
      if (isAlive(filaments, fault)) continue;
      const i = this.occupy(state, conditions.plantedConductance_S[k], Infinity, 0);
      filaments.fault[i] = fault;
      filaments.growth_per_h[i] = conditions.plantedGrowth_per_h[k];
    }
  }

  private hazard_per_s(filaments: Filaments, i: number, voltage_V: number): number {
    if (filaments.life[i] === Infinity) return 0;
    const power = (voltage_V * voltage_V * filaments.conductance_S[i]) / this.cell.fusePower_W;
    return filaments.hazard_per_s[i] + this.cell.fuseRate_per_s * power * power;
  }

  private spontaneousBirths(state: CellState, point: OperatingPoint, step_s: number): number {
    const { filaments } = state;
    filaments.birthLeft -= this.birth.rate_per_s(state, point.faradaic_A) * step_s;
    let packet_C = 0;
    for (let n = 0; filaments.birthLeft <= 0 && n < EVENTS_PER_STEP_MAX; n++) {
      const { birth } = this;
      birth.draw(filaments.events);
      filaments.birthLeft += this.waiting(filaments);
      const duration_s = birth.life / birth.hazard_per_s;
      if (duration_s < step_s)
        packet_C += this.transient(state, point, birth.resistance_ohm, duration_s, step_s);
      else this.occupy(state, 1 / birth.resistance_ohm, birth.life, birth.hazard_per_s);
    }
    return packet_C;
  }

  private trainEvents(
    state: CellState,
    conditions: Conditions,
    source: number,
    point: OperatingPoint,
    step_s: number,
  ): number {
    const { filaments } = state;
    const resistance_ohm = conditions.burstResistance_ohm[source];
    const duration_s = conditions.burstDuration_s[source];
    filaments.burstLeft[source] -= conditions.burstRate_per_s[source] * step_s;
    let packet_C = 0;
    for (let n = 0; filaments.burstLeft[source] <= 0 && n < EVENTS_PER_STEP_MAX; n++) {
      filaments.burstLeft[source] += this.waiting(filaments);
      if (duration_s < step_s) packet_C += this.transient(state, point, resistance_ohm, duration_s, step_s);
      else {
        const i = this.occupy(state, 1 / resistance_ohm, 1, 1 / duration_s);
        filaments.fault[i] = conditions.burstBy[source];
      }
    }
    filaments.trainLeak_C[source] = packet_C;
    return packet_C;
  }

  /** A short that comes and goes within the step; returns its charge, C. */
  private transient(
    state: CellState,
    point: OperatingPoint,
    resistance_ohm: number,
    duration_s: number,
    step_s: number,
  ): number {
    const current_A = point.electrode_V / (resistance_ohm + point.slope_ohm);
    // Mean over the moment within the step at which it may have happened.
    const seen = (duration_s / step_s) * -Math.expm1(-step_s / CONVERTER_S);
    state.filaments.dip_V += current_A * point.slope_ohm * seen;
    state.filaments.transients++;
    state.filaments.transientCharge_C += current_A * duration_s;
    return current_A * duration_s;
  }

  /** Puts a filament into a slot, the weakest one's if none is free; it conducts from the next step on. */
  private occupy(state: CellState, conductance_S: number, life: number, hazard_per_s: number): number {
    const { filaments } = state;
    let i = filaments.freeSlot();
    if (i < 0) {
      i = 0;
      for (let k = 1; k < FILAMENTS_MAX; k++) {
        if (filaments.conductance_S[k] < filaments.conductance_S[i]) i = k;
      }
      this.collapse(state, i);
    }
    filaments.born++;
    filaments.serial[i] = filaments.born;
    filaments.life[i] = life;
    filaments.hazard_per_s[i] = hazard_per_s;
    filaments.growth_per_h[i] = 0;
    filaments.fault[i] = SPONTANEOUS;
    filaments.charge_C[i] = 0;
    filaments.stepLeak_C[i] = 0;
    this.resize(state, i, conductance_S);
    return i;
  }

  /** Changes a filament's conductance and, in proportion, the sodium it holds. */
  private resize(state: CellState, i: number, conductance_S: number): void {
    const { filaments, pools } = state;
    const limited_S = conductance_S < 1 / RESISTANCE_MIN_OHM ? conductance_S : 1 / RESISTANCE_MIN_OHM;
    filaments.conductance_S[i] = limited_S;
    const change_C = limited_S * this.charge_C_per_S - filaments.charge_C[i];
    if (change_C > 0) filaments.charge_C[i] += pools.move(Pool.Active, Pool.Filament, change_C);
    else filaments.charge_C[i] -= pools.move(Pool.Filament, Pool.Active, -change_C);
    filaments.recount();
  }

  private collapse(state: CellState, i: number): void {
    const { filaments, pools } = state;
    const active_C = pools.move(Pool.Filament, Pool.Active, 0.5 * filaments.charge_C[i]);
    pools.move(Pool.Filament, Pool.Dead, filaments.charge_C[i] - active_C);
    filaments.charge_C[i] = 0;
    filaments.conductance_S[i] = 0;
  }

  /** Threshold of the next event, and a new number for it. */
  private waiting(filaments: Filaments): number {
    filaments.events++;
    return this.random.exponential(filaments.events, DRAW_WAITING);
  }
}

function isPlanted(conditions: Conditions, fault: number): boolean {
  for (let k = 0; k < conditions.plantedFilaments; k++) {
    if (conditions.plantedBy[k] === fault) return true;
  }
  return false;
}

function isAlive(filaments: Filaments, fault: number): boolean {
  for (let i = 0; i < FILAMENTS_MAX; i++) {
    const lasting = filaments.conductance_S[i] > 0 && filaments.life[i] === Infinity;
    if (lasting && filaments.fault[i] === fault) return true;
  }
  return false;
}
