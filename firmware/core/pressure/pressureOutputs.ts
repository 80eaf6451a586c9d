import type { PressureLeak } from './pressureLeak.js';
import type { PressureModel } from './pressureModel.js';

/** Results of the pressure model and of its leak detectors, to their places in `writeOutputs`. */
export function writePressure(pressure: PressureModel, leak: PressureLeak, out: number[]): void {
  out[77] = pressure.reason;
  out[78] = pressure.gain_kPa_per_C;
  out[79] = pressure.gainUncertainty;
  out[80] = pressure.corrected_kPa;
  out[81] = pressure.sigma_kPa;
  out[82] = pressure.creepShare;
  out[83] = pressure.creepTime_s;
  out[84] = pressure.thermal_kPa_per_K;
  out[85] = pressure.rate_kPa_per_h;
  out[86] = pressure.breakCount;
  out[87] = leak.binCusum.value;
  out[88] = leak.halfCusum.value;
  out[89] = leak.binReading.leak_A;
  out[90] = leak.halfReading.leak_A;
  out[91] = leak.restReading.leak_A;
  out[92] = leak.cycleReading.leak_A;
  out[93] = leak.cycleReading.random_A;
  out[94] = leak.cycleReading.systematic_A;
}
