import { flag } from '../flag.js';
import type { SodiumLedger } from './sodiumLedger.js';

/** Results of the sodium ledger, to their places in `writeOutputs`. */
export function writeLedger(ledger: SodiumLedger, out: number[]): void {
  out[66] = ledger.dead.low_C;
  out[67] = ledger.dead.high_C;
  out[68] = ledger.sei.low_C;
  out[69] = ledger.sei.high_C;
  out[70] = ledger.metal.sigma_C;
  out[71] = flag(ledger.locked.observable);
  out[72] = ledger.locked.locked_C;
  out[73] = ledger.locked.high_C;
  out[74] = ledger.correctedEfficiency;
  out[75] = flag(ledger.forecast.known);
  out[76] = ledger.forecast.cycles;
  out[139] = ledger.stranded.low_C;
  out[140] = ledger.correctedUncertainty;
  out[141] = ledger.forecast.reason;
  out[145] = ledger.locked.sigma_C;
}
