/** Puts bytes into a plan as a transport would that had received them. */
import type { BusPlan } from '../busPlan.js';

export function answer(plan: BusPlan, ...bytes: number[]): void {
  bytes.forEach((byte, k) => (plan.received[k] = byte));
  plan.acknowledged = true;
}

/** The transfers of a plan: `40 w 00 80 00 r 2`, one line each. */
export function describePlan(plan: BusPlan): string[] {
  const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
  let at = 0;
  return Array.from({ length: plan.count }, (_, k) => {
    const bytes = plan.written.slice(at, at + plan.writeCounts[k]);
    at += plan.writeCounts[k];
    const read = plan.readCounts[k] > 0 ? ` r ${plan.readCounts[k]}` : '';
    const wait = plan.waits_ms[k] > 0 ? ` wait ${plan.waits_ms[k]}` : '';
    return `${hex(plan.address)} w ${bytes.map(hex).join(' ')}${read}${wait}`;
  });
}
