/**
 * The parameters of a simulated cell, their reference values and allowed ranges. Units are in the names.
 *
 * Reference cell: 1.0 Ah anode-free sodium pouch cell, NVP cathode, 500 cm2 in 10 layers (2 mAh/cm2), 50 cm2
 * footprint, 1 MPa preload in a spring fixture of 5 kPa/um (4.4 with the stack in series), about 70 mOhm at C/2. "assumed" = no measurement behind
 * the number; its range is the range of the table below.
 */
import { requireNumber, requireOneOf, ScenarioError } from '../scenario/scenarioError.js';
import { cathodeById } from '../library/cathodes.js';
import { COULOMB_PER_AH } from './constants.js';
import { SODIUM_MAX_C } from './pools.js';
import { DEGRADATION_PARAMETERS } from './degradationParameters.js';
import { SHORT_PARAMETERS } from './shortParameters.js';
import { RELAXATION_KINDS, type RelaxationKind } from './relaxationKind.js';

export type FixtureKind = 'constant-gap' | 'spring' | 'constant-pressure' | 'none';
export const FIXTURE_KINDS: readonly FixtureKind[] = ['constant-gap', 'spring', 'constant-pressure', 'none'];

/** Cathode against the collector, or an excess of sodium metal against it (efficiencies of the collector alone). */
export type Geometry = 'full' | 'half';
export const GEOMETRIES: readonly Geometry[] = ['full', 'half'];

/** How sodium dies: with the stripped charge, or first-order in the metal there is. */
export type DeadLaw = 'rate' | 'firstOrder';
export const DEAD_LAWS: readonly DeadLaw[] = ['rate', 'firstOrder'];

/** What covers the collector: the charge plated or, at constant potential, the diffusion zones of nuclei. */
export type CoverLaw = 'charge' | 'scharifkerHills';
export const COVER_LAWS: readonly CoverLaw[] = ['charge', 'scharifkerHills'];

/** `[reference value, smallest allowed, largest allowed]`. */
const TABLE = {
  /** Practical capacity of the cathode and, in a fresh cell, all the sodium there is but a first-charge reservoir; chosen for the reference cell. */
  capacity_Ah: [1, 0.001, 100],
  /** Area of the collector that is plated, all layers together; chosen for the reference cell. */
  electrodeArea_cm2: [500, 0.1, 100000],
  /** Area of the stack that the fixture presses; chosen for the reference cell. */
  footprintArea_cm2: [50, 0.1, 10000],
  /** Layers of the stack, for the profile only: no equation uses it. */
  layers: [10, 1, 1000],

  /** Tabs and collector foils: carries the terminal current, outside the short. Assumed. */
  leadResistance_ohm: [0.008, 0, 10],
  /** Electrolyte and cathode bulk: carries the faradaic current. Assumed. */
  electrolyteResistance_ohm: [0.017, 1e-6, 100],
  /** Anode interface at infinite pressure; solid or wetted contact, assumed. */
  interfaceResistance_ohm_cm2: [4, 0, 5000],
  /** Part of the anode interface that goes with 1/P, its value at 1 MPa; at least a tenfold drop with modest pressure is published. */
  interfacePressureResistance_ohm_cm2: [2, 0, 5000],
  /** Fast polarisation (R1 C1). Assumed. */
  fastResistance_ohm: [0.008, 0, 10],
  /** Time constant of the fast polarisation. Assumed. */
  fastTime_s: [40, 1, 600],
  /** Slow polarisation (long-range relaxation). Assumed. */
  slowResistance_ohm: [0.004, 0, 10],
  /** Time constant of the slow polarisation. Assumed. */
  slowTime_s: [10800, 600, 1e6],
  /**
   * Solid-state diffusion lag of the cathode surface. Assumed, 100..600 s. At C/2 the surface lags by time/7200 of the
   * capacity, so with 5 % formation loss the discharge stays anode-limited up to about 330 s and is cut off by the
   * cathode above that (a hidden reservoir of active sodium stays behind).
   */
  diffusionTime_s: [200, 1, 5000],
  /** Activation energy of solid-state diffusion, assumed; 30 to 50 kJ/mol are usual for sodium in phosphates and oxides. */
  diffusionActivation_J_per_mol: [30000, 0, 100000],
  /** Half the gap between the branches of the open-circuit hysteresis; 0 = none. 8 mV assumed for NVP where it is on. */
  hysteresis_V: [0, 0, 0.1],
  /** Charge, share of the capacity, after which 1 - 1/e of the way to the other branch is gone. Assumed. */
  hysteresisShare: [0.02, 0.001, 0.5],
  /** Sodium of the cathode that leaves in the first charge only (Na5V2(PO4)3), share of the capacity; library cathode's. 20 % assumed for Na5VP, 0..107 %. */
  reservoirShare: [0, 0, 1.2],
  /** Shift of the open-circuit curve from the library's; drawn by the spread, assumed. */
  ocvOffset_V: [0, -0.1, 0.1],
  /** Width of the curve's steep ends over the library's; drawn by the spread, assumed. */
  ocvEdgeWidth: [1, 0.5, 2],
  /** dU/dT, assumed. */
  entropy_V_per_K: [-1e-4, -2e-3, 2e-3],

  /** Exchange current density of sodium on sodium at 25 degC, assumed 0.5..10. */
  exchangeCurrent_mA_per_cm2: [2, 1e-4, 1000],
  /** Activation energy of the exchange current. Assumed. */
  exchangeActivation_J_per_mol: [35000, 0, 100000],
  /** Charge that covers the collector (1 - 1/e), assumed; 20 C on 500 cm2. */
  nucleationCharge_C_per_cm2: [0.04, 1e-5, 1],
  /** Time of the current's peak at constant potential on a bare collector (`coverLaw: scharifkerHills`). Assumed 1..1000. */
  nucleationPeakTime_s: [30, 0.1, 1e5],
  /** The peak itself, where diffusion limits the current; 0 = kinetics alone. Assumed 0.1..10. */
  nucleationPeakCurrent_mA_per_cm2: [1, 0, 1000],
  /** Nucleation on the bare collector at zero pressure: 4 mV (coated) to 53 mV (bare Al) published. */
  nucleationOverpotential_V: [0.03, 0, 0.5],
  /** Nucleation overpotential rises linearly with pressure (Cu|NZSP); size assumed. */
  nucleationPressure_V_per_MPa: [0.005, 0, 0.1],
  /** Potential at which collector and electrolyte oxidise: Cu dissolves at 3.92 V vs Li, 3.59 V vs Na. */
  collectorOxidation_V: [3.6, 1, 6],
  /** Share of the area in contact at best; voids take from it. 1 = wetted, assumed. */
  contactShare: [1, 0.05, 1],

  /** Sodium bound by the first SEI, share of the capacity; initial efficiencies of 86 to 97 % are published. */
  formationLoss: [0.05, 0, 0.5],
  /** Share of the very first plated charge that goes into SEI. Assumed. */
  formationShare: [0.25, 0, 0.9],
  /** Share of every plated charge that goes into SEI. Assumed 1e-4..2e-3. */
  seiShare: [3e-4, 0, 0.5],
  /** Parabolic growth constant: 0.012 C/sqrt(s) on 500 cm2, assumed (22.8 C after 1000 h). */
  seiGrowth_C_per_cm2_sqrt_s: [2.4e-5, 0, 1],
  /** Share of every stripped charge that is isolated, at 1 mA/cm2 and 1 MPa. Assumed 1e-4..1e-2. */
  deadShare: [5e-4, 0, 0.5],

  /** 22.99 g/mol / 0.968 g/cm3 / 26.80 Ah/mol. */
  sodiumVolume_cm3_per_Ah: [0.886, 0.1, 5],
  /** Void volume added to dead sodium, over its metal: assumed 0 (solid) .. 0.5 (mossy). */
  deadPorosity: [0, 0, 2],
  /** SEI per sodium charge bound in it; Na2O 0.51, NaF 0.61, Na2CO3 0.78: the mixture is assumed. */
  seiVolume_cm3_per_Ah: [0.55, 0, 5],
  /** Volume the cathode loses as sodium leaves it; NVP 0.21. */
  cathodeVolume_cm3_per_Ah: [0.21, -2, 2],
  /** Stack pressure of the fresh cell; chosen for the reference cell. */
  preload_kPa: [1000, 1, 100000],
  /** Stiffness of a spring fixture, 1 to 10; the others need none: a constant gap is rigid, constant pressure yields. */
  fixtureStiffness_kPa_per_um: [5, 0, 1000],
  /** Stiffness of the stack of electrodes itself, 20 to 60: what a rigid constant gap shows of it. Assumed. */
  stackStiffness_kPa_per_um: [40, 1, 1000],
  /** Thermal expansion against the fixture. Assumed. */
  thermalPressure_kPa_per_K: [0.5, -50, 50],
  /** Share of the thickness change that creeps away. Assumed. */
  creepShare: [0.04, 0, 0.9],
  /** Time constant of the creep. Assumed. */
  creepTime_s: [14400, 60, 1e7],

  /** Lumped heat capacity of the cell. Assumed. */
  heatCapacity_J_per_K: [60, 0.01, 1e6],
  /** Heat transfer to the surroundings. Assumed. */
  heatTransfer_W_per_K: [0.08, 1e-6, 1e5],
  /** Temperature of the surroundings and at which the cell was pressed. */
  ambient_degC: [25, -40, 60],
  ...DEGRADATION_PARAMETERS,
  ...SHORT_PARAMETERS,
} satisfies Record<string, [number, number, number]>;

export type NumericCellKey = keyof typeof TABLE;

export type CellParameters = { -readonly [K in NumericCellKey]: number } & {
  /** Id in the cathode library. */
  cathode: string;
  /** Form of the surface lag: one mode, diffusion in a sphere, or a power law. Assumed. */
  relaxation: RelaxationKind;
  /** What answers the stack's change of thickness. */
  fixture: FixtureKind;
  /** Cathode against the collector, or an excess of sodium metal against it. */
  geometry: Geometry;
  /** How sodium dies: with the stripped charge, or first-order in the metal there is. */
  deadLaw: DeadLaw;
  /** What covers the collector: the charge plated or, at constant potential, the diffusion zones of nuclei. */
  coverLaw: CoverLaw;
};

export const NUMERIC_CELL_KEYS = Object.keys(TABLE) as NumericCellKey[];

/** The reference cell of the header. */
export function referenceCell(): CellParameters {
  const numbers = Object.fromEntries(NUMERIC_CELL_KEYS.map((key) => [key, TABLE[key][0]]));
  return {
    ...(numbers as Record<NumericCellKey, number>),
    cathode: 'NVP',
    relaxation: 'lag',
    fixture: 'spring',
    geometry: 'full',
    deadLaw: 'rate',
    coverLaw: 'charge',
  };
}

/** The reference cell with some parameters replaced; throws a ScenarioError that names the key and its range. */
export function cellWith(overrides: Partial<CellParameters>): CellParameters {
  const cell = referenceCell();
  for (const key of Object.keys(overrides)) {
    if (!(key in cell)) {
      throw new ScenarioError(`cell.${key} is not a parameter; known: ${Object.keys(cell).join(', ')}`);
    }
  }
  // The library's own volume change and reservoir belong to the cathode unless the scenario states another.
  const id = overrides.cathode ?? cell.cathode;
  cell.cathodeVolume_cm3_per_Ah = cathodeById(id).volume_cm3_per_Ah;
  cell.reservoirShare = cathodeById(id).reservoirShare ?? 0;
  Object.assign(cell, overrides);
  checkCell(cell);
  return cell;
}

/** Throws a ScenarioError if a parameter is not a number within its range. */
export function checkCell(cell: CellParameters): void {
  for (const key of NUMERIC_CELL_KEYS) {
    const [, min, max] = TABLE[key];
    requireNumber(`cell.${key}`, cell[key], min, max);
  }
  requireOneOf('cell.relaxation', cell.relaxation, RELAXATION_KINDS);
  requireOneOf('cell.fixture', cell.fixture, FIXTURE_KINDS);
  requireOneOf('cell.geometry', cell.geometry, GEOMETRIES);
  requireOneOf('cell.deadLaw', cell.deadLaw, DEAD_LAWS);
  requireOneOf('cell.coverLaw', cell.coverLaw, COVER_LAWS);
  if (cell.coverLaw === 'scharifkerHills' && cell.limitingCurrent_mA_per_cm2 > 0) {
    throw new ScenarioError(
      'cell.coverLaw is scharifkerHills, which has a depletion of its own; cell.limitingCurrent_mA_per_cm2 must be 0',
    );
  }
  checkReservoir(cell);
  checkCounterElectrode(cell);
}

/** The counter electrode of a half cell must fit into the exact arithmetic. */
function checkCounterElectrode(cell: CellParameters): void {
  const counter_C = cell.capacity_Ah * cell.counterExcess * COULOMB_PER_AH;
  if (cell.geometry === 'full' || counter_C <= SODIUM_MAX_C) return;
  throw new ScenarioError(
    `cell.counterExcess is ${cell.counterExcess}; with ${cell.capacity_Ah} Ah it must be at most ` +
      `${Math.floor(SODIUM_MAX_C / COULOMB_PER_AH / cell.capacity_Ah)}`,
  );
}

/** Only a cathode with first-charge plateaus has a reservoir, and the exact arithmetic must hold all its sodium. */
function checkReservoir(cell: CellParameters): void {
  const cathode = cathodeById(cell.cathode);
  if (cathode.reservoir === undefined && cell.reservoirShare !== 0) {
    throw new ScenarioError(
      `cell.reservoirShare is ${cell.reservoirShare}; cathode "${cathode.id}" has no first-charge reservoir, it must be 0`,
    );
  }
  const sodium_Ah = cell.capacity_Ah * (1 + cell.reservoirShare);
  if (sodium_Ah * COULOMB_PER_AH > SODIUM_MAX_C) {
    throw new ScenarioError(
      `cell.capacity_Ah is ${cell.capacity_Ah}; with its reservoir it must be at most ${SODIUM_MAX_C / COULOMB_PER_AH / (1 + cell.reservoirShare)}`,
    );
  }
}

/** Range of one parameter, so that a drawn value can be kept possible. */
export function cellRange(key: NumericCellKey): [number, number] {
  return [TABLE[key][1], TABLE[key][2]];
}
