import { describe, expect, it } from 'vitest';
import { VolumeLoss } from './volumeLoss.js';

const PLATED_C = 3600;

describe('volume that goes missing between full charges', () => {
  it('is the difference of the two slips per charge plated, once it exceeds the noise', () => {
    const loss = new VolumeLoss();
    loss.take(-16, 9, PLATED_C);
    expect(loss.share * PLATED_C).toBeCloseTo(Math.sqrt(16 ** 2 - 9), 12);
  });

  it('is none where noise explains the difference, or nothing was plated', () => {
    const loss = new VolumeLoss();
    loss.take(2.9, 9, PLATED_C);
    loss.take(16, 0, 0);
    expect(loss.share).toBe(0);
  });

  it('counts a larger share at once and gives up a smaller one slowly', () => {
    const loss = new VolumeLoss();
    loss.take(10, 0, PLATED_C);
    loss.take(20, 0, PLATED_C);
    expect(loss.share * PLATED_C).toBeCloseTo(20, 12);
    loss.take(0, 0, PLATED_C);
    expect(loss.share * PLATED_C).toBeGreaterThan(15);
    for (let pair = 1; pair < 10; pair += 1) loss.take(0, 0, PLATED_C);
    expect(loss.share * PLATED_C).toBeCloseTo(20 / 3, 0);
  });
});
