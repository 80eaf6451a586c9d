/**
 * The whole monitor compiled to C99: on this computer at every optimisation, on a Cortex-M0+ and on an rv32imc core in
 * QEMU, all bits of all outputs of 100,000 steps are the same as in Node.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import { compile, type CompileOptions } from '../../transpiler/compile.js';
import { hasTarget, PC_O2, runOnTarget, TARGETS, type Target } from '../../transpiler/testing/targets.js';
import { hasTools } from '../../transpiler/testing/tools.js';
import { hashInNode } from './hashRun.js';
import { realSubject } from './nodeRun.js';
import { ParityStimulus } from './stimulus.js';

const ROOT = join(import.meta.dirname, '..', '..');
const HARNESS = join(import.meta.dirname, 'c');
const ENTRIES = ['firmware/core/monitor.ts', 'firmware/core/outputs.ts', 'test/parity/stimulus.ts'].map(
  (entry) => join(ROOT, entry),
);
const STEPS = 100_000;

const scratch = mkdtempSync(join(tmpdir(), 'nabms-parity-c-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Generates C into a folder and returns its .c files. */
function generate(name: string, options: CompileOptions = {}): { folder: string; sources: string[] } {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  const { diagnostics, files } = compile(ENTRIES, { prefix: 'nabms', base: ROOT, ...options });
  expect(diagnostics).toEqual([]);
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  const sources = readdirSync(folder).filter((file) => file.endsWith('.c'));
  return { folder, sources: sources.map((file) => join(folder, file)) };
}

/** Builds and runs the parity program on a target; its lines. */
function runOn(
  target: Target,
  generated: { folder: string; sources: string[] },
  flags: readonly string[] = [],
): string[] {
  return runOnTarget(target, {
    scratch,
    sources: [...generated.sources, join(HARNESS, 'parity.c')],
    flags: [`-I${generated.folder}`, `-DPARITY_STEPS_RUN=${STEPS}u`, ...flags],
  });
}

describe('the monitor in C99', () => {
  let inNode: string[];
  let generated: { folder: string; sources: string[] };

  beforeAll(() => {
    inNode = hashInNode(realSubject(), STEPS);
    generated = generate('pairs');
  });

  it('the run leads through partial cycles, whose crossings are judged and found to leak', () => {
    const stimulus = new ParityStimulus();
    const monitor = new BatteryMonitor(stimulus.profile, new MonitorSettings());
    const { partialLeak } = monitor;
    const sample = new Sample();
    let judged = 0;
    let found = 0;
    for (let step = 0; step < STEPS; step++) {
      stimulus.step(sample);
      monitor.step(sample);
      if (partialLeak.judged) {
        judged++;
        if (partialLeak.found) found++;
      }
    }
    expect(judged).toBeGreaterThan(30);
    expect(found).toBeGreaterThan(5);
  });

  it('the run in Node is worth comparing: the hashes go on changing', () => {
    expect(new Set(inNode).size).toBe(STEPS / 1000);
  });

  describe.each(TARGETS)('on $name', (target) => {
    // The emulated cores take half a minute, several times that on a loaded machine.
    it.skipIf(!hasTarget(target))(`agrees in all bits over ${STEPS} steps`, { timeout: 600_000 }, () => {
      expect(runOn(target, generated)).toEqual(inNode);
    });
  });

  it.skipIf(!hasTools('gcc'))('agrees as one pair of files, checked, with #line', () => {
    const single = generate('single', { single: true, checked: true, line: true });
    expect(single.sources).toHaveLength(1);
    expect(runOn(PC_O2, single, ['-DPARITY_SINGLE', '-DPARITY_CHECKED'])).toEqual(inNode);
  });

  it.skipIf(!hasTools('gcc'))(
    'agrees when it is lost and restored from its saved state after every third step',
    () => {
      const saved = generate('saved', { state: ['BatteryMonitor'] });
      expect(runOn(PC_O2, saved, ['-DPARITY_RESTARTS=3u'])).toEqual(inNode);
    },
  );

  it.skipIf(!hasTools('gcc'))('disagrees when one constant is a trifle different on one side', () => {
    const changed = generate('changed');
    const at = changed.sources.find((file) => file.endsWith('nabms_noiseEstimator.c')) ?? '';
    const text = readFileSync(at, 'utf8');
    expect(text).toContain('#define NABMS_MEMORY 64.0\n');
    writeFileSync(at, text.replace('#define NABMS_MEMORY 64.0\n', '#define NABMS_MEMORY 64.00000001\n'));
    expect(runOn(PC_O2, changed)).not.toEqual(inNode);
  });

  it('is the same text every time', () => {
    const once = compile(ENTRIES, { prefix: 'nabms', base: ROOT }).files;
    const again = compile([...ENTRIES], { prefix: 'nabms', base: ROOT }).files;
    expect([...again]).toEqual([...once]);
  });
});
