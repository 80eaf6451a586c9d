import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../scenario/scenarioError.js';
import { cathodeById, cathodeTable, listCathodes, TABLE_POINTS_MAX } from './cathodes.js';

describe('the cathode library', () => {
  it('names the known ids for an unknown one', () => {
    expect(() => cathodeById('LFP')).toThrow(ScenarioError);
    expect(() => cathodeById('LFP')).toThrow(/"LFP".*NVP/);
  });

  it('has NVP with its plateau at 3.37 V and its edges', () => {
    const nvp = cathodeById('NVP');
    expect(nvp.voltage_V(0.5, 1)).toBeCloseTo(3.37, 6);
    expect(nvp.voltage_V(0.7, 1) - nvp.voltage_V(0.3, 1)).toBeCloseTo(0.0024, 6);
    expect(nvp.voltage_V(1, 1)).toBeCloseTo(3.673, 3);
    expect(nvp.voltage_V(0, 1)).toBeCloseTo(2.567, 3);
    expect(Number.isFinite(nvp.voltage_V(-5, 1))).toBe(true);
    expect(Number.isFinite(nvp.voltage_V(5, 1))).toBe(true);
  });

  it('tells a wider edge from a narrower one', () => {
    const nvp = cathodeById('NVP');
    expect(nvp.voltage_V(0.98, 1.1)).toBeGreaterThan(nvp.voltage_V(0.98, 1));
  });
});

describe.each(listCathodes().map((cathode) => [cathode.id, cathode] as const))(
  'table of %s',
  (_, cathode) => {
    const table = cathodeTable(cathode);

    it('has at most 64 points, both ends, and rises strictly in both columns', () => {
      expect(table.length).toBeLessThanOrEqual(TABLE_POINTS_MAX);
      expect(table.length).toBeGreaterThan(40);
      expect(table[0][0]).toBe(0);
      expect(table.at(-1)![0]).toBe(1);
      for (let i = 1; i < table.length; i++) {
        expect(table[i][0]).toBeGreaterThan(table[i - 1][0]);
        expect(table[i][1]).toBeGreaterThan(table[i - 1][1]);
      }
    });

    it('follows the curve within 0.5 mV between its points', () => {
      let worst_V = 0;
      for (let i = 1; i < table.length; i++) {
        const [s0, v0] = table[i - 1];
        const [s1, v1] = table[i];
        for (let part = 1; part < 8; part++) {
          const s = s0 + ((s1 - s0) * part) / 8;
          const chord_V = v0 + ((v1 - v0) * part) / 8;
          worst_V = Math.max(worst_V, Math.abs(chord_V - cathode.voltage_V(s, 1)));
        }
      }
      expect(worst_V).toBeLessThan(0.5e-3);
    });
  },
);
