import { describe, expect, it } from 'vitest';
import { Hx711, Hx711Input } from './hx711.js';
import { ReadFault } from './readFault.js';

/** A part whose input has settled. */
function settled(input: Hx711Input): Hx711 {
  const part = new Hx711(input);
  for (let k = 0; k < 5; k++) part.take(0, 0, 0, true, true);
  return part;
}

// Data sheet, "Analog Inputs": +-20, 40 and 80 mV at 5 V, from 800000h to 7FFFFFh.
it.each([
  [Hx711Input.A128, 25, 0.0195],
  [Hx711Input.A64, 27, 0.039],
  [Hx711Input.B32, 26, 0.078],
])('full scale with %i pulses', (input, pulses, full_V) => {
  const part = settled(input);
  expect(part.pulses).toBe(pulses);
  part.take(0x7f, 0xff, 0xfe, true, true);
  expect(part.faults).toBe(ReadFault.None);
  expect(5 * part.ratio_V_per_V).toBeCloseTo(full_V, 3);
  const positive = part.ratio_V_per_V;
  part.take(0x80, 0x00, 0x02, true, true);
  expect(part.ratio_V_per_V).toBe(-positive);
});

describe('a result is refused', () => {
  it.each([
    ['at the upper end', [0x7f, 0xff, 0xff], true, true, ReadFault.Saturated],
    ['at the lower end', [0x80, 0x00, 0x00], true, true, ReadFault.Saturated],
    ['when there is none', [0xff, 0xff, 0xff], false, true, ReadFault.NotReady],
    ['when the part was switched off', [0xff, 0xff, 0xff], true, true, ReadFault.Corrupt],
    ['when the data line stays low', [0x00, 0x00, 0x00], true, false, ReadFault.Corrupt],
  ])('%s', (_, [high, middle, low], ready, released, faults) => {
    const part = settled(Hx711Input.A128);
    part.take(high, middle, low, ready, released);
    expect(part.faults).toBe(faults);
  });

  it('until the input has settled, after power-up and after a restart', () => {
    const part = new Hx711(Hx711Input.A128);
    const faults = (): number[] =>
      [1, 2, 3, 4, 5, 6].map(() => {
        part.take(0, 1, 0, true, true);
        return part.faults;
      });
    const { NotReady, None } = ReadFault;
    expect(faults()).toEqual([NotReady, NotReady, NotReady, NotReady, NotReady, None]);
    part.restart();
    expect(faults()).toEqual([NotReady, NotReady, NotReady, NotReady, NotReady, None]);
  });
});
