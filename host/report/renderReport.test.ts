import { describe, expect, it } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import { resultSchema } from '../result/resultSchema.js';
import { renderReport } from './renderReport.js';
import type { ReportModel } from './reportModel.js';
import { SeriesRecorder } from './seriesRecorder.js';
import { halfCellModel, halfCellSeries } from './testing/halfCell.js';
import { leakingCellModel, leakingCellSeries } from './testing/leakingCell.js';

const MEGABYTE = 1e6;
const HOSTILE = `</script><script>alert(1)</script><img src=x onerror="alert('2')">&amp;`;

interface PageData {
  start_h: number;
  end_h: number;
  alarms: [number, string][];
  charts: {
    id: string;
    x: number[];
    range: [number, number] | null;
    fullRange: [number, number] | null;
    series: { name: string; values: (number | null)[] }[];
    bands: { name: string }[];
  }[];
}

function dataOf(html: string): PageData {
  const json = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(html)?.[1];
  return JSON.parse(json ?? '') as PageData;
}

const chartIds = (html: string): string[] => dataOf(html).charts.map(({ id }) => id);

/** The document without the library, the style and the page's scripts. */
const ownWords = (html: string): string =>
  html.replace(/<style>.*?<\/style>/s, '').replace(/<script>.*<\/script>/s, '');

function emptyModel(): ReportModel {
  const model = halfCellModel();
  return {
    ...model,
    result: { ...model.result, cycles: [], samples: 0, duration_s: 0, reference_s: null, advice: [] },
  };
}

describe('renderReport', () => {
  it('the models of these tests are valid results', () => {
    expect(resultSchema.safeParse(leakingCellModel().result).error).toBeUndefined();
    expect(resultSchema.safeParse(halfCellModel().result).error).toBeUndefined();
  });

  it('puts the verdict and the state in words before anything else', () => {
    const html = ownWords(renderReport(leakingCellModel(), leakingCellSeries(3)));
    const verdict = html.indexOf('A soft short leaks 1.32 mA');
    expect(html.indexOf('Growing soft short')).toBeGreaterThan(0);
    expect(verdict).toBeGreaterThan(0);
    expect(verdict).toBeLessThan(html.indexOf('Key figures'));
    expect(verdict).toBeLessThan(html.indexOf('Over time'));
  });

  it('shows the estimate beside the truth and says whether the bounds hold it', () => {
    const html = renderReport(leakingCellModel(), leakingCellSeries(3));
    const row = (name: string): string => new RegExp(`${name}.*?</tr>`).exec(html)?.[0] ?? '';
    expect(row('Lost cyclable sodium')).toContain('✓ inside the bounds');
    expect(row('Lost active cathode')).toContain('✗ outside the bounds');
    expect(row('Sodium in the SEI')).toContain('bounds only');
    expect(row('Sodium in the SEI')).toContain('SEI and corrosion swell alike');
    expect(renderReport(halfCellModel(), halfCellSeries())).not.toContain('>Truth<');
  });

  it('draws the channels that were measured and names those that were not', () => {
    expect(chartIds(renderReport(leakingCellModel(), leakingCellSeries(3)))).toEqual([
      'chart-voltage',
      'chart-current',
      'chart-temperature',
      'chart-pressure',
      'chart-leak',
      'chart-capacity',
      'chart-efficiency',
      'chart-ledger',
      'chart-truth',
      'chart-split',
    ]);
    const half = renderReport(halfCellModel(), halfCellSeries());
    expect(chartIds(half)).toEqual(['chart-voltage', 'chart-current', 'chart-capacity', 'chart-efficiency']);
    expect(half).toContain('Not measured, so not shown: temperature, stack pressure.');
  });

  it('says in words what a half cell cannot show', () => {
    const html = renderReport(halfCellModel(), halfCellSeries());
    expect(html).toContain('The sodium ledger is not observable in this record: the metal counter electrode');
    expect(html).toContain('No leak current could be measured');
    expect(html).toContain('No alarm was raised.');
  });

  it('a record of nothing still makes a page', () => {
    const html = renderReport(emptyModel(), new SeriesRecorder().finish());
    expect(chartIds(html)).toEqual([]);
    expect(html).toContain('Nothing was measured.');
    expect(html).toContain('The record holds no cycle.');
  });

  it('escapes every text it is given', () => {
    const model = leakingCellModel();
    const { result } = model;
    const hostile: ReportModel = {
      ...model,
      title: `title ${HOSTILE}`,
      subtitle: `subtitle ${HOSTILE}`,
      verdict: [`first ${HOSTILE}`, `second ${HOSTILE}`],
      ledger: [],
      result: {
        ...result,
        cell: { ...result.cell, name: `name ${HOSTILE}`, cathode: `cathode ${HOSTILE}` },
        softShort: { ...result.softShort, reason: `reason ${HOSTILE}` },
        inventory: {
          ...result.inventory,
          lliReason: HOSTILE,
          deadReason: HOSTILE,
          seiReason: HOSTILE,
          reason: HOSTILE,
        },
        alarms: [{ time_s: 1, id: HOSTILE, severity: 'info', text: HOSTILE }],
        advice: [HOSTILE],
      },
    };
    const html = renderReport(hostile, leakingCellSeries(2));
    expect(html).not.toContain('alert(1)</script>');
    expect(html).not.toContain('<img');
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('loads nothing from anywhere', () => {
    const html = renderReport(leakingCellModel(), leakingCellSeries(3));
    const style = /<style>.*?<\/style>/s.exec(html)?.[0] ?? '';
    expect(style.length).toBeGreaterThan(1000);
    expect(style).not.toMatch(/@import|url\(/);
    expect(ownWords(html)).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b|src=|href="(?!#)/);
    expect(ownWords(html)).toContain("default-src 'none'");
  });

  it('never writes a number that is not finite', () => {
    const model = leakingCellModel();
    const broken: ReportModel = {
      ...model,
      leaks: [
        ...model.leaks,
        { time_s: 1, leak_A: NaN, leakLow_A: -Infinity, leakHigh_A: Infinity, method: 'rest' },
      ],
      ledger: [
        ...model.ledger,
        {
          time_s: 9e5,
          cycleIndex: 41,
          cyclable_Ah: NaN,
          lli_Ah: NaN,
          lliLow_Ah: NaN,
          lliHigh_Ah: NaN,
          dead: { value_Ah: NaN, low_Ah: NaN, high_Ah: Infinity },
          sei: { value_Ah: null, low_Ah: NaN, high_Ah: NaN },
          leaked_Ah: NaN,
        },
      ],
      result: {
        ...model.result,
        cycles: model.result.cycles.map((cycle, i) =>
          i === 5 ? { ...cycle, charge_Ah: NaN, coulombicEfficiency: Infinity } : cycle,
        ),
        softShort: { ...model.result.softShort, leak_A: NaN, resistance_ohm: Infinity, leakHigh_A: Infinity },
      },
    };
    const html = renderReport(broken, leakingCellSeries(2));
    expect(ownWords(html)).not.toMatch(/NaN|Infinity/);
    for (const chart of dataOf(html).charts) {
      for (const limit of [...(chart.range ?? []), ...(chart.fullRange ?? [])])
        expect(limit).toBeTypeOf('number');
    }
  });

  it('the same record gives the same bytes', () => {
    const once = renderReport(leakingCellModel(), leakingCellSeries(4));
    expect(renderReport(leakingCellModel(), leakingCellSeries(4))).toBe(once);
  });

  it('the drawn series decode to the recorded times and extremes', () => {
    const series = leakingCellSeries(5);
    const voltage = dataOf(renderReport(leakingCellModel(5), series)).charts[0];
    let time_ms = 0;
    const times_s = (voltage?.x ?? []).map((delta) => (time_ms += delta) / 1000);
    expect(times_s).toEqual(series.channels.voltage_V?.time_s);
    const values = (voltage?.series[0]?.values ?? []).filter((value) => value !== null);
    expect(Math.max(...values)).toBeCloseTo(series.channels.voltage_V?.max ?? NaN, 5);
    expect(Math.min(...values)).toBeCloseTo(series.channels.voltage_V?.min ?? NaN, 5);
  });

  it('lists every alarm, however many', () => {
    const model = leakingCellModel();
    const alarms = Array.from({ length: 6000 }, (_, i) => ({
      time_s: i * 100,
      id: 'sensorStale',
      severity: 'warning' as const,
      text: 'No new temperature for 10 s.',
    }));
    const html = renderReport({ ...model, result: { ...model.result, alarms } }, leakingCellSeries(2));
    for (const { time_s } of alarms) expect(html).toContain(`>${(time_s / 3600).toFixed(3)}</a>`);
    expect(dataOf(html).alarms).toHaveLength(6000);
  });

  it('stays below 15 MB for five million samples, 800 cycles and 5000 alarms', () => {
    const recorder = new SeriesRecorder();
    const sample = new Sample();
    sample.voltageValid = sample.currentValid = sample.temperatureValid = sample.pressureValid = true;
    let state = 1;
    for (let i = 0; i < 5_000_000; i++) {
      state = (state * 48271) % 2147483647;
      const noise = state / 2147483647;
      sample.time_s = i * 1.0123;
      sample.voltage_V = 3 + noise / 3;
      sample.current_A = noise - 0.5;
      sample.temperature_degC = 20 + 10 * noise;
      sample.pressure_kPa = 300 + 100 * noise;
      recorder.add(sample);
      if (i % 900 === 0) recorder.mark(sample.time_s);
    }
    const model = leakingCellModel(800);
    const alarms = Array.from({ length: 5000 }, (_, i) => ({
      time_s: i * 1000,
      id: 'leak',
      severity: 'warning' as const,
      text: `Charge is leaking: ${(1 + i / 1000).toFixed(3)} mA, cause open, interval 0.1 to 4.3 mA.`,
    }));
    const html = renderReport({ ...model, result: { ...model.result, alarms } }, recorder.finish());
    expect(Buffer.byteLength(html)).toBeLessThan(15 * MEGABYTE);
    expect(Buffer.byteLength(html)).toBeGreaterThan(MEGABYTE);
  });
});
