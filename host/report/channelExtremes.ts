/**
 * First, last, lowest and highest sample of one channel within one time bucket ("M4" aggregation, Jugel et al.,
 * PVLDB 7 (2014) 797): a line drawn through these four equals the line through all samples wherever a bucket is no
 * wider than a pixel, and no extreme is ever lost.
 */
export interface ChannelExtremes {
  firstTime_s: number;
  first: number;
  lastTime_s: number;
  last: number;
  minTime_s: number;
  min: number;
  maxTime_s: number;
  max: number;
}

export function extremesOf(time_s: number, value: number): ChannelExtremes {
  return {
    firstTime_s: time_s,
    first: value,
    lastTime_s: time_s,
    last: value,
    minTime_s: time_s,
    min: value,
    maxTime_s: time_s,
    max: value,
  };
}

/** Takes one more sample, not earlier than those before. */
export function extendExtremes(extremes: ChannelExtremes, time_s: number, value: number): void {
  extremes.lastTime_s = time_s;
  extremes.last = value;
  if (value < extremes.min) {
    extremes.min = value;
    extremes.minTime_s = time_s;
  }
  if (value > extremes.max) {
    extremes.max = value;
    extremes.maxTime_s = time_s;
  }
}

/** The extremes of a bucket and of the later one after it, either of which may hold nothing. */
export function joinExtremes(
  earlier: ChannelExtremes | null,
  later: ChannelExtremes | null,
): ChannelExtremes | null {
  if (earlier === null) return later;
  if (later === null) return earlier;
  const joined = { ...earlier };
  if (later.min < joined.min) {
    joined.min = later.min;
    joined.minTime_s = later.minTime_s;
  }
  if (later.max > joined.max) {
    joined.max = later.max;
    joined.maxTime_s = later.maxTime_s;
  }
  joined.last = later.last;
  joined.lastTime_s = later.lastTime_s;
  return joined;
}

/** The points to draw, in time order, repeats left out. */
export function extremePoints(extremes: ChannelExtremes): [number, number][] {
  const minFirst = extremes.minTime_s <= extremes.maxTime_s;
  const low: [number, number] = [extremes.minTime_s, extremes.min];
  const high: [number, number] = [extremes.maxTime_s, extremes.max];
  const points: [number, number][] = [
    [extremes.firstTime_s, extremes.first],
    minFirst ? low : high,
    minFirst ? high : low,
    [extremes.lastTime_s, extremes.last],
  ];
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || before[0] !== point[0] || before[1] !== point[1];
  });
}
