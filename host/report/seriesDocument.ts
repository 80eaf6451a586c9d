/**
 * The measured series as the report keeps it: bounded in size for a record of any length.
 * Every drawn point is a sample that was measured; nothing is averaged. Units are in the names.
 */

/** The measured channels, in the order in which they are drawn. */
export const CHANNELS = ['voltage_V', 'current_A', 'temperature_degC', 'pressure_kPa'] as const;

export type ChannelName = (typeof CHANNELS)[number];

/** One channel, in time order (never decreasing). A null value breaks the line: the channel was not measured. */
export interface ChannelSeries {
  time_s: number[];
  value: (number | null)[];
  min: number;
  max: number;
}

/** What is kept sample by sample around marks (alarms, cycle edges). */
export interface FullResolution {
  /** Marks around which every sample is kept. */
  marks: number;
  /** Marks around which none is: they came too late for the samples still in memory, or after the cap. */
  marksNotKept: number;
  /** Samples kept on either side of a mark. */
  reachSamples: number;
  /** First and last time of each stretch in which every sample is kept, in time order, s. */
  intervals_s: [number, number][];
}

export interface SeriesDocument {
  start_s: number | null;
  end_s: number | null;
  samples: number;
  /** Samples left out because their time was not a number or ran backwards. */
  samplesIgnored: number;
  /** Outside the full-resolution stretches, first, last, lowest and highest sample of each such span are kept. */
  bucketWidth_s: number;
  /** True when no sample had to be left out anywhere. */
  everySampleKept: boolean;
  fullResolution: FullResolution;
  /** Null: the channel was never measured. */
  channels: Record<ChannelName, ChannelSeries | null>;
}
