import { describe, expect, it } from 'vitest';
import type { CycleDocument } from '../result/resultSchema.js';
import { capacityChart, efficiencyChart } from './cycleCharts.js';
import { LEAK_POINTS_MAX, leakChart } from './leakChart.js';
import { ledgerCharts } from './ledgerCharts.js';
import type { LeakPoint, LedgerPart } from './reportModel.js';
import { splitChart } from './splitChart.js';
import { halfCellModel } from './testing/halfCell.js';
import { leakingCellModel } from './testing/leakingCell.js';

describe('leakChart', () => {
  it('is absent where nothing was measured', () => {
    expect(leakChart({ ...leakingCellModel(), leaks: [] })).toBeNull();
  });

  it('a few wide intervals do not flatten the chart, and the full range holds every interval', () => {
    const model = leakingCellModel();
    const chart = leakChart(model);
    expect(chart?.unit).toBe('mA');
    const widest_mA = 1000 * Math.max(...model.leaks.map((point) => point.leakHigh_A));
    expect(chart?.range?.[1]).toBeLessThan(widest_mA);
    expect(chart?.range?.[1]).toBeGreaterThan(1.6);
    expect(chart?.range?.[0]).toBeLessThan(0);
    expect(chart?.fullRange?.[1]).toBeGreaterThanOrEqual(widest_mA);
  });

  it('keeps each measurement with its own interval and method', () => {
    const leaks: LeakPoint[] = [
      { time_s: 3600, leak_A: 1e-3, leakLow_A: 5e-4, leakHigh_A: 2e-3, method: 'rest' },
      { time_s: 7200, leak_A: 2e-3, leakLow_A: 1e-3, leakHigh_A: 3e-3, method: 'slippage' },
    ];
    const chart = leakChart({ ...leakingCellModel(), leaks, truth: null });
    expect(chart?.x).toEqual([1, 2]);
    expect(chart?.series.map(({ draw, values, low, high }) => ({ draw, values, low, high }))).toEqual([
      { draw: 'circles', values: [1, null], low: [0.5, null], high: [2, null] },
      { draw: 'diamonds', values: [null, 2], low: [null, 1], high: [null, 3] },
    ]);
  });

  it('thins very many measurements but keeps the extremes, and says so', () => {
    const leaks = Array.from({ length: 50_000 }, (_, i): LeakPoint => {
      const leak_A = i === 31_234 ? 9e-3 : 1e-4 * Math.sin(i);
      return { time_s: i * 60, leak_A, leakLow_A: leak_A - 1e-5, leakHigh_A: leak_A + 1e-5, method: 'rest' };
    });
    const chart = leakChart({ ...leakingCellModel(), leaks, truth: null });
    expect(chart?.x.length).toBeLessThanOrEqual(LEAK_POINTS_MAX);
    expect(chart?.series[0]?.values).toContain(9000);
    expect(chart?.notes.join(' ')).toContain('of 50000 measurements are drawn');
  });
});

describe('the charts by cycle', () => {
  const cycles = leakingCellModel().result.cycles;

  it('are absent without cycles', () => {
    expect(capacityChart([])).toBeNull();
    expect(efficiencyChart([])).toBeNull();
  });

  it('the efficiency comes in per cent with twice its uncertainty, and 100 % is always in view', () => {
    const chart = efficiencyChart(cycles);
    const [centre, high, low] = chart?.series.map((series) => series.values[9] ?? NaN) ?? [];
    expect(centre).toBeCloseTo(100 * (cycles[9]?.coulombicEfficiency ?? NaN), 4);
    expect((high ?? NaN) - (low ?? NaN)).toBeCloseTo(100 * 4 * 2.5e-4, 4);
    expect(chart?.range?.[1]).toBeGreaterThan(100);
    expect(chart?.lines[0]?.value).toBe(100);
  });

  it('an incomplete cycle is a gap, and is counted', () => {
    const broken = cycles.map((cycle, i): CycleDocument =>
      i === 3 ? { ...cycle, coulombicEfficiency: null } : cycle,
    );
    const chart = efficiencyChart(broken);
    expect(chart?.series.slice(0, 3).map((series) => series.values[3])).toEqual([null, null, null]);
    expect(chart?.notes.join(' ')).toContain('1 incomplete cycle has none');
  });

  it('the outlying first cycle is out of the usual view but in the full range', () => {
    const chart = efficiencyChart(cycles);
    expect(chart?.range?.[0]).toBeGreaterThan(97);
    expect(chart?.fullRange?.[0]).toBeLessThan(96.2);
  });
});

describe('splitChart', () => {
  it('shows the bounds of dead sodium and SEI as bands, a value only where one is known', () => {
    const model = leakingCellModel();
    const chart = splitChart(model);
    const [dead, high, low, sei] = chart?.series ?? [];
    const point = model.ledger[20];
    expect(dead?.values[20]).toBeCloseTo(1000 * (point?.dead.value_Ah ?? NaN), 3);
    expect([low?.values[20], high?.values[20]]).toEqual(
      [point?.dead.low_Ah, point?.dead.high_Ah].map((value) =>
        Number((1000 * (value ?? NaN)).toPrecision(7)),
      ),
    );
    expect(sei?.values.every((value) => value === null)).toBe(true);
    expect(chart?.bands.map(({ upper, lower }) => [upper, lower])).toEqual([
      [1, 2],
      [4, 5],
    ]);
  });

  it('is absent where only the loss itself bounds its parts', () => {
    const model = leakingCellModel();
    const open = (high_Ah: number): LedgerPart => ({ value_Ah: null, low_Ah: 0, high_Ah });
    const ledger = model.ledger.map((point) => ({
      ...point,
      dead: open(point.lliHigh_Ah),
      sei: open(point.lliHigh_Ah),
    }));
    expect(splitChart({ ...model, ledger })).toBeNull();
    expect(splitChart(halfCellModel())).toBeNull();
  });
});

describe('ledgerCharts', () => {
  it('estimate and truth share one vertical axis and say where it starts', () => {
    const { estimate, truth } = ledgerCharts(leakingCellModel());
    expect(estimate?.range).toEqual(truth?.range);
    expect(estimate?.notes.join(' ')).toContain('not at zero');
  });

  it('the stack adds up: cyclable, then what was lost', () => {
    const model = leakingCellModel();
    const { estimate } = ledgerCharts(model);
    const point = model.ledger[20];
    expect(estimate?.series[0]?.values[20]).toBeCloseTo(1000 * (point?.cyclable_Ah ?? NaN), 3);
    expect(estimate?.series[1]?.values[20]).toBeCloseTo(
      1000 * ((point?.cyclable_Ah ?? NaN) + (point?.lli_Ah ?? NaN)),
      3,
    );
  });

  it('stranded sodium has its place in the stack of the truth, so that the top of it does not move as it comes and goes', () => {
    const model = leakingCellModel();
    const calm = ledgerCharts(model).truth;
    const moved = (model.truth ?? []).map((point, i) =>
      i % 2 === 0 ? point : { ...point, cyclable_Ah: point.cyclable_Ah - 0.01, stranded_Ah: 0.01 },
    );
    const restless = ledgerCharts({ ...model, truth: moved }).truth;
    const top = (chart: typeof calm): (number | null)[] => chart?.series.at(-1)?.values ?? [];
    expect(top(restless).length).toBeGreaterThan(10);
    top(restless).forEach((value, i) => expect(value).toBeCloseTo(top(calm)[i] ?? NaN, 3));
  });

  it('the truth stands at the cycle in whose time it lies', () => {
    expect(ledgerCharts(leakingCellModel(5)).truth?.x).toEqual([1, 2, 3, 4, 5]);
  });

  it('where nothing is observable words stand in place of the chart', () => {
    const { estimate, truth, words } = ledgerCharts(halfCellModel());
    expect([estimate, truth]).toEqual([null, null]);
    expect(words.join(' ')).toMatch(
      /not observable in this record: .*counter electrode.* lies between 0 and 420/,
    );
  });

  it('partly observable: gaps, and a sentence that says how many', () => {
    const model = leakingCellModel();
    const ledger = model.ledger.map((point, i) => (i < 4 ? { ...point, lli_Ah: null } : point));
    const { estimate, words } = ledgerCharts({ ...model, ledger });
    expect(estimate?.series[0]?.values.slice(0, 5).map((value) => value === null)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(words).toEqual(['After 4 of 39 cycles the ledger was not observable: gaps.']);
  });
});
