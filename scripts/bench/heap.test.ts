import { describe, expect, it } from 'vitest';
import { bytesEach, growth_bytes } from './heap.js';

describe('memory of an object', () => {
  it('counts what lies in its buffers and on the heap', () => {
    // 80,000 bytes of numbers and some hundred of objects around them.
    const buffers = bytesEach(() => ({ numbers: new Float64Array(10_000) }), 50);
    expect(buffers).toBeGreaterThan(80_000);
    expect(buffers).toBeLessThan(82_000);
    const list = bytesEach(() => Array.from({ length: 10_000 }, (_, k) => k + 0.5), 50);
    expect(list).toBeGreaterThan(80_000);
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
