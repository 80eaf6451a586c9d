import { describe, expect, test } from 'vitest';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { Settling } from './settling.js';

const HOUR_S = 3600;

function settled(tail_C: number | null): Settling {
  const settling = new Settling(new CellProfile(), new MonitorSettings());
  settling.startAt(2 * HOUR_S);
  if (tail_C !== null) settling.takeRest(tail_C);
  return settling;
}

describe('settling of the cathode', () => {
  test('what a power law still moves falls as t^-1/2', () => {
    const settling = settled(5);
    const late = (h: number): number => settling.between_C(h * HOUR_S, 1e13 * HOUR_S);
    expect(late(1e5) / late(4e5)).toBeCloseTo(2, 2);
  });
  test('between the first charge and the far end it is all of it, in either order', () => {
    const { settlingPerTail } = new MonitorSettings();
    const settling = settled(5);
    expect(settling.between_C(0, 1e15)).toBeCloseTo(5 * settlingPerTail, 3);
    expect(settling.between_C(1e15, 0)).toBe(settling.between_C(0, 1e15));
    expect(settling.between_C(7, 7)).toBe(0);
  });
  test('without a rest a share of the capacity is assumed, but no scatter that nobody has seen', () => {
    const { settlingShare } = new MonitorSettings();
    expect(settled(null).between_C(0, 1e15)).toBeCloseTo(settlingShare * 3600, 3);
    expect(settled(null).scatter_C()).toBe(0);
    expect(settled(5).scatter_C()).toBeGreaterThan(0);
  });
  test('a rest without a tail shows that there is nothing to settle', () => {
    expect(settled(0).between_C(0, 1e15)).toBe(0);
  });
  test('it begins with the first full charge only', () => {
    const settling = settled(5);
    const before = settling.between_C(3 * HOUR_S, 9 * HOUR_S);
    settling.startAt(50 * HOUR_S);
    expect(settling.between_C(3 * HOUR_S, 9 * HOUR_S)).toBe(before);
  });
});
