/**
 * The claim that dissolving or collapsing soft shorts make efficiencies above 100 % (seeds/mechanisms.md, (6) and (7)),
 * asked of both geometries through the whole chain: cell, cycler, sensors, core.
 *
 * The answer (PHYSICS 0.1, A9 (5)): in a half cell they do. The voltage has the other sign on stripping, so a short that
 * is there only then carries current that strips nothing, counted as sodium that came back. In a full cell the voltage
 * has one sign and every leak lowers the efficiency: CE - 1 = -leaked/Q. Cells that lose nothing after their formation.
 */
import { describe, expect, it, vi } from 'vitest';
import { Sample } from '../firmware/core/sample.js';
import { toCellProfile } from '../host/profile/toCellProfile.js';
import { cellDocument } from '../host/result/cellDocument.js';
import type { ResultDocument } from '../host/result/resultSchema.js';
import { MonitorRun } from '../host/run/monitorRun.js';
import { cellById, protocolOf } from '../sim/library/cells.js';
import { Simulation } from '../sim/simulation.js';
import { LOSSLESS, nominalScenario } from '../sim/testRun.js';

vi.setConfig({ testTimeout: 60_000 });

const CYCLES = 6;
/** The cycle with the short, from 0. */
const SHORTED = 3;
/** Standard uncertainties by which an efficiency must differ from 1, as for the core's own alarm. */
const SIGMAS = 3;

interface Run {
  result: ResultDocument;
  leaked_C: number;
}

function run(id: string, short?: { resistance_ohm: number; start_h: number; end_h: number }): Run {
  const cell = cellById(id);
  const simulation = new Simulation(
    nominalScenario({
      cycles: CYCLES,
      cell: { ...cell.parameters, ...LOSSLESS, formationShare: 0.9 },
      protocol: protocolOf(cell),
      faults: short === undefined ? [] : [{ name: 'softShort', parameters: { ...short } }],
    }),
  );
  const document = simulation.nominalProfile;
  const monitor = new MonitorRun(toCellProfile(document), cellDocument(document, 'given'), () => {});
  const sample = new Sample();
  while (simulation.next(sample)) monitor.take(sample);
  return { result: monitor.finish(), leaked_C: simulation.truth.at(sample.time_s).leaked_C };
}

/** Windows of the short in the shorted cycle of the healthy twin, h. */
function windows(
  healthy: ResultDocument,
): Record<'charge' | 'rest' | 'discharge' | 'late', [number, number]> {
  const { start_s, end_s } = healthy.cycles[SHORTED];
  const at_h = (share: number): number => (start_s + share * (end_s - start_s)) / 3600;
  const middle_h = at_h(0.5);
  return {
    charge: [at_h(0), at_h(0.4)],
    rest: [middle_h - 0.1, middle_h + 0.1],
    // Until well after the discharge would have ended.
    discharge: [middle_h, at_h(1) + 0.1],
    late: [at_h(0.75), at_h(1) - 0.02],
  };
}

/** How far an efficiency lies from 1, in its own standard uncertainties. */
function excess(result: ResultDocument, k: number): number {
  const { coulombicEfficiency, coulombicEfficiencyUncertainty } = result.cycles[k];
  return ((coulombicEfficiency ?? NaN) - 1) / (coulombicEfficiencyUncertainty ?? NaN);
}

const alarmsOf = (result: ResultDocument): string[] => result.alarms.map(({ id }) => id);

describe('a short in a half cell', () => {
  const healthy = run('na-cu-half');
  const shortIn = (when: keyof ReturnType<typeof windows>, resistance_ohm: number): Run => {
    const [start_h, end_h] = windows(healthy.result)[when];
    return run('na-cu-half', { resistance_ohm, start_h, end_h });
  };

  it('has a twin without one that gives back what was plated', () => {
    for (let k = 1; k < CYCLES; k++) expect(Math.abs(excess(healthy.result, k))).toBeLessThan(SIGMAS);
    expect(alarmsOf(healthy.result)).toEqual([]);
  });

  it.each([
    ['discharge', 300],
    ['discharge', 3000],
    ['late', 300],
    ['late', 3000],
  ] as const)('lifts the efficiency above 1 when it is there on stripping only: %s, %d ohm', (when, ohm) => {
    const { result, leaked_C } = shortIn(when, ohm);
    const { coulombicEfficiency, charge_Ah } = result.cycles[SHORTED];
    expect(excess(result, SHORTED)).toBeGreaterThan(10);
    expect(alarmsOf(result)).toEqual(['efficiencyAboveOne']);
    // By what went through the short, within the uncertainty of the efficiency.
    const bypassed = -leaked_C / 3600 / charge_Ah;
    const uncertainty = result.cycles[SHORTED].coulombicEfficiencyUncertainty ?? 0;
    expect(Math.abs((coulombicEfficiency ?? 0) - 1 - bypassed)).toBeLessThan(SIGMAS * uncertainty);
  });

  it('lowers it when it is there on plating only, and does nothing at rest, where there is no voltage', () => {
    const plating = shortIn('charge', 300);
    expect(plating.leaked_C).toBeGreaterThan(0);
    expect(excess(plating.result, SHORTED)).toBeLessThan(-100);
    const rest = shortIn('rest', 300);
    // What is left of the polarisation, 14 mV that decay within a minute or two, over 300 ohm.
    expect(Math.abs(rest.leaked_C)).toBeLessThan(1e-3);
    expect(Math.abs(excess(rest.result, SHORTED))).toBeLessThan(SIGMAS);
  });

  it('is never called one, for a leak cannot be read', () => {
    const { softShort, inventory } = shortIn('late', 300).result;
    expect(softShort).toMatchObject({ observable: false, levelMax: 0, episodes: [], leak_A: null });
    expect(inventory).toMatchObject({ observable: false, lli_Ah: null, lamHigh_Ah: 0 });
    expect(softShort.reason).toMatch(/^half cell/);
  });
});

describe('a short in a full cell', () => {
  const healthy = run('nvp-coin-1mah');

  it.each(
    (['charge', 'rest', 'discharge', 'late'] as const).flatMap((when) =>
      [30_000, 100_000].map((ohm) => [when, ohm] as const),
    ),
  )('never lifts the efficiency above 1, in its cycle or after its collapse: %s, %d ohm', (when, ohm) => {
    const [start_h, end_h] = windows(healthy.result)[when];
    const { result, leaked_C } = run('nvp-coin-1mah', { resistance_ohm: ohm, start_h, end_h });
    expect(leaked_C).toBeGreaterThan(0.005);
    for (const [k, { coulombicEfficiency }] of result.cycles.entries()) {
      expect(coulombicEfficiency).not.toBeNull();
      expect(excess(result, k)).toBeLessThan(SIGMAS);
    }
    expect(excess(result, SHORTED)).toBeLessThan(-10);
    expect(alarmsOf(result)).not.toContain('efficiencyAboveOne');
    // What is missing is what leaked: charge less discharge over all cycles after the formation.
    const settled = result.cycles.slice(1);
    const missing_C = settled.reduce((sum, cycle) => sum + 3600 * (cycle.charge_Ah - cycle.discharge_Ah), 0);
    expect(missing_C / leaked_C).toBeCloseTo(1, 2);
  });
});
