/**
 * Draws the true cell around the nominal one. The core is told the nominal profile only, so its conclusions must hold
 * for cells that differ from it as real ones do.
 *
 * | law | parameters (1 sigma) |
 * |---|---|
 * | relative normal | capacity 1 %, sodium volume 1 %, cathode volume 5 %, SEI volume 10 %, stiffness 5 %, edge width of the OCV 5 %, formation loss 5 %, nucleation charge 20 % |
 * | log-normal | lead, electrolyte and interface resistance 8 %, fast and slow polarisation 20 %, diffusion time 10 %, fast time 15 %, slow time 20 %, exchange current 20 %, SEI share and growth 30 %, dead share 30 %, creep share and time 25 %, heat transfer 15 % |
 * | additive normal | OCV offset 5 mV, preload (relative) 2 % |
 * | half-normal | porosity of dead sodium 3 % |
 *
 * Sizes are assumed (production scatter of pouch cells, assembly by hand of fixtures). Draws beyond 3 sigma are
 * redrawn; every parameter has its own random stream, so a new one does not shift the others.
 */
import type { CellParameters, NumericCellKey } from '../cell/cellParameters.js';
import { cellRange, checkCell } from '../cell/cellParameters.js';
import { RandomStream } from '../random.js';

const SIGMAS_MAX = 3;

const RELATIVE: Partial<Record<NumericCellKey, number>> = {
  capacity_Ah: 0.01,
  sodiumVolume_cm3_per_Ah: 0.01,
  cathodeVolume_cm3_per_Ah: 0.05,
  seiVolume_cm3_per_Ah: 0.1,
  stiffness_kPa_per_um: 0.05,
  preload_kPa: 0.02,
  ocvEdgeWidth: 0.05,
  formationLoss: 0.05,
  nucleationCharge_C_per_cm2: 0.2,
};

const LOGARITHMIC: Partial<Record<NumericCellKey, number>> = {
  leadResistance_ohm: 0.08,
  electrolyteResistance_ohm: 0.08,
  interfaceResistance_ohm_cm2: 0.08,
  interfacePressureResistance_ohm_cm2: 0.08,
  fastResistance_ohm: 0.2,
  fastTime_s: 0.15,
  slowResistance_ohm: 0.2,
  slowTime_s: 0.2,
  diffusionTime_s: 0.1,
  exchangeCurrent_mA_per_cm2: 0.2,
  seiShare: 0.3,
  seiGrowth_C_per_cm2_sqrt_s: 0.3,
  deadShare: 0.3,
  creepShare: 0.25,
  creepTime_s: 0.25,
  heatTransfer_W_per_K: 0.15,
};

const OCV_OFFSET_SIGMA_V = 0.005;
const DEAD_POROSITY_SIGMA = 0.03;

/** The true cell of a seed. */
export function drawCell(nominal: CellParameters, seed: number): CellParameters {
  const cell: CellParameters = { ...nominal };
  const deviate = (key: NumericCellKey): number =>
    new RandomStream(seed, `cell.${key}`).boundedGaussian(SIGMAS_MAX);
  const set = (key: NumericCellKey, value: number): void => {
    const [min, max] = cellRange(key);
    cell[key] = Math.min(Math.max(value, min), max);
  };
  for (const [name, sigma] of Object.entries(RELATIVE)) {
    const key = name as NumericCellKey;
    set(key, nominal[key] * (1 + sigma * deviate(key)));
  }
  for (const [name, sigma] of Object.entries(LOGARITHMIC)) {
    const key = name as NumericCellKey;
    set(key, nominal[key] * Math.exp(sigma * deviate(key)));
  }
  set('ocvOffset_V', nominal.ocvOffset_V + OCV_OFFSET_SIGMA_V * deviate('ocvOffset_V'));
  set('deadPorosity', nominal.deadPorosity + DEAD_POROSITY_SIGMA * Math.abs(deviate('deadPorosity')));
  checkCell(cell);
  return cell;
}
