/**
 * Draws the true cell around the nominal one. The core is told the nominal profile only, so its conclusions must hold
 * for cells that differ from it as real ones do.
 *
 * | spread | values (`scatter.ts`) | forms and mechanisms (`drawForms.ts`) |
 * |---|---|---|
 * | default | capacity 1 %, resistances 8 to 20 %, times 10 to 25 %, SEI and dead sodium 30 %, creep 25 %, activation 5 to 10 %, contact 0 to -3 %, … | the nominal cell's |
 * | hard | twice as wide | drawn: relaxation, hysteresis, dead law, creep modes; small galvanic, stranding, contact, delamination terms |
 *
 * Every parameter has its own random stream, so a new one does not shift the others. The same deviate serves both
 * spreads: a seed that is high in `default` is high in `hard`.
 */
import type { CellParameters, NumericCellKey } from '../cell/cellParameters.js';
import { cellRange, checkCell } from '../cell/cellParameters.js';
import { RandomStream } from '../random.js';
import { drawForms } from './drawForms.js';
import {
  CONTACT_SIGMA,
  DEAD_POROSITY_SIGMA,
  HARD_FACTOR,
  LOGARITHMIC,
  OCV_OFFSET_MAX_V,
  OCV_OFFSET_SIGMA_V,
  RELATIVE,
  SIGMAS_MAX,
} from './scatter.js';
import type { SpreadKind } from './spreadKind.js';

/** The true cell of a seed. */
export function drawCell(
  nominal: CellParameters,
  seed: number,
  spread: SpreadKind = 'default',
): CellParameters {
  if (spread === 'off') return { ...nominal };
  const factor = spread === 'hard' ? HARD_FACTOR : 1;
  // Forms first: what they switch on scatters as everything else does.
  const centre = spread === 'hard' ? drawForms(nominal, seed) : nominal;
  const cell: CellParameters = { ...centre };
  const deviate = (key: NumericCellKey, sigma: number, sigmasMax = SIGMAS_MAX): number =>
    sigma * factor * new RandomStream(seed, `cell.${key}`).boundedGaussian(sigmasMax);
  const set = (key: NumericCellKey, value: number): void => {
    const [min, max] = cellRange(key);
    cell[key] = Math.min(Math.max(value, min), max);
  };
  for (const [name, sigma] of Object.entries(RELATIVE)) {
    const key = name as NumericCellKey;
    set(key, centre[key] * (1 + deviate(key, sigma)));
  }
  for (const [name, sigma] of Object.entries(LOGARITHMIC)) {
    const key = name as NumericCellKey;
    set(key, centre[key] * Math.exp(deviate(key, sigma)));
  }
  const offsetMax = OCV_OFFSET_MAX_V / (OCV_OFFSET_SIGMA_V * factor);
  set('ocvOffset_V', centre.ocvOffset_V + deviate('ocvOffset_V', OCV_OFFSET_SIGMA_V, offsetMax));
  set('deadPorosity', centre.deadPorosity + Math.abs(deviate('deadPorosity', DEAD_POROSITY_SIGMA)));
  set('contactShare', centre.contactShare * (1 - Math.abs(deviate('contactShare', CONTACT_SIGMA))));
  checkCell(cell);
  return cell;
}
