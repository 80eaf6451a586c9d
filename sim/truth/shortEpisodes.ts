/**
 * The episodes of shorts: one for every fault that makes a short, while its window is open, and one for every
 * spontaneous filament that outlives a step. What leaked is shared among them as it flowed.
 */
import type { Cell } from '../cell/cell.js';
import { FILAMENTS_MAX, SPONTANEOUS } from '../cell/filaments.js';
import type { FaultSchedule } from '../faults/faultSchedule.js';

/** One short from its birth to its end; `end_s` is null while it lasts. */
export interface ShortEpisode {
  readonly start_s: number;
  readonly end_s: number | null;
  readonly leakedCharge_C: number;
  /** Resistance while it conducts; of a filament that changes the latest. */
  readonly resistance_ohm: number;
}

interface OpenEpisode {
  start_s: number;
  end_s: number | null;
  leakedCharge_C: number;
  resistance_ohm: number;
}

const NONE = -1;

export class ShortEpisodes {
  readonly all: OpenEpisode[] = [];
  /** Index in `all` of the open episode of each fault and of each filament slot, NONE = none. */
  private readonly ofFault: number[];
  private readonly ofSlot: number[];
  private readonly serialOfSlot: number[];
  private readonly endedSlot: boolean[];

  constructor(
    private readonly cell: Cell,
    private readonly schedule: FaultSchedule,
  ) {
    this.ofFault = schedule.faults.map(() => NONE);
    this.ofSlot = Array.from({ length: FILAMENTS_MAX }, () => NONE);
    this.serialOfSlot = Array.from({ length: FILAMENTS_MAX }, () => 0);
    this.endedSlot = Array.from({ length: FILAMENTS_MAX }, () => true);
  }

  /** After every internal step: shares its leak among the open episodes. */
  stepDone(time_s: number): void {
    const { filaments } = this.cell.state;
    let constant_C = this.cell.stepLeak_C;
    if (constant_C === 0 && filaments.born === 0) return;
    if (filaments.born > 0) constant_C -= this.shareFilaments(time_s);
    const { burstSources, burstBy, shortConductance_S } = this.cell.conditions;
    for (let k = 0; k < burstSources; k++) {
      constant_C -= filaments.trainLeak_C[k];
      this.add(this.ofFault[burstBy[k]], filaments.trainLeak_C[k]);
    }
    if (shortConductance_S === 0) return;
    for (let i = 0; i < this.ofFault.length; i++) {
      if (this.ofFault[i] === NONE || this.schedule.faults[i].shortForm === 'filaments') continue;
      const episode = this.all[this.ofFault[i]];
      episode.leakedCharge_C += constant_C / (episode.resistance_ohm * shortConductance_S);
    }
  }

  /** Opens and closes episodes after the schedule changed. */
  faultsChanged(time_s: number): void {
    for (let i = 0; i < this.ofFault.length; i++) {
      const { resistance_ohm } = this.schedule.faults[i];
      if (resistance_ohm === null) continue;
      const isOpen = this.ofFault[i] !== NONE;
      if (this.schedule.open[i] && !isOpen) {
        this.ofFault[i] = this.open(time_s, resistance_ohm);
      } else if (!this.schedule.open[i] && isOpen) {
        this.all[this.ofFault[i]].end_s = time_s;
        this.ofFault[i] = NONE;
      }
    }
  }

  /** Books the leak of every filament; opens and closes the episodes of spontaneous ones. Returns the sum, C. */
  private shareFilaments(time_s: number): number {
    const { filaments } = this.cell.state;
    let sum_C = 0;
    for (let i = 0; i < FILAMENTS_MAX; i++) {
      const isNew = filaments.serial[i] !== this.serialOfSlot[i];
      if (this.endedSlot[i] && !isNew) continue;
      const alive = filaments.conductance_S[i] > 0;
      const fault = filaments.fault[i];
      const resistance_ohm = 1 / filaments.conductance_S[i];
      if (isNew) {
        this.close(i, time_s);
        this.serialOfSlot[i] = filaments.serial[i];
        if (fault === SPONTANEOUS && alive) this.ofSlot[i] = this.open(time_s, resistance_ohm);
      }
      const episode = fault === SPONTANEOUS ? this.ofSlot[i] : this.ofFault[fault];
      sum_C += filaments.stepLeak_C[i];
      this.add(episode, filaments.stepLeak_C[i]);
      if (alive && episode !== NONE) this.all[episode].resistance_ohm = resistance_ohm;
      if (!alive) this.close(i, time_s);
      this.endedSlot[i] = !alive;
    }
    return sum_C;
  }

  private open(start_s: number, resistance_ohm: number): number {
    this.all.push({ start_s, end_s: null, leakedCharge_C: 0, resistance_ohm });
    return this.all.length - 1;
  }

  private close(slot: number, time_s: number): void {
    if (this.ofSlot[slot] === NONE) return;
    this.all[this.ofSlot[slot]].end_s = time_s;
    this.ofSlot[slot] = NONE;
  }

  private add(episode: number, leak_C: number): void {
    if (episode !== NONE) this.all[episode].leakedCharge_C += leak_C;
  }
}
