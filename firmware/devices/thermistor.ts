/**
 * NTC thermistor between an input and ground, with a fixed resistor from the input to the converter's reference, so that
 * the reference cancels.
 *
 *   R = fixed * ratio / (1 - ratio)                       ratio = input voltage / reference
 *   1 / T = a + b ln R + c (ln R)^3                       Steinhart and Hart, T in K, R in ohm
 *   1 / T = 1 / T25 + ln(R / R25) / beta                  is the same with c = 0
 *
 * A broken wire or a short gives the ratio 1 or 0, which is no temperature.
 *
 * Source: Steinhart, Hart 1968, Deep-Sea Research 15, 497; the beta equation is its first term (IEC 60539-1).
 */
import { log } from '../core/mathx.js';
import type { i32 } from '../core/types.js';
import { ReadFault } from './readFault.js';

const ZERO_CELSIUS_K: number = 273.15;
const NOMINAL_K: number = 298.15;
/**
 * Beyond these the wire is taken for open or shorted, degC. Assumed (-80 to -40, 125 to 300): what NTC elements are specified
 * for differs by their kind.
 */
const TEMPERATURE_MIN_DEGC: number = -55;
const TEMPERATURE_MAX_DEGC: number = 150;

export class Thermistor {
  temperature_degC: number = 0;
  resistance_ohm: number = 0;
  /** Sum of ReadFault; 0 = the temperature is good. */
  faults: i32 = 0;
  /** Coefficients, 1/K. */
  a_per_K: number = 0;
  b_per_K: number = 0;
  c_per_K: number = 0;

  private readonly fixed_ohm: number;

  constructor(fixed_ohm: number) {
    this.fixed_ohm = fixed_ohm;
  }

  setSteinhartHart(a_per_K: number, b_per_K: number, c_per_K: number): void {
    this.a_per_K = a_per_K;
    this.b_per_K = b_per_K;
    this.c_per_K = c_per_K;
  }

  /** From the resistance at 25 degC and beta, as data sheets give them. */
  setBeta(nominal_ohm: number, beta_K: number): void {
    this.setSteinhartHart(1 / NOMINAL_K - log(nominal_ohm) / beta_K, 1 / beta_K, 0);
  }

  /** Takes the ratio of input voltage and reference; `converterFaults` are those of the converter that measured it. */
  take(ratio: number, converterFaults: i32): void {
    this.faults = converterFaults;
    if (ratio <= 0 || ratio >= 1) {
      this.faults = this.faults | ReadFault.Saturated;
      return;
    }
    this.resistance_ohm = (this.fixed_ohm * ratio) / (1 - ratio);
    const l: number = log(this.resistance_ohm);
    const inverse_per_K: number = this.a_per_K + l * (this.b_per_K + this.c_per_K * l * l);
    this.temperature_degC = 1 / inverse_per_K - ZERO_CELSIUS_K;
    if (this.temperature_degC < TEMPERATURE_MIN_DEGC || this.temperature_degC > TEMPERATURE_MAX_DEGC) {
      this.faults = this.faults | ReadFault.Saturated;
    }
  }
}
