import { describe, expect, it } from 'vitest';
import { replaceLiteral } from './operationCount.js';

describe('a literal of the bytecode', () => {
  const program = Uint8Array.from([9, 0x12, 0x34, 0x56, 0x78, 9]);

  it('is changed in a copy, most significant byte first', () => {
    expect([...replaceLiteral(program, 0x12345678, 0x12345679)]).toEqual([9, 0x12, 0x34, 0x56, 0x79, 9]);
    expect(program[4]).toBe(0x78);
  });

  it('must occur exactly once', () => {
    expect(() => replaceLiteral(program, 1, 2)).toThrow('1 occurs 0 times');
    const twice = Uint8Array.from([...program, ...program]);
    expect(() => replaceLiteral(twice, 0x12345678, 2)).toThrow('occurs 2 times');
  });
});
