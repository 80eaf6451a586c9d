import { describe, expect, test } from 'vitest';
import { Noise } from '../testing/noise.js';
import { CapacityReading } from './capacityReading.js';
import { PressureScale } from '../leak/pressureScale.js';
import { MetalSplit } from './metalSplit.js';
import { MolarVolumes } from './molarVolumes.js';

const C_PER_AH = 3600;
const ELAPSED_S = 300 * 3600;
/** 5 kPa/um on 50 cm2, PHYSICS A6: kPa per C and cm3/Ah. */
const KPA_PER_C_VOLUME = (5 * 1e4) / 50 / C_PER_AH;

function scaleOf(volumes: MolarVolumes): PressureScale {
  const scale = new PressureScale();
  scale.known = true;
  scale.gain_kPa_per_C = KPA_PER_C_VOLUME * (volumes.sodium_cm3_per_Ah - volumes.cathode_cm3_per_Ah);
  scale.gainUncertainty = 0.001;
  scale.walk_kPa2_per_s = 0.01 / 3600;
  scale.drift_kPa_per_s = 0.01 / 3600;
  return scale;
}

function reading(end_s: number, pressure_kPa: number): CapacityReading {
  const result = new CapacityReading();
  result.end_s = end_s;
  result.bottomPressure_kPa = pressure_kPa;
  result.bottomPressureSigma_kPa = 0.05;
  result.bottomPressureKnown = true;
  return result;
}

/** Splits a loss of which this much is metal, in a cell of these true volumes and this drift of the load cell. */
function splitOf(metal_C: number, sei_C: number, actual: MolarVolumes, drift_kPa = 0): MetalSplit {
  const nominal = new MolarVolumes();
  const dead = actual.sodium_cm3_per_Ah * (1 + actual.deadPorosity);
  const volume =
    (dead - actual.cathode_cm3_per_Ah) * metal_C +
    (actual.sei_cm3_per_Ah - actual.cathode_cm3_per_Ah) * sei_C;
  const scale = scaleOf(nominal);
  // The gain is learnt from this cell's swing, so it is the true one.
  scale.gain_kPa_per_C = KPA_PER_C_VOLUME * (actual.sodium_cm3_per_Ah - actual.cathode_cm3_per_Ah);
  const split = new MetalSplit(nominal);
  const now = reading(ELAPSED_S, 1000 + KPA_PER_C_VOLUME * volume + drift_kPa);
  split.estimate(reading(0, 1000), now, metal_C + sei_C, 2, scale);
  return split;
}

describe('metal against SEI from the pressure of the empty cell', () => {
  test('a cell of the nominal volumes and a steady load cell: exact', () => {
    for (const [metal_C, sei_C] of [
      [300, 60],
      [60, 300],
      [0, 360],
      [360, 0],
    ]) {
      const split = splitOf(metal_C, sei_C, new MolarVolumes());
      expect(split.known).toBe(true);
      expect(split.metal_C).toBeCloseTo(metal_C, 6);
      expect(split.metalLow_C).toBeLessThanOrEqual(metal_C);
      expect(split.metalHigh_C).toBeGreaterThanOrEqual(metal_C);
    }
  });

  test('the bounds hold in 95 % of cells whose volumes and load cell differ as they say, and no wider than needed', () => {
    const random = new Noise(11);
    const runs = 2000;
    let covered = 0;
    let deviations = 0;
    for (let run = 0; run < runs; run++) {
      const actual = new MolarVolumes();
      actual.sodium_cm3_per_Ah += actual.sodiumUncertainty * random.gaussian();
      actual.cathode_cm3_per_Ah += actual.cathodeUncertainty * random.gaussian();
      actual.sei_cm3_per_Ah += actual.seiUncertainty * random.gaussian();
      actual.deadPorosity += actual.deadPorosityUncertainty * random.gaussian();
      const split = splitOf(200, 160, actual, 3.5 * random.gaussian());
      if (split.metalLow_C <= 200 && split.metalHigh_C >= 200) covered += 1;
      deviations += ((split.metal_C - 200) / split.sigma_C) ** 2;
    }
    // 95.4 % for two standard deviations; 2000 runs are good to 0.5 %, and the law is only nearly linear.
    expect(covered / runs).toBeGreaterThan(0.935);
    expect(Math.sqrt(deviations / runs)).toBeGreaterThan(0.75);
  });

  test('drift of the load cell by 15 kPa is 44 C of metal, PHYSICS finding 5: 3 mAh per kPa', () => {
    const drifted = splitOf(150, 210, new MolarVolumes(), 1);
    expect((drifted.metal_C - 150) / 3.6).toBeCloseTo(1 / 0.336, 1);
  });

  test('never outside the loss', () => {
    for (const drift_kPa of [-200, 200]) {
      const split = splitOf(100, 100, new MolarVolumes(), drift_kPa);
      expect(split.metal_C).toBeGreaterThanOrEqual(0);
      expect(split.metal_C).toBeLessThanOrEqual(200);
      expect(split.metalLow_C).toBeLessThanOrEqual(split.metalHigh_C);
      expect(split.metalHigh_C).toBeLessThanOrEqual(200 + 4);
    }
  });

  test('without a pressure, across a step of the load cell, or without a gain: only the loss bounds it', () => {
    const scale = scaleOf(new MolarVolumes());
    const blind = new PressureScale();
    const broken = reading(ELAPSED_S, 1100);
    broken.bottomPressureBreaks = 1;
    const silent = reading(ELAPSED_S, 1100);
    silent.bottomPressureKnown = false;
    for (const [now, known] of [
      [broken, scale],
      [silent, scale],
      [reading(ELAPSED_S, 1100), blind],
    ] as const) {
      const split = new MetalSplit(new MolarVolumes());
      split.estimate(reading(0, 1000), now, 360, 2, known);
      expect(split.known).toBe(false);
      expect([split.metalLow_C, split.metalHigh_C]).toEqual([0, 364]);
    }
  });
});
