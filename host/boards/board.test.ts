import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatted } from '../../scripts/documents/generatedBlocks.js';
import { boardSchema } from './boardSchema.js';
import { loadBoard, readBoard } from './loadBoard.js';

const BOARDS = join(import.meta.dirname, '..', '..', 'boards');
const SCHEMA = join(BOARDS, 'board.schema.json');
const files = readdirSync(BOARDS).filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'));
const pico = readFileSync(join(BOARDS, 'pico.json'), 'utf8');
const c3 = readFileSync(join(BOARDS, 'esp32c3_bare.json'), 'utf8');
const devkit = readFileSync(join(BOARDS, 'esp32_devkit_c.json'), 'utf8');

describe('the boards of the repository', () => {
  it('are these', () => {
    expect(files.map((file) => file.replace('.json', ''))).toEqual([
      'esp32_devkit_c',
      'esp32c3_bare',
      'esp32s3_bare',
      'pico',
      'pico_w',
      'xiao_esp32c3',
    ]);
  });

  it.each(files)('%s is good, and is named after its id', async (file) => {
    const board = await loadBoard(join(BOARDS, file));
    expect(`${board.id}.json`).toBe(file);
    expect(board.contactor.atReset).toBe('open');
  });

  it('have the schema that editors use (to write it anew: npx vitest run host/boards -u)', async () => {
    const schema = z.toJSONSchema(boardSchema, { target: 'draft-7', io: 'input' });
    const document = { ...schema, title: 'nabms board', description: 'Pins, bus and sensors of a board.' };
    await expect(await formatted(SCHEMA, JSON.stringify(document))).toMatchFileSnapshot(SCHEMA);
  });
});

/** The refusal of a board in which a piece of text is another. */
function refusal(text: string, from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  expect(changed, `${String(from)} must occur`).not.toBe(text);
  try {
    readBoard('b.json', changed);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}

describe('a wrong board is refused with its place and a remedy', () => {
  it.each([
    [
      'a pin that is not there',
      pico,
      '"sda": "GP4"',
      '"sda": "GP44"',
      /^b\.json:\d+:\d+: there is no pin 'GP44' on this board; did you mean 'GP4'\?/,
    ],
    [
      'a pin used twice',
      pico,
      '"scl": "GP5"',
      '"scl": "GP15"',
      /pin 'GP15' is used for SCL and for the contactor; choose another/,
    ],
    [
      'SDA on an odd pin',
      pico,
      '"sda": "GP4"',
      '"sda": "GP7"',
      /the RP2040 cannot route SDA to 'GP7'; SDA is on the pins with even numbers/,
    ],
    [
      'SCL of the other block',
      pico,
      '"scl": "GP5"',
      '"scl": "GP3"',
      /cannot route SCL of I2C0, whose SDA is 'GP4', to 'GP3'; choose a pin whose number is 4 n \+ 1, such as 5/,
    ],
    ['a pin the chip has not', pico, '"GP28": 28', '"GP28": 31', /the RP2040 has no pin 31/],
    ['two names for a pin', pico, '"GP28": 28', '"GP28": 27', /both number 27/],
    [
      'a flash pin',
      devkit,
      '"P4": 4',
      '"P4": 6',
      /pin 6 of the ESP32 is taken by the flash memory; leave it out/,
    ],
    [
      'an input that must drive',
      devkit,
      '"pin": "P25"',
      '"pin": "P34"',
      /'P34' of the ESP32 is an input only and cannot drive the contactor/,
    ],
    [
      'a contactor closed at reset',
      pico,
      '"atReset": "open"',
      '"atReset": "closed"',
      /key 'contactor\.atReset' is "closed", expected "open"/,
    ],
    [
      'a resistor that closes it',
      pico,
      '"pull": "down"',
      '"pull": "up"',
      /it would be closed during a reset; fit one that pulls down/,
    ],
    [
      'an address that clashes',
      pico,
      '"address": "0x45"',
      '"address": "0x40"',
      /INA228 and ADS122C04 both have the address 0x40; wire one of them/,
    ],
    [
      'an address the part cannot have',
      pico,
      '"address": "0x48"',
      '"address": "0x40"',
      /the TMP117 cannot have the address 0x40; it has 0x48 to 0x4b/,
    ],
    ['an unknown part', pico, '"TMP117"', '"TMP118"', /sensors\[3\]/],
    [
      'an unknown key',
      pico,
      '"frequency_Hz"',
      '"frequency_hz"',
      /unknown key 'i2c\.frequency_hz'; did you mean 'frequency_Hz'\?/,
    ],
    [
      'a shunt of nothing',
      pico,
      '"shunt_ohm": 0.02',
      '"shunt_ohm": 0',
      /shunt_ohm' is 0, expected a number from 0\.00001 to 10 ohm/,
    ],
    ['no JSON', pico, '"id": "pico",', '"id": "pico" "x"', /^b\.json:\d+:\d+: /],
  ])('%s', (_, text, from, to, message) => {
    expect(refusal(text, from, to)).toMatch(message);
  });

  it('an unsteady pin at the contactor', () => {
    const text = devkit.replace('"P4": 4', '"P4": 4, "P2": 2');
    expect(refusal(text, '"pin": "P25"', '"pin": "P2"')).toMatch(
      /'P2' is not steady while the ESP32 resets, because it is a strapping pin; choose another pin/,
    );
  });

  it.each([4, 5, 6, 7])('a JTAG pin of the ESP32-C3 at the contactor: %i', (pin) => {
    const text = c3.replace(/"sda": "P\d+"/, '"sda": "P0"').replace(/"scl": "P\d+"/, '"scl": "P1"');
    expect(refusal(text, '"pin": "P10"', `"pin": "P${pin}"`)).toMatch(
      new RegExp(`'P${pin}' is not steady while the ESP32-C3 resets, because it is a JTAG pin`),
    );
  });

  it('data of an HX711 may come in at a pin that cannot drive, its clock may not', () => {
    const hx711 = (data: string, clock: string): string =>
      `"sensors": [\n{ "part": "HX711", "data": "${data}", "clock": "${clock}", "input": "A128" },`;
    const sensors = /"sensors": \[/;
    expect(refusal(devkit, sensors, hx711('P34', 'P26'))).toBe('accepted');
    expect(refusal(devkit, sensors, hx711('P26', 'P34'))).toMatch(
      /'P34' of the ESP32 is an input only and cannot drive the clock of the HX711/,
    );
  });

  it('a thermistor without a converter', () => {
    const ntc = '{ "part": "NTC", "fixed_ohm": 10000, "nominal_ohm": 10000, "beta_K": 3977 }';
    const board = JSON.parse(pico) as { sensors: unknown[] };
    board.sensors = [JSON.parse(ntc)];
    expect(refusal(JSON.stringify(board), /^/u, ' ')).toMatch(/an NTC needs a converter/);
  });

  it('at the line of the key', () => {
    const line = pico.split('\n').findIndex((text) => text.includes('"address": "0x45"')) + 1;
    expect(refusal(pico, '"address": "0x45"', '"address": "0x40"')).toMatch(
      new RegExp(`^b\\.json:${line}:\\d+: `),
    );
  });
});
