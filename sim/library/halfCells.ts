/**
 * Half cells: a bare collector against an excess of sodium metal, in a coin cell. The nominal capacity is what is plated
 * in a cycle (a counted charge ends it, no voltage does), so that 1C plates it in an hour. Voltages: counter electrode
 * less collector, see `sim/protocol/voltageLimits.ts`. Source of the published figures: ../shared seed `systems.csv`, row by its id.
 */
import type { CellParameters } from '../cell/cellParameters.js';
import { COIN } from './coinCell.js';
import type { LibraryCell } from './cells.js';

/** Stripping and plating at one rate, a quarter of an hour of rest between them, no constant voltage. */
function platedAt(rate_per_h: number): NonNullable<LibraryCell['cycling']> {
  return {
    chargeRate_per_h: rate_per_h,
    dischargeRate_per_h: rate_per_h,
    chargeShare: 1,
    cvCutRate_per_h: 0,
    restTop_s: 900,
    restBottom_s: 900,
  };
}

function coin(areal_mAh_per_cm2: number, changes: Partial<CellParameters>): Partial<CellParameters> {
  const area_cm2 = COIN.electrodeArea_cm2 ?? 1;
  return {
    ...COIN,
    geometry: 'half',
    capacity_Ah: (areal_mAh_per_cm2 * area_cm2) / 1000,
    ...changes,
  };
}

export const HALF_CELLS: readonly LibraryCell[] = [
  {
    id: 'na-cu-half',
    title: 'half cell Na|Cu, iodinated interphase, 1.5 mAh/cm2',
    source:
      'systems.csv ipil-cu-nsso-half: 1.5 mAh/cm2 at 1.5 mA/cm2, published efficiency 99.7 %, which deadShare is fitted to; ' +
      'resistances of the coin cell (assumed)',
    parameters: coin(1.5, { deadShare: 0.00134 }),
    voltageMin_V: -1,
    voltageMax_V: 0.3,
    cycling: platedAt(1),
    endOfDischarge: 'anode',
  },
  {
    id: 'na-al-nasicon-half',
    title: 'half cell Na|NASICON|Al + Au at 5.6 MPa, 2 mAh/cm2',
    source:
      'systems.csv au-al-nasicon: 2 mAh/cm2 at 0.2 mA/cm2 and 5.6 MPa, 7 ohm cm2, published efficiencies 86.5 % in the first ' +
      'cycle and 94 % after ten, which formationLoss and deadShare are fitted to; pellet of 100 ohm cm2 assumed, 20 to 200',
    parameters: coin(2, {
      preload_kPa: 5600,
      electrolyteResistance_ohm: 88.5,
      interfaceResistance_ohm_cm2: 5,
      interfacePressureResistance_ohm_cm2: 11.2,
      nucleationOverpotential_V: 0.004,
      formationLoss: 0.081,
      formationShare: 0.3,
      deadShare: 0.177,
      // Loses as much in a cycle of twenty hours under its film of about 0.7 C, should the spread draw the first-order law.
      isolation_per_s: 1e-3,
    }),
    voltageMin_V: -1,
    voltageMax_V: 0.3,
    cycling: platedAt(0.1),
    endOfDischarge: 'anode',
  },
];
