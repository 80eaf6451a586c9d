/**
 * The currents of a drive-like load: mean plus a first-order autoregression of zero sum.
 *
 *   x[k] = r x[k-1] + sqrt(1 - r^2) n[k] ,  n standard normal within +-3 ;   i[k] = mean + rms (x[k] - mean of x)/sd(x)
 * r = 0.7: a current lasts about three segments (assumed, 0..0.95). The sum is zero and the scatter as stated for every
 * seed, so that the charge of a stretch is the mean's.
 */
import { RandomStream } from '../random.js';

const CORRELATION = 0.7;
const SIGMAS_MAX = 3;

/** One rate a segment, per hour of the nominal capacity. */
export function driveRates(count: number, mean_per_h: number, rms_per_h: number, seed: number): number[] {
  const random = new RandomStream(seed, 'protocol.drive');
  const deviates: number[] = [];
  let x = 0;
  for (let k = 0; k < count; k++) {
    x = CORRELATION * x + Math.sqrt(1 - CORRELATION * CORRELATION) * random.boundedGaussian(SIGMAS_MAX);
    deviates.push(x);
  }
  const mean = deviates.reduce((sum, value) => sum + value, 0) / count;
  const variance = deviates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  const scale = variance > 0 ? rms_per_h / Math.sqrt(variance) : 0;
  return deviates.map((value) => mean_per_h + scale * (value - mean));
}
