import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import { CHANNELS, type SeriesDocument } from './seriesDocument.js';
import { SERIES_LIMITS, type SeriesLimits, SeriesRecorder } from './seriesRecorder.js';

const SMALL: SeriesLimits = { bucketsMax: 16, reachSamples: 5, ringSamples: 20, keptSamplesMax: 60 };

function sampleAt(time_s: number, values: (number | null)[]): Sample {
  const sample = new Sample();
  sample.time_s = time_s;
  const [voltage, current, temperature, pressure] = values;
  sample.voltageValid = voltage !== null && voltage !== undefined;
  sample.currentValid = current !== null && current !== undefined;
  sample.temperatureValid = temperature !== null && temperature !== undefined;
  sample.pressureValid = pressure !== null && pressure !== undefined;
  sample.voltage_V = voltage ?? NaN;
  sample.current_A = current ?? NaN;
  sample.temperature_degC = temperature ?? NaN;
  sample.pressure_kPa = pressure ?? NaN;
  return sample;
}

function record(
  rows: [number, number | null][],
  marks: Map<number, number[]>,
  limits = SMALL,
): SeriesDocument {
  const recorder = new SeriesRecorder(limits);
  rows.forEach(([time_s, voltage_V], index) => {
    recorder.add(sampleAt(time_s, [voltage_V]));
    for (const mark of marks.get(index) ?? []) recorder.mark(mark);
  });
  return recorder.finish();
}

const rowsArbitrary = fc
  .array(
    fc.tuple(
      // Times in whole milliseconds: no logger resolves less, and adding smaller steps would lose them.
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 1e7 }).map((step_ms) => step_ms / 1000),
      ),
      fc.option(
        fc.integer({ min: -5e6, max: 5e6 }).map((microvolts) => microvolts / 1e6),
        { freq: 8 },
      ),
    ),
    // Long enough that buckets are joined many times over: by default arrays stay near ten entries.
    { minLength: 1, maxLength: 300, size: 'max' },
  )
  .map((steps) => {
    let time_s = 0;
    return steps.map(([step_s, value]): [number, number | null] => {
      time_s += step_s;
      return [time_s, value];
    });
  });

describe('SeriesRecorder', () => {
  it('an empty record has no channels and no resolution to speak of', () => {
    const document = new SeriesRecorder().finish();
    expect(document.samples).toBe(0);
    expect(document.start_s).toBeNull();
    expect(CHANNELS.every((name) => document.channels[name] === null)).toBe(true);
  });

  it('a short record keeps every sample', () => {
    const rows = Array.from({ length: 3000 }, (_, i): [number, number] => [i * 10, Math.sin(i)]);
    const document = record(rows, new Map(), SERIES_LIMITS);
    expect(document.everySampleKept).toBe(true);
    expect(document.channels.voltage_V?.value).toEqual(rows.map(([, value]) => value));
    expect(document.channels.voltage_V?.time_s).toEqual(rows.map(([time_s]) => time_s));
  });

  it('a channel that is never valid is absent; NaN behind a valid flag counts as not measured', () => {
    const recorder = new SeriesRecorder();
    const sample = sampleAt(0, [3.1, 0.5, null, null]);
    sample.pressureValid = true; // the number is NaN
    recorder.add(sample);
    const { channels } = recorder.finish();
    expect(channels.voltage_V?.value).toEqual([3.1]);
    expect(channels.temperature_degC).toBeNull();
    expect(channels.pressure_kPa).toBeNull();
  });

  it('a sample back in time or without a time is left out and counted', () => {
    const recorder = new SeriesRecorder();
    for (const time_s of [0, 10, 5, NaN, 20]) recorder.add(sampleAt(time_s, [1]));
    const document = recorder.finish();
    expect(document.samples).toBe(3);
    expect(document.samplesIgnored).toBe(2);
    expect(document.channels.voltage_V?.time_s).toEqual([0, 10, 20]);
  });

  it('property: output is bounded, in time order, made of measured samples, and no extreme is lost', () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.array(fc.nat(299), { maxLength: 30, size: 'max' }), (rows, markRows) => {
        const marks = new Map(markRows.map((row) => [row, [rows[row]?.[0] ?? 0]]));
        const series = record(rows, marks).channels.voltage_V;
        const measured = rows.filter((row): row is [number, number] => row[1] !== null);
        if (series === null) {
          expect(measured).toEqual([]);
          return;
        }
        const values = measured.map(([, value]) => value);
        expect(series.min).toBe(Math.min(...values));
        expect(series.max).toBe(Math.max(...values));
        expect(series.value.length).toBeLessThanOrEqual(SMALL.bucketsMax * 5 + SMALL.keptSamplesMax);
        const known = new Set(measured.map(([time_s, value]) => `${time_s}:${value}`));
        series.value.forEach((value, i) => {
          if (value !== null) expect(known.has(`${series.time_s[i]}:${value}`)).toBe(true);
          if (i > 0) expect(series.time_s[i] ?? NaN).toBeGreaterThanOrEqual(series.time_s[i - 1] ?? NaN);
        });
      }),
    );
  });

  it('property: the extremes of every bucket-aligned span survive, not only the global ones', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const document = record(rows, new Map());
        const origin_s = rows[0]?.[0] ?? 0;
        const bucketOf = (time_s: number): number => Math.floor((time_s - origin_s) / document.bucketWidth_s);
        const extremes = (pairs: [number, number | null][]): Map<number, [number, number]> => {
          const found = new Map<number, [number, number]>();
          for (const [time_s, value] of pairs) {
            if (value === null) continue;
            const [low, high] = found.get(bucketOf(time_s)) ?? [Infinity, -Infinity];
            found.set(bucketOf(time_s), [Math.min(low, value), Math.max(high, value)]);
          }
          return found;
        };
        const series = document.channels.voltage_V;
        const drawn = (series?.time_s ?? []).map((time_s, i): [number, number | null] => [
          time_s,
          series?.value[i] ?? null,
        ]);
        expect(extremes(drawn)).toEqual(extremes(rows));
      }),
    );
  });

  it('keeps every sample around a mark, before and after it', () => {
    const rows = Array.from({ length: 4000 }, (_, i): [number, number] => [i, (i * 7919) % 101]);
    const document = record(rows, new Map([[2010, [2000]]]));
    expect(document.bucketWidth_s).toBeGreaterThan(100);
    expect(document.fullResolution.intervals_s).toEqual([[1995, 2005]]);
    const series = document.channels.voltage_V;
    for (let i = 1995; i <= 2005; i++) {
      expect(series?.value[series.time_s.indexOf(i)]).toBe(rows[i]?.[1]);
    }
  });

  it('a mark ahead of the next sample keeps that sample and those after it', () => {
    const rows = Array.from({ length: 1000 }, (_, i): [number, number] => [i, i % 7]);
    const document = record(rows, new Map([[499, [500]]]));
    expect(document.fullResolution.intervals_s).toEqual([[495, 505]]);
  });

  it('at the cap all marks keep less, the late ones as much as the early ones', () => {
    const rows = Array.from({ length: 20_000 }, (_, i): [number, number] => [i, (i * 31) % 57]);
    const marks = new Map(Array.from({ length: 20 }, (_, k) => [500 + k * 900, [500 + k * 900]]));
    const { fullResolution } = record(rows, marks);
    expect(fullResolution.marks).toBe(20);
    expect(fullResolution.marksNotKept).toBe(0);
    expect(fullResolution.reachSamples).toBe(1);
    expect(fullResolution.intervals_s).toHaveLength(20);
    for (const [start_s, end_s] of fullResolution.intervals_s) expect(end_s - start_s).toBe(2);
  });

  it('more marks than samples allowed, and marks long past, are counted as not kept', () => {
    const rows = Array.from({ length: 5000 }, (_, i): [number, number] => [i, i % 3]);
    const many = new Map(Array.from({ length: 200 }, (_, k) => [k * 20, [k * 20]]));
    const crowded = record(rows, many).fullResolution;
    expect(crowded.marks + crowded.marksNotKept).toBe(200);
    expect(crowded.marks).toBeLessThanOrEqual(SMALL.keptSamplesMax);
    expect(crowded.marksNotKept).toBeGreaterThan(0);
    expect(record(rows, new Map([[4000, [100]]])).fullResolution).toMatchObject({
      marks: 0,
      marksNotKept: 1,
    });
  });

  it('breaks the line over a long unmeasured stretch but not between slow readings', () => {
    const slow = Array.from({ length: 100 }, (_, i): [number, number | null] => [
      i,
      i % 10 === 0 ? 25 : null,
    ]);
    expect(record(slow, new Map(), SERIES_LIMITS).channels.voltage_V?.value).not.toContain(null);
    const failed = Array.from({ length: 1000 }, (_, i): [number, number | null] => [
      i,
      i > 300 && i < 700 ? null : 25,
    ]);
    const series = record(failed, new Map(), SERIES_LIMITS).channels.voltage_V;
    expect(series?.value.filter((value) => value === null)).toHaveLength(1);
    expect(series?.time_s[series.value.indexOf(null)]).toBeCloseTo(301, 2);
  });
});
