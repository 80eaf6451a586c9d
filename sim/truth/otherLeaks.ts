/**
 * The episodes of leaks that are no short of the cell, one for every fault that makes one, while its window is open:
 *
 *   contactor     int G V dt          past the cell, through what conducts across its terminals (F21)
 *   parasitic     int I_par dt        redox shuttle, with what the cell's own oxidation and conduction carry meanwhile
 *   sensorOffset  int I_offset dt     no charge at all: what the counter has too much, as a leak would leave it (F13)
 * Charge is booked when a fault opens or closes and when it is asked for; faults of one cause share it by their size.
 */
import type { FaultSchedule } from '../faults/faultSchedule.js';
import type { LeakCause } from '../faults/fault.js';

/** Totals since the start of the run, C, of the causes that move charge. */
export interface OtherCharge {
  readonly contactor_C: number;
  readonly parasitic_C: number;
}

interface OpenEpisode {
  readonly cause: LeakCause;
  readonly start_s: number;
  end_s: number | null;
  leakedCharge_C: number;
  readonly resistance_ohm: number | null;
}

export class OtherLeaks {
  private readonly all: OpenEpisode[] = [];
  private readonly ofFault: (OpenEpisode | null)[];
  private booked: OtherCharge = { contactor_C: 0, parasitic_C: 0 };
  private booked_s = 0;

  constructor(private readonly schedule: FaultSchedule) {
    this.ofFault = schedule.faults.map(() => null);
  }

  /** Opens and closes episodes after the schedule changed. */
  faultsChanged(time_s: number, charge: OtherCharge): void {
    this.book(time_s, charge);
    for (const [k, { otherLeak }] of this.schedule.faults.entries()) {
      if (otherLeak === undefined) continue;
      const episode = this.ofFault[k];
      if (this.schedule.open[k] && episode === null) {
        const { cause, resistance_ohm } = otherLeak;
        this.ofFault[k] = { cause, start_s: time_s, end_s: null, leakedCharge_C: 0, resistance_ohm };
        this.all.push(this.ofFault[k]);
      } else if (!this.schedule.open[k] && episode !== null) {
        episode.end_s = time_s;
        this.ofFault[k] = null;
      }
    }
  }

  /** Every episode so far, with what it has leaked until now, in order of start. */
  episodes(time_s: number, charge: OtherCharge): readonly OpenEpisode[] {
    if (this.all.length > 0) this.book(time_s, charge);
    return this.all;
  }

  /** Shares what has flowed since the last booking among the episodes that were open. */
  private book(time_s: number, charge: OtherCharge): void {
    const elapsed_s = time_s - this.booked_s;
    const { faults } = this.schedule;
    const sizeOf = (cause: LeakCause): number =>
      faults.reduce((sum, { otherLeak }, k) => {
        const counts = this.ofFault[k] !== null && otherLeak?.cause === cause;
        return counts ? sum + otherLeak.size : sum;
      }, 0);
    const flowed_C = {
      contactor: charge.contactor_C - this.booked.contactor_C,
      parasitic: charge.parasitic_C - this.booked.parasitic_C,
    };
    for (const [k, { otherLeak }] of faults.entries()) {
      const episode = this.ofFault[k];
      if (episode === null || otherLeak === undefined) continue;
      const { cause, size } = otherLeak;
      if (cause === 'sensorOffset') episode.leakedCharge_C += size * elapsed_s;
      else if (size > 0) episode.leakedCharge_C += (flowed_C[cause] * size) / sizeOf(cause);
    }
    this.booked = charge;
    this.booked_s = time_s;
  }
}
