/**
 * One persistent internal short of fixed resistance: I_sh = V_el/R, under current and at rest (PHYSICS A5, F1).
 * The charge that leaks returns to the cathode; no sodium is lost, the next charge is longer.
 */
import type { Conditions } from '../cell/conditions.js';
import type { Fault, FaultClass } from './fault.js';
import type { FaultWindow } from './faultWindow.js';

export class SoftShort implements Fault {
  constructor(
    readonly resistance_ohm: number,
    readonly window: FaultWindow,
    readonly name = 'softShort',
  ) {}

  apply(conditions: Conditions): void {
    conditions.shortConductance_S += 1 / this.resistance_ohm;
  }
}

export const softShortClass: FaultClass = {
  name: 'softShort',
  summary: 'persistent internal short of fixed resistance',
  parameters: [{ key: 'resistance_ohm', meaning: 'resistance of the short', min: 1, max: 1e9 }],
  create: (values, window) => new SoftShort(values['resistance_ohm'], window),
};
