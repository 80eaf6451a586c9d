/**
 * What a board file is checked against: which pins a microcontroller has, which of them something else needs, which are not
 * steady while it resets, and where its I2C can be routed.
 *
 * Sources: RP2040 data sheet, table 2 (functions: I2C on every pin, by the pin's number modulo 4) and 2.19.6 (pads are
 * pulled down at reset); ESP-IDF Programming Guide, "GPIO & RTC GPIO" of ESP32, ESP32-C3 and ESP32-S3 (strapping pins,
 * flash, USB-JTAG, inputs only; "peripheral signals can be routed to any IO pins") and "Configure Other JTAG Interface" of
 * the three (MTCK, MTDI, MTDO, MTMS); for the boards, DeviceScript's own board definitions (CLI 2.16.4).
 *
 * ESP32-C3 and ESP32-S3 have JTAG on USB as they are delivered; fuses move it to its pins, which are refused all the same.
 */

export type MicrocontrollerId = 'rp2040' | 'esp32' | 'esp32c3' | 'esp32s3';

export interface Microcontroller {
  name: string;
  /** Numbers of its pins, from and to inclusive. */
  pins: readonly (readonly [number, number])[];
  /** Pins that something else needs, and what. */
  taken: readonly { pins: readonly number[]; by: string }[];
  inputOnly: readonly number[];
  /** Pins that are pulled or driven during a reset, or whose level then chooses how the chip starts: not for a contactor. */
  unsteady: readonly { pins: readonly number[]; because: string }[];
  /** `any`: every pin that can be an output. `modulo4`: 0 and 1, or 2 and 3, are SDA and SCL of one block. */
  i2c: 'any' | 'modulo4';
}

export const MICROCONTROLLERS: Readonly<Record<MicrocontrollerId, Microcontroller>> = {
  rp2040: { name: 'RP2040', pins: [[0, 29]], taken: [], inputOnly: [], unsteady: [], i2c: 'modulo4' },
  esp32: {
    name: 'ESP32',
    pins: [
      [0, 19],
      [21, 23],
      [25, 27],
      [32, 39],
    ],
    taken: [{ pins: [6, 7, 8, 9, 10, 11], by: 'the flash memory' }],
    inputOnly: [34, 35, 36, 37, 38, 39],
    unsteady: [
      { pins: [0, 2, 5, 12, 15], because: 'it is a strapping pin' },
      { pins: [1, 3], because: 'the boot loader talks on it' },
      { pins: [13, 14], because: 'it is a JTAG pin' },
    ],
    i2c: 'any',
  },
  esp32c3: {
    name: 'ESP32-C3',
    pins: [[0, 21]],
    taken: [
      { pins: [11, 12, 13, 14, 15, 16, 17], by: 'the flash memory' },
      { pins: [18, 19], by: 'USB' },
    ],
    inputOnly: [],
    unsteady: [
      { pins: [2, 8, 9], because: 'it is a strapping pin' },
      { pins: [20, 21], because: 'the boot loader talks on it' },
      { pins: [4, 5, 6, 7], because: 'it is a JTAG pin' },
    ],
    i2c: 'any',
  },
  esp32s3: {
    name: 'ESP32-S3',
    pins: [
      [0, 21],
      [26, 48],
    ],
    taken: [
      { pins: [26, 27, 28, 29, 30, 31, 32], by: 'the flash memory' },
      { pins: [33, 34, 35, 36, 37], by: 'the octal flash or PSRAM of many modules' },
      { pins: [19, 20], by: 'USB' },
    ],
    inputOnly: [],
    unsteady: [
      { pins: [0, 3, 45, 46], because: 'it is a strapping pin' },
      { pins: [43, 44], because: 'the boot loader talks on it' },
      { pins: [39, 40, 41, 42], because: 'it is a JTAG pin' },
    ],
    i2c: 'any',
  },
};
