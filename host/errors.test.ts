import { describe, expect, it } from 'vitest';
import { DataError, EXIT_BAD_DATA, EXIT_WRONG_USAGE, UsageError, quoted } from './errors.js';

describe('errors a user can mend', () => {
  it('say where, what was found, what was expected and how to mend, in that order', () => {
    const error = new DataError({
      file: 'run.csv',
      line: 12,
      column: 'voltage_V',
      found: "found 'abc'",
      expected: 'a number in V',
      mend: 'remove the row',
    });
    expect(error.message).toBe(
      "run.csv, line 12, column 'voltage_V': found 'abc', expected a number in V; remove the row",
    );
    expect(error.exitCode).toBe(EXIT_BAD_DATA);
    expect(new UsageError('no such option').exitCode).toBe(EXIT_WRONG_USAGE);
  });

  it('leave out what is not known', () => {
    expect(new DataError({ file: 'run.csv', found: 'the file is empty' }).message).toBe(
      'run.csv: the file is empty',
    );
    expect(new DataError('nothing to read').message).toBe('nothing to read');
  });

  it('never span lines and never carry control characters of a file to the terminal', () => {
    const error = new DataError({ file: 'a\nb.csv', found: 'found \u001b[31mred\r\nnext\tcell\u0000' });
    expect(error.message).toBe('a b.csv: found ?[31mred next cell?');
    expect(new UsageError('one\n\ntwo').message).toBe('one two');
    expect(quoted('x'.repeat(100))).toBe(`'${'x'.repeat(60)}...'`);
  });
});
