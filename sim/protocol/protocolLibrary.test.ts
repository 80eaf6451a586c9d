import { describe, expect, it } from 'vitest';
import { Sample } from '../../firmware/core/sample.js';
import type { Scenario } from '../scenario/scenario.js';
import { Simulation } from '../simulation.js';
import { LOSSLESS, nominalScenario } from '../testRun.js';
import { driveRates } from './driveCurrent.js';
import { defaultProtocol } from './protocol.js';
import { listProtocols, protocolByName } from './protocolLibrary.js';

interface Stretch {
  current_A: number;
  start_s: number;
  end_s: number;
  charge_Ah: number;
}

/** The run cut where the true current jumps: at the pairs of rows 10 ms apart. */
function stretches(changes: Partial<Scenario>): { simulation: Simulation; parts: Stretch[] } {
  const simulation = new Simulation(
    nominalScenario({ cycles: 1, cell: LOSSLESS, logger: { period_s: 10 }, ...changes }),
  );
  const parts: Stretch[] = [];
  const sample = new Sample();
  let last_s = 0;
  let start_Ah = 0;
  let last_Ah = 0;
  let begun_s = -1;
  while (simulation.next(sample)) {
    if (begun_s < 0 || sample.time_s - last_s < 0.0115) {
      begun_s = last_s;
      start_Ah = last_Ah;
      parts.push({ current_A: sample.current_A, start_s: begun_s, end_s: begun_s, charge_Ah: 0 });
    }
    const part = parts[parts.length - 1];
    part.end_s = sample.time_s;
    part.charge_Ah = sample.netCharge_Ah - start_Ah;
    last_s = sample.time_s;
    last_Ah = sample.netCharge_Ah;
  }
  return { simulation, parts };
}

const QUANTUM_AH = 4e-9;

describe('formation', () => {
  it('runs the first three cycles at C/10 and the rest at C/2', () => {
    const { parts } = stretches({ protocol: protocolByName('formation'), cycles: 4 });
    const discharges = parts.filter((part) => part.current_A < -0.05);
    expect(discharges.map((part) => Math.round(100 * part.current_A) / 100)).toEqual([
      -0.1, -0.1, -0.1, -0.5,
    ]);
    for (const part of discharges) {
      expect(part.charge_Ah / (part.end_s - part.start_s)).toBeCloseTo(part.current_A / 3600, 7);
    }
  });
});

describe('diagnostics', () => {
  it('makes every tenth cycle slow, with two hours of rest at its top', () => {
    const short = {
      ...protocolByName('diagnostics'),
      chargeRate_per_h: 2,
      dischargeRate_per_h: 2,
      restTop_s: 60,
      restBottom_s: 60,
      cvMax_h: 0.01,
    };
    const { parts } = stretches({ protocol: short, cycles: 10, logger: { period_s: 60 } });
    const charges = parts.filter((part) => part.charge_Ah > 0.2);
    expect(charges.length).toBe(10);
    expect(charges.filter((part) => part.current_A > 1.9).length).toBe(9);
    expect(charges[9].current_A).toBeCloseTo(0.05, 3);
    const longRests = parts.filter(
      (part) => Math.abs(part.current_A) < 1e-3 && part.end_s - part.start_s > 3600,
    );
    expect(longRests.length).toBe(1);
    expect(longRests[0].end_s - longRests[0].start_s).toBeCloseTo(7200, 2);
  });
});

describe('partial cycling', () => {
  it('passes exactly the stated charge between its limits, after a full first cycle', () => {
    const { parts } = stretches({ protocol: protocolByName('partial'), cycles: 4 });
    const moved = parts.filter((part) => Math.abs(part.charge_Ah) > 0.1);
    const first = moved.findIndex((part) => part.current_A < -0.1) + 1;
    const [up, down, up2, down2] = moved.slice(first);
    expect(Math.abs(up.charge_Ah - 0.8)).toBeLessThan(QUANTUM_AH);
    for (const part of [down, down2]) expect(Math.abs(part.charge_Ah + 0.5)).toBeLessThan(QUANTUM_AH);
    expect(Math.abs(up2.charge_Ah - 0.5)).toBeLessThan(QUANTUM_AH);
    expect(down.end_s - down.start_s).toBeCloseTo(3600, 2);
  });
});

describe('pulses', () => {
  it('puts 10 s at 1C every 10 min on a discharge at C/5 and ends at the voltage limit', () => {
    const { parts, simulation } = stretches({ protocol: protocolByName('pulses') });
    const pulses = parts.filter((part) => part.current_A < -0.9);
    expect(pulses.length).toBeGreaterThan(20);
    expect(pulses.length).toBeLessThan(45);
    pulses.slice(0, -1).forEach((pulse, i) => {
      expect(pulse.end_s - pulse.start_s).toBeCloseTo(10, 2);
      expect(Math.abs(pulse.charge_Ah + 10 / 3600)).toBeLessThan(QUANTUM_AH);
      if (i > 0) expect(pulse.start_s - pulses[i - 1].start_s).toBeCloseTo(600, 2);
    });
    expect(simulation.abandonedSteps.count).toBe(0);
    // The whole train is left at the limit: a rest follows, no further base current.
    expect(Math.abs(parts.at(-1)!.current_A)).toBeLessThan(1e-3);
    expect(parts.at(-1)!.end_s - parts.at(-1)!.start_s).toBeCloseTo(1800, 2);
  });
});

describe('drive', () => {
  it('has the stated mean and scatter for every seed', () => {
    for (const seed of [1, 2, 3]) {
      const rates = driveRates(1080, -0.3, 0.4, seed);
      const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length;
      expect(mean).toBeCloseTo(-0.3, 12);
      expect(Math.sqrt(variance)).toBeCloseTo(0.4, 12);
      const lag = rates.slice(1).reduce((sum, rate, i) => sum + (rate - mean) * (rates[i] - mean), 0);
      expect(Math.abs(lag / variance / rates.length - 0.7)).toBeLessThan(5 * Math.sqrt(0.51 / rates.length));
    }
    expect(driveRates(50, -0.3, 0.4, 1)).not.toEqual(driveRates(50, -0.3, 0.4, 2));
    expect(driveRates(3, -0.3, 0, 1)).toEqual([-0.3, -0.3, -0.3]);
  });

  it('discharges by its mean and charges now and then', () => {
    const { parts } = stretches({ protocol: protocolByName('drive') });
    const top = parts.findIndex((part) => Math.abs(part.current_A) < 1e-3);
    const segments = parts.slice(top + 1, top + 1081);
    const drawn_Ah = segments.reduce((sum, part) => sum + part.charge_Ah, 0);
    expect(Math.abs(drawn_Ah + 0.9)).toBeLessThan(1e-6);
    expect(segments.filter((part) => part.current_A > 0.01).length).toBeGreaterThan(100);
  });
});

describe('interrupted', () => {
  it('rests for two hours when half the charge is in', () => {
    const { parts } = stretches({ protocol: protocolByName('interrupted') });
    expect(Math.abs(parts[0].charge_Ah - 0.5)).toBeLessThan(QUANTUM_AH);
    expect(parts[1].end_s - parts[1].start_s).toBeCloseTo(7200, 2);
    expect(parts[2].current_A).toBeCloseTo(0.5, 3);
  });
});

describe('the library', () => {
  it('names what it has, and every one of it passes the checks and ends', () => {
    expect(protocolByName('default')).toEqual(defaultProtocol());
    expect(() => protocolByName('fast')).toThrow(
      /protocol "fast" is not known; known protocols: default, slowTail/,
    );
    for (const name of listProtocols()) {
      const simulation = new Simulation(nominalScenario({ protocol: protocolByName(name), cycles: 1 }));
      expect(simulation.nominalProfile.currentMaxDischarge_A).toBeGreaterThan(0);
    }
  });
});
