/** The parity run in Node, its outputs hashed as the C program does: two hashes over all bits of all outputs. */
import { Sample } from '../../firmware/core/sample.js';
import type { ParitySubject } from './nodeRun.js';

/** Hashes after this many steps; a difference is found within that many. */
export const REPORT_STEPS = 1000;

/** Lines `STEP HASH HASH`, as parity.c prints them. */
export function hashInNode(subject: ParitySubject, steps: number): string[] {
  const sample = new Sample();
  const out = new Float64Array(subject.outputCount);
  const words = new Uint32Array(out.buffer);
  const values = new Array<number>(subject.outputCount).fill(0);
  const lines: string[] = [];
  let a = 2166136261;
  let b = 1;
  for (let step = 1; step <= steps; step++) {
    subject.stimulus.step(sample);
    subject.step(sample);
    if (step === steps) subject.finish();
    subject.write(values);
    out.set(values);
    for (const word of words) {
      a = Math.imul(a ^ word, 16777619);
      b = (((b << 5) | (b >>> 27)) + Math.imul(word, 2654435761)) | 0;
    }
    if (step % REPORT_STEPS === 0 || step === steps) lines.push(`${step} ${hex(a)} ${hex(b)}`);
  }
  return lines;
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
