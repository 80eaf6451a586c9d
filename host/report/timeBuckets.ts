/**
 * Min/max buckets over time in bounded memory: the bucket width starts far below any logging period and doubles
 * whenever the number of buckets reaches its cap, so a short record keeps every sample and a long one keeps between
 * cap/2 and cap buckets. Widths are powers of two, so that bucket borders are exact in floating point.
 */
import {
  type ChannelExtremes,
  extendExtremes,
  extremePoints,
  extremesOf,
  joinExtremes,
} from './channelExtremes.js';

/** Starting width, s: about a millisecond, below the logging period of any cycler or board. */
const WIDTH_START_S = 2 ** -10;

/** A line is broken when a channel stays unmeasured this many times longer than its usual spacing (assumed, 5-100). */
const GAP_SPACINGS = 20;

interface Bucket {
  index: number;
  samples: number;
  channels: (ChannelExtremes | null)[];
}

export class TimeBuckets {
  private buckets: Bucket[] = [];
  private origin_s = 0;
  width_s = WIDTH_START_S;

  constructor(
    private readonly channelCount: number,
    private readonly bucketsMax: number,
  ) {}

  /** Takes one sample; `values` holds one value a channel, null where not measured. Time never decreases. */
  add(time_s: number, values: readonly (number | null)[]): void {
    if (this.buckets.length === 0) this.origin_s = time_s;
    let index = this.indexAt(time_s);
    if (this.buckets.at(-1)?.index !== index) {
      while (this.buckets.length >= this.bucketsMax) this.doubleWidth();
      index = this.indexAt(time_s);
    }
    let bucket = this.buckets.at(-1);
    if (bucket?.index !== index) {
      bucket = {
        index,
        samples: 0,
        channels: new Array<ChannelExtremes | null>(this.channelCount).fill(null),
      };
      this.buckets.push(bucket);
    }
    bucket.samples += 1;
    for (let channel = 0; channel < this.channelCount; channel++) {
      const value = values[channel] ?? null;
      if (value === null) continue;
      const extremes = bucket.channels[channel] ?? null;
      if (extremes === null) bucket.channels[channel] = extremesOf(time_s, value);
      else extendExtremes(extremes, time_s, value);
    }
  }

  /** True while no bucket holds more samples than are drawn of it whatever they are (two: first and last). */
  get everySampleKept(): boolean {
    return this.buckets.every((bucket) => bucket.samples <= 2);
  }

  /** One channel's points `[time_s, value | null]` in time order; null breaks the line over a long gap. */
  points(channel: number): [number, number | null][] {
    const points: [number, number | null][] = [];
    const gap_s = GAP_SPACINGS * this.usualSpacing_s(channel);
    let lastTime_s = -Infinity;
    let unmeasuredTime_s: number | null = null;
    for (const bucket of this.buckets) {
      const extremes = bucket.channels[channel] ?? null;
      if (extremes === null) {
        unmeasuredTime_s ??= this.origin_s + bucket.index * this.width_s;
        continue;
      }
      if (points.length > 0 && unmeasuredTime_s !== null && extremes.firstTime_s - lastTime_s > gap_s) {
        points.push([Math.min(Math.max(unmeasuredTime_s, lastTime_s), extremes.firstTime_s), null]);
      }
      points.push(...extremePoints(extremes));
      lastTime_s = extremes.lastTime_s;
      unmeasuredTime_s = null;
    }
    return points;
  }

  private usualSpacing_s(channel: number): number {
    const starts_s = this.buckets.flatMap((bucket) => bucket.channels[channel]?.firstTime_s ?? []);
    const spacings_s = starts_s.slice(1).map((start_s, index) => start_s - (starts_s[index] ?? start_s));
    spacings_s.sort((a, b) => a - b);
    return Math.max(this.width_s, spacings_s[Math.floor(spacings_s.length / 2)] ?? 0);
  }

  private indexAt(time_s: number): number {
    return Math.floor((time_s - this.origin_s) / this.width_s);
  }

  private doubleWidth(): void {
    this.width_s *= 2;
    const joined: Bucket[] = [];
    for (const bucket of this.buckets) {
      const index = Math.floor(bucket.index / 2);
      const before = joined.at(-1);
      if (before?.index !== index) {
        joined.push({ ...bucket, index });
        continue;
      }
      before.samples += bucket.samples;
      before.channels = before.channels.map((extremes, channel) =>
        joinExtremes(extremes, bucket.channels[channel] ?? null),
      );
    }
    this.buckets = joined;
  }
}
