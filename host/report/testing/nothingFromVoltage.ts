/** A result's `voltage` of a record from which it tells nothing, for the report's tests. */
import type { VoltageDocument } from '../../result/resultSchema.js';

export const NOTHING_FROM_VOLTAGE: VoltageDocument = {
  resistance_ohm: null,
  resistanceUncertainty_ohm: null,
  resistanceReason: 'no step of current',
  soc: null,
  socUncertainty: null,
  socReason: 'no open-circuit curve',
  nucleationOverpotential_mV: null,
  nucleationUncertainty_mV: null,
  dips: 0,
  shallowDips: 0,
  dipCharge_Ah: 0,
  dipEvidence_s: null,
};
