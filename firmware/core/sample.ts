/**
 * One measurement of the cell, the only thing the core ever sees of the world.
 *
 * The caller owns one Sample, fills it and passes it to `BatteryMonitor.step`; the core keeps no reference to it.
 * A field whose `...Valid` flag is false was not measured (no sensor, failed read) and its number is ignored.
 * Current and charge are positive when the cell is charged.
 */
export class Sample {
  /** Time since the record began, s, must not decrease. */
  time_s: number = 0;
  voltage_V: number = 0;
  current_A: number = 0;
  temperature_degC: number = 0;
  /** Stack pressure, kPa. */
  pressure_kPa: number = 0;
  /**
   * Net charge counted by the instrument since an arbitrary origin, Ah: a charge register (INA228 CHARGE) or a
   * cycler's capacity columns. When valid it is preferred to integrating `current_A`, because instruments integrate
   * faster than they log.
   */
  netCharge_Ah: number = 0;
  voltageValid: boolean = false;
  currentValid: boolean = false;
  temperatureValid: boolean = false;
  pressureValid: boolean = false;
  netChargeValid: boolean = false;
  /** True only when the contactor is known to be open, so that the true current through the shunt is zero. */
  contactorOpen: boolean = false;
}
