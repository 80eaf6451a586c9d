import { flag } from '../flag.js';
import type { VoltageModel } from './voltageModel.js';

/** Results of the voltage model: state of charge, resistances, nucleation, collapse, to their places in `writeOutputs`. */
export function writeVoltage(voltage: VoltageModel, out: number[]): void {
  out[105] = voltage.soc;
  out[106] = voltage.socSigma();
  out[107] = voltage.socReason;
  out[108] = flag(voltage.collectorEmpty);
  out[109] = voltage.emptySoc;
  out[110] = voltage.gatedCount;
  out[111] = voltage.filter.innovation_V;
  out[112] = voltage.filter.state[1];
  out[113] = voltage.filter.state[2];
  out[114] = voltage.filter.state[3];
  out[115] = voltage.filter.state[4];
  out[116] = voltage.resistance.count;
  out[117] = voltage.resistance.resistance_ohm;
  out[118] = voltage.resistance.uncertainty_ohm();
  out[119] = voltage.nucleation.overpotential_V;
  out[120] = voltage.nucleation.growth_V;
  out[121] = voltage.collapse.fall;
  out[122] = flag(voltage.collapse.evidence);
  out[123] = voltage.pressure.slope_ohm_per_kPa;
}
