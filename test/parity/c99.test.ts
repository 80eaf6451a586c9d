/**
 * The whole monitor compiled to C99: on this computer at every optimisation, on a Cortex-M0+ and on an rv32imc core in
 * QEMU, all bits of all outputs of 100,000 steps are the same as in Node.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, type CompileOptions } from '../../transpiler/compile.js';
import { C_FLAGS, C_WARNINGS, hasTools, runTool } from '../support/crossTools.js';
import { hashInNode } from './hashRun.js';
import { realSubject } from './nodeRun.js';

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

interface Target {
  name: string;
  compiler: string;
  flags: readonly string[];
  /** The target's own file in test/parity/c. */
  board: string;
  link?: readonly string[];
  emulator?: readonly [string, ...string[]];
}

const QEMU = ['-display', 'none', '-monitor', 'none'];
/** Semihosting writes to standard error unless it is given a console. */
const SEMIHOSTING = ['-chardev', 'stdio,id=console', '-semihosting-config', 'enable=on,chardev=console'];
const M0_FLAGS = ['-mcpu=cortex-m0plus', '-mthumb', '--specs=nano.specs', '-nostartfiles'];
const RV32_FLAGS = ['-march=rv32imc', '-mabi=ilp32', '--specs=picolibc.specs', '-nostartfiles'];

const TARGETS: readonly Target[] = [
  ...['-O0', '-O2', '-O3'].map((level) => ({
    name: `PC, gcc ${level}`,
    compiler: 'gcc',
    flags: [level],
    board: 'pc',
  })),
  { name: 'PC, clang -O2', compiler: 'clang', flags: ['-O2'], board: 'pc' },
  {
    name: 'Cortex-M0+ in QEMU',
    compiler: 'arm-none-eabi-gcc',
    flags: ['-Os', ...M0_FLAGS],
    board: 'cortexM0',
    emulator: ['qemu-system-arm', '-M', 'microbit', ...QEMU, '-serial', 'none', ...SEMIHOSTING, '-kernel'],
  },
  {
    name: 'rv32imc in QEMU',
    compiler: 'riscv64-unknown-elf-gcc',
    flags: ['-Os', ...RV32_FLAGS],
    board: 'rv32',
    link: ['-Wl,--no-warn-rwx-segments'],
    emulator: ['qemu-system-riscv32', '-M', 'virt', '-bios', 'none', ...QEMU, '-serial', 'stdio', '-kernel'],
  },
];

function runOn(target: Target, generated: { folder: string; sources: string[] }): string[] {
  const image = join(scratch, `${target.board}-${target.compiler}${target.flags[0] ?? ''}`);
  const script = target.emulator === undefined ? [] : ['-T', join(HARNESS, `${target.board}.ld`)];
  runTool(
    target.compiler,
    [
      ...[...C_FLAGS, ...C_WARNINGS, ...target.flags, ...(target.link ?? []), ...script],
      ...[`-I${generated.folder}`, `-I${HARNESS}`, `-DPARITY_STEPS_RUN=${STEPS}u`],
      ...[...generated.sources, join(HARNESS, 'parity.c'), join(HARNESS, `${target.board}.c`)],
      ...['-o', image],
    ],
    scratch,
  );
  const [command, ...args] = target.emulator === undefined ? [image] : [...target.emulator, image];
  return runTool(command, args, scratch).trim().split(/\r?\n/);
}

describe('the monitor in C99', () => {
  let inNode: string[];
  let generated: { folder: string; sources: string[] };

  beforeAll(() => {
    inNode = hashInNode(realSubject(), STEPS);
    generated = generate('pairs');
  });

  it('the run in Node is worth comparing: the hashes go on changing', () => {
    expect(new Set(inNode).size).toBe(STEPS / 1000);
  });

  describe.each(TARGETS)('on $name', (target) => {
    const tools = [target.compiler, ...(target.emulator === undefined ? [] : [target.emulator[0]])];

    it.skipIf(!hasTools(...tools))(`agrees in all bits over ${STEPS} steps`, () => {
      expect(runOn(target, generated)).toEqual(inNode);
    });
  });

  it.skipIf(!hasTools('gcc'))('agrees as one pair of files, checked, with #line', () => {
    const single = generate('single', { single: true, checked: true, line: true });
    expect(single.sources).toHaveLength(1);
    const flags = ['-O1', '-DPARITY_SINGLE'];
    const target: Target = { name: 'checked', compiler: 'gcc', flags, board: 'pc' };
    expect(runOn(target, single)).toEqual(inNode);
  });

  it.skipIf(!hasTools('gcc'))('disagrees when one constant is a trifle different on one side', () => {
    const changed = generate('changed');
    const at = changed.sources.find((file) => file.endsWith('nabms_noiseEstimator.c')) ?? '';
    const text = readFileSync(at, 'utf8');
    expect(text).toContain('#define NABMS_MEMORY 64.0\n');
    writeFileSync(at, text.replace('#define NABMS_MEMORY 64.0\n', '#define NABMS_MEMORY 64.00000001\n'));
    const target: Target = { name: 'changed', compiler: 'gcc', flags: ['-O2'], board: 'pc' };
    expect(runOn(target, changed)).not.toEqual(inNode);
  });

  it('is the same text every time', () => {
    const once = compile(ENTRIES, { prefix: 'nabms', base: ROOT }).files;
    const again = compile([...ENTRIES], { prefix: 'nabms', base: ROOT }).files;
    expect([...again]).toEqual([...once]);
  });
});
