/**
 * Opens and closes the faults of a scenario as time and cycles pass, and sets the conditions of cell, sensors and
 * cycler accordingly. Conditions are rebuilt from all open faults at every change, so faults of one kind add up and
 * end cleanly. A fault whose effect changes with time is applied again every `refresh_s` while it is open.
 */
import { type Conditions, SOURCES_MAX } from '../cell/conditions.js';
import { CyclerConditions } from '../protocol/cyclerConditions.js';
import { SensorConditions } from '../sensors/sensorConditions.js';
import { ScenarioError } from '../scenario/scenarioError.js';
import type { Fault } from './fault.js';

export class FaultSchedule {
  /** Whether each fault is open now, in the order of `faults`. */
  readonly open: boolean[];
  /** Whether each fault has ever been open. */
  readonly happened: boolean[];
  /** What open faults do outside the cell. */
  readonly sensors = new SensorConditions();
  readonly cycler = new CyclerConditions();
  private readonly firstCycle: number[];
  private readonly opened_s: number[];
  private readonly edges_s: number[];
  private cycle = 0;
  private nextEdge = 0;
  private nextRefresh_s = Infinity;

  constructor(readonly faults: readonly Fault[]) {
    if (faults.filter((fault) => fault.shortForm === 'filaments').length > SOURCES_MAX) {
      throw new ScenarioError(
        `faults has more than ${SOURCES_MAX} short trains and growing shorts; the cell takes ${SOURCES_MAX}`,
      );
    }
    this.open = faults.map(() => false);
    this.happened = faults.map(() => false);
    this.firstCycle = faults.map(() => 0);
    this.opened_s = faults.map(() => 0);
    const edges = faults.flatMap((fault) => [fault.window.start_s, fault.window.end_s]);
    this.edges_s = [...new Set(edges.filter((edge) => Number.isFinite(edge)))].sort((a, b) => a - b);
  }

  /** The next time at which a fault may open, close or change, s; steps must not run across it. */
  nextEdge_s(): number {
    const edge_s = this.nextEdge < this.edges_s.length ? this.edges_s[this.nextEdge] : Infinity;
    return edge_s < this.nextRefresh_s ? edge_s : this.nextRefresh_s;
  }

  /** True if `update` may change anything: an edge is reached or a cycle has begun. */
  isDue(time_s: number, cycle: number): boolean {
    return cycle !== this.cycle || time_s >= this.nextEdge_s();
  }

  /** Opens and closes faults and rebuilds the conditions. */
  update(time_s: number, cycle: number, conditions: Conditions): void {
    this.cycle = cycle;
    while (this.nextEdge < this.edges_s.length && this.edges_s[this.nextEdge] <= time_s) this.nextEdge++;
    this.nextRefresh_s = Infinity;
    conditions.reset();
    this.sensors.reset(time_s);
    this.cycler.reset();
    for (let i = 0; i < this.faults.length; i++) {
      const fault = this.faults[i];
      const open = fault.window.isOpen(time_s, cycle);
      if (open && !this.open[i]) {
        this.firstCycle[i] = cycle;
        this.opened_s[i] = time_s;
        this.happened[i] = true;
      }
      this.open[i] = open;
      if (!open) continue;
      const cycles = cycle - this.firstCycle[i];
      const elapsed_s = time_s - this.opened_s[i];
      conditions.faultIndex = i;
      fault.apply?.(conditions, cycles, elapsed_s);
      fault.applyToSensors?.(this.sensors, cycles, elapsed_s);
      fault.applyToCycler?.(this.cycler, cycles, elapsed_s);
      if (fault.refresh_s !== undefined && time_s + fault.refresh_s < this.nextRefresh_s) {
        this.nextRefresh_s = time_s + fault.refresh_s;
      }
    }
  }
}
