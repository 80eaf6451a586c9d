import { describe, expect, it } from 'vitest';
import { Sample } from '../firmware/core/sample.js';
import { Simulation } from './simulation.js';
import { nominalScenario, run } from './testRun.js';

describe('the samples', () => {
  const { rows, simulation } = run(nominalScenario({ cycles: 2 }));

  it('rise strictly in time, lie on the logging grid and mark every protocol step with a first and a last row', () => {
    expect(rows[0].time_s).toBe(0.01);
    let regular = 0;
    for (let i = 1; i < rows.length; i++) {
      const gap_s = rows[i].time_s - rows[i - 1].time_s;
      expect(gap_s).toBeGreaterThan(0);
      expect(gap_s).toBeLessThan(10.002);
      if (Math.abs(gap_s - 10) < 0.0015) regular++;
    }
    expect(regular / rows.length).toBeGreaterThan(0.98);
    for (let i = 1; i < rows.length; i++) {
      if (rows[i].contactorOpen === rows[i - 1].contactorOpen) continue;
      expect(rows[i].time_s - rows[i - 1].time_s).toBeLessThan(0.012);
    }
  });

  it('are rounded to the decimals of the logger', () => {
    for (const row of rows) {
      expect(Number(row.time_s.toFixed(3))).toBe(row.time_s);
      expect(Number(row.voltage_V.toFixed(6))).toBe(row.voltage_V);
      expect(Number(row.current_A.toFixed(7))).toBe(row.current_A);
      expect(Number(row.netCharge_Ah.toFixed(9))).toBe(row.netCharge_Ah);
      expect(Number(row.temperature_degC.toFixed(3))).toBe(row.temperature_degC);
      expect(Number(row.pressure_kPa.toFixed(3))).toBe(row.pressure_kPa);
    }
  });

  it('show no current but noise while the contactor is open, and hold 3.6 V in the constant-voltage step', () => {
    for (const row of rows) if (row.contactorOpen) expect(Math.abs(row.current_A)).toBeLessThan(60e-6);
    const held = rows.filter((row) => !row.contactorOpen && row.current_A > 0.02 && row.current_A < 0.49);
    expect(held.length).toBeGreaterThan(50);
    for (const row of held) expect(Math.abs(row.voltage_V - 3.6)).toBeLessThan(150e-6);
  });

  it('leave the last sample alone and report full progress at the end', () => {
    const sample = new Sample();
    sample.time_s = 42;
    expect(simulation.next(sample)).toBe(false);
    expect(sample.time_s).toBe(42);
    expect(simulation.progress).toBe(1);
  });

  it('have a progress that rises from 0 to 1', () => {
    const short = new Simulation(nominalScenario({ cycles: 2 }));
    const sample = new Sample();
    let last = 0;
    while (short.next(sample)) {
      expect(short.progress).toBeGreaterThanOrEqual(last);
      expect(short.progress).toBeLessThanOrEqual(1);
      last = short.progress;
    }
    expect(last).toBe(1);
  });

  it('have no pressure without a fixture', () => {
    const bare = new Simulation(nominalScenario({ cell: { fixture: 'none' } }));
    const sample = new Sample();
    bare.next(sample);
    expect(sample.pressureValid).toBe(false);
    expect(sample.voltageValid && sample.currentValid && sample.netChargeValid).toBe(true);
    expect(bare.nominalProfile.fixture).toEqual({ type: 'none' });
  });
});
