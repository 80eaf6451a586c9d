import { describe, expect, it } from 'vitest';
import { NoiseStream } from './noiseStream.js';
import { RandomStream } from './random.js';

describe('NoiseStream', () => {
  it('gives the deviates of the random stream of its name, in their order, across several blocks', () => {
    const noise = new NoiseStream(7, 'sensor.voltage');
    const random = new RandomStream(7, 'sensor.voltage');
    for (let i = 0; i < 1000; i++) expect(noise.gaussian()).toBe(random.gaussian());
  });

  it('differs from a stream of another name or seed', () => {
    const first = new NoiseStream(7, 'sensor.voltage').gaussian();
    expect(new NoiseStream(7, 'sensor.current').gaussian()).not.toBe(first);
    expect(new NoiseStream(8, 'sensor.voltage').gaussian()).not.toBe(first);
  });
});
