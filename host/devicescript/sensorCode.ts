/**
 * The part of a board's module that makes its sensors: an object for each part with a codec, and which reading fills which
 * channel of the sample. The voltage is from a converter of its own where there is one, else from the power monitor.
 */
import type { Board, SensorEntry } from '../boards/boardSchema.js';
import { DataError } from '../errors.js';
import { Ads122c04Input, Ads122c04Reference } from '../../firmware/devices/ads122c04.js';
import { Ina228Range } from '../../firmware/devices/ina228.js';

interface SensorCode {
  /** Class, and its module in firmware/devices. */
  name: string;
  module: string;
  /** Arguments of its constructor. */
  arguments: readonly (string | number)[];
  /** Channels of the sample, and how they come out of the codec. */
  fills: readonly { channel: Channel; value: string }[];
  /** Its noise is a step and more, so that equal codes in a row mean a frozen part (firmware/devices/stuckCode.ts). */
  isFine: boolean;
}

type Channel = 'voltage_V' | 'current_A' | 'temperature_degC' | 'pressure_kPa' | 'netCharge_Ah';

/** The voltage is taken from the first of these that the board has. */
const VOLTAGE_PARTS = ['ADS122C04', 'INA228'];
const CHANNELS: readonly Channel[] = [
  'voltage_V',
  'current_A',
  'temperature_degC',
  'pressure_kPa',
  'netCharge_Ah',
];

/** The module's text from the imports to `fillSample`. Throws a DataError where a part has no driver here. */
export function sensorCode(file: string, board: Board): string {
  const parts = codesOf(file, board).filter(({ fills }) => fills.length > 0);
  for (const channel of ['voltage_V', 'current_A']) {
    if (!parts.some(({ fills }) => fills.some((fill) => fill.channel === channel))) {
      throw new DataError({
        file,
        found: `no sensor that measures ${channel}`,
        expected: 'an INA228',
      });
    }
  }
  return [
    `import { Sample } from '../../core/sample.js';`,
    ...parts.map(({ name, module }) => `import { ${name} } from '../../devices/${module}.js';`),
    `import { SensorLink } from '../sensorLink.js';`,
    '',
    ...parts.map((part, k) => `const part${k} = new ${part.name}(${part.arguments.join(', ')});`),
    '',
    `export const links: SensorLink[] = [`,
    ...parts.map(({ isFine }, k) => `  new SensorLink(part${k}, ${isFine}),`),
    '];',
    '',
    '/** `good`: whether each part has given a new and good reading. */',
    'export function fillSample(sample: Sample, good: boolean[]): void {',
    ...CHANNELS.flatMap((channel) => fillLines(channel, parts)),
    '}',
  ].join('\n');
}

/** The parts of the board that fill no channel (an NAU7802 without its load cell): they are neither set up nor read. */
export function partsNotRead(file: string, board: Board): string[] {
  const codes = codesOf(file, board);
  return board.sensors.filter((_, k) => codes[k]?.fills.length === 0).map(({ part }) => part);
}

function codesOf(file: string, board: Board): SensorCode[] {
  const voltagePart = VOLTAGE_PARTS.find((part) => board.sensors.some((sensor) => sensor.part === part));
  return board.sensors.map((sensor) => codeOf(file, sensor, voltagePart));
}

function fillLines(channel: Channel, parts: readonly SensorCode[]): string[] {
  const valid = `sample.${channel.slice(0, channel.indexOf('_'))}Valid`;
  const from = parts.findIndex(({ fills }) => fills.some((fill) => fill.channel === channel));
  if (from < 0) return [`  ${valid} = false;`];
  const { value } = parts[from].fills.find((fill) => fill.channel === channel) ?? { value: '' };
  const also = channel === 'netCharge_Ah' ? ` === true && part${from}.chargeValid` : '';
  return [
    `  ${valid} = good[${from}]${also};`,
    `  sample.${channel} = ${value.replaceAll('PART', `part${from}`)};`,
  ];
}

function codeOf(file: string, sensor: SensorEntry, voltagePart: string | undefined): SensorCode {
  const isVoltage = sensor.part === voltagePart;
  switch (sensor.part) {
    case 'INA228':
      return {
        name: 'Ina228',
        module: 'ina228',
        arguments: [
          Number(sensor.address),
          sensor.range === '40mV' ? Ina228Range.mV40 : Ina228Range.mV163,
          sensor.shunt_ohm,
        ],
        fills: [
          { channel: 'current_A', value: 'PART.current_A' },
          { channel: 'netCharge_Ah', value: 'PART.charge_C / 3600' },
          ...(isVoltage ? [{ channel: 'voltage_V', value: 'PART.voltage_V' } as const] : []),
        ],
        // The mean of 16 conversions has 0.2 uV of noise (0.05 to 0.25, sim/devices/ina228Model.ts). That is 2.6 steps of
        // the narrow range (0.64 to 3.2), but 0.64 (0.16 to 0.8) of the wide one, where a steady current repeats its code.
        isFine: sensor.range === '40mV',
      };
    case 'ADS122C04':
      return {
        name: 'Ads122c04',
        module: 'ads122c04',
        arguments: [
          Number(sensor.address),
          Ads122c04Input[sensor.input],
          Math.log2(sensor.gain),
          {
            internal: Ads122c04Reference.Internal,
            pins: Ads122c04Reference.Pins,
            supply: Ads122c04Reference.Supply,
          }[sensor.reference],
          sensor.reference_V,
        ],
        fills: isVoltage ? [{ channel: 'voltage_V', value: 'PART.voltage_V' }] : [],
        isFine: true,
      };
    case 'TMP117':
      return {
        name: 'Tmp117',
        module: 'tmp117',
        arguments: [Number(sensor.address)],
        fills: [{ channel: 'temperature_degC', value: 'PART.temperature_degC' }],
        isFine: false,
      };
    case 'NAU7802': {
      const { loadCell } = sensor;
      const scale_kPa = loadCell && loadCell.fullScale_kPa / loadCell.sensitivity_V_per_V;
      return {
        name: 'Nau7802',
        module: 'nau7802',
        arguments: [],
        fills: loadCell
          ? [
              {
                channel: 'pressure_kPa',
                value: `(PART.ratio_V_per_V - ${loadCell.zero_V_per_V}) * ${scale_kPa}`,
              },
            ]
          : [],
        isFine: true,
      };
    }
    case 'INA226':
    case 'ADS1115':
    case 'HX711':
    case 'NTC':
      throw new DataError({
        file,
        found: `a sensor ${sensor.part}`,
        expected: 'INA228, ADS122C04, TMP117 or NAU7802 for the DeviceScript firmware',
        mend: 'use the C library, whose firmware has your sensors, or another part',
      });
  }
}
