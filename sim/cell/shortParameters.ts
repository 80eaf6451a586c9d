/**
 * Parameters of everything that by-passes the electrodes: spontaneous soft shorts, electronic conduction of the
 * electrolyte, redox shuttle, oxidation. `[reference value, smallest allowed, largest allowed]`.
 *
 * All of them are off in the reference cell: faults and scenarios switch them on. Source: PHYSICS A5; where a number
 * has no measurement behind it the word is "assumed" and its range is the allowed range.
 */
export const SHORT_PARAMETERS = {
  /** Births of soft shorts an hour while plating, at no current on a clean, fully wetted collector. Assumed. */
  shortBirths_per_h: [0, 0, 1e5],
  /** The birth rate grows e-fold with every such current density. Assumed, of the order of the critical current. */
  shortDensity_mA_per_cm2: [2, 0.01, 1000],
  /** Dead sodium that doubles the birth rate: dead metal and soft shorts coexist. Assumed. */
  shortDead_C_per_cm2: [0.5, 1e-4, 1000],
  /** Median of the log-normal resistance. Assumed. */
  shortMedian_ohm: [3162, 1, 1e8],
  /** Its 1 sigma: 100 ohm .. 100 kohm lie within 1.5 of them. Assumed. */
  shortSpread_decades: [1, 0, 3],
  /** Sodium in a filament of 1 mS; scales with its conductance. Assumed. */
  filamentCharge_C_per_mS: [1e-3, 0, 10],
  /** Growth of ln G per areal charge plated: a soft short becomes a hard one. Assumed. */
  filamentGrowth_cm2_per_mAh: [0, 0, 100],
  /** Areal charge stripped over which a filament dissolves e-fold. Assumed. */
  filamentDissolution_mAh_per_cm2: [2, 1e-3, 1e6],
  /** Joule power at which a filament fuses at the rate below; 0.1 W is 100 ohm at 3.3 V. Assumed. */
  fusePower_W: [0.1, 1e-6, 1000],
  /** Rate of fusing at that power; it goes with the square of the power. Assumed. */
  fuseRate_per_s: [0.01, 0, 1e6],

  /** Electronic conductivity of the electrolyte: 1e-11 leaks 8.5 uA over 500 cm2 and 20 um, 1e-9 0.85 mA. */
  electronicConductivity_S_per_cm: [0, 0, 1e-6],
  /** Thickness of the electrolyte for its electronic leak. Assumed. */
  electrolyteThickness_um: [20, 1, 2000],
  /** Redox shuttle between the electrodes at 25 degC. Assumed 0..10. */
  shuttleCurrent_uA_per_cm2: [0, 0, 1000],
  /** Activation energy of the shuttle. Assumed. */
  shuttleActivation_J_per_mol: [40000, 0, 100000],
  /** Oxidation of the electrolyte at the reference voltage. Assumed. */
  oxidationCurrent_uA_per_cm2: [0, 0, 1000],
  /** Voltage at which the oxidation current holds. Assumed. */
  oxidationReference_V: [4.2, 2, 6],
  /** Voltage over which the oxidation grows e-fold: 2RT/F. Assumed. */
  oxidationSlope_V: [0.052, 0.02, 0.5],
  /** Diffusion limit of the oxidation. Assumed. */
  oxidationLimit_uA_per_cm2: [100, 1e-3, 10000],
} satisfies Record<string, [number, number, number]>;
