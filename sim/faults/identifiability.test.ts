/**
 * The directions in which each fault moves what can be measured, against a healthy twin: the rows of the
 * identifiability matrix, PHYSICS A8. Lossless cell (formation only), constant temperature, no sensor errors.
 */
import { describe, expect, it, vi } from 'vitest';
import { LOSSLESS, nominalScenario, run } from '../testRun.js';
import type { FaultSpec } from './fault.js';

vi.setConfig({ testTimeout: 60_000 });

/** Formation over at once, so that the twins differ by the fault alone; no creep, no heat, a fast cathode. */
const CELL = {
  ...LOSSLESS,
  formationShare: 0.9,
  creepShare: 0,
  entropy_V_per_K: 0,
  heatTransfer_W_per_K: 100,
  slowResistance_ohm: 0,
  diffusionTime_s: 60,
};
const CYCLES = 5;
/** kPa per mAh and cm3/Ah of the reference cell: 5 and 40 kPa/um in series, over 50 cm2. */
const STIFFNESS = 200 / 45 / 5;

/** Measured at the last cycle: charge endpoint, capacity, pressures, rest voltage. */
function measure(faults: readonly FaultSpec[], extra = {}) {
  const { cycles, simulation } = run(
    nominalScenario({ cycles: CYCLES, cell: { ...CELL, ...extra }, faults, sensors: undefined }),
  );
  const last = cycles[CYCLES - 1];
  const pools = simulation.truth.at(last.bottom.time_s);
  return {
    top_mAh: 1000 * last.top.netCharge_Ah,
    capacity_mAh: 1000 * last.discharge_Ah,
    efficiency: last.discharge_Ah / last.charge_Ah,
    pressureTop_kPa: last.top.pressure_kPa,
    pressureBottom_kPa: last.bottom.pressure_kPa,
    restTop_V: last.topRestEnd.voltage_V,
    dead_mAh: pools.dead_C / 3.6,
    sei_mAh: pools.sei_C / 3.6,
    locked_mAh: pools.locked_C / 3.6,
    active_mAh: pools.active_C / 3.6,
    leaked_mAh: simulation.truth.at(last.top.time_s).leaked_C / 3.6,
    transient: simulation.truth.transients,
  };
}

const healthy = measure([]);

function change(name: string, parameters: Record<string, number>, extra = {}) {
  const twin = Object.keys(extra).length === 0 ? healthy : measure([], extra);
  const seen = measure([{ name, parameters: { start_cycle: 3, ...parameters } }], extra);
  const difference = { ...seen, twinDead_mAh: twin.dead_mAh };
  for (const key of [
    'top_mAh',
    'capacity_mAh',
    'pressureTop_kPa',
    'pressureBottom_kPa',
    'restTop_V',
  ] as const) {
    difference[key] = seen[key] - twin[key];
  }
  difference.sei_mAh -= twin.sei_mAh;
  difference.active_mAh -= twin.active_mAh;
  return difference;
}

describe('the healthy twin', () => {
  it('loses its formation and nothing more, and empties its collector', () => {
    expect(healthy.capacity_mAh).toBeGreaterThan(930);
    expect(healthy.efficiency).toBeCloseTo(1, 6);
    expect(healthy.active_mAh).toBeLessThan(0.5);
  });
});

describe('soft short', () => {
  const seen = change('softShort', { resistance_ohm: 2000 });
  it('moves the charge endpoint forward by what leaked', () => {
    expect(seen.top_mAh / seen.leaked_mAh).toBeCloseTo(1, 2);
    expect(seen.leaked_mAh).toBeGreaterThan(10);
  });
  it('lowers the rest voltage at the top and CE, and fades nothing but the leak of one discharge', () => {
    expect(seen.restTop_V).toBeLessThan(-1e-3);
    expect(seen.efficiency).toBeLessThan(0.993);
    expect(seen.capacity_mAh).toBeLessThan(0);
    expect(seen.capacity_mAh).toBeGreaterThan(-seen.leaked_mAh / 2);
  });
  it('leaves the pressures at both ends alone', () => {
    expect(Math.abs(seen.pressureTop_kPa)).toBeLessThan(0.5);
    expect(Math.abs(seen.pressureBottom_kPa)).toBeLessThan(0.5);
  });
});

describe('redox shuttle', () => {
  it('cannot be told from a short of the same current by endpoint, capacity and pressure', () => {
    const short = change('softShort', { resistance_ohm: 2000 });
    const shuttle = change('redoxShuttle', { current_A: 3.38 / 2000 });
    expect(shuttle.leaked_mAh).toBe(0);
    expect(shuttle.top_mAh / short.top_mAh).toBeCloseTo(1, 1);
    expect(shuttle.capacity_mAh / short.capacity_mAh).toBeCloseTo(1, 1);
    expect(Math.abs(shuttle.pressureTop_kPa)).toBeLessThan(0.5);
  });
});

describe('dead sodium', () => {
  const healthyShare = { deadShare: 1e-4 };
  // A loss of 50 kPa, so that the load cell's noise of 0.1 kPa does not show in the ratios.
  const seen = change('deadSodium', { factor: 500 }, healthyShare);
  it('fades the capacity by its amount and leaves the endpoint alone', () => {
    expect(seen.dead_mAh).toBeGreaterThan(80);
    expect(-seen.capacity_mAh / (seen.dead_mAh - seen.twinDead_mAh)).toBeCloseTo(1, 3);
    expect(Math.abs(seen.top_mAh)).toBeLessThan(0.05);
  });
  it('raises the bottom pressure by (vd - vc) d and the top pressure not at all while it is dense', () => {
    expect(Math.abs(seen.pressureTop_kPa)).toBeLessThan(0.5);
    const expected_kPa = STIFFNESS * (0.886 - 0.21) * -seen.capacity_mAh;
    expect(seen.pressureBottom_kPa / expected_kPa).toBeCloseTo(1, 2);
  });
});

describe('SEI', () => {
  const seen = change('seiGrowth', { factor: 50 }, { seiShare: 1e-4 });
  it('fades the capacity by its amount', () => {
    expect(-seen.capacity_mAh / seen.sei_mAh).toBeCloseTo(1, 3);
    expect(Math.abs(seen.top_mAh)).toBeLessThan(0.05);
  });
  it('lowers the top pressure by (va - vs) e and raises the bottom by (vs - vc) e, half of what dead sodium does', () => {
    expect(seen.pressureTop_kPa / (STIFFNESS * (0.55 - 0.886) * seen.sei_mAh)).toBeCloseTo(1, 1);
    expect(seen.pressureBottom_kPa / (STIFFNESS * (0.55 - 0.21) * seen.sei_mAh)).toBeCloseTo(1, 1);
  });
});

describe('galvanic corrosion', () => {
  it('is SEI to every sensor', () => {
    const seen = change('galvanicCorrosion', { current_uA_per_cm2: 50 });
    expect(seen.sei_mAh).toBeGreaterThan(1);
    expect(-seen.capacity_mAh / seen.sei_mAh).toBeCloseTo(1, 3);
    expect(Math.abs(seen.top_mAh)).toBeLessThan(0.05);
  });
});

describe('loss of cathode', () => {
  it('sodiated: slips the endpoint back, fades, lowers the top pressure, CE stays near 1', () => {
    const seen = change('cathodeLoss', { sodiated_per_h: 2e-3 });
    // Some more is locked in during the last discharge, after the endpoint.
    expect(seen.locked_mAh).toBeGreaterThan(10);
    expect(-seen.top_mAh / seen.locked_mAh).toBeCloseTo(0.85, 1);
    expect(seen.capacity_mAh / seen.top_mAh).toBeCloseTo(1, 2);
    expect(seen.efficiency).toBeCloseTo(1, 4);
    const expected_kPa = STIFFNESS * (0.886 - 0.21) * seen.top_mAh;
    expect(seen.pressureTop_kPa / expected_kPa).toBeCloseTo(1, 1);
    expect(Math.abs(seen.pressureBottom_kPa)).toBeLessThan(0.5);
  });
  it('de-sodiated: fades and leaves its sodium on the collector once the cathode is the smaller', () => {
    const seen = change('cathodeLoss', { desodiated_per_h: 2e-2 });
    expect(seen.locked_mAh).toBe(0);
    expect(seen.capacity_mAh).toBeLessThan(-10);
    expect(seen.active_mAh).toBeGreaterThan(10);
    expect(Math.abs(seen.top_mAh)).toBeLessThan(1);
    expect(seen.pressureBottom_kPa / (STIFFNESS * (0.886 - 0.21) * seen.active_mAh)).toBeCloseTo(1, 1);
    expect(Math.abs(seen.pressureTop_kPa)).toBeLessThan(0.5);
  });
});

describe('reservoir', () => {
  it('fades once, keeps sodium on the collector, and CE then says nothing', () => {
    const seen = change('reservoir', { diffusion_factor: 20 });
    expect(seen.active_mAh).toBeGreaterThan(20);
    expect(seen.capacity_mAh).toBeLessThan(-20);
    expect(seen.pressureBottom_kPa / (STIFFNESS * (0.886 - 0.21) * seen.active_mAh)).toBeCloseTo(1, 1);
    expect(Math.abs(seen.efficiency - 1)).toBeLessThan(1e-6);
  });
});

describe('gas and fixture', () => {
  it('gas raises both pressures and nothing else', () => {
    const seen = change('gas', { growth_um_per_h: 0.2 });
    expect(seen.pressureTop_kPa).toBeGreaterThan(5);
    expect(seen.pressureBottom_kPa).toBeGreaterThan(5);
    expect(Math.abs(seen.capacity_mAh)).toBeLessThan(0.01);
    expect(Math.abs(seen.top_mAh)).toBeLessThan(0.01);
  });
  it('a loosened fixture lowers both and shrinks the swing by its stiffness', () => {
    const seen = change('fixtureLoosening', { preload_drop_kPa: 200, stiffness_factor: 0.5 });
    const swing_kPa = healthy.pressureTop_kPa - healthy.pressureBottom_kPa;
    // 2.5 instead of 5 kPa/um, each in series with the stack's 40.
    const left = 100 / 42.5 / (200 / 45);
    expect((seen.pressureTop_kPa - seen.pressureBottom_kPa) / -swing_kPa).toBeCloseTo(1 - left, 2);
    expect(seen.pressureTop_kPa).toBeLessThan(-200);
    expect(Math.abs(seen.capacity_mAh)).toBeLessThan(0.05);
  });
});

describe('contact loss', () => {
  it('strands sodium that stays in the stack: fade and bottom pressure, and it comes back with the contact', () => {
    const seen = change('contactLoss', { contact: 0.05 });
    expect(seen.capacity_mAh).toBeLessThan(-20);
    expect(seen.pressureBottom_kPa).toBeGreaterThan(10);
    const healed = change('contactLoss', { contact: 0.05, start_cycle: 2, end_cycle: 3 });
    expect(healed.capacity_mAh).toBeGreaterThan(-1);
    expect(Math.abs(healed.pressureBottom_kPa)).toBeLessThan(1);
  });
});

describe('reactivation', () => {
  it('gives back capacity after dead sodium took it, with CE above 1', () => {
    const dead = { deadShare: 5e-3 };
    const seen = change('reactivation', { rate_per_h: 0.05 }, dead);
    expect(seen.capacity_mAh).toBeGreaterThan(1);
  });
});

describe('short events', () => {
  it('of milliseconds leak without a trace in rest voltage but their charge', () => {
    const seen = change('shortBursts', { resistance_ohm: 20, duration_s: 0.05, rate_per_h: 600 });
    expect(seen.transient.count).toBeGreaterThan(3000);
    expect(seen.top_mAh / seen.leaked_mAh).toBeCloseTo(1, 1);
    expect(seen.leaked_mAh / (seen.transient.charge_C / 3.6)).toBeGreaterThan(0.7);
  });
});
