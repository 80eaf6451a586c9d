import { PressureSettings } from './pressure/pressureSettings.js';
import { ProtectionSettings } from './protection/protectionSettings.js';
import type { i32 } from './types.js';
import { TransientSettings } from './voltage/transientSettings.js';
import { VoltageSettings } from './voltage/voltageSettings.js';

/**
 * Thresholds of the monitor that belong to no one cell. Relative to the capacity wherever a rate or a charge is meant,
 * so that one set serves a coin cell and a pouch. "Assumed" values carry their range.
 */
export class MonitorSettings {
  /** A sample is "at rest" below this current, as a fraction of capacity per hour. Assumed C/500 (C/1000 to C/100). */
  restRate_per_h: number = 0.002;
  /** Charge by which the direction must turn before an end point counts, fraction of capacity. Assumed (0.003-0.02). */
  turnFraction: number = 0.01;
  /** How near to the voltage limit an end point must lie to count as full or empty, fraction of the window. Assumed. */
  windowTolerance: number = 0.02;
  /** Longest time between samples over which current is integrated when no charge register bridges it, s. Assumed. */
  gapMax_s: number = 3600;
  /** A time stamp that lies further ahead than this many usual intervals (and `gapMax_s`) needs the next one to agree. Assumed. */
  clockDoubtIntervals: number = 10;
  /** An interval without charge register that is longer than this and than ten usual ones hides currents, s. Assumed. */
  bridgeMin_s: number = 600;

  /** Plausible voltage of one sodium cell with its wiring, V; a collector half cell is stripped down to minus the upper one. */
  voltageRangeMin_V: number = -0.5;
  voltageRangeMax_V: number = 6;
  temperatureRangeMin_degC: number = -60;
  temperatureRangeMax_degC: number = 150;
  /**
   * A temperature that jumps further than this, and than a cell heats meanwhile, needs the next sample to confirm it. Assumed
   * (3 to 10 K; 5 to 20 K/min: 10 W of a short at 60 J/K and 1 Ah, PHYSICS A6).
   */
  temperatureJumpMax_K: number = 5;
  temperatureRateMax_K_per_min: number = 10;
  /** 100 MPa: a hundred times the reference preload. */
  pressureRangeMax_kPa: number = 100000;
  /** Largest current that is believed, multiples of capacity per hour. Assumed. */
  currentRangeMax_per_h: number = 100;
  /**
   * A voltage that moves further than this in one sample is believed only if the next sample agrees, as a share of the
   * voltage window: the end of a discharge may cross most of it between two samples. Assumed (0.8 to 1).
   */
  voltageJumpMax: number = 0.95;
  /** Equal voltage and current over this many samples while charge passes means a stuck converter. */
  stuckSamples: i32 = 50;
  /** ... and this much charge has passed meanwhile, fraction of capacity (an NVP plateau spans 6 mV). Assumed. */
  stuckFraction: number = 0.3;

  /** Slowest relaxation of the cathode, s. PHYSICS A2/B: 400 s for the reference cell; assumed range 200 to 1000. */
  relaxationTime_s: number = 400;
  /** Relative change of that time from one cycle to the next, 1 sigma. PHYSICS finding 3: about 0.15. */
  relaxationSpread: number = 0.15;
  /** Upper bound of the relaxation time over the nominal one, for the tail of a rest. Assumed (1.2 to 2). */
  relaxationTimeHighFactor: number = 1.5;
  /** What is left, at the end of a charge, of the lag of its largest current, as a share. Assumed (0 to 0.2). */
  lagLeft: number = 0.1;
  /** A rest is read from this many relaxation times on. PHYSICS B1: at least 4; 6 leaves e^-6 of the last current. */
  restWait: number = 6;
  /** Shortest window of a rest reading, s. Assumed. */
  restWindowMin_s: number = 600;
  /** Slope of the open-circuit voltage below which a rest cannot be read, V per unit of state. PHYSICS finding 3. */
  restSlopeMin_V: number = 0.5;
  /** Relative error of that slope, 1 sigma: published curves are shape-level, +-20 mV. Assumed (0.05 to 0.3). */
  ocvSlopeUncertainty: number = 0.15;
  /** Entropic coefficient of the cell, V/K, 1 sigma about zero. PHYSICS A6: -0.1 mV/K; assumed (0.1 to 0.5). */
  ocvTemperature_V_per_K: number = 0.0003;
  /**
   * What slow relaxation can mimic, fraction of capacity per hour, 1 sigma. Assumed 10 uA/Ah (5 to 50): after two hours it leaves
   * 6 uA in the median and 26 at most in 2,280 rests of healthy simulated cells (36 where the ambient swings, which has a term of
   * its own); tails by a power law show in the bend.
   */
  slowRelaxation_per_h: number = 0.00001;
  /**
   * How far the end of charge may move as the cathode settles, fraction of capacity, 1 sigma, until rests show how slowly
   * it relaxes; what is left of it falls as (1 + t/settlingTime_s)^-1/2. Assumed (0.002 to 0.01).
   */
  settlingShare: number = 0.005;
  settlingTime_s: number = 18000;
  /** Settling charge per charge of slow relaxation seen in a rest. Assumed (1 to 4). */
  settlingPerTail: number = 2;
  /** Scatter of the end of charge per settling charge seen in rests. Assumed (0.1 to 0.4). */
  slowScatter: number = 0.25;
  /** Share of the plated sodium that becomes products of another volume, 1 sigma. PHYSICS A4 (f_s 1e-4..2e-3) x A6. */
  volumeLossShare: number = 0.0005;
  /** Shift of the full-charge end point with temperature, fraction of capacity per K. PHYSICS A9.3: 400 uA x 5.7 h per 20 K. */
  temperatureSlip_per_K: number = 0.00012;
  /** Scatter of the state between two crossings of a level, fraction of capacity, 1 sigma. Assumed (0.0001 to 0.001). */
  crossingScatter: number = 0.0003;
  /**
   * What a level may move as cathode is lost, share of the charge that passes one way, 1 sigma. Assumed (0.00005 to 0.0005): a
   * cathode that keeps 80 % over 1,000 cycles moves it by half of 0.0002.
   */
  crossingFade: number = 0.0002;
  /** ... and share of the capacity per hour, whatever passes. Assumed (0.00001 to 0.0003): half of it moves a level in the middle. */
  crossingFade_per_h: number = 0.00005;
  /** Relative error of a leak that crossings show, 1 sigma. Assumed 7 % (3 to 10 %): at 1C it moves where the cycles lie. */
  crossingRelative: number = 0.07;

  /** Offset of a current sensor that nobody stated, fraction of capacity per hour. PHYSICS A7: C/20000 (50 uA at 1 Ah). */
  currentOffset_per_h: number = 0.00005;
  /** Common error of the scale of the current sensor, relative, 1 sigma. PHYSICS A7, INA228: 0.05 %. */
  currentScaleUncertainty: number = 0.0005;
  /** Share of the stated offset uncertainty that an auto-zero cannot remove. PHYSICS B: 5 of 50 uA. */
  offsetFloorFraction: number = 0.1;
  /** Samples after which the learnt offset forgets. Assumed (8 rests of 360 samples). */
  offsetMemory: i32 = 2880;

  /** A charge that takes this many times the capacity does not fit into the cell: it leaks hard. Assumed (1.2 to 1.5). */
  chargeExcess: number = 1.3;

  /** Detectors, each on or off. */
  slippageEnabled: boolean = true;
  restLeakEnabled: boolean = true;
  crossingEnabled: boolean = true;
  /** One reading this many standard deviations from zero shows a leak; or two in a row at the lower figure. */
  leakSigma: number = 5;
  leakPairSigma: number = 3.5;
  /** A reading below this many standard deviations is quiet. */
  quietSigma: number = 3;
  /** Quiet readings in a row that are needed before a later leak counts as having begun inside the record. */
  quietBeforeOnset: i32 = 2;
  /** Variation of a leak within a cycle, relative, 1 sigma: the ends of an episode cut cycles. Assumed (0.05 to 0.2). */
  leakVariation: number = 0.1;
  /** A leak counts as a step only if it is at least this many times what was there before. Assumed (2 to 5). */
  stepRatio: number = 3;
  /** A counted leak this many times larger than the uncertainty of the sensor's zero is no wrong zero. Assumed (10 to 30). */
  lastingRatio: number = 20;
  /** ... and this many times larger than any other lasting error of its reading. Assumed (3 to 6). */
  lastingMargin: number = 4;
  /** Above this, pressure alone may confirm a step: no SEI eats so much. Assumed, C/500; PHYSICS A4: f_s at most 2e-3. */
  quickAlone_per_h: number = 0.002;
  /** A short that leaks more than this is taken to grow towards a hard one, fraction of capacity per hour. PHYSICS B: C/100. */
  growingRate_per_h: number = 0.01;
  /** Quiet readings in a row that end an episode. PHYSICS B, fusion. */
  quietToEnd: i32 = 5;

  /**
   * Share of the rebound after a discharge that is slow: below the first the anode ended it, above the second the cathode.
   * Simulated NVP, NFM and PW (C/2, 1C; diffusion 50 to 300 s): at 0.5 the collector keeps at most 0.04 % of the capacity, at
   * 0.6 0.06 %, at 0.7 0.1 %, at 0.9 0.5 % and more. Range 0.3 to 0.6.
   */
  reboundAnodeMax: number = 0.5;
  reboundCathodeMin: number = 0.7;
  /** Smallest rebound that is judged, V. Assumed. */
  reboundMin_V: number = 0.03;

  /** What a cell may hold beyond its nominal capacity. Assumed (1.02 to 1.1). */
  capacityMargin: number = 1.05;
  /** Largest share of the isolated metal that may still reconnect (stranded). Assumed (0 to 0.5). */
  strandedShareMax: number = 0.3;
  /**
   * Sodium that may have been stranded at the reference and reconnects later, share of the capacity: the stranded pool may
   * then fall below what it was. Assumed 0.3 % (0 to 2 %): one or two cycles have isolated little.
   */
  strandedAtReference: number = 0.003;
  /** The split of the loss is given as a value when its standard uncertainty is below this share of the loss. */
  splitSigmaMax: number = 0.06;
  /** The sodium locked in lost cathode is given as a value when its standard uncertainty is below this share of the capacity. */
  lockedSigmaMax: number = 0.01;
  /** End of life, share of the reference's cyclable sodium. The field's convention. */
  endOfLifeShare: number = 0.8;
  /** Lower bound of the sodium loss at which a warning is raised, and by which it is repeated, fraction of capacity. */
  lossWarningStep: number = 0.05;

  readonly pressure: PressureSettings = new PressureSettings();
  readonly protection: ProtectionSettings = new ProtectionSettings();
  /** Voltage model, and the detectors of voltage dips. */
  readonly voltage: VoltageSettings = new VoltageSettings();
  readonly transient: TransientSettings = new TransientSettings();
}
