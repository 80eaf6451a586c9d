import { chmodSync, mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asDataError } from './fileSource.js';
import { refusal, scratch, scratchPath } from './testing/scratch.js';

const HEADER = 'time_s,voltage_V,current_A';

/** Every refusal is a DataError of one line that names the file. */
async function message(path: string): Promise<string> {
  const error = await refusal(path);
  expect(error.name).toBe('DataError');
  expect(error.message).not.toContain('\n');
  expect(error.message.startsWith(path)).toBe(true);
  return error.message.slice(path.length);
}

describe('a path that cannot be read', () => {
  it('does not exist, is a directory, or lies under a file', async () => {
    expect(await message(scratchPath('nowhere.csv'))).toBe(': there is no such file; check the path');
    mkdirSync(scratchPath('folder'));
    expect(await message(scratchPath('folder'))).toBe(': this is a directory; name a file in it');
    expect(await message(`${scratch('plain.csv', 'x')}/under.csv`)).toBe(
      ': there is no such file; check the path',
    );
  });

  it('may not be read', async () => {
    const refused = asDataError('locked.csv', Object.assign(new Error('EACCES'), { code: 'EACCES' }));
    expect((refused as Error).message).toBe('locked.csv: the file may not be read; check its permissions');
    const path = scratch('locked.csv', `${HEADER}\n0,3,1\n`);
    chmodSync(path, 0o000);
    // The superuser may read everything, so there the system does not refuse.
    if (process.getuid?.() !== 0) expect(await message(path)).toContain('the file may not be read');
  });

  it('an unknown error is not dressed up as bad data', () => {
    const fault = new TypeError('x is not a function');
    expect(asDataError('a.csv', fault)).toBe(fault);
  });
});

describe('a file that is no table', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['is empty', '', 'the file is empty'],
    ['has blank lines only', '\n \n\n', 'the file has no text in it'],
    ['has a header only', `${HEADER}\n`, 'line 1: the file has a header and no rows'],
    ['has numbers only', '0,3.3,0.5\n1,3.3,0.5\n', 'no header row in the first 100 lines'],
    ['has one column', 'time_s\n1\n2\n', 'no header row in the first 100 lines'],
    ['is binary', Buffer.from([1, 2, 3, 0, 5, 6]), 'this is not text (a zero byte at offset 3)'],
    ['is a workbook', Buffer.from('PK\u0003\u0004rest'), 'this is a zip archive (Excel .xlsx, Neware .ndax)'],
    ['is a BioLogic binary', 'BIO-LOGIC MODULAR FILE\u001a', 'export it as text (.mpt)'],
    ['is UTF-16 big-endian', Buffer.from([0xfe, 0xff, 0, 116]), 'the text is UTF-16 big-endian'],
    [
      'is UTF-16 without a mark',
      Buffer.from(HEADER, 'utf16le'),
      'this is not text (a zero byte at offset 1)',
    ],
    ['is gzip of nothing', gzipSync(''), 'the file has no text in it'],
    [
      'never closes a quote',
      `${HEADER}\n0,3,"1\n1,3,1\n`,
      'line 2: a double quote is opened here and never closed',
    ],
    ['has no line ends', `${HEADER}\n${'9'.repeat(1_300_000)}`, 'line 2: a line of over 1000000 characters'],
  ])('%s', async (_, content, expected) => {
    expect(await message(scratch('bad.csv', content))).toContain(expected);
  });

  it('is gzip cut short, or damaged', async () => {
    let table = `${HEADER}\n`;
    for (let k = 0; k < 5000; k++) table += `${k},${3 + ((k * 7919) % 1009) / 1e4},0.5\n`;
    const packed = gzipSync(table);
    expect(await message(scratch('cut.csv.gz', packed.subarray(0, packed.length >> 1)))).toContain(
      'the gzip file ends early',
    );
    const damaged = Buffer.from(packed);
    damaged.fill(0x55, 200, 400);
    expect(await message(scratch('damaged.csv.gz', damaged))).toContain('the gzip file is damaged');
  });
});

describe('a row that cannot be used', () => {
  it.each([
    ['0,3,1\n1,,1\n', "line 3, column 'voltage_V': the field is blank, expected a number in V"],
    ['0,3,1\n1,NaN,1\n', "line 3, column 'voltage_V': found 'NaN', expected a number in V"],
    ['0,3,1\n1,3,-inf\n', "line 3, column 'current_A': found '-inf', expected a number in A"],
    ['0,3,1\n1,3,0x10\n', "line 3, column 'current_A': found '0x10', expected a number in A"],
    ['0,3,1\n1,3,1e999\n', "line 3, column 'current_A': found '1e999', expected a number in A"],
    ['0,3,1\n12:00,3,1\n', "line 3, column 'time_s': found '12:00', expected a number in s"],
    ['0,3,1\ntime_s,voltage_V,current_A\n', "line 3, column 'time_s': found 'time_s'"],
    ['10,3,1\n9.5,3,1\n', "line 3, column 'time_s': time goes back from 10 to 9.5"],
    ['0,3,1\n1,3,1,7\n', "line 3: found 4 fields (the last is '7'), expected 3 as in the header on line 1"],
    ['0,3,1\n1,3,1\u001b[31m\n', "found '1?[31m'"],
  ])('%j', async (rows, expected) => {
    expect(await message(scratch('row.csv', `${HEADER}\n${rows}`))).toContain(expected);
  });

  it('decimal commas between commas are named as the likely cause', async () => {
    const text = await message(scratch('commas.csv', `${HEADER}\n0,0,3,3,0,5\n`));
    expect(text).toContain('if the decimal sign is a comma, separate the fields with semicolons');
  });

  it('a charge step may not be missing: the sum would be wrong from there on', async () => {
    const text = await message(scratch('step.csv', 'time_s,voltage_V,current_A,dq_Ah\n0,3,1,0\n1,3,1,\n'));
    expect(text).toContain("line 3, column 'dq_Ah': the field is blank");
  });

  it('is found by read() as well', async () => {
    const { openRecording } = await import('./recording.js');
    const recording = await openRecording(scratch('read.csv', `${HEADER}\n0,3,1\n1,x,1\n`), {});
    await expect(recording.read(() => undefined)).rejects.toThrow("line 3, column 'voltage_V': found 'x'");
  });
});

describe('wrong options', () => {
  const path = (): string => scratch('fine.csv', `${HEADER}\n0,3,1\n`);

  it.each([
    [{ format: 'excel' }, "--format 'excel' is not a format, expected one of: arbin, bdf, generic"],
    [{ map: 'time' }, "--map: 'time' is not of the form"],
    [{ map: 'clock=a:s' }, "--map: 'clock' is not one of time, voltage, current"],
    [{ map: 'time=a:parsec' }, "--map: 'parsec' is not a unit of time, expected one of s, ms"],
    [{ map: 'time=a:s,time=b:s' }, '--map: time is given twice'],
    [{ map: 'time=:s' }, '--map: time has no column'],
  ])('%j is a wrong usage, not bad data', async (options, expected) => {
    const error = await refusal(path(), options);
    expect(error.name).toBe('UsageError');
    expect(error.message).toContain(expected);
  });

  it('a format that the file is not is bad data', async () => {
    const error = await refusal(path(), { format: 'bdf' });
    expect(error.name).toBe('DataError');
    expect(error.message).toContain('expected Test Time / s, Voltage / V, Current / A');
  });
});
