import { describe, expect, it } from 'vitest';
import { NUMERIC_CELL_KEYS } from '../../sim/cell/cellParameters.js';
import { listFaults } from '../../sim/faults/faultRegistry.js';
import { numberRule, unitOf } from './numberRule.js';

describe('the unit of a key', () => {
  it.each([
    ['capacity_Ah', 'Ah'],
    ['stiffness_kPa_per_um', 'kPa/um'],
    ['seiGrowth_C_per_cm2_sqrt_s', 'C/(cm2 s^0.5)'],
    ['interfaceResistance_ohm_cm2', 'ohm cm2'],
    ['chargeRate_per_h', 'per hour'],
    ['ambient_degC', 'degC'],
    ['layers', ''],
  ])('%s is %j', (key, unit) => {
    expect(unitOf(key)).toBe(unit);
  });

  it('is known for every parameter of the cell and every rate of a fault', () => {
    const rates = listFaults().flatMap(({ parameters }) =>
      parameters.map(({ key }) => key).filter((key) => key.includes('_per_')),
    );
    const keys = [...NUMERIC_CELL_KEYS, ...rates];
    expect(keys.filter((key) => key.includes('_') && unitOf(key) === '')).toEqual([]);
  });
});

describe('the rule of a number', () => {
  const rule = numberRule({ key: 'preload_kPa', min: 1, max: 100 });
  it('takes the range, ends included, and refuses all else with one message', () => {
    for (const value of [1, 50, 100]) expect(rule.safeParse(value).success).toBe(true);
    for (const value of [0.99, 100.01, NaN, Infinity, -Infinity, '5', null, undefined, [5]]) {
      expect(rule.safeParse(value).error?.issues[0].message).toBe('a number from 1 to 100 kPa');
    }
  });
});
