/** Counts what a reader met on the way and turns it into a few warnings of one line each. */

export type Notice =
  | 'duplicate'
  | 'gap'
  | 'blankRow'
  | 'comment'
  | 'cutRow'
  | 'badTemperature'
  | 'badPressure'
  | 'badCharge'
  | 'badContactor'
  | 'counterAssigned'
  | 'counterLostRow';

type Words = readonly [one: string, many: string];

const WORDS: Readonly<Record<Notice, Words>> = {
  duplicate: [
    'row repeats the row before it and is skipped',
    'rows repeat the row before them and are skipped',
  ],
  gap: ['gap in time of over 100000 s', 'gaps in time of over 100000 s'],
  blankRow: ['row has no values and is skipped', 'rows have no values and are skipped'],
  comment: ['comment line among the rows is skipped', 'comment lines among the rows are skipped'],
  cutRow: [
    'last row is cut short and is left out: the file does not end in a line end',
    'last rows are cut short and are left out',
  ],
  badTemperature: ['row without a temperature', 'rows without a temperature'],
  badPressure: ['row without a pressure', 'rows without a pressure'],
  badCharge: ['row without a charge reading', 'rows without a charge reading'],
  badContactor: [
    'row without a contactor state, taken as closed',
    'rows without a contactor state, taken as closed',
  ],
  counterAssigned: [
    'fall of a charge counter that is not a reset: the charge of that row is not counted',
    'falls of a charge counter that are no resets: the charge of those rows is not counted',
  ],
  counterLostRow: [
    'time the charge counters left out the first row of a half-cycle, which is taken from the current',
    'times the charge counters left out the first row of a half-cycle, which is taken from the current',
  ],
};

/** Lines named in a warning; the rest are only counted. */
const LINES_SHOWN = 3;

export class Tally {
  private readonly counts = new Map<Notice, { count: number; lines: number[]; detail: string }>();

  /** Notes that something happened at a line; the detail of the first is shown. */
  add(notice: Notice, line: number, detail = ''): void {
    const entry = this.counts.get(notice);
    if (entry === undefined) {
      this.counts.set(notice, { count: 1, lines: [line], detail });
      return;
    }
    entry.count++;
    if (entry.lines.length < LINES_SHOWN) entry.lines.push(line);
  }

  warnings(): string[] {
    return [...this.counts].map(([notice, { count, lines, detail }]) => {
      const words = WORDS[notice][count === 1 ? 0 : 1];
      const places = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
      const more = count > lines.length ? ', ...' : '';
      return `${count} ${words} (${places}${more}${detail === '' ? '' : `; ${detail}`})`;
    });
  }
}
