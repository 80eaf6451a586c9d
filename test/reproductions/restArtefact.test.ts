/**
 * Row 23: after a rest in the charged state the Coulombic efficiency drops and then exceeds 100 %; after a rest in the
 * discharged state capacity seems to recover (lithium; sign and order only).
 *
 * Nothing is fitted. The cause that is tested is metal that loses contact in the rest and regains it in the cycles after:
 * isolation with time (1e-5 1/s under a native film) and reconnection (20 h at 1 MPa), both assumed. The controls are the
 * point: with dead sodium, corrosion or a soft short instead there is the drop but, in a cell that ends each discharge
 * with an empty collector, never an efficiency above 100 %.
 */
import { describe, expect, it } from 'vitest';
import type { CellParameters } from '../../sim/cell/cellParameters.js';
import type { CycledCell, CyclingPlan } from './cycledCell.js';
import { cycleCell } from './cycledCell.js';

/** The cycle with the long rest (from 0). */
const RESTED = 7;
const REST_S = 72 * 3600;

/** Charge that stays behind at the voltage limit differs by less than this from cycle to cycle. */
const SAME = 1e-5;

function cycled(
  cell: Partial<CellParameters>,
  rest: 'charged' | 'discharged' | 'none',
  faults: CyclingPlan['faults'] = [],
): CycledCell {
  const settings =
    rest === 'charged' ? { restTop_s: REST_S } : rest === 'discharged' ? { restBottom_s: REST_S } : {};
  return cycleCell({
    cell: {
      formationShare: 0.9,
      seiShare: 0,
      deadShare: 0,
      seiGrowth_C_per_cm2_sqrt_s: 0,
      diffusionTime_s: 100,
      ...cell,
    },
    cycles: 14,
    faults,
    protocol: { variants: [{ everyCycles: RESTED + 1, settings }] },
  });
}

const STRANDING: Partial<CellParameters> = {
  deadLaw: 'firstOrder',
  isolation_per_s: 1e-5,
  strandedShare: 1,
  reconnection_s: 72000,
};

describe('a rest in the charged state', () => {
  it('lowers the efficiency, which then exceeds 100 % and returns, if the metal reconnects', () => {
    const { efficiency, activeLeft_C, residual_C } = cycled(STRANDING, 'charged');
    const usual = efficiency[RESTED - 1];
    expect(efficiency[RESTED]).toBeLessThan(usual - 10 * SAME);
    const after = efficiency.slice(RESTED + 1);
    expect(after[0]).toBeGreaterThan(1 + 5 * SAME);
    for (let k = 1; k < after.length; k++) expect(after[k]).toBeLessThan(after[k - 1]);
    expect(Math.max(...activeLeft_C)).toBeLessThan(1);
    expect(residual_C).toBe(0);
  });

  it('never brings it above 100 % if the metal is dead, corroded or leaked through a soft short', () => {
    const dead = cycled({ ...STRANDING, strandedShare: 0 }, 'charged');
    const corroded = cycled({ seiGrowth_C_per_cm2_sqrt_s: 1e-4 }, 'charged');
    const leaked = cycled({}, 'charged', [
      {
        name: 'softShort',
        parameters: { resistance_ohm: 3000, start_cycle: RESTED + 1, end_cycle: RESTED + 2 },
      },
    ]);
    for (const { efficiency } of [dead, corroded, leaked]) {
      expect(efficiency[RESTED]).toBeLessThan(efficiency[RESTED - 1] - 10 * SAME);
      for (const value of efficiency.slice(1)) expect(value).toBeLessThan(1 + SAME);
    }
    // What leaked is in the cathode again; what died or corroded is lost for good.
    const lost_Ah = ({ discharge_Ah }: CycledCell): number => discharge_Ah[RESTED - 1] - discharge_Ah[13];
    expect(Math.abs(lost_Ah(leaked))).toBeLessThan(SAME);
    expect(lost_Ah(corroded)).toBeGreaterThan(30 * SAME);
    expect(lost_Ah(dead)).toBeGreaterThan(30 * SAME);
  });
});

describe('a rest in the discharged state', () => {
  it('seems to recover capacity if there is metal that reconnects, and does nothing otherwise', () => {
    const losing = { deadShare: 5e-3, strandedShare: 0.9, reconnection_s: 36000 };
    const [rested, control] = [cycled(losing, 'discharged'), cycled(losing, 'none')];
    const next = RESTED + 1;
    expect(control.discharge_Ah[next]).toBeLessThan(control.discharge_Ah[RESTED]);
    expect(rested.discharge_Ah[next]).toBeGreaterThan(rested.discharge_Ah[RESTED] + 1e-3);
    expect(rested.efficiency[next]).toBeGreaterThan(1);
    // No loss was undone: the same sodium is dead in the end.
    expect(Math.abs(rested.dead_C / control.dead_C - 1)).toBeLessThan(0.01);
    const dead = cycled({ ...losing, strandedShare: 0 }, 'discharged');
    expect(dead.discharge_Ah[next]).toBeLessThan(dead.discharge_Ah[RESTED]);
  });
});
