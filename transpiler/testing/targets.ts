/** Where generated C is run in tests: this computer at several optimisations, and two microcontroller cores in QEMU. */
import { join } from 'node:path';
import { hasTools, runTool } from './tools.js';

const BOARDS = join(import.meta.dirname, 'boards');

export interface Target {
  name: string;
  compiler: string;
  flags: readonly string[];
  /** Start-up and console, in boards/. */
  board: string;
  emulator?: readonly [string, ...string[]];
}

export interface EmulatedTarget extends Target {
  emulator: readonly [string, ...string[]];
}

/** Warnings that generated C must not cause, and the flags that keep its results exact. */
export const WARNINGS = ['-Wall', '-Wextra', '-Wconversion', '-Wshadow', '-pedantic', '-Werror'] as const;
export const EXACT = ['-std=c99', '-ffp-contract=off', '-frounding-math'] as const;

const QEMU = ['-display', 'none', '-monitor', 'none'];
/** Semihosting writes to standard error unless it is given a console. */
const SEMIHOSTING = ['-chardev', 'stdio,id=console', '-semihosting-config', 'enable=on,chardev=console'];
const M0_FLAGS = ['-mcpu=cortex-m0plus', '-mthumb', '--specs=nano.specs', '-nostartfiles'];
const RV32_FLAGS = ['-march=rv32imc', '-mabi=ilp32', '--specs=picolibc.specs', '-nostartfiles'];

export const CORTEX_M0: EmulatedTarget = {
  name: 'Cortex-M0+ in QEMU',
  compiler: 'arm-none-eabi-gcc',
  flags: ['-Os', ...M0_FLAGS],
  board: 'cortexM0',
  emulator: [
    'qemu-system-arm',
    ...['-M', 'lm3s6965evb', '-cpu', 'cortex-m0', ...QEMU, '-serial', 'none', ...SEMIHOSTING, '-kernel'],
  ],
};
export const RV32: EmulatedTarget = {
  name: 'rv32imc in QEMU',
  compiler: 'riscv64-unknown-elf-gcc',
  flags: ['-Os', ...RV32_FLAGS, '-Wl,--no-warn-rwx-segments'],
  board: 'rv32',
  emulator: ['qemu-system-riscv32', '-M', 'virt', '-bios', 'none', ...QEMU, '-serial', 'stdio', '-kernel'],
};
export const PC_O2: Target = { name: 'PC, gcc -O2', compiler: 'gcc', flags: ['-O2'], board: 'pc' };

export const TARGETS: readonly Target[] = [
  { name: 'PC, gcc -O0', compiler: 'gcc', flags: ['-O0'], board: 'pc' },
  PC_O2,
  { name: 'PC, gcc -O3', compiler: 'gcc', flags: ['-O3'], board: 'pc' },
  { name: 'PC, clang -O2', compiler: 'clang', flags: ['-O2'], board: 'pc' },
  CORTEX_M0,
  RV32,
];

export function hasTarget(target: Target): boolean {
  return hasTools(target.compiler, ...(target.emulator === undefined ? [] : [target.emulator[0]]));
}

export interface TestProgram {
  /** Folder for the image. */
  scratch: string;
  /** C files; one of them defines program_run (boards/board.h). */
  sources: readonly string[];
  flags: readonly string[];
}

/** Builds a program for a target; the path of its image. */
export function buildForTarget(target: Target, program: TestProgram): string {
  const image = join(program.scratch, `${target.name.replace(/\W+/g, '-')}.elf`);
  const script = target.emulator === undefined ? [] : ['-T', join(BOARDS, `${target.board}.ld`)];
  runTool(
    target.compiler,
    [
      ...[...EXACT, ...WARNINGS, ...target.flags, `-I${BOARDS}`, ...program.flags, ...script],
      ...[...program.sources, join(BOARDS, `${target.board}.c`), '-o', image],
    ],
    program.scratch,
  );
  return image;
}

/** Builds a program for a target, runs it, and returns what it printed, by line. */
export function runOnTarget(target: Target, program: TestProgram): string[] {
  const image = buildForTarget(target, program);
  const [command, ...args] = target.emulator === undefined ? [image] : [...target.emulator, image];
  return runTool(command, args, program.scratch).trim().split(/\r?\n/);
}
