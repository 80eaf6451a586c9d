/**
 * What really happens in the simulated cell: the sodium pools, the leak and the parasitic current against time, and
 * the episodes of shorts.
 * Recorded every 60 s of simulated time, at the edges of every protocol step, and just before and after every fault
 * edge (the leak jumps there). The core never sees any of it.
 */
import type { Cell } from '../cell/cell.js';
import { Pool } from '../cell/pools.js';
import type { FaultSchedule } from '../faults/faultSchedule.js';
import type { LeakCause } from '../faults/fault.js';
import { OtherLeaks } from './otherLeaks.js';
import type { OtherCharge } from './otherLeaks.js';
import { ShortEpisodes } from './shortEpisodes.js';
import type { ShortEpisode } from './shortEpisodes.js';

export type { ShortEpisode } from './shortEpisodes.js';

/** One leak from its start to its end, by its cause; `end_s` is null while it lasts. */
export interface LeakEpisode {
  readonly cause: 'softShort' | LeakCause;
  readonly start_s: number;
  readonly end_s: number | null;
  /** Of a sensor's offset what was counted too much. */
  readonly leakedCharge_C: number;
  readonly resistance_ohm: number | null;
}

/** The pools at one time. Charges in C, leak in A. */
export interface PoolState {
  cathode_C: number;
  locked_C: number;
  active_C: number;
  dead_C: number;
  sei_C: number;
  filament_C: number;
  stranded_C: number;
  /** Integral of the leak through shorts since the start. */
  leaked_C: number;
  leak_A: number;
  /** The same of what only looks like a short: shuttle, oxidation, electronic conduction of the electrolyte. */
  parasitic_C: number;
  parasitic_A: number;
}

const RECORD_PERIOD_S = 60;

/** Columns of a record: time, then the fields of PoolState in their order. */
const COLUMNS = 12;

/** Rows there is room for at first, about two hours; the room doubles when it is full. */
const FIRST_ROWS = 128;

export class TruthRecorder {
  /** When the first fault of the scenario opened, s. */
  firstFault_s: number | null = null;

  private data = new Float64Array(COLUMNS * FIRST_ROWS);
  private count = 0;
  private next_s = 0;
  private present_s = 0;
  private readonly shorts: ShortEpisodes;
  private readonly others: OtherLeaks;

  /** @param external_C charge that has gone past the cell through a leak outside it, C */
  constructor(
    private readonly cell: Cell,
    private readonly schedule: FaultSchedule,
    private readonly external_C: () => number = () => 0,
    /** The first so many faults of the schedule are the scenario's own; what follows is unrest of the spread. */
    private readonly ownFaults = schedule.faults.length,
  ) {
    this.shorts = new ShortEpisodes(cell, schedule);
    this.others = new OtherLeaks(schedule);
  }

  /** Every leak so far, whatever its cause, in order of start. */
  get leaks(): readonly LeakEpisode[] {
    const shorts = this.shorts.all.map((short) => ({ cause: 'softShort' as const, ...short }));
    const others = this.others.episodes(this.present_s, this.otherCharge);
    return [...shorts, ...others].sort((a, b) => a.start_s - b.start_s);
  }

  /** Charge that has left without passing as sodium: through shorts, parasitic currents and outside the cell, C. */
  get missing_C(): number {
    return this.cell.state.leaked_C + this.cell.state.parasitic_C + this.external_C();
  }

  private get otherCharge(): OtherCharge {
    return { contactor_C: this.external_C(), parasitic_C: this.cell.state.parasitic_C };
  }

  /** Every short so far, in order of start. */
  get episodes(): readonly ShortEpisode[] {
    return this.shorts.all;
  }

  /** Sum of all pools minus at the start, C: exactly zero. */
  get balanceResidual_C(): number {
    return this.cell.balanceResidual_C();
  }

  /** Charge through shuttle, oxidation and electronic conduction of the electrolyte so far, C. */
  get parasitic_C(): number {
    return this.cell.state.parasitic_C;
  }

  /** Charge that over-discharge drew from the collector for want of sodium, C. */
  get overDischarge_C(): number {
    return this.cell.state.overDischarge_C;
  }

  /** Shorts that came and went within a step: their number and charge, C. They are in `leaked_C`, not in `episodes`. */
  get transients(): { readonly count: number; readonly charge_C: number } {
    const { transients, transientCharge_C } = this.cell.state.filaments;
    return { count: transients, charge_C: transientCharge_C };
  }

  /** The recorded times, s, strictly rising. */
  get times(): Iterable<number> {
    return this.iterateTimes();
  }

  /** The pools at a time, linear between records; the first record before the run, the present after it. */
  at(time_s: number): PoolState {
    if (this.count === 0) throw new RangeError('no truth is recorded before the first sample');
    const count = this.withPresent();
    // First record later than the time: of several records at one time the last is the state after a fault edge.
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.data[middle * COLUMNS] <= time_s) low = middle + 1;
      else high = middle;
    }
    const after = Math.min(low, count - 1);
    const before = Math.max(low - 1, 0);
    const start_s = this.data[before * COLUMNS];
    const span_s = this.data[after * COLUMNS] - start_s;
    const weight = span_s > 0 ? Math.max(time_s - start_s, 0) / span_s : 0;
    const value = (column: number): number => {
      const a = this.data[before * COLUMNS + column];
      return a + weight * (this.data[after * COLUMNS + column] - a);
    };
    return {
      cathode_C: value(1),
      locked_C: value(2),
      active_C: value(3),
      dead_C: value(4),
      sei_C: value(5),
      filament_C: value(6),
      stranded_C: value(7),
      leaked_C: value(8),
      leak_A: value(9),
      parasitic_C: value(10),
      parasitic_A: value(11),
    };
  }

  /** After every internal step: shares the leak among the open shorts and records when due. */
  stepDone(time_s: number): void {
    this.shorts.stepDone(time_s);
    this.present_s = time_s;
    if (time_s >= this.next_s) this.record(time_s);
  }

  /** Opens and closes episodes after the schedule changed. */
  faultsChanged(time_s: number): void {
    this.shorts.faultsChanged(time_s);
    this.others.faultsChanged(time_s, this.otherCharge);
    const own = this.schedule.open.slice(0, this.ownFaults);
    if (this.firstFault_s === null && own.includes(true)) this.firstFault_s = time_s;
  }

  /** Records the present state. */
  record(time_s: number): void {
    this.write(time_s);
    this.count++;
    this.next_s = time_s + RECORD_PERIOD_S;
  }

  /** Puts the present behind the records if it is later than the last, without keeping it; returns the number of rows. */
  private withPresent(): number {
    if (this.present_s <= this.data[(this.count - 1) * COLUMNS]) return this.count;
    this.write(this.present_s);
    return this.count + 1;
  }

  private write(time_s: number): void {
    if ((this.count + 1) * COLUMNS > this.data.length) {
      const larger = new Float64Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    const { state, point } = this.cell;
    const row = this.count * COLUMNS;
    this.data[row] = time_s;
    this.data[row + 1] = state.pools.of(Pool.Cathode);
    this.data[row + 2] = state.pools.of(Pool.Locked);
    this.data[row + 3] = state.pools.of(Pool.Active);
    this.data[row + 4] = state.pools.of(Pool.Dead);
    this.data[row + 5] = state.pools.of(Pool.Sei);
    this.data[row + 6] = state.pools.of(Pool.Filament);
    this.data[row + 7] = state.pools.of(Pool.Stranded);
    this.data[row + 8] = state.leaked_C;
    this.data[row + 9] = point.leak_A;
    this.data[row + 10] = state.parasitic_C;
    this.data[row + 11] = point.parasitic_A;
  }

  private *iterateTimes(): Generator<number> {
    let last_s = -1;
    for (let i = 0; i < this.count; i++) {
      const time_s = this.data[i * COLUMNS];
      if (time_s > last_s) yield time_s;
      last_s = time_s;
    }
  }
}
