/**
 * Records the measured series for the report while samples stream by: memory and output are bounded whatever the
 * length. Time buckets keep the extremes of everything (timeBuckets.ts); around marks, alarms and cycle edges, every
 * sample is kept (markedWindows.ts); `finish` lays the second over the first.
 */
import type { Sample } from '../../firmware/core/sample.js';
import { type MarkedPoint, MarkedWindows } from './markedWindows.js';
import { CHANNELS, type ChannelName, type ChannelSeries, type SeriesDocument } from './seriesDocument.js';
import { TimeBuckets } from './timeBuckets.js';

/** Sizes of what is kept. The defaults hold the report below about 6 MB with four channels. */
export interface SeriesLimits {
  bucketsMax: number;
  reachSamples: number;
  ringSamples: number;
  keptSamplesMax: number;
}

export const SERIES_LIMITS: SeriesLimits = {
  bucketsMax: 8192,
  reachSamples: 120,
  ringSamples: 1024,
  keptSamplesMax: 40_000,
};

export class SeriesRecorder {
  private readonly buckets: TimeBuckets;
  private readonly windows: MarkedWindows;
  private samples = 0;
  private samplesIgnored = 0;
  private start_s: number | null = null;
  private end_s: number | null = null;

  constructor(limits: SeriesLimits = SERIES_LIMITS) {
    this.buckets = new TimeBuckets(CHANNELS.length, limits.bucketsMax);
    this.windows = new MarkedWindows(limits.reachSamples, limits.ringSamples, limits.keptSamplesMax);
  }

  /** Takes one sample; its values are copied. */
  add(sample: Sample): void {
    const { time_s } = sample;
    if (!Number.isFinite(time_s) || (this.end_s !== null && time_s < this.end_s)) {
      this.samplesIgnored += 1;
      return;
    }
    const values = [
      measured(sample.voltageValid, sample.voltage_V),
      measured(sample.currentValid, sample.current_A),
      measured(sample.temperatureValid, sample.temperature_degC),
      measured(sample.pressureValid, sample.pressure_kPa),
    ];
    this.samples += 1;
    this.start_s ??= time_s;
    this.end_s = time_s;
    this.buckets.add(time_s, values);
    this.windows.add({ time_s, values });
  }

  /** Asks for every sample around a time: the latest samples' or the next one's. */
  mark(time_s: number): void {
    if (Number.isFinite(time_s)) this.windows.mark(time_s);
  }

  finish(): SeriesDocument {
    const stretches = this.windows.stretches();
    const channels = {} as Record<ChannelName, ChannelSeries | null>;
    CHANNELS.forEach((name, channel) => {
      channels[name] = channelSeries(overlay(this.buckets.points(channel), stretches, channel));
    });
    return {
      start_s: this.start_s,
      end_s: this.end_s,
      samples: this.samples,
      samplesIgnored: this.samplesIgnored,
      bucketWidth_s: this.buckets.width_s,
      everySampleKept: this.buckets.everySampleKept,
      fullResolution: {
        marks: this.windows.markCount,
        marksNotKept: this.windows.marksNotKept,
        reachSamples: this.windows.reachSamples,
        intervals_s: stretches.map((stretch) => [stretch[0]?.time_s ?? 0, stretch.at(-1)?.time_s ?? 0]),
      },
      channels,
    };
  }
}

function measured(valid: boolean, value: number): number | null {
  return valid && Number.isFinite(value) ? value : null;
}

type Point = [number, number | null];

/** Puts the stretches of full resolution in place of the bucket points inside them. */
function overlay(points: Point[], stretches: MarkedPoint[][], channel: number): Point[] {
  const result: Point[] = [];
  let next = 0;
  const push = (point: Point): void => {
    const before = result.at(-1);
    if (before?.[0] !== point[0] || before[1] !== point[1]) result.push(point);
  };
  for (const stretch of stretches) {
    const start_s = stretch[0]?.time_s ?? 0;
    const end_s = stretch.at(-1)?.time_s ?? 0;
    // Points exactly on a border stay: other samples may carry the same time.
    for (let point = points[next]; point !== undefined && point[0] <= start_s; point = points[++next])
      push(point);
    while ((points[next]?.[0] ?? Infinity) < end_s) next += 1;
    for (const { time_s, values } of stretch) {
      const value = values[channel] ?? null;
      if (value !== null) push([time_s, value]);
    }
  }
  for (const point of points.slice(next)) push(point);
  return result;
}

function channelSeries(points: Point[]): ChannelSeries | null {
  let min = Infinity;
  let max = -Infinity;
  for (const [, value] of points) {
    if (value === null) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (min > max) return null;
  return { time_s: points.map(([time_s]) => time_s), value: points.map(([, value]) => value), min, max };
}
