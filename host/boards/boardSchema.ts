/**
 * What a board file may contain (docs/hardware.md). Unknown keys are refused. The message of every rule is what was
 * expected. What one key alone cannot tell, a pin used twice or an address that clashes, is checked in checkBoard.ts.
 */
import { z } from 'zod';
import { MICROCONTROLLERS, type MicrocontrollerId } from '../../boards/microcontrollers.js';

const text = z.string({ error: 'a text' }).min(1, { error: 'a text that is not empty' });

function oneOf<const T extends readonly [string, ...string[]]>(values: T): z.ZodType<T[number]> {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

function number(min: number, max: number, unit: string): z.ZodNumber {
  const error = `a number from ${min} to ${max}${unit}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
}

const address = z
  .string({ error: 'a 7-bit address such as "0x40"' })
  .regex(/^0x[0-7][0-9a-f]$/u, { error: 'a 7-bit address in small hexadecimal digits, such as "0x40"' });

const shunt_ohm = number(1e-5, 10, ' ohm');
const inputs = ['A0A1', 'A2A3', 'A0Ground', 'A1Ground', 'A2Ground', 'A3Ground'] as const;
const gains = [1, 2, 4, 8, 16, 32, 64, 128] as const;

/** What the load cell gives at a stack pressure; without it the pressure is not known. */
const loadCell = z.strictObject(
  {
    sensitivity_V_per_V: number(1e-5, 0.01, ' V/V'),
    fullScale_kPa: number(1, 1e5, ' kPa'),
    zero_V_per_V: number(-0.01, 0.01, ' V/V'),
  },
  { error: 'an object with sensitivity_V_per_V, fullScale_kPa and zero_V_per_V' },
);

const sensor = z.discriminatedUnion(
  'part',
  [
    z.strictObject({ part: z.literal('INA228'), address, shunt_ohm, range: oneOf(['163mV', '40mV']) }),
    z.strictObject({ part: z.literal('INA226'), address, shunt_ohm }),
    z.strictObject({
      part: z.literal('ADS122C04'),
      address,
      input: oneOf(inputs),
      gain: z.literal(gains, { error: `one of ${gains.join(', ')}` }),
      reference: oneOf(['internal', 'pins', 'supply']),
      reference_V: number(0.5, 5.5, ' V'),
    }),
    z.strictObject({
      part: z.literal('ADS1115'),
      address,
      input: oneOf(inputs),
      range: oneOf(['6.144V', '4.096V', '2.048V', '1.024V', '0.512V', '0.256V']),
    }),
    z.strictObject({ part: z.literal('TMP117'), address }),
    z.strictObject({ part: z.literal('NAU7802'), loadCell: loadCell.optional() }),
    z.strictObject({
      part: z.literal('HX711'),
      data: text,
      clock: text,
      input: oneOf(['A128', 'A64', 'B32']),
    }),
    z.strictObject({
      part: z.literal('NTC'),
      fixed_ohm: number(10, 1e7, ' ohm'),
      nominal_ohm: number(10, 1e7, ' ohm'),
      beta_K: number(1000, 6000, ' K'),
    }),
  ],
  { error: 'a sensor whose part is one of INA228, INA226, ADS122C04, ADS1115, TMP117, NAU7802, HX711, NTC' },
);

const microcontrollers = Object.keys(MICROCONTROLLERS) as [MicrocontrollerId, ...MicrocontrollerId[]];

export const boardSchema = z.strictObject(
  {
    $schema: text.optional(),
    id: text.regex(/^[a-z][a-z0-9_]*$/u, { error: 'small letters, digits and _' }),
    name: text,
    microcontroller: oneOf(microcontrollers),
    /** The document the pins are from. */
    source: text,
    /** Names on the board, and the microcontroller's pin numbers. */
    pins: z.record(z.string(), z.int({ error: 'the number of a pin' }), { error: 'an object of pin names' }),
    i2c: z.strictObject({ sda: text, scl: text, frequency_Hz: number(10_000, 400_000, ' Hz') }),
    contactor: z.strictObject({
      pin: text,
      /** The level that closes it. */
      closes: oneOf(['high', 'low']),
      atReset: z.literal('open', {
        error: '"open": a contactor that is closed while nobody controls it is not safe',
      }),
      /** The resistor on the board that holds the pin while the microcontroller does not. */
      pull: oneOf(['down', 'up']),
    }),
    log: z.strictObject({ pin: text }),
    sensors: z.array(sensor, { error: 'a list of sensors' }),
  },
  { error: 'an object' },
);

export type Board = z.infer<typeof boardSchema>;
export type SensorEntry = Board['sensors'][number];
