import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.js';
import { getFloat64, putFloat64 } from './float64.js';

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** Any double but subnormals, NaN, infinities and -0: what the core works with. */
const normal = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((x) => !Object.is(x, -0) && (x === 0 || Math.abs(x) >= SMALLEST_NORMAL));

function bytesByHand(value: number): number[] {
  return [...new Uint8Array(new Float64Array([value]).buffer)];
}

describe('a double in eight bytes', () => {
  it('has the bytes that the machine has, and comes back', () => {
    fc.assert(
      fc.property(normal, (value) => {
        const bytes = new Array<number>(10).fill(7);
        putFloat64(bytes, 1, value);
        expect(bytes).toEqual([7, ...bytesByHand(value), 7]);
        expect(getFloat64(bytes, 1)).toBe(value);
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it.each([
    ...[0, 1, -1, 2 - 2 ** -52, 4 - 2 ** -51, 2 ** 512, 2 ** -512, 2 ** 1023],
    ...[SMALLEST_NORMAL, -SMALLEST_NORMAL, Number.MAX_VALUE, -Number.MAX_VALUE, 0.1, 1 / 3],
  ])('%d', (value) => {
    const bytes = new Array<number>(8).fill(0);
    putFloat64(bytes, 0, value);
    expect(bytes).toEqual(bytesByHand(value));
    expect(getFloat64(bytes, 0)).toBe(value);
  });

  it('is a number even for what the core never makes', () => {
    const stored = (value: number): number => {
      const bytes = new Array<number>(8).fill(0);
      putFloat64(bytes, 0, value);
      return getFloat64(bytes, 0);
    };
    expect([NaN, -0, 5e-324, Infinity, -Infinity].map(stored)).toEqual([
      ...[0, 0, 0],
      ...[Number.MAX_VALUE, -Number.MAX_VALUE],
    ]);
  });
});

describe('CRC-32', () => {
  const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

  it('has the published check value', () => {
    expect(crc32(ascii('123456789'), 0, 9)).toBe(0xcbf43926);
    expect(crc32([...ascii('xx'), ...ascii('123456789')], 2, 9)).toBe(0xcbf43926);
    expect(crc32([], 0, 0)).toBe(0);
  });

  it('is that of Ethernet for a text of all letters', () => {
    expect(crc32(ascii('The quick brown fox jumps over the lazy dog'), 0, 43)).toBe(0x414fa339);
  });
});
