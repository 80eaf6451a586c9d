/**
 * An NTC thermistor to ground under a fixed resistor, as the ratio of the voltage between them and the supply.
 *
 *   R = R25 exp(beta (1 / T - 1 / 298.15 K))       ratio = R / (R + fixed)
 *
 * Source: the beta value's definition in IEC 60539-1; two resistors in series.
 */
export type Wire = 'whole' | 'open' | 'shorted';

const ZERO_CELSIUS_K = 273.15;
const NOMINAL_K = 298.15;

export function betaResistance_ohm(nominal_ohm: number, beta_K: number, temperature_degC: number): number {
  return nominal_ohm * Math.exp(beta_K * (1 / (temperature_degC + ZERO_CELSIUS_K) - 1 / NOMINAL_K));
}

/** Voltage between the thermistor and the fixed resistor, over the supply of both. */
export function dividerRatio(resistance_ohm: number, fixed_ohm: number, wire: Wire = 'whole'): number {
  if (wire === 'open') return 1;
  return wire === 'shorted' ? 0 : resistance_ohm / (resistance_ohm + fixed_ohm);
}
