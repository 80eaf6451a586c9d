/**
 * Thresholds of the detectors of voltage dips. Design by false alarms (PHYSICS B): a one-sample excursion of white noise
 * beyond 10 sigma happens in 1e-23 of samples; CUSUM with k 0.75 and h 8 has a run length of
 *   ARL0 = (exp(2 k b) - 2 k b - 1)/(2 k^2), b = h + 1.166:   8e5 samples, 230 h at 1 s,
 * and a fall counts only if a rise of like size follows within the half hour with no change of current between. With a
 * rate of L = 0.01 dips an hour in a healthy cell (assumed as a bound; see docs/method.md for what was measured) the rule
 * "3 in 2 h or 5 in 24 h" is met by chance L (L 2 h)^2/2 + L (L 24 h)^4/24 = 3.4e-6 times an hour: 0.3 in 100,000 h.
 */
import type { i32 } from '../types.js';

export class TransientSettings {
  /** Counter of single dips, CUSUM and GLR, each on or off. */
  dipsEnabled: boolean = true;
  cusumEnabled: boolean = true;
  glrEnabled: boolean = true;

  /** What the short-memory predictor remembers, s, and in samples. Assumed (40 to 200 s: lag 200 s bends the curve). */
  memory_s: number = 80;
  memoryMin: number = 5;
  memoryMax: number = 16;
  /** Samples after a change of current before anything is judged. Assumed (4 to 16). */
  settleSamples: i32 = 6;
  /** Change of current that restarts the predictor, per hour of the capacity. Assumed (0.05 to 0.2). */
  stepRate_per_h: number = 0.1;
  /** Error of the resistance that takes the current's changes off the voltage, relative: known, unknown. Assumed. */
  resistanceError: number = 0.35;
  resistanceErrorUnknown: number = 2;
  /** Share of the expected change from sample to sample by which it may err (bends of the curve). Assumed (0.3 to 1). */
  trendError: number = 0.5;

  /** Depth of a dip in standard deviations of the residual, inflation of the estimated one, clamp. PHYSICS B. */
  dipSigma: number = 8;
  estimatedInflation: number = 1.25;
  deviationMax: number = 9;
  /** ... in steps of the converter, and at least, V. Assumed (0.2 to 1 mV). */
  dipResolutions: number = 2.5;
  dipMin_V: number = 0.0003;
  /** A dip this deep that stays flat is counted at its second sample, V. Issue target: 20 mV within 2 samples. */
  promptDip_V: number = 0.02;
  /** Longest dip; what stays down longer is a change of state, s. Assumed (600 to 3600; PHYSICS A5: seconds to minutes). */
  dipMax_s: number = 1800;
  /** Share of its depth within which a dip has recovered, and that it must hold until then. Assumed. */
  recoveredShare: number = 0.3;
  heldShare: number = 0.5;
  /** Two dips nearer than this count once as evidence, s: a loose lead rattles. Assumed (10 to 120). */
  separation_s: number = 30;

  /** CUSUM: slack and limit; GLR: limit of the logarithm of the likelihood ratio. PHYSICS B; limits assumed. */
  cusumSlack: number = 0.75;
  cusumLimit: number = 8;
  glrLimit: number = 25;

  /** Longest interval at which means are judged, s: at longer ones the bends of the curve look the same. Measured. */
  shallowIntervalMax_s: number = 5;

  /** A shallow dip is so many times shorter than the time before it without one; else the voltage wanders. Assumed (2 to 5). */
  shallowWidthRatio: number = 3;

  /** Mean square of the standardised residual above which the voltage is noisy (1 when healthy). Assumed (2 to 5). */
  noisyRatio: number = 3;

  /** Evidence: so many dips within the first window, or so many within the second, s. See above. */
  evidenceFew: i32 = 3;
  evidenceShort_s: number = 7200;
  evidenceLong_s: number = 86400;
  /** Evidence is held so long after the newest dip, s. Assumed (1 to 24 h). */
  evidenceHold_s: number = 21600;
}
