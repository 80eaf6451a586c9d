import { describe, expect, it } from 'vitest';
import { bytesEach, growth_bytes } from './heap.js';

describe('memory of an object', () => {
  it('counts what lies in its buffers and on the heap', () => {
    // 800,000 bytes of numbers each. The engine's own books move by some 100 kB meanwhile: below 2 % of 20 objects.
    const buffers = bytesEach(() => ({ numbers: new Float64Array(100_000) }), 20);
    expect(Math.abs(buffers / 800_000 - 1)).toBeLessThan(0.02);
    const lists = bytesEach(() => new Array<number>(100_000).fill(0.5), 20);
    expect(Math.abs(lists / 800_000 - 1)).toBeLessThan(0.02);
  });
});

describe('growth', () => {
  it('is what stays, not what was allocated on the way', () => {
    const kept: number[][] = [];
    const allocate = (keep: boolean): void => {
      for (let k = 0; k < 100; k++) {
        const list = Array.from({ length: 10_000 }, (_, i) => i + 0.5);
        if (keep) kept.push(list);
      }
    };
    allocate(false);
    // 8 MB passed through either way; the allowance is for the engine's own books.
    expect(Math.abs(growth_bytes(() => allocate(false)))).toBeLessThan(500_000);
    expect(growth_bytes(() => allocate(true))).toBeGreaterThan(7_900_000);
    expect(kept.length).toBe(100);
  });
});
