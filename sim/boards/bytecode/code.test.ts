import { describe, expect, it } from 'vitest';
import { decode, encode, type Statement } from './code.js';
import { Op } from './operations.js';

const TRUE = 48;
const constant = (value: number): number => 0x90 + value;

/** A jump over `count` stores of five bytes each, then a return. */
function jumpOver(count: number): { code: Statement[]; end: Statement } {
  const end: Statement = { op: Op.Return, args: [{ op: Op.Undefined, args: [] }] };
  const jump: Statement = { op: Op.JumpIfFalse, args: [{ op: TRUE, args: [] }], target: end };
  const stores = Array.from({ length: count }, () => ({
    op: Op.StoreLocal,
    number: 300,
    args: [{ op: constant(1), args: [] }],
  }));
  return { code: [jump, ...stores, end], end };
}

describe('code of a function', () => {
  it('is decoded to statements with their values, and jumps to the statements they lead to', () => {
    // L1 := 2; JMP end IF NOT L1 (long form, as the compiler writes it); L1 := 300; end: RETURN undefined
    const bytes = [0x92, 17, 1, 21, 1, 14, 0xf9, 0, 10, 40, 0xf9, 1, 44, 17, 1, 46, 12, 0, 0, 0];
    const code = decode(Uint8Array.from(bytes));
    expect(code.map(({ op }) => op)).toEqual([Op.StoreLocal, Op.JumpIfFalse, Op.StoreLocal, Op.Return]);
    expect(code[1]?.target).toBe(code[3]);
    expect(code[2]?.args).toEqual([{ op: Op.Literal, number: 300, args: [] }]);
    const short = [0x92, 17, 1, 21, 1, 14, 8, 40, 0xf9, 1, 44, 17, 1, 46, 12, 0];
    expect([...encode(code)]).toEqual(short);
  });

  it.each([10, 49, 50, 51, 2000, 12_000])(
    'jumps over %i statements in the fewest bytes that reach',
    (count) => {
      const { code } = jumpOver(count);
      const bytes = encode(code);
      const stores = count * 5;
      const number = stores + 2 < 248 ? 1 : stores + 3 < 256 ? 2 : stores + 4 < 65_536 ? 3 : 4;
      expect(bytes.length).toBe(4 * Math.ceil((2 + number + stores + 2) / 4));
      expect(decode(bytes)[0]?.target?.op).toBe(Op.Return);
      expect(encode(decode(bytes))).toEqual(bytes);
    },
  );

  it('jumps backwards', () => {
    const start: Statement = { op: Op.StoreLocal, number: 0, args: [{ op: constant(0), args: [] }] };
    for (const count of [0, 50, 200]) {
      const { code } = jumpOver(count);
      const back: Statement = { op: Op.Jump, args: [], target: start };
      const loop = [start, ...code.slice(0, -1), back, ...code.slice(-1)];
      const again = decode(encode(loop));
      expect(again.at(-2)?.target).toBe(again[0]);
      expect(again[1]?.target).toBe(again.at(-1));
    }
  });

  it.each([
    ['a jump into a statement', [0x92, 17, 1, 13, 0xfc, 2, 46, 12], 'where no statement starts'],
    ['a value too few', [17, 1, 46, 12], 'too few values'],
    ['a value too many', [0x92, 46, 12], 'leaves values'],
    ['no end', [0x92, 17, 1], 'runs on'],
    ['an unknown operation', [100, 46, 12], 'unknown'],
  ])('with %s is refused', (_, bytes, message) => {
    expect(() => decode(Uint8Array.from(bytes))).toThrow(message);
  });
});
