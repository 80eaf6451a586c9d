import { describe, expect, it } from 'vitest';
import { Pool } from './pool.js';

describe('an amount between bounds', () => {
  it('is their middle where nothing more is known, else the likeliest within them; neither counts as observed', () => {
    const pool = new Pool();
    pool.setBounds(10, 50);
    expect([pool.value_C, pool.observable]).toEqual([30, false]);
    pool.setLikely(45, 10, 50);
    expect([pool.value_C, pool.observable]).toEqual([45, false]);
    pool.setLikely(70, 10, 50);
    expect(pool.value_C).toBe(50);
    pool.setLikely(-3, 10, 50);
    expect([pool.value_C, pool.low_C, pool.high_C]).toEqual([10, 10, 50]);
  });

  it('never has an upper bound below the lower one', () => {
    const pool = new Pool();
    pool.setBounds(10, 5);
    expect([pool.low_C, pool.high_C]).toEqual([10, 10]);
  });
});
