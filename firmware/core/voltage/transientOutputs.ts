import { flag } from '../flag.js';
import type { Transients } from './transients.js';

/** Results of the detectors of voltage dips, to their places in `writeOutputs`. */
export function writeTransients(transient: Transients, out: number[]): void {
  out[124] = transient.dipCount;
  out[125] = transient.spikeCount;
  out[126] = transient.shallowCount;
  out[127] = transient.lastDip_s;
  out[128] = transient.depth_V;
  out[129] = transient.width_s;
  out[130] = transient.packetCharge_C;
  out[131] = transient.totalCharge_C;
  out[132] = transient.noiseRatio;
  out[133] = transient.packetLimit_C;
  out[134] = transient.line.residual_V;
  out[135] = transient.line.sigma_V;
  out[136] = flag(transient.evidence.present);
  out[137] = transient.evidence.first_s;
}
