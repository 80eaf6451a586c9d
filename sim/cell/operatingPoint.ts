/**
 * The algebraic state of the cell at one instant: which currents flow and which voltages stand, given what the cycler
 * holds constant.
 *
 *   V_el = U + v_fast + v_slow + I_F R_el + eta(I_F)     voltage between the electrodes, across the short
 *   I_sh = G V_el                                        the short by-passes both electrodes
 *   I    = I_F + I_sh ;  V = V_el + I R_lead             terminals
 * Constant current:  G V_el + I_F = I.   Constant voltage:  (1 + G R_lead) V_el + R_lead I_F = V.
 * Both are a V_el(I_F) + b I_F = c with V_el rising in I_F: one root, found by Newton's method inside a bracket.
 * Source: PHYSICS A1.
 */
import { type AnodeModel } from './anode.js';
import type { CathodeModel } from './cathode.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';

/** Newton or bisection steps; bisection alone from 100 A needs about 70 for the last bit. */
const ITERATIONS_MAX = 100;

/** No operating point of one cell lies outside +-10 V between its electrodes. */
const ELECTRODE_LIMIT_V = 10;

export class OperatingPoint {
  /** Terminal current, A, positive = charging. */
  current_A = 0;
  /** Current through the electrodes, A. */
  faradaic_A = 0;
  /** Current through the short, A. */
  leak_A = 0;
  /** Voltage between the electrodes, V. */
  electrode_V = 0;
  /** Terminal voltage, V. */
  terminal_V = 0;
  /** Open-circuit potential of the cathode's surface, V. */
  openCircuit_V = 0;

  private base_V = 0;
  private slope_ohm = 0;

  constructor(
    private readonly cell: CellParameters,
    private readonly cathode: CathodeModel,
    private readonly anode: AnodeModel,
  ) {}

  /** Solves for a terminal current, A (0 = rest). */
  solveCurrent(state: CellState, conductance_S: number, current_A: number): void {
    this.prepare(state);
    if (conductance_S === 0) {
      this.evaluate(current_A);
      this.faradaic_A = current_A;
    } else {
      const reach_A = conductance_S * ELECTRODE_LIMIT_V;
      this.faradaic_A = this.root(conductance_S, 1, current_A, current_A - reach_A, current_A + reach_A);
    }
    this.current_A = current_A;
    this.leak_A = current_A - this.faradaic_A;
    this.terminal_V = this.electrode_V + current_A * this.cell.leadResistance_ohm;
  }

  /** Solves for a terminal voltage, V; the current stays within +-`currentMax_A`. */
  solveVoltage(state: CellState, conductance_S: number, voltage_V: number, currentMax_A: number): void {
    this.prepare(state);
    const lead = this.cell.leadResistance_ohm;
    // Twice the limit, so that a root beyond it is seen to be beyond it.
    const reach_A = 2 * currentMax_A + conductance_S * ELECTRODE_LIMIT_V;
    this.faradaic_A = this.root(1 + conductance_S * lead, lead, voltage_V, -reach_A, reach_A);
    this.leak_A = conductance_S * this.electrode_V;
    this.current_A = this.faradaic_A + this.leak_A;
    this.terminal_V = this.electrode_V + this.current_A * lead;
    if (this.current_A > currentMax_A) this.solveCurrent(state, conductance_S, currentMax_A);
    else if (this.current_A < -currentMax_A) this.solveCurrent(state, conductance_S, -currentMax_A);
  }

  private prepare(state: CellState): void {
    this.anode.prepare(state);
    this.openCircuit_V = this.cathode.surfacePotential_V(state);
    this.base_V = this.openCircuit_V + state.fastPolarisation_V + state.slowPolarisation_V;
  }

  private evaluate(faradaic_A: number): void {
    this.anode.evaluate(faradaic_A);
    this.electrode_V =
      this.base_V + faradaic_A * this.cell.electrolyteResistance_ohm + this.anode.overpotential_V;
    this.slope_ohm = this.cell.electrolyteResistance_ohm + this.anode.slope_ohm;
  }

  /** Root of a V_el(i) + b i = c in i; leaves `electrode_V` at the root. */
  private root(a: number, b: number, c: number, low_A: number, high_A: number): number {
    let low = low_A;
    let high = high_A;
    // The last current is the best guess: most steps change it little.
    let i = this.faradaic_A > low && this.faradaic_A < high ? this.faradaic_A : 0.5 * (low + high);
    for (let n = 0; n < ITERATIONS_MAX; n++) {
      this.evaluate(i);
      const miss = a * this.electrode_V + b * i - c;
      if (miss > 0) high = i;
      else low = i;
      let next = i - miss / (a * this.slope_ohm + b);
      if (next <= low || next >= high) next = 0.5 * (low + high);
      const change = next > i ? next - i : i - next;
      const size = i > 0 ? i : -i;
      if (change <= 1e-15 + 1e-13 * size) break;
      i = next;
    }
    return i;
  }
}
