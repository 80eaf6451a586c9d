/**
 * One anode-free sodium cell: the mechanisms of this folder in the order they act in a step.
 *
 * At an instant `operate...` solves the algebraic state (currents, voltages). `advance` then holds those currents over
 * a step: shorts pass their charge, sodium moves between pools, lag and polarisation relax, SEI grows, metal is
 * isolated, heat and creep follow. Callers solve again after each step. Nothing here is allocated in a step.
 */
import { cathodeById } from '../library/cathodes.js';
import { SimulationError } from '../simulationError.js';
import { AnodeModel } from './anode.js';
import { CathodeModel } from './cathode.js';
import { CathodeLoss } from './cathodeLoss.js';
import { fillFreshCathode } from './cathodeReservoir.js';
import type { CellParameters } from './cellParameters.js';
import { CellState } from './cellState.js';
import { ChemicalSei } from './chemicalSei.js';
import { Concentration } from './concentration.js';
import { Conditions } from './conditions.js';
import { Contact } from './contact.js';
import { COULOMB_PER_AH } from './constants.js';
import { CounterElectrode } from './counterElectrode.js';
import { DelaminationNoise } from './delaminationNoise.js';
import { ElectrodeTransfer } from './electrodeTransfer.js';
import { GalvanicSei } from './galvanicSei.js';
import { Isolation } from './isolation.js';
import { Mechanics } from './mechanics.js';
import { OperatingPoint } from './operatingPoint.js';
import { Pool } from './pools.js';
import type { PositiveElectrode } from './positiveElectrode.js';
import { ShortProcess } from './shortProcess.js';
import { Thermal } from './thermal.js';

/** Bounds outside which the model means nothing. Sodium melts at 97.8 degC. */
const TEMPERATURE_MAX_DEGC = 97;
const TEMPERATURE_MIN_DEGC = -60;
const VOLTAGE_MAX_V = 6;

export class Cell {
  readonly state = new CellState();
  readonly conditions = new Conditions();
  readonly point: OperatingPoint;
  /** Charge through the shorts in the last step, C. */
  stepLeak_C = 0;

  private readonly kept = new CellState();
  private readonly cathode: PositiveElectrode;
  private readonly anode: AnodeModel;
  private readonly transfer: ElectrodeTransfer;
  private readonly shorts: ShortProcess;
  private readonly contact: Contact;
  private readonly concentration: Concentration;
  private readonly chemicalSei: ChemicalSei;
  private readonly galvanicSei: GalvanicSei;
  private readonly isolation: Isolation;
  private readonly cathodeLoss: CathodeLoss;
  private readonly thermal: Thermal;
  private readonly mechanics: Mechanics;
  private readonly delamination: DelaminationNoise;
  private readonly initialSodium_C: number;
  private readonly contactShare: number;
  /** The cell's parameters alone keep one of the mechanisms of `wear` busy. */
  private readonly wears: boolean;
  private stepParasitic_C = 0;

  /** @param seed of the cell's own chance: births and lives of soft shorts, delamination */
  constructor(parameters: CellParameters, seed = 0) {
    const half = parameters.geometry === 'half';
    this.cathode = half
      ? new CounterElectrode()
      : new CathodeModel(parameters, cathodeById(parameters.cathode));
    this.anode = new AnodeModel(parameters);
    this.point = new OperatingPoint(parameters, this.cathode, this.anode);
    this.transfer = new ElectrodeTransfer(parameters);
    this.shorts = new ShortProcess(parameters, seed, this.state.filaments);
    this.contact = new Contact(parameters);
    this.concentration = new Concentration(parameters);
    this.chemicalSei = new ChemicalSei(parameters);
    this.galvanicSei = new GalvanicSei(parameters);
    this.isolation = new Isolation(parameters);
    this.cathodeLoss = new CathodeLoss(parameters);
    this.thermal = new Thermal(parameters);
    this.mechanics = new Mechanics(parameters);
    this.delamination = new DelaminationNoise(parameters, seed);
    // A fresh anode-free cell: all sodium is in the cathode (or the counter electrode) and the collector is bare.
    if (half) {
      const counter_C = parameters.capacity_Ah * parameters.counterExcess * COULOMB_PER_AH;
      this.state.pools.fill(Pool.Cathode, counter_C);
    } else {
      fillFreshCathode(this.state, parameters);
    }
    this.contactShare = parameters.contactShare;
    this.wears =
      parameters.galvanicCurrent_uA_per_cm2 > 0 ||
      parameters.voidGrowth_cm2_per_mAh > 0 ||
      parameters.deadLaw === 'firstOrder' ||
      parameters.deadCorrosion_per_h > 0 ||
      parameters.reactivation_per_h > 0;
    this.state.contact = parameters.contactShare;
    this.state.temperature_degC = parameters.ambient_degC;
    this.state.pressure_kPa = parameters.preload_kPa;
    this.initialSodium_C = this.state.pools.sum_C();
  }

  /** Solves the present instant for a terminal current, A. */
  operateCurrent(current_A: number): void {
    this.followFaults();
    this.point.solveCurrent(this.state, this.conditions, current_A);
  }

  /** Solves the present instant for a terminal voltage, V, within +-`currentMax_A`. */
  operateVoltage(voltage_V: number, currentMax_A: number): void {
    this.followFaults();
    this.point.solveVoltage(this.state, this.conditions, voltage_V, currentMax_A);
  }

  /** Holds the currents of the operating point over a step. */
  advance(step_s: number): void {
    const { state, point, conditions } = this;
    const cover = this.anode.cover;
    const shorting = this.shorts.isActive(state.filaments, conditions);
    const packet_C = shorting ? this.shorts.before(state, conditions, point, step_s) : 0;
    const wanted_A = packet_C === 0 ? point.faradaic_A : point.faradaic_A - packet_C / step_s;
    const faradaic_C = this.transfer.advance(state, point.current_A, wanted_A, step_s, conditions, cover);
    const passed_C = point.current_A * step_s;
    this.stepLeak_C = 0;
    this.stepParasitic_C = 0;
    // Without a by-pass the difference is a rounding error that must not be booked.
    if (point.leak_A !== 0 || point.parasitic_A !== 0 || packet_C !== 0) {
      this.shareBypass(passed_C - faradaic_C, packet_C, step_s);
    }
    state.passed_C += passed_C;
    state.leaked_C += this.stepLeak_C;
    state.parasitic_C += this.stepParasitic_C;
    if (shorting) {
      const wantedLeak_C = point.leak_A * step_s + packet_C;
      this.shorts.after(state, point, wantedLeak_C === 0 ? 0 : this.stepLeak_C / wantedLeak_C, step_s);
    }
    const faradaic_A = faradaic_C / step_s;
    this.cathode.advance(state, faradaic_A, step_s, conditions);
    this.concentration.advance(state, faradaic_A, step_s);
    if (this.anode.zones.active)
      this.anode.zones.advance(state, this.anode.onZones && faradaic_A > 0, step_s);
    this.chemicalSei.advance(state, cover, step_s, conditions.seiMultiplier);
    if (
      this.wears ||
      state.contact !== this.contactShare ||
      conditions.wear ||
      state.pools.of(Pool.Stranded) > 0
    ) {
      this.wear(cover, faradaic_A, step_s);
    }
    this.thermal.advance(state, conditions, point, faradaic_A, step_s);
    this.mechanics.advance(state, step_s, conditions);
    if (this.delamination.active) this.delamination.advance(state, faradaic_A, step_s);
  }

  /** What the voltage converter sees of shorts too brief for the operating point, V: to be taken off the terminal voltage. */
  get dip_V(): number {
    return this.state.filaments.dip_V;
  }

  /** Keeps the state so that `goBack` can undo steps. */
  keep(): void {
    this.kept.copyFrom(this.state);
  }

  /** Returns to the state last kept; the operating point must be solved again. */
  goBack(): void {
    this.state.copyFrom(this.kept);
  }

  /** Sum of the pools now minus at the start, C: exactly zero. */
  balanceResidual_C(): number {
    return this.state.pools.sum_C() - this.initialSodium_C;
  }

  /** The mechanisms a healthy reference cell does without. */
  private wear(cover: number, faradaic_A: number, step_s: number): void {
    const { state, conditions } = this;
    this.galvanicSei.advance(state, conditions, cover, step_s);
    this.contact.advance(state, conditions, faradaic_A, step_s);
    this.isolation.advance(state, conditions, cover, step_s);
    this.cathodeLoss.advance(state, conditions, step_s);
  }

  /** Shorts that a fault planted begin and end with it. */
  private followFaults(): void {
    if (this.conditions.plantedFilaments > 0 || this.state.filaments.alive > 0) {
      this.shorts.reconcile(this.state, this.conditions);
    }
  }

  /** Parts what by-passed the electrodes in a step into shorts and parasitic currents. */
  private shareBypass(bypass_C: number, packet_C: number, step_s: number): void {
    const leak_C = this.point.leak_A * step_s + packet_C;
    const parasitic_C = this.point.parasitic_A * step_s;
    if (parasitic_C === 0) this.stepLeak_C = bypass_C;
    else if (leak_C === 0) this.stepParasitic_C = bypass_C;
    else {
      // Their sum is less than wanted when the sodium ran out within the step.
      this.stepParasitic_C = (bypass_C * parasitic_C) / (parasitic_C + leak_C);
      this.stepLeak_C = bypass_C - this.stepParasitic_C;
    }
  }

  /** Throws a SimulationError if the state or the operating point left the physical bounds; `step` says what was done. */
  check(time_s: number, step = ''): void {
    const { state, point } = this;
    // Written so that NaN fails every comparison.
    const voltageGood = point.terminal_V < VOLTAGE_MAX_V && point.terminal_V > -VOLTAGE_MAX_V;
    const temperatureGood =
      state.temperature_degC < TEMPERATURE_MAX_DEGC && state.temperature_degC > TEMPERATURE_MIN_DEGC;
    const pressureGood = state.pressure_kPa > 0 && state.pressure_kPa < Infinity;
    const cathodeGood = state.pools.of(Pool.Cathode) > 0;
    if (voltageGood && temperatureGood && pressureGood && cathodeGood) return;
    let cause = 'the terminal voltage is outside +-6 V';
    if (!cathodeGood) cause = 'the cathode or counter electrode has no sodium left to give';
    else if (!temperatureGood) cause = 'the temperature is outside -60..97 degC (sodium melts)';
    else if (!pressureGood)
      cause = 'the stack pressure is not positive: the cell came loose from its fixture';
    throw new SimulationError(
      `at ${time_s.toFixed(3)} s${step === '' ? '' : ` in ${step}`}: ${cause}; state: V=${point.terminal_V} V, I=${point.current_A} A, ` +
        `I_F=${point.faradaic_A} A, T=${state.temperature_degC} degC, P=${state.pressure_kPa} kPa, ` +
        `cathode=${state.pools.of(Pool.Cathode)} C, active=${state.pools.of(Pool.Active)} C`,
    );
  }
}
