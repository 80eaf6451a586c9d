import { CellRun } from '../cellRun.js';
import type { Figure, Series } from '../figure.js';
import { concentrationOverpotential_V } from '../../../sim/cell/concentration.js';
import type { Point } from '../simplifyLine.js';

const LIMIT_MA_PER_CM2 = 1;
const TIME_S = 100;
const DENSITIES_MA_PER_CM2 = [0.5, 0.9, 1.2, 2];
const AREA_CM2 = 500;

/** Depletion after a step of current, below and above the limiting current, with Sand's times. */
export function concentration(): Figure[] {
  const depletion: Series[] = [];
  const overpotential: Series[] = [];
  for (const density_mA_per_cm2 of DENSITIES_MA_PER_CM2) {
    const run = new CellRun(
      { limitingCurrent_mA_per_cm2: LIMIT_MA_PER_CM2, concentrationTime_s: TIME_S },
      { step_s: 0.5 },
    );
    const { state } = run.cell;
    const salt: Point[] = [];
    const voltage: Point[] = [];
    run.note = () => {
      salt.push([run.time_s, 100 * Math.max(1 - state.depletion, 0)]);
      voltage.push([
        run.time_s,
        1000 * concentrationOverpotential_V(state.depletion, state.temperature_degC),
      ]);
    };
    run.hold((density_mA_per_cm2 * AREA_CM2) / 1000, 200, () => state.depletion >= 1);
    const name = `${density_mA_per_cm2} mA/cm2`;
    depletion.push({ name, points: salt });
    overpotential.push({ name, points: voltage });
  }
  const sand = DENSITIES_MA_PER_CM2.filter((density) => density > LIMIT_MA_PER_CM2).map((density): Series => {
    const sand_s = (Math.PI / 4) * TIME_S * (LIMIT_MA_PER_CM2 / density) ** 2;
    return {
      name: `Sand ${sand_s.toFixed(1)} s`,
      reference: true,
      points: [
        [sand_s, 0],
        [sand_s, 100],
      ],
    };
  });
  const x = { label: 'time (s)' };
  return [
    {
      name: 'concentration',
      description: `Salt left at the collector and overpotential after a step of current, limiting current ${LIMIT_MA_PER_CM2} mA/cm2`,
      panels: [
        { x, y: { label: 'salt at the collector (%)' }, series: [...depletion, ...sand] },
        { x, y: { label: 'overpotential (mV)', domain: [0, 200] }, series: overpotential },
      ],
    },
  ];
}
