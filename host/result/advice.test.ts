import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { fill, idealProfile, idealRows } from '../../firmware/core/testing/idealRecord.js';
import { MonitorRun } from '../run/monitorRun.js';
import { Sample } from '../../firmware/core/sample.js';
import { leakingCellModel } from '../report/testing/leakingCell.js';
import type { Findings } from './adviceRow.js';
import { ADVICE } from './adviceTable.js';
import type { ResultDocument } from './resultSchema.js';

/** Advice on three ideal cycles of 1 Ah with this capacity in the profile. */
function adviceWith(capacity_Ah: number): string[] {
  const profile = idealProfile();
  profile.capacity_Ah = capacity_Ah;
  const cell = { name: 'x', capacity_Ah, voltageMin_V: 2.5, voltageMax_V: 3.5 };
  const run = new MonitorRun(profile, { ...cell, geometry: 'full', cathode: null, profile: 'given' });
  const sample = new Sample();
  const cycle = { chargeSteps: 900, dischargeSteps: 900 };
  for (const row of idealRows([cycle, cycle, cycle])) run.take(fill(sample, row));
  return run.finish().advice.filter((text) => text.includes('capacity_Ah'));
}

test('a capacity that fits is not remarked upon', () => {
  expect(adviceWith(1)).toEqual([]);
  expect(adviceWith(1.5)).toEqual([]);
});

test('one that full cycles contradict is, and one that leaves no cycle at all', () => {
  expect(adviceWith(10)).toHaveLength(1);
  expect(adviceWith(1000)).toHaveLength(1);
  expect(adviceWith(1000)[0]).toMatch(/no cycle can be told/);
});

/** A made-up cell in which nothing is wrong and everything observable. */
function healthy(): ResultDocument {
  const { result } = leakingCellModel();
  const { softShort, inventory } = result;
  return {
    ...result,
    softShort: {
      ...softShort,
      levelMax: 0,
      levelEnd: 0,
      detected: false,
      leak_A: null,
      leakLow_A: 0,
      resistance_ohm: null,
      cause: 'none',
      episodes: [],
    },
    inventory: { ...inventory, lliLow_Ah: 0, deadLow_Ah: 0, deadHigh_Ah: 0.05, lamLow_Ah: 0 },
    pressure: { ...result.pressure, observable: true },
    cycles: result.cycles.map((cycle) => ({ ...cycle, coulombicEfficiency: 0.999 })),
    alarms: [],
  };
}

type Changes = { [K in 'softShort' | 'inventory' | 'pressure' | 'cell']?: Partial<ResultDocument[K]> } & {
  alarms?: ResultDocument['alarms'];
  cycles?: ResultDocument['cycles'];
} & Partial<Omit<Findings, 'result'>>;

function findings(changes: Changes): Findings {
  const result = healthy();
  return {
    result: {
      ...result,
      softShort: { ...result.softShort, ...changes.softShort },
      inventory: { ...result.inventory, ...changes.inventory },
      pressure: { ...result.pressure, ...changes.pressure },
      cell: { ...result.cell, ...changes.cell },
      alarms: changes.alarms ?? result.alarms,
      cycles: changes.cycles ?? result.cycles,
    },
    leadInDischarge_Ah: changes.leadInDischarge_Ah ?? 0,
    throughput_Ah: changes.throughput_Ah ?? 70,
  };
}

const leaking = (levelMax: number, change: Partial<ResultDocument['softShort']> = {}): Changes => ({
  softShort: {
    ...leakingCellModel().result.softShort,
    levelMax,
    levelEnd: levelMax,
    cause: 'unresolved',
    ...change,
  },
});
const ended = leaking(2, {
  levelEnd: 0,
  episodes: leakingCellModel().result.softShort.episodes.map((episode) => ({ ...episode, end_s: 4e5 })),
});
const above = (time_s: number): ResultDocument['alarms'] => [
  { time_s, id: 'efficiencyAboveOne', severity: 'info', text: '' },
];
const lost = (dead_Ah: number | null, low_Ah: number, high_Ah: number): Changes => ({
  inventory: {
    lliLow_Ah: 0.05,
    dead_Ah,
    deadLow_Ah: low_Ah,
    deadHigh_Ah: high_Ah,
    deadObservable: dead_Ah !== null,
    deadReason: 'no stack pressure is measured',
  },
});
const forecast = { cycles: 120, cyclesLow: 100, cyclesHigh: 150, reason: '' };

/** Row, what makes it apply, words that must stand in it. */
const CASES: [string, Changes, RegExp][] = [
  [
    'hardShort',
    leaking(4, { cause: 'softShort' }),
    /^Hard short inside the cell, seen at 88\.4 h: 1\.32 mA \(1\.18/,
  ],
  ['growingShort', leaking(3), /C\/100: 1\.32 mA .*2570 Ω.* since 77\.6 h/],
  ['softShort', leaking(2), /^A leak began inside this record, since 77\.6 h \(75\.1 h to 80\.3 h\)/],
  ['chargeLeaks', leaking(1, { onset_s: null }), /from an unknown time on: 1\.32 mA/],
  ['leakUnclear', leaking(1, { leakLow_A: 0 }), /^A leak showed at 81\.1 h/],
  ['causeSoftShort', leaking(1, { cause: 'softShort' }), /dipped/],
  ['causeParasitic', leaking(2, { cause: 'parasitic' }), /a reaction/],
  ['causeContactor', leaking(1, { cause: 'contactor' }), /1\.32 mA .* with the contactor open/],
  [
    'causeSensorOffset',
    leaking(1, { cause: 'sensorOffset' }),
    /1\.32 mA .* zero of the current sensor is off/,
  ],
  ['causeUnresolved', leaking(3), /^Soft short, redox shuttle and a leak across the contactor look/],
  ['leakEnded', ended, /ended near 111\.1 h, after 14\d mAh in all; what flowed of that charge returned/],
  ['efficiencyAfterLeak', { ...ended, alarms: above(5e5) }, /above 1 at 138\.9 h, after a leak had ended/],
  ['efficiencyAboveOne', { ...ended, alarms: above(3e5) }, /0 of 40 cycles/],
  [
    'backwardSlip',
    { alarms: [{ time_s: 1, id: 'backwardSlippage', severity: 'info', text: '' }] },
    /backwards/,
  ],
  [
    'cathodeLoss',
    { inventory: { lamLow_Ah: 0.003, lamHigh_Ah: 0.02 } },
    /At least 3\.00 mAh \(up to 20\.0 mAh\)/,
  ],
  ['sodiumLoss', lost(0.03, 0.02, 0.04), /mAh \(50\.0 mAh to/],
  ['lossMostlyDead', lost(0.045, 0.04, 0.05), /45\.0 mAh \(40\.0 mAh to 50\.0 mAh\)/],
  ['lossMostlySei', lost(null, 0, 0.02), /no dead sodium \(0 .*Ah to 20\.0 mAh\)/],
  ['lossNotSplit', lost(null, 0, 0.05), /no stack pressure is measured/],
  ['lifeForecast', { inventory: { forecast } }, /in 120 cycles \(100 to 150\)/],
  ['leakNotObservable', { softShort: { observable: false, reason: 'no full charge' } }, /no full charge/],
  ['halfCellLeak', { cell: { geometry: 'half', voltageMin_V: -0.5, voltageMax_V: 0.5 } }, /half cell/],
  ['lossNotObservable', { inventory: { observable: false, reason: 'cathode-limited' } }, /cathode-limited/],
  ['pressureNotKnown', { pressure: { observable: false, reason: 'no fixture' } }, /no fixture/],
  ['capacityTooLarge', { cell: { capacity_Ah: 10 } }, /capacity is stated as 10\.0 Ah/],
  ['capacityNoCycle', { cycles: [], throughput_Ah: 0.001 }, /moves 1\.00 mAh, 0\.10 %/],
  ['leadInDischarge', { leadInDischarge_Ah: 0.4 }, /a discharge of 400 mAh/],
  ['noProfile', { cell: { profile: 'fromData' } }, /No profile was given/],
];

describe('the table of advice', () => {
  it('says nothing of a healthy cell', () => {
    expect(ADVICE.filter((row) => row.applies(findings({}))).map(({ id }) => id)).toEqual([]);
  });
  it.each(CASES)('%s', (id, changes, words) => {
    const row = ADVICE.find((one) => one.id === id);
    expect(row?.applies(findings(changes))).toBe(true);
    expect(row?.found(findings(changes))).toMatch(words);
    expect(row?.next).toMatch(/\.$/);
  });
  it.each(['parasitic', 'contactor', 'sensorOffset'] as const)(
    'says of an ended leak with cause %s neither that its charge returned nor that it can form again',
    (cause) => {
      const changes = findings({ softShort: { ...ended.softShort, cause } });
      const given = ADVICE.filter((row) => row.applies(changes)).map(({ id }) => id);
      expect(given).toContain(`cause${cause.charAt(0).toUpperCase()}${cause.slice(1)}`);
      expect(given).not.toContain('leakEnded');
    },
  );
  it('names the current sensor among unresolved causes unless rests show the leak too', () => {
    const row = ADVICE.find(({ id }) => id === 'causeUnresolved');
    expect(row?.found(findings(leaking(2, { restsAgree: false })))).toMatch(
      /and a jump of the current sensor/,
    );
    expect(row?.found(findings(leaking(2, { restsAgree: true })))).not.toMatch(/sensor/);
  });
  it('has a case for each of its rows', () => {
    expect(CASES.map(([id]) => id)).toEqual(ADVICE.map(({ id }) => id));
  });
  it('is the table of docs/advice.md', () => {
    const page = readFileSync(new URL('../../docs/advice.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `(\w+)`\s*\| (.*?)\s*\| (.*?)\s*\|$/gmu)].map(
      ([, ...cells]) => cells,
    );
    expect(rows).toEqual(ADVICE.map(({ id, when, next }) => [id, when, next]));
  });
});
