import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName, suggestion } from './nearestName.js';

describe('the distance between two words', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['cell', 'cels', 1],
    ['ab', 'ba', 1],
    ['softShort', 'softhSort', 1],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  it('is at most the longer word and at least the difference of lengths', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance === 0).toBe(a === b);
      }),
    );
  });
});

describe('the nearest name', () => {
  const known = ['capacity_Ah', 'preload_kPa', 'layers'];
  it('is the one a slip of the keyboard away, whatever its case', () => {
    expect(nearestName('capacity_ah', known)).toBe('capacity_Ah');
    expect(nearestName('capacty', known)).toBe('capacity_Ah');
    expect(suggestion('layer', known)).toBe(`; did you mean 'layers'?`);
  });
  it('is none for another word', () => {
    expect(nearestName('spread', known)).toBeNull();
    expect(nearestName('', known)).toBeNull();
    expect(suggestion('x', [])).toBe('');
  });
});
