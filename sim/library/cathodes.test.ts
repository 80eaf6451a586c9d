import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../scenario/scenarioError.js';
import { cathodeById, cathodeTable, listCathodes, TABLE_POINTS_MAX, type Cathode } from './cathodes.js';
import { reachableTop_V, requireReachable, requireRising } from './cathodeWindow.js';

describe('the cathode library', () => {
  it('names the known ids for an unknown one', () => {
    expect(() => cathodeById('LFP')).toThrow(ScenarioError);
    expect(() => cathodeById('LFP')).toThrow(/"LFP".*NVP.*NaCrO2.*NFM.*PW.*NVPF.*NFPP.*Na5VP/);
  });

  it('has NVP with its plateau at 3.37 V and its edges', () => {
    const nvp = cathodeById('NVP');
    expect(nvp.voltage_V(0.5, 1)).toBeCloseTo(3.37, 6);
    expect(nvp.voltage_V(0.7, 1) - nvp.voltage_V(0.3, 1)).toBeCloseTo(0.0024, 6);
    expect(nvp.voltage_V(1, 1)).toBeCloseTo(3.673, 3);
    expect(nvp.voltage_V(0, 1)).toBeCloseTo(2.567, 3);
  });

  it.each([
    // U in the middle of each plateau, from the written formula by hand: sg(10) and beyond is 1.
    ['NaCrO2', 0.2, 2.98 + 0.006 + 0.16 * 0.002915 - 0.6 * 0.0000454],
    ['NaCrO2', 0.72, 2.98 + 0.0216 + 0.16 * 0.944452 + 0.14 * 0.004804],
    ['NFM', 0.6, 2.72 + 0.3 + 0.22 * 0.957915 + 0.3 * 0.012128],
    ['PW', 0.25, 3.06 + 0.005 + 0.33 * 0.00024],
    ['PW', 0.75, 3.06 + 0.015 + 0.33 * 0.99976],
    ['NVPF', 0.4, 3.66 + 0.016 + 0.07 * 0.999447 + 0.38 * 0.00024],
    ['NVPF', 0.65, 3.66 + 0.026 + 0.07 + 0.38 * 0.999996 + 0.04 * 0.034445],
    ['NFPP', 0.5, 2.78 + 0.08 + 0.12 * 0.982014 + 0.13 * 0.012128],
  ])('has %s at a removed fraction of %f where its formula puts it', (id, fraction, voltage_V) => {
    expect(cathodeById(id).voltage_V(fraction, 1)).toBeCloseTo(voltage_V, 5);
  });

  it('knows NVP for what is left of Na5VP, and only that has a reservoir', () => {
    const [na5vp, nvp] = [cathodeById('Na5VP'), cathodeById('NVP')];
    for (const s of [0.01, 0.5, 0.99]) expect(na5vp.voltage_V(s, 1)).toBe(nvp.voltage_V(s, 1));
    expect(na5vp.reservoir!.reduce((sum, plateau) => sum + plateau.share, 0)).toBe(1);
    expect(listCathodes().filter((cathode) => cathode.reservoir !== undefined)).toEqual([na5vp]);
  });
});

/** Largest miss of the table's chords, V, and of their slope within [from, to], relative to the curve's. */
function tableErrors(cathode: Cathode, from: number, to: number): { miss_V: number; slope: number } {
  const table = cathodeTable(cathode);
  let miss_V = 0;
  let slope = 0;
  for (let i = 1; i < table.length; i++) {
    const [s0, v0] = table[i - 1];
    const [s1, v1] = table[i];
    const chord_V = (v1 - v0) / (s1 - s0);
    for (let part = 0; part <= 16; part++) {
      const s = s0 + ((s1 - s0) * part) / 16;
      miss_V = Math.max(miss_V, Math.abs(v0 + chord_V * (s - s0) - cathode.voltage_V(s, 1)));
      if (s >= from && s <= to) slope = Math.max(slope, Math.abs(chord_V / cathode.slope_V(s, 1) - 1));
    }
  }
  return { miss_V, slope };
}

/** [miss between points, mV; slope in the upper edge; slope in the lower edge] as docs/cathodes.md states them. */
const TABLE_ERRORS: Readonly<Record<string, readonly [number, number, number]>> = {
  NVP: [0.32, 0.115, 0.08],
  NaCrO2: [0.44, 0.13, 0.1],
  NFM: [0.46, 0.105, 0.1],
  PW: [0.61, 0.16, 0.11],
  NVPF: [1.07, 0.21, 0.125],
  NFPP: [0.48, 0.125, 0.1],
  Na5VP: [0.32, 0.115, 0.08],
};

describe.each(listCathodes().map((cathode) => [cathode.id, cathode] as const))('%s', (id, cathode) => {
  const table = cathodeTable(cathode);

  it('rises strictly, whatever the width of its edges', () => {
    for (const edgeWidth of [0.5, 1, 2]) requireRising(cathode, edgeWidth);
    expect(() => {
      requireRising({ ...cathode, voltage_V: (s) => s * (1 - s) }, 1);
    }).toThrow(/does not rise at a removed fraction of 0\.50/);
  });

  it('stays finite for impossible fractions, and bends more with wider edges', () => {
    expect(Number.isFinite(cathode.voltage_V(-5, 1))).toBe(true);
    expect(Number.isFinite(cathode.voltage_V(5, 1))).toBe(true);
    expect(cathode.voltage_V(0.98, 1.1)).toBeGreaterThan(cathode.voltage_V(0.98, 1));
  });

  it('gives its slope', () => {
    for (let s = 0.001; s < 1; s += 0.007) {
      const d = 1e-6;
      const numeric_V = (cathode.voltage_V(s + d, 1.1) - cathode.voltage_V(s - d, 1.1)) / (2 * d);
      expect(cathode.slope_V(s, 1.1) / numeric_V).toBeCloseTo(1, 6);
    }
  });

  it('can be charged to its own upper limit and not beyond the end of its curve', () => {
    const [low_V, high_V] = reachableTop_V(cathode, 0);
    expect(cathode.voltageMax_V).toBeGreaterThan(low_V);
    expect(cathode.voltageMax_V).toBeLessThanOrEqual(high_V);
    expect(high_V - cathode.voltageMax_V).toBeLessThan(0.05);
    expect(cathode.voltageMin_V).toBeLessThan(cathode.voltage_V(0.02, 1));
    const check = (voltage_V: number, offset_V: number) => () => {
      requireReachable('protocol.voltageMax_V', voltage_V, cathode, offset_V);
    };
    expect(check(cathode.voltageMax_V, 0)).not.toThrow();
    expect(check(high_V + 0.01, 0)).toThrow(
      new RegExp(`protocol.voltageMax_V is .*; .* cathode "${id}" .* up to ${high_V}`),
    );
    expect(check(high_V + 0.01, 0.02)).not.toThrow();
    expect(check(low_V - 0.01, 0)).toThrow(ScenarioError);
    expect(check(NaN, 0)).toThrow(ScenarioError);
  });

  it('has a table of at most 64 points with both ends, strictly rising in both columns', () => {
    expect(table.length).toBeLessThanOrEqual(TABLE_POINTS_MAX);
    expect(table.length).toBeGreaterThan(40);
    expect(table[0][0]).toBe(0);
    expect(table.at(-1)![0]).toBe(1);
    for (let i = 1; i < table.length; i++) {
      expect(table[i][0]).toBeGreaterThan(table[i - 1][0]);
      expect(table[i][1]).toBeGreaterThan(table[i - 1][1]);
    }
  });

  it('has a table with the errors that are stated for it', () => {
    const top = tableErrors(cathode, 1 - 2 * cathode.curve.top.width, 1);
    const bottom = tableErrors(cathode, 0, 2 * cathode.curve.bottom.width);
    const [miss_mV, topSlope, bottomSlope] = TABLE_ERRORS[id];
    expect(top.miss_V * 1000).toBeLessThan(miss_mV);
    expect(top.slope).toBeLessThan(topSlope);
    expect(bottom.slope).toBeLessThan(bottomSlope);
    // No better either: what is stated is what was measured.
    expect(top.miss_V * 1000).toBeGreaterThan(0.9 * miss_mV);
    expect(top.slope).toBeGreaterThan(0.9 * topSlope);
    expect(bottom.slope).toBeGreaterThan(0.9 * bottomSlope);
  });
});
