/** The sensors' part of a board's module, as text. */
import { describe, expect, it } from 'vitest';
import type { Board } from '../boards/boardSchema.js';
import { EMULATED_LOAD_CELL } from '../../sim/boards/boardCases.js';
import { readBoardId } from './choice.js';
import { partsNotRead, sensorCode } from './sensorCode.js';

const { board: pico } = await readBoardId('pico');

function codeWith(sensors: Board['sensors']): string {
  return sensorCode('board.json', { ...pico, sensors });
}

function without(part: string): Board['sensors'] {
  return pico.sensors.filter((sensor) => sensor.part !== part);
}

/** How many parts are set up and read. */
function linkCount(code: string): number {
  return code.split('new SensorLink(').length - 1;
}

describe('the module of a board’s sensors', () => {
  it('reads the NAU7802 where its load cell is described, and leaves it out where it is not', () => {
    const bare = codeWith(pico.sensors);
    expect(linkCount(bare)).toBe(3);
    expect(bare).not.toContain('Nau7802');
    expect(bare).toContain('sample.pressureValid = false;');
    expect(partsNotRead('board.json', pico)).toEqual(['NAU7802']);
    const sensors: Board['sensors'] = [
      ...without('NAU7802'),
      { part: 'NAU7802', loadCell: EMULATED_LOAD_CELL },
    ];
    const described = codeWith(sensors);
    expect(partsNotRead('board.json', { ...pico, sensors })).toEqual([]);
    expect(linkCount(described)).toBe(4);
    expect(described).toMatch(/sample\.pressureValid = good\[3\];\n\s+sample\.pressure_kPa = \(part3\.ratio/);
  });

  it('takes the voltage from the ADS122C04, and from the INA228 where there is no other', () => {
    expect(codeWith(pico.sensors)).toMatch(/const part(\d) = new Ads122c04[^]*sample\.voltage_V = part\1\./);
    expect(codeWith(without('ADS122C04'))).toMatch(
      /const part(\d) = new Ina228[^]*sample\.voltage_V = part\1\./,
    );
  });

  it('refuses a board without a current, and a part without a driver here', () => {
    expect(() => codeWith(without('INA228'))).toThrow(
      'no sensor that measures current_A, expected an INA228',
    );
    const hx711 = { part: 'HX711', data: 'GP1', clock: 'GP2' } as Board['sensors'][number];
    expect(() => codeWith([...pico.sensors, hx711])).toThrow('a sensor HX711');
  });

  it.each([
    ['40mV', true],
    ['163mV', false],
  ] as const)('takes equal codes of an INA228 in its range of %s for a frozen part: %s', (range, isFine) => {
    const sensors = pico.sensors.map((sensor) => (sensor.part === 'INA228' ? { ...sensor, range } : sensor));
    expect(codeWith(sensors)).toContain(`new SensorLink(part0, ${isFine})`);
  });
});
