/**
 * Three real recordings (sources and licences: the README beside them). They are not part of the product; without
 * them these tests are skipped, except in CI, where they must be there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { load, refusal, type Loaded } from './testing/scratch.js';

const directory = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const absent = !existsSync(directory) && process.env['CI'] !== 'true';
const NACOO2 = `${directory}nacoo2-half-cell-c24.csv`;
const HAKADI = `${directory}hakadi-na18650-1c5-raw.csv`;
const ARBIN = `${directory}arbin-li-4cycles-bdf.csv`;

/** The rows of a plain comma-separated file by column name. */
function table(path: string): Record<string, string>[] {
  const [header, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/u);
  const names = header.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((field, k) => [names[k], field])));
}

/** Net charge between the ends of two data rows (from 0), Ah. */
function between(loaded: Loaded, before: number, last: number): number {
  const start = before < 0 ? 0 : loaded.samples[before]?.netCharge_Ah;
  return loaded.samples[last]?.netCharge_Ah - start;
}

/** First and last row of each run of equal keys. */
function runs(keys: readonly string[]): { key: string; first: number; last: number }[] {
  const found: { key: string; first: number; last: number }[] = [];
  keys.forEach((key, row) => {
    const open = found.at(-1);
    if (open?.key === key) open.last = row;
    else found.push({ key, first: row, last: row });
  });
  return found;
}

describe.skipIf(absent)('NaxCoO2 half cell, BioLogic, charge steps', () => {
  it('imports by its header alone and gives the charge of every half-cycle', async () => {
    const loaded = await load(NACOO2);
    expect(loaded.scan).toMatchObject({
      format: 'generic',
      rows: 46102,
      duration_s: 456309.586,
      warnings: [],
    });
    const rows = table(NACOO2);
    const halves = runs(rows.map((row) => row['half_cycle']));
    const charges: number[] = [];
    for (const { first, last } of halves) {
      // Plain summation of some thousand steps of like size is good to 1e-12.
      let said_mAh = 0;
      for (let row = first; row <= last; row++) said_mAh += Number(rows[row]?.['dq_mAh']);
      const got_mAh = 1000 * between(loaded, first - 1, last);
      expect(Math.abs(got_mAh / said_mAh - 1)).toBeLessThan(1e-9);
      charges.push(got_mAh);
    }
    const efficiencies = [1, 3, 5, 7, 9, 11].map((k) => -charges[k + 1] / charges[k]);
    [0.8643, 0.9352, 0.9286, 0.9248, 0.9232, 0.9201].forEach((said, k) =>
      expect(efficiencies[k]).toBeCloseTo(said, 4),
    );
    expect(loaded.scan.capacity_Ah).toBeCloseTo(0.98678e-3, 8);
    expect(loaded.samples[5000]?.current_A).toBeCloseTo(88.8e-6, 6);
    expect(loaded.samples.every((sample) => sample.currentValid && !sample.temperatureValid)).toBe(true);
  });
});

describe.skipIf(absent)('Hakadi 18650, home-made cycler', () => {
  const map = 'time=time:ms,voltage=voltage:V,current=current:A';

  it('is refused without units, and the refusal shows the map to write', async () => {
    const error = await refusal(HAKADI);
    expect(error.name).toBe('DataError');
    expect(error.message).toContain(`--map ${map}`);
  });

  it('imports with that map', async () => {
    const { scan, samples } = await load(HAKADI, { map });
    expect(scan).toMatchObject({
      format: 'generic',
      rows: 74786,
      voltageMin_V: 1.4993,
      voltageMax_V: 4.1078,
      warnings: [],
    });
    expect(scan.duration_s).toBeCloseTo(7557.221, 9);
    expect(samples[0]).toMatchObject({ time_s: 33746.627, voltage_V: 4.1006, current_A: 0.1064 });
    expect(samples[0]?.netChargeValid).toBe(false);
    expect(scan.capacity_Ah).toBeGreaterThan(1.4);
    expect(scan.capacity_Ah).toBeLessThan(1.6);
  });
});

describe.skipIf(absent)('Arbin, four cycles, native and standard columns side by side', () => {
  const native = (): Record<string, string>[] => table(ARBIN);
  const top = (rows: readonly Record<string, string>[], column: string): number =>
    Math.max(...rows.map((row) => Number(row[column])));

  it('is detected as Arbin, whose own columns are the right ones', async () => {
    expect((await load(ARBIN)).scan).toMatchObject({ format: 'arbin', rows: 2150, warnings: [] });
  });

  it('forced to its standard columns gives the charge those counters say', async () => {
    const loaded = await load(ARBIN, { format: 'bdf' });
    const rows = native();
    const halves = runs(rows.map((row) => row['half cycle'])).filter(({ key }) => key !== '0');
    expect(halves.length).toBeGreaterThanOrEqual(8);
    for (const { first, last } of halves.slice(0, 8)) {
      // The file's counters leave out the first row of each half-cycle; after it they must be met exactly.
      const counters = (row: number): number =>
        Number(rows[row]?.['Charging Capacity / Ah']) - Number(rows[row]?.['Discharging Capacity / Ah']);
      let start = first;
      while (counters(start) === 0) start++;
      let end = last;
      while (counters(end) === 0) end--;
      const said = counters(end) - counters(start);
      expect(Math.abs(between(loaded, start, end) / said - 1)).toBeLessThan(1e-9);
    }
  });

  it('adds the first row of each half-cycle that those counters leave out: the efficiencies are the cycler’s own', async () => {
    const loaded = await load(ARBIN, { format: 'bdf' });
    const rows = native();
    [0.98271, 0.99497, 0.99542, 0.99512].forEach((said, cycle) => {
      const inCycle = rows
        .map((row, k) => ({ row, k }))
        .filter(({ row }) => Number(row['Cycle_Index']) === cycle + 1);
      const first = inCycle[0]?.k;
      const last = inCycle.at(-1)?.k as number;
      const turn = inCycle.filter(({ row }) => Number(row['Current']) > 0).at(-1)?.k as number;
      const efficiency = -between(loaded, turn, last) / between(loaded, first - 1, turn);
      expect(efficiency).toBeCloseTo(said, 4);
    });
    expect(loaded.scan.warnings.join('\n')).toContain('left out the first row of a half-cycle');
  });

  it('warns that its two current columns differ by a thousand', async () => {
    const { scan } = await load(ARBIN, { format: 'bdf' });
    expect(scan.warnings.join('\n')).toContain(
      "column 'Current' says 1000 times the current of column 'Current / A'",
    );
    expect(scan.capacity_Ah).toBeCloseTo(4.835e-7, 10);
  });

  it('read as Arbin it gives the cycler’s counters exactly', async () => {
    const loaded = await load(ARBIN);
    expect(loaded.scan.warnings).toEqual([]);
    const rows = native();
    for (const cycle of [1, 2, 3, 4]) {
      const inCycle = rows.filter((row) => Number(row['Cycle_Index']) === cycle);
      const first = rows.indexOf(inCycle[0]);
      const said = top(inCycle, 'Charge_Capacity') - top(inCycle, 'Discharge_Capacity');
      const got = between(loaded, first - 1, first + inCycle.length - 1);
      expect(Math.abs(got - said)).toBeLessThan(1e-9 * top(inCycle, 'Charge_Capacity'));
    }
    expect(loaded.scan.capacity_Ah).toBeCloseTo(0.0004835149, 9);
  });
});
