/**
 * SEI that forms while sodium is plated: the share of the plated charge that is lost to it.
 *
 *   f = m f_0 + phi (1 - q_formed/q_formation)
 * The second term is the fresh surface of the collector that has no SEI yet (A_new/A_old of PHYSICS A4): it uses up a
 * fixed charge, nearly all of it in the first charge (the formation loss), and then vanishes; m is the multiplier of a
 * fault.
 * Source: PHYSICS A4; initial efficiencies of 86 to 97 % in the reviews.
 */
import { COULOMB_PER_AH } from './constants.js';
import type { CellParameters } from './cellParameters.js';
import type { CellState } from './cellState.js';
import { expm1 } from './slowFunction.js';

export class ElectrochemicalSei {
  private readonly formation_C: number;

  constructor(private readonly cell: CellParameters) {
    this.formation_C = cell.formationLoss * cell.capacity_Ah * COULOMB_PER_AH;
  }

  /** SEI charge that plating `plated_C` costs, C; exact for any size of step. Books the formation part. */
  formed_C(state: CellState, plated_C: number, multiplier = 1): number {
    let fresh_C = 0;
    if (this.formation_C > 0 && this.cell.formationShare > 0) {
      const left_C = this.formation_C - state.formationSei_C;
      fresh_C = -left_C * expm1((-this.cell.formationShare * plated_C) / this.formation_C);
      state.formationSei_C += fresh_C;
    }
    return multiplier * this.cell.seiShare * plated_C + fresh_C;
  }
}
