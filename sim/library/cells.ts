/**
 * Named cells: what differs from the reference cell (`referenceCell`, sim/cell/cellParameters.ts), and the voltages to
 * cycle them between. Half cells are in `halfCells.ts`. All full cells but the coin cell have 1 Ah on 500 cm2
 * (2 mAh/cm2) in the same pouch, so that they differ by their cathode alone. A cell of another size keeps every areal resistance and the heat transfer per surface.
 */
import type { CellParameters } from '../cell/cellParameters.js';
import { ScenarioError } from '../scenario/scenarioError.js';
import type { CycleSettings, Protocol } from '../protocol/protocol.js';
import { defaultProtocol } from '../protocol/protocol.js';
import { cathodeById } from './cathodes.js';
import { COIN } from './coinCell.js';
import { HALF_CELLS } from './halfCells.js';

export interface LibraryCell {
  readonly id: string;
  readonly title: string;
  /** Where the numbers come from, or "assumed". */
  readonly source: string;
  readonly parameters: Partial<CellParameters>;
  /** Voltages of discharge and charge the entry is meant for. */
  readonly voltageMin_V: number;
  readonly voltageMax_V: number;
  /** What else of the standard cycle differs for it. */
  readonly cycling?: Partial<CycleSettings>;
  /** How a C/2 discharge of the fresh cell ends: the collector is empty, or the cathode takes no more. */
  readonly endOfDischarge: 'anode' | 'cathode';
}

/** Specific heat of electrodes, assumed, 0.7 .. 1.1 J/(g K). */
const SPECIFIC_HEAT_J_PER_G_K = 0.9;
/** Heat capacity of the reference cell (PHYSICS A6) and the cathode mass in it, 1 Ah at 110 mAh/g. */
const REFERENCE_HEAT_J_PER_K = 60;
const REFERENCE_CATHODE_MAH_PER_G = 110;

/** The reference pouch with another cathode: its mass, and so its heat capacity, follows the specific capacity. */
function pouch(cathode: string, diffusionTime_s: number): Partial<CellParameters> {
  const mass_g = 1000 / cathodeById(cathode).specificCapacity_mAh_per_g;
  const change_g = mass_g - 1000 / REFERENCE_CATHODE_MAH_PER_G;
  const heatCapacity_J_per_K = REFERENCE_HEAT_J_PER_K + SPECIFIC_HEAT_J_PER_G_K * change_g;
  return { cathode, diffusionTime_s, heatCapacity_J_per_K: Math.round(heatCapacity_J_per_K * 100) / 100 };
}

const ASSUMED = 'geometry, resistances and thermal data of the reference cell (assumed); ';

const CELLS: readonly LibraryCell[] = [
  {
    id: 'nvp-1ah',
    title: 'reference cell: NVP, 1 Ah, 2 mAh/cm2',
    source:
      'PHYSICS reference cell: 1.0 Ah, 500 cm2, 10 layers, 1 MPa, 5 kPa/um; values assumed as listed there',
    parameters: {},
    voltageMin_V: 2.4,
    voltageMax_V: 3.6,
    endOfDischarge: 'anode',
  },
  {
    id: 'nacro2-1ah',
    title: 'NaCrO2, 1 Ah, 2 mAh/cm2',
    source: `${ASSUMED}3.5 V as the published full cell is held at; diffusion time assumed, 100 to 300 s`,
    parameters: pouch('NaCrO2', 180),
    voltageMin_V: 2.2,
    voltageMax_V: 3.5,
    endOfDischarge: 'anode',
  },
  {
    id: 'nfm-1ah',
    title: 'NFM111 O3, 1 Ah, 2 mAh/cm2',
    source: `${ASSUMED}diffusion time assumed, 100 to 400 s`,
    parameters: pouch('NFM', 250),
    voltageMin_V: 2.0,
    voltageMax_V: 3.95,
    endOfDischarge: 'anode',
  },
  {
    id: 'pw-1ah',
    title: 'Prussian white, 1 Ah, 2 mAh/cm2',
    source: `${ASSUMED}diffusion time assumed, 100 to 400 s`,
    parameters: pouch('PW', 250),
    voltageMin_V: 2.0,
    voltageMax_V: 3.65,
    endOfDischarge: 'anode',
  },
  {
    id: 'nvpf-1ah',
    title: 'NVPF, 1 Ah, 2 mAh/cm2',
    source: `${ASSUMED}diffusion time assumed, 100 to 400 s`,
    parameters: pouch('NVPF', 250),
    voltageMin_V: 2.5,
    voltageMax_V: 4.35,
    endOfDischarge: 'anode',
  },
  {
    id: 'nfpp-1ah',
    title: 'NFPP, 1 Ah, 2 mAh/cm2',
    source: `${ASSUMED}diffusion time assumed, 100 to 300 s`,
    parameters: pouch('NFPP', 200),
    voltageMin_V: 2.0,
    voltageMax_V: 3.5,
    endOfDischarge: 'anode',
  },
  {
    id: 'na5vp-nvp-1ah',
    title: 'NVP with 20 % of reservoir from Na5V2(PO4)3, 1 Ah',
    source: `${ASSUMED}first-charge plateaus at 0.35 V and 1.7 V published; size of the reservoir assumed, 0 to 107 %`,
    parameters: pouch('Na5VP', 200),
    voltageMin_V: 2.4,
    voltageMax_V: 3.6,
    endOfDischarge: 'cathode',
  },
  {
    id: 'nvp-coin-1mah',
    title: 'NVP coin cell, 1 mAh on 1.13 cm2',
    source:
      'areal resistances of the reference cell (assumed); case, contacts and spring assumed, 100 to 500 kPa',
    parameters: COIN,
    voltageMin_V: 2.4,
    voltageMax_V: 3.6,
    endOfDischarge: 'anode',
  },
];

/** Every cell, in the order of the library. */
export function listCells(): readonly LibraryCell[] {
  return [...CELLS, ...HALF_CELLS];
}

/** The default cycle between the cell's voltages, and as else it is cycled. */
export function protocolOf(cell: LibraryCell): Protocol {
  const { voltageMin_V, voltageMax_V, cycling } = cell;
  return { ...defaultProtocol(), voltageMin_V, voltageMax_V, ...cycling };
}

/** The cell with this id; throws one clear line that names the known ids. */
export function cellById(id: string): LibraryCell {
  const found = listCells().find((cell) => cell.id === id);
  if (found === undefined) {
    throw new ScenarioError(
      `cell "${id}" is not in the library; known ids: ${listCells()
        .map((cell) => cell.id)
        .join(', ')}`,
    );
  }
  return found;
}
