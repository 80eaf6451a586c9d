import type { PressureDocument } from '../../result/resultSchema.js';

/** The pressure part of a result without a load cell. */
export const NO_PRESSURE: PressureDocument = {
  observable: false,
  reason: 'no stack pressure is measured',
  gain_kPa_per_Ah: null,
  gainUncertainty: null,
  creepShare: null,
  creepShareUncertainty: null,
  thermal_kPa_per_K: null,
  thermalUncertainty_kPa_per_K: null,
  cycleLeak_A: null,
  cycleLeakUncertainty_A: null,
};
