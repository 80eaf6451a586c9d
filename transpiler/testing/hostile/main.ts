/**
 * Mutated programs until the compiler crashes on one, or makes C of it that gcc refuses.
 *
 *   npm run fuzz:input -- --seed N --count N      batches of 40; each fault is written to out/hostile
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compilersObjection, HAS_GCC, judge, mutantsOf } from './judge.js';

const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string' } } });
const first = Number(values.seed ?? 1);
const count = Number(values.count ?? 100);
const OUT = join('out', 'hostile');
const scratch = mkdtempSync(join(tmpdir(), 'ts-to-c-hostile-'));

const total = { mutants: 0, accepted: 0, faults: 0 };
/** One example of each kind of fault is enough. */
const seen = new Set<string>();

function kindOf(fault: string): string {
  const message = fault.split('\n').find((line) => line.includes(' error: ')) ?? fault.split('\n')[0] ?? '';
  return message.replace(/‘[^’]*’|[\w.-]+:\d+:\d+|program\d+/g, '…');
}

for (let seed = first; seed < first + count; seed++) {
  for (const [at, verdict] of judge(mutantsOf(seed)).entries()) {
    total.mutants++;
    const isAccepted = verdict.files.size > 0;
    if (isAccepted) total.accepted++;
    const fault = verdict.fault === '' && HAS_GCC ? compilersObjection(verdict, scratch) : verdict.fault;
    if (fault === '') continue;
    total.faults++;
    if (seen.has(kindOf(fault))) continue;
    seen.add(kindOf(fault));
    mkdirSync(OUT, { recursive: true });
    const name = join(OUT, `${seed}-${at}`);
    writeFileSync(`${name}.ts`, verdict.source);
    writeFileSync(`${name}.txt`, `${fault}\n\n${verdict.files.get('t.c') ?? ''}`);
    console.log(`${name}.ts: ${kindOf(fault)}`);
  }
}
rmSync(scratch, { recursive: true, force: true });
console.log(
  `seeds ${first} to ${first + count - 1}: ${total.mutants} mutants, ${total.accepted} accepted, ${total.faults} faults`,
);
process.exitCode = total.faults === 0 ? 0 : 1;
