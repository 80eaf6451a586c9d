/**
 * One anode-free sodium cell: the mechanisms of this folder in the order they act in a step.
 *
 * At an instant `operate...` solves the algebraic state (currents, voltages). `advance` then holds those currents over
 * a step: sodium moves between pools, lag and polarisation relax, SEI grows, heat and creep follow. Callers solve
 * again after each step. Nothing here is allocated in a step.
 */
import { cathodeById } from '../library/cathodes.js';
import { SimulationError } from '../simulationError.js';
import { AnodeModel } from './anode.js';
import { CathodeModel } from './cathode.js';
import type { CellParameters } from './cellParameters.js';
import { CellState } from './cellState.js';
import { ChemicalSei } from './chemicalSei.js';
import { Conditions } from './conditions.js';
import { COULOMB_PER_AH } from './constants.js';
import { ElectrodeTransfer } from './electrodeTransfer.js';
import { Mechanics } from './mechanics.js';
import { OperatingPoint } from './operatingPoint.js';
import { Pool } from './pools.js';
import { Thermal } from './thermal.js';

/** Bounds outside which the model means nothing. Sodium melts at 97.8 degC. */
const TEMPERATURE_MAX_DEGC = 97;
const TEMPERATURE_MIN_DEGC = -60;
const VOLTAGE_MAX_V = 6;

export class Cell {
  readonly state = new CellState();
  readonly conditions = new Conditions();
  readonly point: OperatingPoint;
  /** Charge through the short in the last step, C. */
  stepLeak_C = 0;

  private readonly kept = new CellState();
  private readonly cathode: CathodeModel;
  private readonly anode: AnodeModel;
  private readonly transfer: ElectrodeTransfer;
  private readonly chemicalSei: ChemicalSei;
  private readonly thermal: Thermal;
  private readonly mechanics: Mechanics;
  private readonly initialSodium_C: number;

  constructor(parameters: CellParameters) {
    this.cathode = new CathodeModel(parameters, cathodeById(parameters.cathode));
    this.anode = new AnodeModel(parameters);
    this.point = new OperatingPoint(parameters, this.cathode, this.anode);
    this.transfer = new ElectrodeTransfer(parameters);
    this.chemicalSei = new ChemicalSei(parameters);
    this.thermal = new Thermal(parameters);
    this.mechanics = new Mechanics(parameters);
    // A fresh anode-free cell: all sodium is in the cathode and the collector is bare.
    this.state.pools.fill(Pool.Cathode, parameters.capacity_Ah * COULOMB_PER_AH);
    this.state.temperature_degC = parameters.ambient_degC;
    this.state.pressure_kPa = parameters.preload_kPa;
    this.initialSodium_C = this.state.pools.sum_C();
  }

  /** Solves the present instant for a terminal current, A. */
  operateCurrent(current_A: number): void {
    this.point.solveCurrent(this.state, this.conditions.shortConductance_S, current_A);
  }

  /** Solves the present instant for a terminal voltage, V, within +-`currentMax_A`. */
  operateVoltage(voltage_V: number, currentMax_A: number): void {
    this.point.solveVoltage(this.state, this.conditions.shortConductance_S, voltage_V, currentMax_A);
  }

  /** Holds the currents of the operating point over a step. */
  advance(step_s: number): void {
    const { state, point } = this;
    const faradaic_C = this.transfer.advance(
      state,
      point.current_A,
      point.faradaic_A,
      step_s,
      this.conditions.deadMultiplier,
    );
    const passed_C = point.current_A * step_s;
    // Without a short the two are equal up to a rounding error that must not be booked as a leak.
    this.stepLeak_C = this.conditions.shortConductance_S === 0 ? 0 : passed_C - faradaic_C;
    state.passed_C += passed_C;
    state.leaked_C += this.stepLeak_C;
    this.cathode.advance(state, faradaic_C / step_s, step_s);
    this.chemicalSei.advance(state, this.anode.cover, step_s);
    this.thermal.advance(state, point, step_s);
    this.mechanics.advance(state, step_s);
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

  /** Throws a SimulationError if the state or the operating point left the physical bounds. */
  check(time_s: number): void {
    const { state, point } = this;
    // Written so that NaN fails every comparison.
    const voltageGood = point.terminal_V < VOLTAGE_MAX_V && point.terminal_V > -VOLTAGE_MAX_V;
    const temperatureGood =
      state.temperature_degC < TEMPERATURE_MAX_DEGC && state.temperature_degC > TEMPERATURE_MIN_DEGC;
    const pressureGood = state.pressure_kPa > 0 && state.pressure_kPa < Infinity;
    const cathodeGood = state.pools.of(Pool.Cathode) > 0;
    if (voltageGood && temperatureGood && pressureGood && cathodeGood) return;
    let cause = 'the terminal voltage is outside +-6 V';
    if (!cathodeGood) cause = 'the cathode has no sodium left to give';
    else if (!temperatureGood) cause = 'the temperature is outside -60..97 degC (sodium melts)';
    else if (!pressureGood)
      cause = 'the stack pressure is not positive: the cell came loose from its fixture';
    throw new SimulationError(
      `at ${time_s.toFixed(3)} s: ${cause}; state: V=${point.terminal_V} V, I=${point.current_A} A, ` +
        `I_F=${point.faradaic_A} A, T=${state.temperature_degC} degC, P=${state.pressure_kPa} kPa, ` +
        `cathode=${state.pools.of(Pool.Cathode)} C, active=${state.pools.of(Pool.Active)} C`,
    );
  }
}
