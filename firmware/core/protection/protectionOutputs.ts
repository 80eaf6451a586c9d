import { flag } from '../flag.js';
import type { Protection } from './protection.js';

/** Results of the protection, to their places in `writeOutputs`. */
export function writeProtection(protection: Protection, out: number[]): void {
  out[97] = protection.contactorRequest;
  out[98] = protection.faults.activeBits;
  out[99] = protection.faults.latchedBits;
  out[100] = protection.faults.firstFault;
  out[101] = protection.openedAt_s;
  out[102] = flag(protection.hardShort.suspected);
  out[103] = protection.hardShort.voltageDrop.resistance_ohm;
  out[104] = protection.hardShort.vanishedCharge.leakLow_A;
  out[146] = flag(protection.hardShort.bridgedCollector.shown);
  out[147] = flag(protection.hardShort.dated);
  out[148] = flag(protection.collector.emptied);
  out[149] = protection.collector.least_C;
}
