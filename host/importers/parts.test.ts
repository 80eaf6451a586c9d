import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompensatedSum } from './compensatedSum.js';
import { HalfCycles } from './halfCycles.js';
import { readLines } from './lineReader.js';
import { isMissing, parseNumber } from './numbers.js';
import { splitRow } from './rowSplitter.js';
import { convert, findUnit } from './units.js';

/** The bytes in pieces of these sizes, in turn. */
function pieces(bytes: Buffer, sizes: readonly number[]): Readable {
  const parts: Buffer[] = [];
  for (let at = 0, k = 0; at < bytes.length; k++) {
    const size = sizes[k % sizes.length];
    parts.push(bytes.subarray(at, at + size));
    at += size;
  }
  return Readable.from(parts);
}

describe('lines', () => {
  it('are the same however the bytes arrive', async () => {
    const text = '\uFEFFa,"b\nc",µ\r\n\r\n1,2,3\nd"e,f";,\n"x""y",°C,\r\nlast';
    const encoding = { encoding: 'utf8', skipBytes: 3 } as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (sizes) => {
          const seen: [string, number, boolean][] = [];
          await readLines(
            pieces(Buffer.from(text), sizes),
            { path: 'x', encoding, newline: '\n' },
            (line, number, terminated) => {
              seen.push([line, number, terminated]);
              return true;
            },
          );
          expect(seen).toEqual([
            ['a,"b\nc",µ', 1, true],
            ['', 3, true],
            ['1,2,3', 4, true],
            ['d"e,f";,', 5, true],
            ['"x""y",°C,', 6, true],
            ['last', 7, false],
          ]);
        },
      ),
    );
  });
});

describe('fields', () => {
  it('in quotes may hold the delimiter, quotes and line ends', () => {
    expect(splitRow('1,"a,b","say ""no""","x\ny",', ',')).toEqual(['1', 'a,b', 'say "no"', 'x\ny', '']);
    expect(splitRow('1;2,5;', ';')).toEqual(['1', '2,5', '']);
    expect(splitRow('a,5" pipe,b', ',')).toEqual(['a', '5" pipe', 'b']);
    expect(splitRow('a""b,"c', ',')).toEqual(['a""b', '"c']);
  });
});

describe('numbers', () => {
  it('are read as JavaScript reads them, and nothing else is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value), false)).toBe(value === 0 ? 0 : value);
        expect(parseNumber(` ${String(value).replace('.', ',')} `, true)).toBe(value === 0 ? 0 : value);
      }),
    );
    for (const text of [
      '',
      ' ',
      '0x1F',
      '0b1',
      '1_000',
      '1,5',
      '1.2.3',
      'Infinity',
      '1e',
      '--1',
      '1 2',
      '0o7',
      '-0x1',
    ]) {
      expect(parseNumber(text, false), text).toBeNaN();
    }
    expect(['', ' ', 'NaN', '-inf', 'n/a', '--', 'null'].every(isMissing)).toBe(true);
    expect(['0', '1.5', 'OVLD'].some(isMissing)).toBe(false);
  });
});

describe('units', () => {
  it('are told apart by dimension and, where it matters, by case', () => {
    const value = (dimension: 'charge' | 'temperature' | 'pressure' | 'current', unit: string): number =>
      convert(7.2, findUnit(dimension, unit)!);
    expect(value('charge', 'C')).toBe(0.002);
    expect(value('temperature', 'C')).toBe(7.2);
    expect(value('pressure', 'MPa')).toBe(7200);
    expect(value('pressure', 'Pa')).toBe(0.0072);
    expect(value('current', 'µA')).toBe(7.2 / 1e6);
    expect(value('current', 'MA')).toBe(0.0072);
    expect(findUnit('voltage', 'A')).toBeNull();
    expect(findUnit('time', '')).toBeNull();
  });
});

describe('sums', () => {
  it('keep what plain addition loses', () => {
    const sum = new CompensatedSum();
    for (const value of [1, 1e100, 1, -1e100]) sum.add(value);
    expect(sum.value).toBe(2);
  });
});

describe('half-cycles', () => {
  it('the largest is found in any order, through ripples', () => {
    const cycles = new HalfCycles();
    const walk = (from: number, to: number): void => {
      for (let k = 0; k <= 100; k++) cycles.step(from + ((to - from) * k) / 100 + 0.001 * (k % 2));
    };
    walk(0, 0.5);
    walk(0.5, -0.4);
    walk(-0.4, 0.3);
    expect(cycles.largest_Ah).toBeGreaterThan(0.899);
    expect(cycles.largest_Ah).toBeLessThan(0.903);
  });

  it('is the range of a record that only discharges, and zero at rest', () => {
    const cycles = new HalfCycles();
    for (const net of [5, 4.5, 4, 2]) cycles.step(net);
    expect(cycles.largest_Ah).toBe(3);
    const rest = new HalfCycles();
    for (let k = 0; k < 5; k++) rest.step(7);
    expect(rest.largest_Ah).toBe(0);
  });
});
