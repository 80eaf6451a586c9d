/**
 * A resistance across the cell's terminals on the cell's side of the shunt, such as a leaking contactor (PHYSICS F21):
 *   I_cell = I_shunt - V/R
 * The shunt and the charge register do not see it, so it looks like a soft short; it is not one: nothing flows inside
 * the cell but what flows through its terminals.
 */
import type { CyclerConditions } from '../protocol/cyclerConditions.js';
import type { Fault, FaultClass, OtherLeak } from './fault.js';
import type { FaultWindow } from './faultWindow.js';

class ContactorLeak implements Fault {
  readonly name = 'contactorLeak';
  /** Not a short of the cell. */
  readonly resistance_ohm = null;
  readonly otherLeak: OtherLeak;

  constructor(
    private readonly external_ohm: number,
    readonly window: FaultWindow,
  ) {
    this.otherLeak = { cause: 'contactor', size: 1 / external_ohm, resistance_ohm: external_ohm };
  }

  applyToCycler(conditions: CyclerConditions): void {
    conditions.externalConductance_S += 1 / this.external_ohm;
  }
}

export const contactorLeakClass: FaultClass = {
  name: 'contactorLeak',
  summary: 'a resistance across the cell outside it, not seen by the shunt',
  parameters: [{ key: 'resistance_ohm', meaning: 'resistance across the terminals', min: 1, max: 1e9 }],
  create: (values, window) => new ContactorLeak(values['resistance_ohm'], window),
};
