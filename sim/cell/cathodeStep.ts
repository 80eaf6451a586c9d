/**
 * The longest internal step at which a constant voltage does not oscillate.
 *
 * A step holds the current that belongs to the potential at its beginning. On the steep end of the curve the potential
 * answers within the step: by U' I/Q (dt + z(dt)), with z(dt) the surface lag a unit of rate builds up. If that is more
 * than twice the resistance drop, each step overshoots the last and a charge ends at a current that means nothing.
 *
 *   U'(V_max)/Q (dt + z(dt)) <= 1.5 R,   R = lead + electrolyte + interface + RT/(F J0 A)
 * 1.5 and not 2 leaves room for a drawn cell. Found: a single lag of 200 s goes wrong at 10 s, shells at 4 s; this
 * allows 7.5 s and 2.4 s.
 */
import type { Cathode } from '../library/cathodes.js';
import { ScenarioError } from '../scenario/scenarioError.js';
import { DiffusionTemperature } from './cathodeDiffusion.js';
import {
  COULOMB_PER_AH,
  FARADAY_C_PER_MOL,
  GAS_CONSTANT_J_PER_MOL_K,
  REFERENCE_K,
  REFERENCE_PRESSURE_KPA,
  ZERO_CELSIUS_K,
} from './constants.js';
import type { CellParameters } from './cellParameters.js';
import { CellState } from './cellState.js';
import { createRelaxation } from './relaxation.js';

/** Overshoot ratio that is still safe; oscillation grows from 2 on. */
const RATIO_MAX = 1.5;

/** Series resistance that answers at once, at a full collector and small currents, ohm. */
export function promptResistance_ohm(cell: CellParameters): number {
  const temperature_K = cell.ambient_degC + ZERO_CELSIUS_K;
  const exchange_A =
    1e-3 *
    cell.exchangeCurrent_mA_per_cm2 *
    cell.electrodeArea_cm2 *
    Math.exp(
      (cell.exchangeActivation_J_per_mol / GAS_CONSTANT_J_PER_MOL_K) * (1 / REFERENCE_K - 1 / temperature_K),
    );
  const interface_ohm_cm2 =
    cell.interfaceResistance_ohm_cm2 +
    (cell.interfacePressureResistance_ohm_cm2 * REFERENCE_PRESSURE_KPA) / cell.preload_kPa;
  return (
    cell.leadResistance_ohm +
    cell.electrolyteResistance_ohm +
    interface_ohm_cm2 / cell.electrodeArea_cm2 +
    (GAS_CONSTANT_J_PER_MOL_K * temperature_K) / (FARADAY_C_PER_MOL * exchange_A)
  );
}

/** By how much a step overshoots at this upper voltage limit, as a ratio to the resistance drop. */
function overshoot(cell: CellParameters, cathode: Cathode, voltage_V: number, step_s: number): number {
  const state = new CellState();
  const factor = new DiffusionTemperature(cell).factor(cell.ambient_degC);
  createRelaxation(cell).step(state, 1, step_s, factor);
  const slope_V = cathode.slope_V(fractionAt(cathode, voltage_V - cell.ocvOffset_V), cell.ocvEdgeWidth);
  const capacity_C = cell.capacity_Ah * COULOMB_PER_AH;
  return (slope_V * (step_s + state.surfaceLag)) / (capacity_C * promptResistance_ohm(cell));
}

/** Fraction at which the curve reaches a voltage; 1 beyond its end. */
function fractionAt(cathode: Cathode, voltage_V: number): number {
  let low = 0;
  let high = 1;
  for (let n = 0; n < 50; n++) {
    const middle = 0.5 * (low + high);
    if (cathode.voltage_V(middle, 1) < voltage_V) low = middle;
    else high = middle;
  }
  return high;
}

/** Throws a ScenarioError that names the step and the longest one allowed. */
export function requireStableStep(
  cell: CellParameters,
  cathode: Cathode,
  voltageMax_V: number,
  step_s: number,
): void {
  if (overshoot(cell, cathode, voltageMax_V, step_s) <= RATIO_MAX) return;
  let low_s = 0;
  let high_s = step_s;
  for (let n = 0; n < 40; n++) {
    const middle_s = 0.5 * (low_s + high_s);
    if (overshoot(cell, cathode, voltageMax_V, middle_s) <= RATIO_MAX) low_s = middle_s;
    else high_s = middle_s;
  }
  const cause = `step_s is ${step_s}; a constant ${voltageMax_V} V on this cell (cell.relaxation ${cell.relaxation}) would oscillate`;
  const longest_s = Math.floor(low_s * 100) / 100;
  if (longest_s > 0) throw new ScenarioError(`${cause}, it must be at most ${longest_s}`);
  throw new ScenarioError(
    `${cause} at any step: ${promptResistance_ohm(cell).toPrecision(2)} ohm is too little for ${cell.capacity_Ah} Ah; ` +
      'areas, resistances and heat transfer belong to the capacity',
  );
}
