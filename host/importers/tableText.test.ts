import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { load, refusal, scratch } from './testing/scratch.js';

const HEADER = 'time_s,voltage_V,current_A';
const ROWS = ['0,3.30,0.5', '10,3.31,0.5', '20,3.32,0.5'];
const TABLE = [HEADER, ...ROWS].join('\n') + '\n';

const values = async (path: string): Promise<number[][]> =>
  (await load(path)).samples.map((sample) => [sample.time_s, sample.voltage_V, sample.current_A]);

const WANTED = [
  [0, 3.3, 0.5],
  [10, 3.31, 0.5],
  [20, 3.32, 0.5],
];

describe('the same table in every dress', () => {
  it.each<[string, string | Uint8Array]>([
    ['LF', TABLE],
    ['CRLF', TABLE.replaceAll('\n', '\r\n')],
    ['CR', TABLE.replaceAll('\n', '\r')],
    ['no line end at the end', TABLE.trimEnd()],
    ['a CRLF cut after its CR', TABLE.replaceAll('\n', '\r\n').slice(0, -1)],
    ['semicolons', TABLE.replaceAll(',', ';')],
    ['tabs', TABLE.replaceAll(',', '\t')],
    ['decimal commas', TABLE.replaceAll(',', ';').replaceAll('.', ',')],
    ['quoted decimal commas', TABLE.replace(/(\d+)\.(\d+)/gu, '"$1,$2"')],
    ['quotes around everything', TABLE.replace(/[^,\n]+/gu, '"$&"')],
    ['a UTF-8 mark', `\uFEFF${TABLE}`],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
    ['gzip under another name', gzipSync(TABLE)],
    ['notes above the header', `# made by a tester\nOperator;\nSerial: 12, channel 3\n\n${TABLE}`],
    ['blanks around values', TABLE.replaceAll(',', ' , ')],
    ['blank lines and lines of commas', TABLE.replaceAll('\n', '\n\n,,\n')],
    ['a delimiter at the end of each row', `${HEADER}\n${ROWS.map((row) => `${row},`).join('\n')}\n`],
    ['comments among the rows', `${HEADER}\n${ROWS.join('\n# paused, operator, door\n')}\n`],
  ])('with %s', async (_, content) => {
    expect(await values(scratch('dress.csv', content))).toEqual(WANTED);
  });

  it('a Latin-1 degree sign is read', async () => {
    const path = scratch(
      'latin1.csv',
      Buffer.from('time_s,voltage_V,current_A,T [°C]\n0,3,1,25\n', 'latin1'),
    );
    expect((await load(path)).samples[0]?.temperature_degC).toBe(25);
  });

  it('a line end inside quotes belongs to the field', async () => {
    const path = scratch(
      'quoted.csv',
      'time_s,voltage_V,current_A,note\n0,3,1,"two\nlines, with ""quotes"""\n9,3,1,x\n',
    );
    const { samples, lines } = await load(path);
    expect(samples.map((sample) => sample.time_s)).toEqual([0, 9]);
    expect(lines).toEqual([2, 4]);
  });

  it('the header is looked for in 100 lines, no more', async () => {
    const notes = (count: number): string => 'a note\n'.repeat(count);
    expect(await values(scratch('n99.csv', notes(99) + TABLE))).toEqual(WANTED);
    expect((await refusal(scratch('n100.csv', notes(100) + TABLE))).message).toContain(
      'no header row in the first 100 lines',
    );
  });
});

describe('rows that are not as they should be', () => {
  it('repetitions are skipped and counted with their lines', async () => {
    const { scan, samples } = await load(
      scratch('twice.csv', `${HEADER}\n${ROWS[0]}\n${ROWS[0]}\n${ROWS[0]}\n${ROWS[1]}\n`),
    );
    expect(samples).toHaveLength(2);
    expect(scan.rows).toBe(2);
    expect(scan.warnings[0]).toBe('2 rows repeat the row before them and are skipped (lines 3, 4)');
  });

  it('the same time with other values is passed on', async () => {
    const { samples } = await load(scratch('same.csv', `${HEADER}\n10,3.3,0.5\n10,3.4,0.5\n`));
    expect(samples.map((sample) => sample.voltage_V)).toEqual([3.3, 3.4]);
  });

  it('a gap of a million seconds is passed on with a warning', async () => {
    const { scan, samples } = await load(scratch('gap.csv', `${HEADER}\n0,3.3,0.5\n1000010,3.4,0.5\n`));
    expect(samples[1]?.time_s).toBe(1000010);
    expect(scan.duration_s).toBe(1000010);
    expect(scan.warnings[0]).toBe('1 gap in time of over 100000 s (line 3; 1000010 s)');
  });

  it('missing optional values are invalid, never zero and valid', async () => {
    const path = scratch(
      'missing.csv',
      'time_s,voltage_V,current_A,temp_degC,pressure_kPa\n0,3,1,,1000\n1,3.1,1,NaN,OVLD\n2,3.2,1,25,1001\n',
    );
    const { samples, scan } = await load(path);
    expect(samples.map((sample) => sample.temperatureValid)).toEqual([false, false, true]);
    expect(samples.map((sample) => sample.pressureValid)).toEqual([true, false, true]);
    expect(scan.warnings).toContain('2 rows without a temperature (lines 2, 3)');
    expect(scan.warnings).toContain("1 row without a pressure (line 3; 'OVLD' is not a number)");
  });

  it('a last row that was cut is left out with a warning; a full one without line end is kept', async () => {
    const cut = await load(scratch('cut.csv', `${HEADER}\n0,3.3,0.5\n10,3.4`));
    expect(cut.samples).toHaveLength(1);
    expect(cut.scan.warnings[0]).toContain('last row is cut short and is left out');
    const short = await refusal(scratch('short.csv', `${HEADER}\n0,3.3,0.5\n10,3.4\n`));
    expect(short.message).toContain(
      "line 3: found 2 fields (the last is '3.4'), expected 3 as in the header on line 1",
    );
  });
});
