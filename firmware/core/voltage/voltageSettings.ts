/**
 * Nominal parameters of the voltage model and its thresholds. Resistances are stated for 1 Ah and scale with 1/capacity,
 * as the areas of cells of one design do; rates are per hour of the capacity. "Assumed" values carry their range.
 */
import type { i32 } from '../types.js';

export class VoltageSettings {
  /** Filter of state of charge and polarisation, and the resistance at current steps, on or off. */
  filterEnabled: boolean = true;
  stepResistanceEnabled: boolean = true;
  collapseEnabled: boolean = true;

  /** Prompt resistance of a cell of 1 Ah at 25 degC, ohm Ah. PHYSICS, reference cell: 60 to 90 mohm at 1 Ah. */
  resistance_ohm_Ah: number = 0.07;
  /** Its standard deviation as a logarithm before any current step was seen. Assumed (0.3 to 1: other designs). */
  resistanceSpread: number = 0.6;
  /** Part of it that is charge transfer, which goes with Arrhenius' law. Assumed (0.2 to 0.7). */
  chargeTransferShare: number = 0.4;
  /** Activation energy of the exchange current density, J/mol. PHYSICS A3: 35 kJ/mol, assumed (25 to 50). */
  activation_J_per_mol: number = 35000;
  /** Wander of ln R in an hour, 1 sigma. Assumed (0.005 to 0.05). */
  resistanceWander_per_sqrt_h: number = 0.02;

  /** Fast polarisation, ohm Ah and s. PHYSICS A2: 40 s; size assumed (0.004 to 0.02). */
  fastResistance_ohm_Ah: number = 0.008;
  fastTime_s: number = 40;
  /** Lag of the cathode's surface behind its mean state, s. PHYSICS A2; assumed (100 to 600). */
  lagTime_s: number = 200;
  /** Relative error of lag and fast polarisation, 1 sigma. Assumed (0.2 to 0.6: single lag for a diffusion process). */
  polarisationSpread: number = 0.35;
  /** Entropic coefficient of the cell, V/K. PHYSICS A6, assumed. */
  entropy_V_per_K: number = -0.0001;

  /** Error of the open-circuit curve, V, 1 sigma. PHYSICS A2: published shapes are good to +-20 mV (2 sigma). */
  curveSigma_V: number = 0.01;
  /** Share of the curve over which that error changes its sign. Assumed (0.05 to 0.3: width of a plateau's features). */
  curveMemory: number = 0.15;
  /** ... and the time over which slow polarisation does, s. PHYSICS A2: 3 h, a few mV; assumed (3 to 30 h). */
  curveMemory_s: number = 36000;
  /** Position error of the curve's steep ends, fraction; the state is never known better. Assumed (0.0005 to 0.003). */
  curvePosition: number = 0.0015;
  /** Uncertainty that a full swing of counted charge adds to the state: capacity as stated. Assumed (0.005 to 0.03). */
  capacitySigma: number = 0.015;
  /** Largest slope of the curve that the filter uses, V per unit. PHYSICS B. */
  slopeMax_V: number = 20;

  /** What a record may begin with that no model knows: nucleation, polarisation of before, V. Assumed (0.02 to 0.1). */
  startError_V: number = 0.05;

  /**
   * Time between two updates of the filter, s; samples in between are only counted. Assumed (1 to 120): a voltage is as
   * uncertain as the curve, which more of them do not average out, and the curve's error lasts for hours.
   */
  updatePeriod_s: number = 30;
  /** Innovation beyond which a voltage is not used, sigma. PHYSICS B. */
  gateSigma: number = 4;
  /** Gated updates in a row after which the model, not the voltage, is taken to be wrong. Assumed (10 to 100). */
  gatedMax: i32 = 30;
  /** Weight of the newest innovation in the adaptive noise. Assumed (0.01 to 0.1). */
  noiseWeight: number = 0.02;
  /** Model noise added to the converter's, V. Assumed (0.1 to 1 mV). */
  modelNoise_V: number = 0.0003;
  /** The state counts as known below this standard uncertainty. Assumed (0.02 to 0.1). */
  socSigmaMax: number = 0.05;

  /** Smallest change of current that measures a resistance, per hour of the capacity. PHYSICS B: 0.1 C. */
  stepRate_per_h: number = 0.1;
  /** Longest interval in which a step is still measured, s. Assumed (10 to 60: the fast polarisation is 40 s). */
  stepIntervalMax_s: number = 30;
  /** Interval below which relaxation within a step costs less than a hundredth of the resistance, s. */
  stepIntervalSharp_s: number = 2;
  /** Memory of the resistance, per step. PHYSICS B. */
  stepForgetting: number = 0.98;
  /** Scatter of the resistance from step to step, relative: current dependence of the charge transfer. Assumed. */
  stepScatter: number = 0.02;
  /** Below this share of the voltage window a discharge is taken to end: the collector empties. Assumed (0.1 to 0.4). */
  emptyShare: number = 0.4;
  /** State of charge below which a discharge is not learnt from, and margin above where the last one ended. Assumed. */
  emptyBelow: number = 0.25;
  emptyMargin: number = 0.15;
  /** Charge after which nucleation on the empty collector is over, fraction of capacity. PHYSICS A3: 5 q_nuc = 100 C/Ah. */
  nucleationShare: number = 0.03;
  /** Most charge of a step's interval for the nucleation overpotential to be read, fraction. Assumed: a quarter of q_nuc. */
  nucleationIntervalShare: number = 0.0015;

  /** Steps after which the slow baseline of the resistance forgets. Assumed (8 to 64). */
  collapseMemory: i32 = 16;
  /** It learns at most one step in this time, s. Assumed (300 to 3600). */
  collapsePeriod_s: number = 600;
  /** Fall below the baseline that is evidence, sigma. PHYSICS B4. */
  collapseSigma: number = 5;
  /** Smallest fall that is believed, relative: 3.5 ohm beside 70 mohm are 2 %. Assumed (0.01 to 0.05). */
  collapseShareMin: number = 0.02;
  /** Inflation of a standard deviation that was itself estimated, and the clamp of a deviation. PHYSICS B. */
  estimatedInflation: number = 1.25;
  deviationMax: number = 9;
}
