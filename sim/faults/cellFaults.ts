/** The fault classes that act in the cell beyond the two first ones, in the order they are listed to users. */
import type { FaultClass } from './fault.js';
import {
  cathodeLossClass,
  contactLossClass,
  galvanicCorrosionClass,
  reactivationClass,
  reservoirClass,
  seiGrowthClass,
} from './inventoryFaults.js';
import { growingShortClass, hardShortClass, redoxShuttleClass, shortBurstsClass } from './shortFaults.js';
import { ambientClass, fixtureLooseningClass, gasClass } from './stackFaults.js';

export const CELL_FAULT_CLASSES: readonly FaultClass[] = [
  shortBurstsClass,
  growingShortClass,
  hardShortClass,
  redoxShuttleClass,
  seiGrowthClass,
  galvanicCorrosionClass,
  cathodeLossClass,
  contactLossClass,
  reactivationClass,
  reservoirClass,
  gasClass,
  fixtureLooseningClass,
  ambientClass,
];
