/** The log's reader: a line that the machine has cut is an error wherever it is read, and so are broken bits. */
import { describe, expect, it } from 'vitest';
import { crc8, logLines, numbersOf, parseLogLine, sampleOf, wholeOf } from './boardLog.js';

function lineOf(text: string): string {
  return `${text}*${crc8(Buffer.from(text)).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** These doubles as the firmware writes them. */
function digitsOf(numbers: readonly number[]): string {
  return Buffer.from(Float64Array.from(numbers).buffer).toString('hex');
}

describe('a line of the log', () => {
  it('is its name and its values', () => {
    const line = parseLogLine(lineOf('status missed=-3 text=x'));
    expect(line.name).toBe('status');
    expect(wholeOf(line, 'missed')).toBe(-3);
    expect(() => wholeOf(line, 'text')).toThrow('whole number');
    expect(() => wholeOf(line, 'nothing')).toThrow('missing');
  });

  it('is refused where the machine has cut it, or a character is another one', () => {
    const whole = lineOf(`result bits=${digitsOf([1, 2])}`);
    for (let length = 0; length < whole.length; length++) {
      expect(() => logLines([lineOf('status a=1'), whole.slice(0, length)])).toThrow('not a line of the log');
    }
    expect(() => parseLogLine(whole.replace('result', 'resulu'))).toThrow('damaged');
  });
});

describe('numbers of a line', () => {
  it('are its bits', () => {
    const numbers = [0.1, -5e-324, 1e300];
    expect(numbersOf(parseLogLine(lineOf(`result bits=${digitsOf(numbers)}`)))).toEqual(numbers);
  });

  it.each([
    'result',
    'result bits=',
    `result bits=${digitsOf([1]).slice(2)}`,
    'result bits=000000000000000g',
  ])('are refused in %s', (text) => {
    expect(() => numbersOf(parseLogLine(lineOf(text)))).toThrow('no bits of doubles');
  });

  it('of a sample are six', () => {
    const sample = (count: number): string =>
      lineOf(`sample flags=1 bits=${digitsOf([1, 2, 3, 4, 5, 6, 7].slice(0, count))}`);
    expect(sampleOf(parseLogLine(sample(6)))).toMatchObject({
      time_s: 1,
      netCharge_Ah: 6,
      voltageValid: true,
    });
    for (const count of [5, 7])
      expect(() => sampleOf(parseLogLine(sample(count)))).toThrow(`has ${count} numbers`);
  });
});
