/** The microcontroller cores that figures are given for. */
import { CORTEX_M0, RV32, type EmulatedTarget } from '../../../transpiler/testing/targets.js';
import type { Processor } from './callCounter.js';
import { cortexM0Cycles } from './cortexM0Cycles.js';

export interface Core extends Processor {
  name: 'Cortex-M0+' | 'rv32imc';
  target: EmulatedTarget;
  /** Prefix of its binary tools. */
  tools: string;
  hasCycles: boolean;
}

export const OPTIMISATIONS = ['-Os', '-O2'] as const;
export type Optimisation = (typeof OPTIMISATIONS)[number];

export const CORES: readonly Core[] = [
  {
    name: 'Cortex-M0+',
    target: CORTEX_M0,
    tools: 'arm-none-eabi-',
    pageBytes: 1024,
    cycles: cortexM0Cycles,
    hasCycles: true,
  },
  // Cores of this instruction set differ in their pipelines: instructions only.
  {
    name: 'rv32imc',
    target: RV32,
    tools: 'riscv64-unknown-elf-',
    pageBytes: 4096,
    cycles: () => 0,
    hasCycles: false,
  },
];

export function optimised({ target }: Core, optimisation: Optimisation): EmulatedTarget {
  const flags = target.flags.map((flag) => (flag === '-Os' ? optimisation : flag));
  return { ...target, name: `${target.name} ${optimisation}`, flags };
}
