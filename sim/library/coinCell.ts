import type { CellParameters } from '../cell/cellParameters.js';

/** 12 mm electrode with 1 mAh (0.88 mAh/cm2). Resistances: the reference cell's times its 500 cm2, over 1.13 cm2. */
export const COIN: Partial<CellParameters> = {
  capacity_Ah: 0.001,
  electrodeArea_cm2: 1.13,
  footprintArea_cm2: 1.13,
  layers: 1,
  // A pressed case has no tabs and foils but contacts of its own.
  leadResistance_ohm: 1,
  electrolyteResistance_ohm: 7.52,
  fastResistance_ohm: 3.54,
  slowResistance_ohm: 1.77,
  // CR2032 case, 3 g at 0.8 J/(g K); 8 W/(m2 K) as the pouch, over 8 cm2.
  heatCapacity_J_per_K: 2.4,
  heatTransfer_W_per_K: 0.0064,
  // The wave spring of the case; nobody measures it.
  fixture: 'none',
  preload_kPa: 200,
};
