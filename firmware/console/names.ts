/** Words for the core's enums, in their order. */
import type { text } from '../core/types.js';

/** By Mode (flow.ts). */
export const MODE_NAMES: readonly text[] = ['unknown', 'rest', 'charge', 'hold', 'discharge'];

/** By Cause (cause.ts). */
export const CAUSE_NAMES: readonly text[] = [
  'none',
  'softShort',
  'parasitic',
  'contactor',
  'sensorOffset',
  'unresolved',
];

/** By DischargeEnd (endOfDischarge.ts). */
export const DISCHARGE_END_NAMES: readonly text[] = ['unknown', 'anode', 'cathode'];

/** By InventoryReason (inventory.ts). */
export const INVENTORY_REASON_NAMES: readonly text[] = [
  'observable',
  'noCompleteCycle',
  'halfCell',
  'geometryUnknown',
  'referenceNotAnodeLimited',
  'notAnodeLimited',
  'onlyReference',
  'stale',
  'leakTooUncertain',
];

/** By SelfTest (consoleActions.ts). */
export const SELF_TEST_NAMES: readonly text[] = ['notRun', 'passed', 'failed'];

/** By FaultId (protection/faultTable.ts). */
export const FAULT_NAMES: readonly text[] = [
  'overVoltage',
  'underVoltage',
  'chargeOverCurrent',
  'dischargeOverCurrent',
  'chargeTooCold',
  'overTemperature',
  'underTemperature',
  'overPressure',
  'pressureLoss',
  'hardShortSuspected',
  'hardShort',
  'growingShort',
  'voltageSensor',
  'currentSensor',
  'temperatureSensor',
  'pressureSensor',
  'staleData',
  'chargeRegister',
  'voltageUnresponsive',
];
