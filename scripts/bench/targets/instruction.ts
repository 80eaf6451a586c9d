/** Machine instructions of a linked image, from the disassembly of GNU objdump. */
import { runTool } from '../../../transpiler/testing/tools.js';

export interface Instruction {
  address: number;
  bytes: number;
  mnemonic: string;
  operands: string;
  /** Symbol it belongs to. */
  symbol: string;
  /** Ends a straight run: a branch, call or return. */
  transfers: boolean;
  /** Where a direct branch or call goes to; NaN for any other instruction. */
  target: number;
}

export interface Image {
  instructions: ReadonlyMap<number, Instruction>;
  /** Address of every symbol in code. */
  symbols: ReadonlyMap<string, number>;
}

/** @param objdump of the image's target, such as arm-none-eabi-objdump */
export function disassemble(objdump: string, file: string): Image {
  return parseDisassembly(runTool(objdump, ['-d', '--wide', file], '.'));
}

/** Lines `ADDRESS <SYMBOL>:` and `ADDRESS:<tab>HEX HEX<tab>MNEMONIC<tab>OPERANDS`. */
export function parseDisassembly(text: string): Image {
  const instructions = new Map<number, Instruction>();
  const symbols = new Map<string, number>();
  let symbol = '';
  for (const line of text.split('\n')) {
    const start = /^([0-9a-f]+) <(.*)>:$/u.exec(line);
    if (start !== null) {
      const [, address = '', name = ''] = start;
      symbol = name;
      symbols.set(name, parseInt(address, 16));
      continue;
    }
    const [place, code, mnemonic, operands = ''] = line.split('\t');
    if (mnemonic === undefined || place === undefined || code === undefined) continue;
    const address = parseInt(place, 16);
    const bytes = code.replace(/\s/gu, '').length / 2;
    const transfers = isTransfer(mnemonic, operands);
    const target = transfers ? directTarget(operands) : NaN;
    instructions.set(address, { address, bytes, mnemonic, operands, symbol, transfers, target });
  }
  return { instructions, symbols };
}

/** Thumb: every b…, and pop, mov or add to the program counter. RISC-V: b…, j…, ret. */
function isTransfer(mnemonic: string, operands: string): boolean {
  if (/^(?:bics?|bkpt)/u.test(mnemonic)) return false;
  if (/^(?:b|j|ret)/u.test(mnemonic)) return true;
  return mnemonic === 'pop'
    ? /\bpc\b/u.test(operands)
    : /^(?:mov|add)$/u.test(mnemonic) && /^pc\b/u.test(operands);
}

/** `80000010 <halve>` at the end of the operands; behind `#` stands a comment on an indirect jump. */
function directTarget(operands: string): number {
  const target = /(?:^|,)([0-9a-f]+) <[^>]*>\s*$/u.exec(operands)?.[1];
  return target === undefined ? NaN : parseInt(target, 16);
}
