/**
 * Thresholds, debounces and hysteresis of the protection that belong to no one cell; the limits themselves stand in the
 * cell's profile. Values without another source are assumed, with their range. Cyclers touch voltage limits by design
 * (constant-voltage holds, discharges to the limit), so a limit trips only beyond a margin.
 */
export class ProtectionSettings {
  enabled: boolean = true;
  hardShortEnabled: boolean = true;

  /** Margin beyond a voltage limit, share of the voltage window. Assumed (0.02 to 0.1). */
  voltageMarginShare: number = 0.04;
  /** How far back inside the limit a voltage must come, share of the window. Assumed (0 to 0.1). */
  voltageHysteresisShare: number = 0.02;
  /** Assumed (1 to 10 s): above the length of a glitch, far below the time in which plating does harm. */
  overVoltageDebounce_s: number = 2;
  underVoltageDebounce_s: number = 5;

  /** Margin beyond a current limit, relative. Assumed (0.02 to 0.2). */
  currentMargin: number = 0.1;
  currentDebounce_s: number = 5;
  /**
   * Derating of the current limits, by distance of the temperature from the limit of the cell, K: shares of the full
   * limit, linear in between. Plating from a cold cell is rough and needs the lowest currents. Assumed (shares +-0.2).
   */
  readonly deratingDistance_K: number[] = [0, 5, 10, 20];
  readonly chargeShareCold: number[] = [0.2, 0.4, 0.7, 1];
  readonly dischargeShareCold: number[] = [0.5, 0.7, 0.9, 1];
  readonly shareHot: number[] = [0.5, 0.8, 1, 1];

  /** How far back inside a limit the temperature must come, K. Assumed (1 to 10). */
  temperatureHysteresis_K: number = 3;
  chargeTooColdDebounce_s: number = 10;
  overTemperatureDebounce_s: number = 5;
  underTemperatureDebounce_s: number = 60;

  /** How far back inside a limit the pressure must come, relative. Assumed (0.02 to 0.1). */
  pressureHysteresis: number = 0.05;
  pressureDebounce_s: number = 5;
  /** Unexplained drop of the stack pressure that counts as lost, relative. Assumed (0.1 to 0.5). */
  pressureDropShare: number = 0.2;
  /**
   * What may lower the pressure besides charge (creep, temperature), share of it per hour. PHYSICS A6: 4 % over 4 h by
   * creep, 0.5 kPa/K; assumed 0.2 (0.05 to 0.5).
   */
  pressureCreep_per_h: number = 0.2;
  /**
   * Largest swing of the pressure over a full charge, multiples of the pressure itself, where the profile does not give
   * the fixture. PHYSICS A6: 134 um at 5 to 60 kPa/um on 1 MPa are 0.7 to 8.
   */
  pressureSwing: number = 8;

  /** A required channel may be missing for so long. Assumed (5 to 120 s): a burst of refused reads passes. */
  sensorDebounce_s: number = 30;
  slowSensorDebounce_s: number = 60;
  /** No sample for so long is stale, s; seen by `tick` only. Assumed (2 to 60), for samples every second. */
  staleTime_s: number = 10;
  /** Change of current, per hour of capacity, that must move a working voltage converter. Assumed (0.1 to 0.5). */
  unresponsiveStep_per_h: number = 0.2;

  /** Evidence must be absent for so long before a fault ends. Assumed (10 to 600 s). */
  clearTime_s: number = 60;

  /** A short is hard above this leak, per hour of capacity: 5 ohm (PHYSICS B, fusion) at 3.3 V and 1 Ah are 0.66, less
   * the uncertainty of the resistance. Assumed (0.4 to 0.7). */
  hardShortRate_per_h: number = 0.5;
  /** ... where the balance of charge gives a lower bound only. Assumed (0.2 to 0.5). */
  vanishedRate_per_h: number = 0.3;
  /** Least drop of the voltage that is judged, V. Assumed (0.005 to 0.05). */
  voltageDropMin_V: number = 0.015;
  /** Least answer to a current step from which a resistance is learnt, V. Assumed (0.002 to 0.01). */
  learnMin_V: number = 0.005;
  /** ... and where no resistance has been learnt yet, share of the window. Assumed (0.2 to 0.5). */
  voltageDropShare: number = 0.25;
  /** The knee of a discharge begins below this share of the capacity, counted from the end of the last one. Assumed (0.2 to 0.5). */
  kneeShare: number = 0.3;
  /** Longest interval over which two voltages are compared, s. Assumed (60 to 300). */
  voltageStepInterval_s: number = 120;
  /** A current that moved by less than this is the same, per hour of capacity. Assumed (0.005 to 0.05):
   * below the cut-off of a charge, whose end is a step. */
  steadyCurrent_per_h: number = 0.01;
  /** Heating that no current up to 1C explains, K/min; the surroundings can do 1.6 (20 K step, PHYSICS A6). Assumed. */
  heatingRate_K_per_min: number = 4;
  /** ... kept up over this rise, K. Assumed (3 to 10). */
  heatingRise_K: number = 5;
}
