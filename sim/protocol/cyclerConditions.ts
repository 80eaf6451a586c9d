/** What faults do between the cycler and the cell while they last; the fields of a fresh object are the healthy one. Set by the fault schedule only. */
export class CyclerConditions {
  /** Conductance across the cell's terminals on the cell's side of the shunt, S (PHYSICS F21). */
  externalConductance_S = 0;

  /** Back to healthy; the schedule then applies every open fault. */
  reset(): void {
    this.externalConductance_S = 0;
  }
}
