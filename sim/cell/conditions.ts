/** What faults do to the cell while they last; 0 and 1 are the healthy cell. Set by the fault schedule only. */
export class Conditions {
  /** Conductance of all shorts together, S. */
  shortConductance_S = 0;
  /** Multiplier of the dead-sodium share. */
  deadMultiplier = 1;

  reset(): void {
    this.shortConductance_S = 0;
    this.deadMultiplier = 1;
  }
}
