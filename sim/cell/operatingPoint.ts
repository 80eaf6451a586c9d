/**
 * The algebraic state of the cell at one instant: which currents flow and which voltages stand, given what the cycler
 * holds constant.
 *
 *   V_el = U + v_h + v_fast + v_slow + v_d + eta_c + I_F R_el + eta(I_F)   voltage between the electrodes, across the short
 *   I_b  = G V_el + I_par(V_el)                          shorts and parasitic currents by-pass both electrodes
 *   I    = I_F + I_b ;  V = V_el + I R_lead              terminals
 * Constant current:  I_F + I_b = I.   Constant voltage:  V_el + R_lead (I_F + I_b) = V.
 * Both are a V_el + b (I_F + I_b(V_el)) = c with V_el rising in I_F and I_b in V_el: one root, found by Newton's
 * method inside a bracket. Source: PHYSICS A1.
 */
import { type AnodeModel } from './anode.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { concentrationOverpotential_V } from './concentration.js';
import type { Conditions } from './conditions.js';
import { Parasitics } from './parasitics.js';
import type { PositiveElectrode } from './positiveElectrode.js';

/** Newton or bisection steps; bisection alone from 100 A needs about 70 for the last bit. */
const ITERATIONS_MAX = 100;

/** No operating point of one cell lies outside +-10 V between its electrodes. */
const ELECTRODE_LIMIT_V = 10;

/** A Newton step this small relative to the current leaves an error of its square: the last bit. */
const LAST_STEP = 1e-8;
const LAST_STEP_A = 1e-20;

export class OperatingPoint {
  /** Terminal current, A, positive = charging. */
  current_A = 0;
  /** Current through the electrodes, A. */
  faradaic_A = 0;
  /** Current through the shorts, A. */
  leak_A = 0;
  /** Current through shuttle, oxidation and electronic conduction, A. */
  parasitic_A = 0;
  /** Voltage between the electrodes, V. */
  electrode_V = 0;
  /** Terminal voltage, V. */
  terminal_V = 0;
  /** Open-circuit potential of the cathode's surface, V. */
  openCircuit_V = 0;
  /** d(electrode voltage)/d(faradaic current), ohm. */
  slope_ohm = 0;

  private base_V = 0;
  private conductance_S = 0;
  private readonly parasitics: Parasitics;

  constructor(
    private readonly cell: CellParameters,
    private readonly cathode: PositiveElectrode,
    private readonly anode: AnodeModel,
  ) {
    this.parasitics = new Parasitics(cell, ELECTRODE_LIMIT_V);
  }

  /** Solves for a terminal current, A (0 = rest). */
  solveCurrent(state: CellState, conditions: Conditions, current_A: number): void {
    this.prepare(state, conditions);
    this.solvePreparedCurrent(current_A);
  }

  /** Solves for a terminal voltage, V; the current stays within +-`currentMax_A`. */
  solveVoltage(state: CellState, conditions: Conditions, voltage_V: number, currentMax_A: number): void {
    this.prepare(state, conditions);
    this.anode.atConstantPotential = true;
    const lead = this.cell.leadResistance_ohm;
    // Twice the limit, so that a root beyond it is seen to be beyond it.
    const reach_A = 2 * currentMax_A + this.bypassReach_A();
    this.faradaic_A = this.root(1, lead, voltage_V, -reach_A, reach_A);
    this.leak_A = this.conductance_S * this.electrode_V;
    this.parasitic_A = this.parasitics.active ? this.parasitics.current_A : 0;
    this.current_A = this.faradaic_A + this.leak_A + this.parasitic_A;
    this.terminal_V = this.electrode_V + this.current_A * lead;
    if (this.current_A > currentMax_A) this.solvePreparedCurrent(currentMax_A);
    else if (this.current_A < -currentMax_A) this.solvePreparedCurrent(-currentMax_A);
  }

  private solvePreparedCurrent(current_A: number): void {
    this.anode.atConstantPotential = false;
    this.current_A = current_A;
    if (this.conductance_S === 0 && !this.parasitics.active) {
      this.evaluate(current_A);
      this.faradaic_A = current_A;
      this.leak_A = 0;
      this.parasitic_A = 0;
    } else {
      const reach_A = this.bypassReach_A();
      this.faradaic_A = this.root(0, 1, current_A, current_A - reach_A, current_A + reach_A);
      this.parasitic_A = this.parasitics.active ? this.parasitics.current_A : 0;
      this.leak_A = this.conductance_S === 0 ? 0 : current_A - this.faradaic_A - this.parasitic_A;
    }
    this.terminal_V = this.electrode_V + current_A * this.cell.leadResistance_ohm;
  }

  private prepare(state: CellState, conditions: Conditions): void {
    this.conductance_S = conditions.shortConductance_S + state.filaments.total_S;
    this.parasitics.prepare(state.temperature_degC, conditions.shuttle_A);
    this.anode.prepare(state);
    this.openCircuit_V = this.cathode.surfacePotential_V(state);
    this.base_V =
      this.openCircuit_V +
      state.fastPolarisation_V +
      state.slowPolarisation_V +
      state.cathode.hysteresis_V +
      state.delamination.voltage_V;
    if (state.depletion !== 0) {
      this.base_V += concentrationOverpotential_V(state.depletion, state.temperature_degC);
    }
  }

  private bypassReach_A(): number {
    return this.conductance_S * ELECTRODE_LIMIT_V + (this.parasitics.active ? this.parasitics.reach_A : 0);
  }

  private evaluate(faradaic_A: number): void {
    this.anode.evaluate(faradaic_A);
    this.electrode_V =
      this.base_V + faradaic_A * this.cell.electrolyteResistance_ohm + this.anode.overpotential_V;
    this.slope_ohm = this.cell.electrolyteResistance_ohm + this.anode.slope_ohm;
  }

  /** Root of a V_el(i) + b (i + I_b(V_el(i))) = c in i; leaves `electrode_V` and the by-pass at the root. */
  private root(a: number, b: number, c: number, low_A: number, high_A: number): number {
    const { parasitics } = this;
    let low = low_A;
    let high = high_A;
    // The last current is the best guess: most steps change it little.
    let i = this.faradaic_A > low && this.faradaic_A < high ? this.faradaic_A : 0.5 * (low + high);
    for (let n = 0; n < ITERATIONS_MAX; n++) {
      this.evaluate(i);
      let bypass_A = this.conductance_S * this.electrode_V;
      let bypass_S = this.conductance_S;
      if (parasitics.active) {
        parasitics.evaluate(this.electrode_V);
        bypass_A += parasitics.current_A;
        bypass_S += parasitics.slope_S;
      }
      const miss = a * this.electrode_V + b * (i + bypass_A) - c;
      if (miss > 0) high = i;
      else low = i;
      const step_A = -miss / (a * this.slope_ohm + b * (1 + bypass_S * this.slope_ohm));
      const tolerance_A = LAST_STEP_A + LAST_STEP * (i > 0 ? i : -i);
      if (step_A <= tolerance_A && step_A >= -tolerance_A) {
        // The last small step to first order: its error is of second.
        this.electrode_V += this.slope_ohm * step_A;
        if (parasitics.active) parasitics.current_A += parasitics.slope_S * this.slope_ohm * step_A;
        return i + step_A;
      }
      let next = i + step_A;
      if (next <= low || next >= high) next = 0.5 * (low + high);
      // The bracket is down to neighbouring numbers: a kink of the overpotential.
      if (next === i) break;
      i = next;
    }
    return i;
  }
}
