/**
 * The log of the DeviceScript firmware, read (firmware/devicescript/telemetry.ts says how it is written). A line whose CRC-8 is
 * wrong is an error: on this machine no bit is ever lost.
 */
import { Sample } from '../../firmware/core/sample.js';

export interface LogLine {
  /** `status`, `sample`, `result`. */
  name: string;
  values: ReadonlyMap<string, string>;
}

/** A line of the grammar, or undefined where it is none. Throws where the check digits are wrong. */
export function parseLogLine(line: string): LogLine | undefined {
  const match = /^(\w+)((?: \w+=[^ *]*)*)\*([0-9A-F]{2})$/.exec(line);
  if (match === null) return undefined;
  const [, name = '', pairs = '', digits = ''] = match;
  const crc = crc8(Buffer.from(line.slice(0, -3)));
  if (crc !== parseInt(digits, 16)) throw new Error(`a line of the log is damaged: ${line}`);
  const values = pairs
    .split(' ')
    .slice(1)
    .map((pair) => pair.split('=', 2) as [string, string]);
  return { name, values: new Map(values) };
}

/** CRC-8 with polynomial 07h (CRC-8/SMBUS, firmware/console/crc8.ts). */
export function crc8(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x80) !== 0 ? ((crc << 1) ^ 0x07) & 255 : crc << 1;
  }
  return crc;
}

/** A whole number of a line. */
export function wholeOf(line: LogLine, key: string): number {
  const text = line.values.get(key);
  if (text === undefined || !/^-?\d+$/.test(text)) {
    throw new Error(`the line '${line.name}' has no whole number '${key}': ${text ?? 'missing'}`);
  }
  return Number(text);
}

/** The doubles of a line's `bits`. */
export function numbersOf(line: LogLine): number[] {
  const bits = Buffer.from(line.values.get('bits') ?? '', 'hex');
  return Array.from({ length: bits.length / 8 }, (_, k) => bits.readDoubleLE(8 * k));
}

/** The sample that the firmware gave its monitor, to the last bit. */
export function sampleOf(line: LogLine): Sample {
  const flags = wholeOf(line, 'flags');
  const [time_s, voltage_V, current_A, temperature_degC, pressure_kPa, netCharge_Ah] = numbersOf(line);
  return Object.assign(new Sample(), {
    ...{ time_s, voltage_V, current_A, temperature_degC, pressure_kPa, netCharge_Ah },
    voltageValid: (flags & 1) !== 0,
    currentValid: (flags & 2) !== 0,
    temperatureValid: (flags & 4) !== 0,
    pressureValid: (flags & 8) !== 0,
    netChargeValid: (flags & 16) !== 0,
    contactorOpen: (flags & 32) !== 0,
  });
}
