import fc from 'fast-check';
import { expect, it } from 'vitest';
import { load, scratch } from './testing/scratch.js';

const TABLE =
  '# notes; of the tester\nTest Time / s,Voltage / V,Current / A,Surface Pressure / Pa\n' +
  Array.from({ length: 12 }, (_, k) => `${k * 10},${3 + k / 100},0.5,1000${k}\n`).join('');

/** The table with some of its bytes overwritten, inserted or taken away. */
const damaged = fc
  .array(
    fc.tuple(
      fc.nat(TABLE.length),
      fc.constantFrom('put', 'insert', 'remove'),
      fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('",;\t\r\n.-eE#/:'))),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((edits) => {
    const bytes = [...Buffer.from(TABLE)];
    for (const [at, kind, byte] of edits) {
      if (kind === 'insert') bytes.splice(at, 0, byte);
      else if (kind === 'remove') bytes.splice(at, 1);
      else if (at < bytes.length) bytes[at] = byte;
    }
    return Uint8Array.from(bytes);
  });

it('any bytes are either read into finite samples or refused in one clear line', async () => {
  let read = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      const path = scratch('any.csv', bytes);
      try {
        const { samples } = await load(path);
        let last_s = Number.NEGATIVE_INFINITY;
        for (const sample of samples) {
          const values = [sample.time_s, sample.voltage_V, sample.current_A, sample.pressure_kPa];
          expect(values.every(Number.isFinite)).toBe(true);
          expect(sample.time_s).toBeGreaterThanOrEqual(last_s);
          last_s = sample.time_s;
        }
        read++;
      } catch (error) {
        expect((error as Error).name, String((error as Error).stack)).toBe('DataError');
        expect((error as Error).message).toMatch(/^[^\n\r\p{Cc}]+$/u);
        refused++;
      }
    }),
    { numRuns: 400 },
  );
  // Both ways out are taken, so the property is not empty.
  expect(read).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});
