/**
 * The log of the DeviceScript firmware, read (firmware/devicescript/telemetry.ts says how it is written). A line whose CRC-8 is
 * wrong is an error, and so is what is no line, such as one that the machine has cut: on this machine no bit is ever lost.
 */
import { Sample } from '../../firmware/core/sample.js';

/** Of a `sample` (firmware/devicescript/report.ts). */
const SAMPLE_NUMBERS = 6;

export interface LogLine {
  /** `status`, `sample`, `result`. */
  name: string;
  values: ReadonlyMap<string, string>;
}

/** All lines of a log. */
export function logLines(lines: readonly string[]): LogLine[] {
  return lines.map((line) => parseLogLine(line));
}

/** A line of the grammar. Throws where it is none, and where the check digits are wrong. */
export function parseLogLine(line: string): LogLine {
  const match = /^(\w+)((?: \w+=[^ *]*)*)\*([0-9A-F]{2})$/.exec(line);
  if (match === null) throw new Error(`not a line of the log: ${line}`);
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

/** The doubles of a line's `bits`. Throws where they are missing or no whole doubles. */
export function numbersOf(line: LogLine): number[] {
  const digits = line.values.get('bits');
  if (digits === undefined || !/^([0-9a-f]{16})+$/.test(digits)) {
    throw new Error(`the line '${line.name}' has no bits of doubles: ${digits ?? 'missing'}`);
  }
  const bits = Buffer.from(digits, 'hex');
  return Array.from({ length: bits.length / 8 }, (_, k) => bits.readDoubleLE(8 * k));
}

/** The sample that the firmware gave its monitor, to the last bit. */
export function sampleOf(line: LogLine): Sample {
  const flags = wholeOf(line, 'flags');
  const numbers = numbersOf(line);
  if (numbers.length !== SAMPLE_NUMBERS) {
    throw new Error(`the line '${line.name}' has ${numbers.length} numbers, not ${SAMPLE_NUMBERS}`);
  }
  const [time_s, voltage_V, current_A, temperature_degC, pressure_kPa, netCharge_Ah] = numbers;
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
