/**
 * Opens and closes the faults of a scenario as time and cycles pass, and sets the cell's conditions accordingly.
 * Conditions are rebuilt from all open faults at every change, so faults of one kind add up and end cleanly.
 */
import type { Conditions } from '../cell/conditions.js';
import type { Fault } from './fault.js';

export class FaultSchedule {
  /** Whether each fault is open now, in the order of `faults`. */
  readonly open: boolean[];
  private readonly firstCycle: number[];
  private readonly edges_s: number[];
  private cycle = 0;
  private nextEdge = 0;

  constructor(readonly faults: readonly Fault[]) {
    this.open = faults.map(() => false);
    this.firstCycle = faults.map(() => 0);
    const edges = faults.flatMap((fault) => [fault.window.start_s, fault.window.end_s]);
    this.edges_s = [...new Set(edges.filter((edge) => Number.isFinite(edge)))].sort((a, b) => a - b);
  }

  /** The next time at which a fault may open or close, s; steps must not run across it. */
  nextEdge_s(): number {
    return this.nextEdge < this.edges_s.length ? this.edges_s[this.nextEdge] : Infinity;
  }

  /** True if `update` may change anything: an edge is reached or a cycle has begun. */
  isDue(time_s: number, cycle: number): boolean {
    return cycle !== this.cycle || time_s >= this.nextEdge_s();
  }

  /** Opens and closes faults and rebuilds the conditions. */
  update(time_s: number, cycle: number, conditions: Conditions): void {
    this.cycle = cycle;
    while (this.nextEdge_s() <= time_s) this.nextEdge++;
    conditions.reset();
    for (let i = 0; i < this.faults.length; i++) {
      const fault = this.faults[i];
      const open = fault.window.isOpen(time_s, cycle);
      if (open && !this.open[i]) this.firstCycle[i] = cycle;
      this.open[i] = open;
      if (open) fault.apply(conditions, cycle - this.firstCycle[i]);
    }
  }
}
