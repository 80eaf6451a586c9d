/**
 * Cycles of one instruction on a Cortex-M0+ with memory without wait states and the multiplier of one cycle, as in the
 * RP2040. Source: Arm, "Cortex-M0+ Technical Reference Manual" (DDI 0484C), section 3.3, table 3.1. A microcontroller that
 * executes from flash takes more: what its cache or prefetch misses is not in here.
 */
import type { Instruction } from './instruction.js';

/** Loads and stores over the AHB bus; the single-cycle I/O port holds no memory. */
const MEMORY_CYCLES = 2;
const CALL_CYCLES = 3;
/** A branch that is taken, and every write to the program counter by bx, blx, mov or add. */
const BRANCH_CYCLES = 2;
/** mrs, msr and barriers. */
const SYSTEM_CYCLES = 3;

const ONE_CYCLE = new Set([
  ...[
    'adcs',
    'add',
    'adds',
    'adr',
    'ands',
    'asrs',
    'bics',
    'cmn',
    'cmp',
    'cpsid',
    'cpsie',
    'eors',
    'lsls',
    'lsrs',
  ],
  ...[
    'mov',
    'movs',
    'muls',
    'mvns',
    'negs',
    'nop',
    'orrs',
    'rev',
    'rev16',
    'revsh',
    'rors',
    'rsbs',
    'sbcs',
    'sub',
  ],
  ...['subs', 'sxtb', 'sxth', 'tst', 'uxtb', 'uxth'],
]);

/** @param taken whether the next instruction executed is not the one behind it */
export function cortexM0Cycles(
  { mnemonic, operands, transfers, address }: Instruction,
  taken: boolean,
): number {
  const name = mnemonic.replace(/\.[nw]$/u, '');
  if (name === 'bl') return CALL_CYCLES;
  if (name === 'pop' && transfers) return 3 + registers(operands);
  if (transfers) return taken ? BRANCH_CYCLES : 1;
  if (ONE_CYCLE.has(name)) return 1;
  if (/^(?:ldr|str)(?:b|h|sb|sh)?$/u.test(name)) return MEMORY_CYCLES;
  if (/^(?:push|pop|ldmia|stmia|ldm|stm)$/u.test(name)) return 1 + registers(operands);
  if (/^(?:mrs|msr|isb|dmb|dsb)$/u.test(name)) return SYSTEM_CYCLES;
  throw new Error(`the cycles of "${mnemonic} ${operands}" at 0x${address.toString(16)} are not known`);
}

/** Registers in a list such as `{r4, r5, pc}`; objdump writes no ranges. */
function registers(operands: string): number {
  const list = /\{(.*)\}/u.exec(operands)?.[1];
  if (list === undefined) throw new Error(`no list of registers in "${operands}"`);
  return list.split(',').length;
}
