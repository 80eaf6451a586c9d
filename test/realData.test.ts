/**
 * The verdicts on real recordings (origins and licences: the README beside them). They are read where they lie, beside
 * the repository; without them these tests are skipped, except in CI, where they fail.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { resultSchema } from '../host/result/resultSchema.js';
import type { ResultDocument } from '../host/result/resultSchema.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const DATA = path.join(ROOT, '../shared/data');
const absent = !fs.existsSync(DATA) && process.env.CI !== 'true';

function replay(file: string, ...options: string[]): { result: ResultDocument; words: string } {
  const nabms = (...args: string[]): string => {
    const bin = path.join(ROOT, 'host/bin/nabms.mjs');
    const run = spawnSync(process.execPath, [bin, 'replay', path.join(DATA, file), ...args], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    return run.stdout;
  };
  return {
    result: resultSchema.parse(JSON.parse(nabms(...options, '--json'))),
    words: nabms(...options),
  };
}

const efficiencies = (result: ResultDocument): (number | null)[] =>
  result.cycles.map((cycle) => cycle.coulombicEfficiency);

describe.skipIf(absent)('NaxCoO2 half cell, C/24', () => {
  let half: { result: ResultDocument; words: string };
  let unknown: { result: ResultDocument; words: string };
  beforeAll(() => {
    const profile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'nabms-')), 'half.json');
    fs.writeFileSync(
      profile,
      '{"name":"NaxCoO2","capacity_Ah":0.00095,"voltageMin_V":2,"voltageMax_V":3.8,"geometry":"half"}',
    );
    half = replay('nacoo2-half-cell-c24.csv', '--profile', profile);
    unknown = replay('nacoo2-half-cell-c24.csv');
  });

  test('Coulombic efficiencies and capacities', () => {
    for (const { result } of [half, unknown]) {
      [0.8643, 0.9352, 0.9286, 0.9248, 0.9232, 0.9201].forEach((expected, k) => {
        expect(Math.abs((efficiencies(result)[k] ?? 0) - expected)).toBeLessThan(5e-4);
      });
      [0.853, 0.876, 0.875, 0.877, 0.879, 0.879].forEach((expected_mAh, k) => {
        expect(Math.abs((result.cycles[k]?.discharge_Ah ?? 0) * 1000 - expected_mAh)).toBeLessThan(5e-4);
      });
      expect(result.cycles).toHaveLength(6);
    }
  });
  test('parasitic charge found, rising from 2.98 to 3.70 uA within 3 %', () => {
    for (const { result, words } of [half, unknown]) {
      const currents_uA = result.cycles.slice(1).map((cycle) => (cycle.parasiticCurrent_A ?? 0) * 1e6);
      expect(Math.abs((currents_uA[0] ?? 0) / 2.98 - 1)).toBeLessThan(0.03);
      expect(Math.abs((currents_uA[4] ?? 0) / 3.7 - 1)).toBeLessThan(0.03);
      expect(currents_uA).toEqual([...currents_uA].sort((a, b) => a - b));
      expect(words).toMatch(/Parasitic charge found/);
      expect(words).toMatch(/rises from 2\.98 µA in cycle 2 to 3\.70 µA in cycle 6/);
    }
  });
  test('the cause is not identifiable: a leak, not a soft short', () => {
    for (const { result, words } of [half, unknown]) {
      expect(result.softShort).toMatchObject({
        observable: true,
        detected: false,
        levelMax: 1,
        cause: 'unresolved',
      });
      expect(result.softShort.leakLow_A).toBeGreaterThan(2.9e-6);
      expect(result.softShort.leakHigh_A).toBeLessThan(4.3e-6);
      expect(words).toMatch(/Cause not identifiable/);
    }
  });
  test('the sodium inventory is not observable, and why', () => {
    expect(half.result.inventory).toMatchObject({ observable: false, lli_Ah: null });
    expect(half.words).toMatch(/half cell: the metal counter electrode is in excess/);
    expect(unknown.result.inventory).toMatchObject({ observable: false, lli_Ah: null });
    expect(unknown.result.cell).toMatchObject({ geometry: 'unknown', profile: 'fromData' });
  });
});

describe.skipIf(absent)('Hakadi 18650, home-made cycler with a Hall sensor', () => {
  test('not observable, no alarm', () => {
    const { result, words } = replay(
      'hakadi-na18650-1c5-raw.csv',
      '--map',
      'time=time:ms,voltage=voltage:V,current=current:A',
    );
    expect(result.alarms).toEqual([]);
    expect(result.softShort).toMatchObject({ observable: false, detected: false, levelMax: 0, leak_A: null });
    expect(result.inventory.observable).toBe(false);
    expect(efficiencies(result).every((value) => value === null)).toBe(true);
    expect(words).toMatch(/Leak: not observable/);
  });
});

describe.skipIf(absent)('Arbin, four cycles', () => {
  test('Coulombic efficiencies and capacities; no leak beyond the end points', () => {
    const { result } = replay('arbin-li-4cycles-bdf.csv');
    [0.98271, 0.99497, 0.99542, 0.99512].forEach((expected, k) => {
      expect(Math.abs((efficiencies(result)[k] ?? 0) - expected)).toBeLessThan(5e-4);
    });
    expect(result.cell.capacity_Ah).toBeCloseTo(0.0004835, 7);
    expect(result.softShort.levelMax).toBe(0);
    expect(result.alarms).toEqual([]);
  });
});
