/** The model against the data sheet, and the firmware's codec against the model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hx711, Hx711Input } from '../../firmware/devices/hx711.js';
import { ReadFault } from '../../firmware/devices/readFault.js';
import { Hx711Model, readHx711 } from './hx711Model.js';

/** Reads results 0.1 s apart with the codec. */
function read(
  codec: Hx711,
  part: Hx711Model,
  clock: { now_s: number },
  count: number,
  pulse_s = 1e-6,
): number {
  for (let k = 0; k < count; k++) {
    clock.now_s += 0.1;
    const { bytes, ready, released } = readHx711(part, clock, codec.pulses, pulse_s);
    codec.take(...bytes, ready, released);
  }
  return codec.faults;
}

describe('the model', () => {
  it('has its data line high until there is a result, low then, and high after 25 pulses', () => {
    const clock = { now_s: 0 };
    const part = new Hx711Model(clock, () => 0);
    expect(part.data).toBe(true);
    clock.now_s = 0.101;
    expect(part.data).toBe(false);
    expect(readHx711(part, clock, 25)).toEqual({ bytes: [0, 0, 0], ready: true, released: true });
    expect(readHx711(part, clock, 25).ready).toBe(false);
  });

  it('is reset by a pulse of more than 60 us', () => {
    const clock = { now_s: 0 };
    const part = new Hx711Model(clock, () => 0);
    clock.now_s = 0.15;
    expect(part.data).toBe(false);
    part.setClock(true);
    clock.now_s += 61e-6;
    expect(part.data).toBe(true);
    part.setClock(false);
    expect(part.data).toBe(true);
    clock.now_s += 0.101;
    expect(part.data).toBe(false);
  });
});

describe('codec and model', () => {
  it('agree within half a step with every input and gain', () => {
    const inputs: readonly (readonly [Hx711Input, number])[] = [
      [Hx711Input.A128, 128],
      [Hx711Input.B32, 32],
      [Hx711Input.A64, 64],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...inputs),
        fc
          .double({ min: -0.9999998, max: 0.9999997, noNaN: true })
          .filter((share) => Math.round(share * 2 ** 23) !== -1),
        ([input, gain], share) => {
          const full = 0.5 / gain;
          const wanted = input === Hx711Input.B32 ? 'B' : 'A';
          const clock = { now_s: 0 };
          const part = new Hx711Model(clock, (bridge) => (bridge === wanted ? share * full : full / 9));
          const codec = new Hx711(input);
          expect(read(codec, part, clock, 8)).toBe(ReadFault.None);
          expect(Math.abs(codec.ratio_V_per_V - share * full)).toBeLessThanOrEqual(
            (full / 2 ** 24) * (1 + 1e-6),
          );
        },
      ),
    );
  });

  it('find saturation, and that pulses which are too long give no good result', () => {
    const clock = { now_s: 0 };
    const codec = new Hx711(Hx711Input.A128);
    expect(read(codec, new Hx711Model(clock, () => 0.005), clock, 8)).toBe(ReadFault.Saturated);
    const slow = new Hx711(Hx711Input.A128);
    expect(read(slow, new Hx711Model(clock, () => 0.001), clock, 8, 70e-6) & ReadFault.Corrupt).not.toBe(0);
  });
});
