import { describe, expect, it } from 'vitest';
import {
  decimalsFor,
  displayUnit,
  hoursText,
  intervalText,
  NOT_KNOWN,
  numberText,
  quantityText,
  spanText,
} from './quantityText.js';

/** Numbers and units are joined by a narrow no-break space; the tests read easier with a plain one. */
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

describe('quantityText', () => {
  it.each([
    [[1.2, null], 'Ah', 'Ah'],
    [[0.95, 0.001], 'Ah', 'mAh'],
    [[0.00042], 'Ah', 'µAh'],
    [[-0.0013], 'A', 'mA'],
    [[3e-8], 'A', 'nA'],
    [[0], 'A', 'A'],
    [[null, NaN], 'A', 'A'],
    [[2570], 'Ω', 'kΩ'],
  ] as const)('the unit of %j %s is %s', (values, base, name) => {
    expect(displayUnit(values, base).name).toBe(name);
  });

  it('writes numbers with a true minus sign, never a minus zero', () => {
    expect(plain(quantityText(-0.00132, displayUnit([0.00132], 'A')))).toBe('\u22121.32 mA');
    expect(numberText(-0.0004, 1)).toBe('0.0');
    expect(numberText(123456)).toBe('123500');
  });

  it('shows two digits of an interval', () => {
    expect(decimalsFor(0.29)).toBe(2);
    expect(decimalsFor(11)).toBe(0);
    expect(plain(intervalText(0.00118, 0.00147, displayUnit([0.00147], 'A')))).toBe('1.18 to 1.47 mA');
  });

  it('writes what is not known as a dash', () => {
    const unit = displayUnit([1], 'A');
    expect([
      numberText(null),
      numberText(NaN),
      quantityText(Infinity, unit),
      intervalText(null, 1, unit),
    ]).toEqual(Array(4).fill(NOT_KNOWN));
    expect(intervalText(0, Infinity, unit)).toContain(NOT_KNOWN);
  });

  it('writes times in hours and spans in their best unit', () => {
    expect(plain(hoursText(0))).toBe('0 h');
    expect(plain(hoursText(90))).toBe('0.0250 h');
    expect(plain(hoursText(279288))).toBe('77.58 h');
    expect([0.001, 128, 2048, 65536].map(spanText).map(plain)).toEqual([
      '1 ms',
      '128 s',
      '34.13 min',
      '18.2 h',
    ]);
  });
});
