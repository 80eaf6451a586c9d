import type { i32 } from '../types.js';

/**
 * Thresholds and priors of the pressure model and its leak detectors. Relative to the swing of the pressure over a full
 * charge ("swing") or to the capacity, so that one set serves every fixture and cell. "Assumed" carries a range.
 */
export class PressureSettings {
  /** Detectors, each on or off; off, the model itself still runs. */
  binEnabled: boolean = true;
  halfCycleEnabled: boolean = true;
  restEnabled: boolean = true;
  cycleEnabled: boolean = true;

  /** Samples are averaged over at least this time, s ... Assumed (20 to 120): creep and leaks are slower. */
  blockTime_s: number = 60;
  /** ... or this charge, fraction of capacity. PHYSICS B5: 90 C of 3600. */
  blockFraction: number = 0.025;
  /** Samples in a row that the filter leaves to the voltage: a step of the current, and the filter after it. Assumed (1 to 4). */
  yieldsMax: i32 = 2;

  /** Stiffness of the stack in series with the fixture, kPa/um, and relative 1 sigma. PHYSICS A6: 20 to 60. */
  stackStiffness_kPa_per_um: number = 40;
  stackStiffnessUncertainty: number = 0.5;
  /** Stiffness of a spring nobody stated, kPa/um, and relative 1 sigma. PHYSICS A6: 1 to 10. */
  springStiffness_kPa_per_um: number = 5;
  springStiffnessUncertainty: number = 1;
  /** Areal capacity of the footprint where no area is stated, Ah/cm2, and relative 1 sigma. Assumed (0.002 to 0.04). */
  footprintCapacity_Ah_per_cm2: number = 0.02;
  footprintUncertainty: number = 1;

  /** White noise of a load cell nobody stated, kPa. PHYSICS A7. */
  noise_kPa: number = 0.1;
  /** Random walk of the zero of the load cell. PHYSICS A7: 0.1. */
  walk_kPa_per_sqrt_h: number = 0.1;
  /** Linear drift of a load cell nobody stated, 1 sigma. PHYSICS A7: 0.01 to 0.05. */
  drift_kPa_per_h: number = 0.05;
  /** Pressure per temperature: expansion of the stack 0.5, load cell 0.07 (PHYSICS A6, A7); assumed 1 sigma. */
  thermal_kPa_per_K: number = 0.5;
  thermalUncertainty_kPa_per_K: number = 0.5;
  /** Unseen change of temperature when there is no thermometer, 1 sigma, K. Assumed (0.5 to 3): a heated room. */
  unseenTemperature_K: number = 1;

  /** Creep: share of the swing and time constant, PHYSICS A6: 4 %, 4 h; 1 sigma of the share and of ln(time). Assumed. */
  creepShare: number = 0.04;
  creepShareUncertainty: number = 0.03;
  creepTime_s: number = 14400;
  creepTimeUncertainty: number = 0.4;
  /** Creep still under way when the record begins, share of the swing, 1 sigma. Assumed (0.001 to 0.01). */
  startCreepShare: number = 0.003;
  /** Fast creep of stack (600 s) and load cell (30 min, PHYSICS A7): time constant, and 1 sigma of the share. Assumed. */
  fastCreepTime_s: number = 900;
  fastCreepUncertainty: number = 0.01;
  /** Relative change of the stiffness over half a swing, 1 sigma. Assumed (0 to 0.1): stacks stiffen under load. */
  curvatureUncertainty: number = 0.03;

  /** Largest rate of pressure that a leak from the first sample or a drift may make, share of the swing per hour. */
  rateUncertainty_per_h: number = 0.01;
  /** Change of that rate, share of the swing per hour and sqrt(h). Assumed (5e-5 to 1e-3). */
  rateWalk_per_h: number = 0.00005;
  /** Slow change of the gain, relative, per sqrt(h). Assumed (1e-5 to 2e-4): 0.1 % in 17 days. */
  gainWalk: number = 0.00005;
  /** Deviation from any smooth law (stick-slip of the stack), share of the swing, per sqrt of charge in capacities. Assumed. */
  slipWalk: number = 0.0001;
  /** What the laws miss from block to block (turns of the current, self-heating), share of the swing, 1 sigma. Assumed. */
  formError: number = 0.0001;
  /** The same in the first half cycle, in which a fresh cell forms its SEI: half of 5 % goes without volume. PHYSICS A4. */
  formationWalk: number = 0.03;

  /** Part of the swing instead of the whole: relative 1 sigma of the slope by what the laws miss. Assumed (0.003 to 0.02). */
  shapeUncertainty: number = 0.01;

  /** The gain counts as learnt below this relative 1 sigma. Assumed (0.002 to 0.01): C/150 at C/2 is 1.3 %. */
  gainLearnt: number = 0.004;
  /** Below this the laws are kept as they are while a leak is up. Assumed (0.0005 to 0.002). */
  gainSettled: number = 0.001;
  /** A swing smaller than this many standard deviations of the noise says nothing. Assumed. */
  swingMin: number = 30;
  /** Pressure that must be due while the reading repeats itself, kPa, before it counts as stuck at its end of range. Assumed. */
  stuckChange_kPa: number = 1.5;

  /** Longest time without a current that does not interrupt the record, s. Assumed (60 to 900): creep hardly moves. */
  missedMax_s: number = 300;
  /** A jump is a step when it exceeds this many standard deviations of the prediction ... */
  stepSigma: number = 6;
  /** ... and this, kPa: three times the noise of a load cell with 0.1 kPa. Assumed (0.2 to 1). */
  stepMin_kPa: number = 0.3;
  /** Rate that a leak may have which looked like a step at first, share of the swing per hour. Assumed: C/10. */
  stepLeak_per_h: number = 0.1;
  /** A level that is left by this many standard deviations at once is not averaged into. Assumed (4 to 6). */
  levelJump: number = 5;
  /** Mean normalised innovation over half an hour from which the rate must have changed. Assumed (0.6 to 1.5); white: 0.13. */
  strainMax: number = 1;
  /** Strained again within this time, the gain is in doubt too, s. Assumed. */
  strainPause_s: number = 14400;
  /** Relative uncertainty of a gain in doubt. Assumed (0.01 to 0.1); it must exceed `gainLearnt`. */
  gainDoubt: number = 0.03;

  /** Sodium that becomes SEI or is isolated, share of the charge passed, 1 sigma. PHYSICS A4: SEI 1e-4 to 2e-3. */
  lossShare: number = 0.0005;
  /** CUSUM: allowance k and limits h by bin and by half cycle, clamp and inflation. PHYSICS B, detector 5. */
  cusumAllowance: number = 0.75;
  cusumBinLimit: number = 12;
  cusumHalfLimit: number = 8;
  cusumClamp: number = 9;
  /** Below the limit plus the allowance, so that no single wild half cycle raises it. Assumed. */
  cusumHalfClamp: number = 6;
  cusumInflation: number = 1.25;
  /** Systematic standard deviations that a CUSUM grants before it counts. Assumed (1 to 3). */
  systematicGrant: number = 2;
  /** Scores of a trail that raise the CUSUM at once: 6.25 standard deviations, the inflation counted. Assumed (4 to 8). */
  trailLimit: number = 5;
  /** ... and what its bins without the largest one must reach. Assumed (1 to 3). */
  trailRestLimit: number = 1.5;
  /** Bins after which the next trail begins; one is one to two times as long. Assumed (2 to 4): ten minutes at C/2. */
  trailBins: i32 = 2;
  /** Longest bin when little charge passes, s. Assumed. */
  binTime_s: number = 600;
  /** Shortest rest that is read, and the length after which a longer one is read piecewise, s. Assumed. */
  restMin_s: number = 1200;
  restPiece_s: number = 14400;
  /** Blocks between two readings of a bin detector that stays up. Assumed: about half an hour. */
  repeatBins: i32 = 10;
  /** A reading less sure than this many standard deviations is repeated at the next bin: the verdict asks for 5. */
  sureSigma: number = 5;
}
