/** The charts of the measured channels over time: one for each channel that was measured. */
import { type ChartSpec, type SeriesColour, shown, timeDeltas_ms } from './chartSpec.js';
import { displayUnit, type DisplayUnit, hoursText, numberText } from './quantityText.js';
import { CHANNELS, type ChannelName, type ChannelSeries, type SeriesDocument } from './seriesDocument.js';

interface ChannelStyle {
  name: string;
  colour: SeriesColour;
  unit: (series: ChannelSeries) => DisplayUnit;
}

const fixed = (name: string) => (): DisplayUnit => ({ name, scale: 1 });

const STYLES: Record<ChannelName, ChannelStyle> = {
  voltage_V: { name: 'Voltage', colour: 'blue', unit: fixed('V') },
  current_A: {
    name: 'Current',
    colour: 'orange',
    unit: (series) => displayUnit([series.min, series.max], 'A'),
  },
  temperature_degC: { name: 'Temperature', colour: 'purple', unit: fixed('°C') },
  pressure_kPa: { name: 'Stack pressure', colour: 'green', unit: fixed('kPa') },
};

export function timeCharts(document: SeriesDocument): ChartSpec[] {
  return CHANNELS.flatMap((channel) => {
    const series = document.channels[channel];
    return series === null ? [] : [timeChart(channel, series, document)];
  });
}

/** Names of the channels that were never measured. */
export function absentChannels(document: SeriesDocument): string[] {
  return CHANNELS.filter((channel) => document.channels[channel] === null).map((channel) =>
    STYLES[channel].name.toLowerCase(),
  );
}

function timeChart(channel: ChannelName, series: ChannelSeries, document: SeriesDocument): ChartSpec {
  const { name, colour, unit: unitOf } = STYLES[channel];
  const unit = unitOf(series);
  const low = numberText(series.min * unit.scale);
  const high = numberText(series.max * unit.scale);
  return {
    id: `chart-${channel.split('_')[0] ?? channel}`,
    title: `${name} / ${unit.name}`,
    unit: unit.name,
    xAxis: 'time',
    x: timeDeltas_ms(series.time_s),
    xDeltaMilliseconds: true,
    series: [{ name, colour, draw: 'line', values: series.value.map((value) => shown(value, unit.scale)) }],
    bands: [],
    lines: channel === 'current_A' ? [{ value: 0, name: '' }] : [],
    range: null,
    fullRange: null,
    description:
      `${name} over time from ${hoursText(document.start_s)} to ${hoursText(document.end_s)}: ` +
      `between ${low} and ${high} ${unit.name}.`,
    notes: channel === 'current_A' ? ['Positive: the cell is being charged.'] : [],
  };
}
