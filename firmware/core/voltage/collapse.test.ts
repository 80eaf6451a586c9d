import { describe, expect, test } from 'vitest';
import { Collapse } from './collapse.js';
import { VoltageSettings } from './voltageSettings.js';

const PERIOD_S = 3600;

/** Feeds resistances an hour apart; returns at which steps there was evidence. */
function evidence(resistances_ohm: readonly number[]): number[] {
  const collapse = new Collapse(new VoltageSettings());
  const found: number[] = [];
  resistances_ohm.forEach((resistance_ohm, k) => {
    collapse.step(resistance_ohm, 0.0005, k * PERIOD_S);
    if (collapse.evidence) found.push(k);
  });
  return found;
}

/** 70 mohm that scatters by 0.1 %. */
const healthy = (count: number): number[] =>
  Array.from({ length: count }, (_, k) => 0.07 * (1 + 0.001 * Math.sin(2.4 * k)));

/** With a short across it. */
const shorted = (resistance_ohm: number, short_ohm: number): number =>
  (resistance_ohm * short_ohm) / (resistance_ohm + short_ohm);

describe('collapse of the resistance', () => {
  test('a short of 2 ohm shows at the second step, one of 20 ohm never', () => {
    const after = healthy(20).map((r) => shorted(r, 2));
    expect(evidence([...healthy(30), ...after])[0]).toBe(31);
    expect(evidence([...healthy(30), ...healthy(20).map((r) => shorted(r, 20))])).toEqual([]);
  });
  test('evidence ends with the short', () => {
    const found = evidence([...healthy(30), ...healthy(5).map((r) => shorted(r, 2)), ...healthy(10)]);
    expect(found).toEqual([31, 32, 33, 34]);
  });
  test('neither one low step nor a resistance that creeps is a collapse', () => {
    expect(evidence([...healthy(30), 0.06, ...healthy(10)])).toEqual([]);
    expect(evidence(healthy(200).map((r, k) => r * (1 - 0.0005 * k)))).toEqual([]);
  });
});
