/** Every fault outside the cell: sensors, supply, clock, bus and contactor. PHYSICS F13 to F16, F19 to F21. */
import { busRefusalsClass, instrumentClasses, missedSamplesClass } from './busFaults.js';
import { clockDriftClass, clockJitterClass, clockJumpClass } from './clockFaults.js';
import { contactorLeakClass } from './contactorLeak.js';
import { currentGainClass, currentOffsetClass } from './currentSensorFaults.js';
import type { FaultClass } from './fault.js';
import {
  loadCellCreepClass,
  loadCellDriftClass,
  loadCellSaturationClass,
  loadCellSlipClass,
} from './loadCellFaults.js';
import { brownOutClass } from './supplyFaults.js';
import { thermistorBiasClass, thermistorOpenClass, thermistorShortClass } from './thermistorFaults.js';
import { voltageReferenceDriftClass } from './voltageSensorFaults.js';

export const INSTRUMENT_FAULT_CLASSES: readonly FaultClass[] = [
  currentOffsetClass,
  currentGainClass,
  voltageReferenceDriftClass,
  loadCellDriftClass,
  loadCellCreepClass,
  loadCellSlipClass,
  loadCellSaturationClass,
  thermistorOpenClass,
  thermistorShortClass,
  thermistorBiasClass,
  brownOutClass,
  clockJitterClass,
  clockDriftClass,
  clockJumpClass,
  contactorLeakClass,
  missedSamplesClass,
  busRefusalsClass,
  ...instrumentClasses,
];
