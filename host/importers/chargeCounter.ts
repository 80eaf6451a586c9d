/**
 * Net charge from a cycler's two counters (charge put in, charge taken out), which the cycler may set back to zero at a
 * step or a cycle.
 *
 * A counter that falls to less than half has been set back: what it now shows has passed since. A fall of less than
 * RIPPLE is the rounding of the file and is taken as written. Any other fall is a value the test program assigned:
 * nothing is counted and the row is reported.
 *
 * Some converters subtract the first reading of each half-cycle, so that the charge of its first row is in neither
 * counter. While both counters are at zero the charge that the current passes is kept apart; when a counter starts, it
 * either contains that charge (a coarse counter) or only that of its own row, and then the rest is added and reported.
 */
import { CompensatedSum } from './compensatedSum.js';

/** Falls smaller than this fraction of the counter are rounding (files carry four digits or more). */
const RIPPLE = 1e-3;

export type CounterEvent = 'none' | 'assigned' | 'lostRow';

export class ChargeCounter {
  private readonly net = new CompensatedSum();
  private charging_Ah = 0;
  private discharging_Ah = 0;
  private started = false;
  /** Charge the current passed while both counters stood at zero, and the current of its rows. */
  private unseen_Ah = 0;
  private unseen_A = 0;
  /** What the last update met. */
  event: CounterEvent = 'none';

  /** Net charge since the first row, Ah. */
  get net_Ah(): number {
    return this.net.value;
  }

  /**
   * Takes the counters of the next row; their signs are ignored, because some files give the discharge as negative.
   * @param current_A the row's current, charge positive, or NaN
   * @param interval_s time since the row before
   * @returns the charge counted for the row, Ah
   */
  update(charging_Ah: number, discharging_Ah: number, current_A: number, interval_s: number): number {
    const into = Math.abs(charging_Ah);
    const out = Math.abs(discharging_Ah);
    this.event = 'none';
    let step = this.started ? this.rise(into, this.charging_Ah) - this.rise(out, this.discharging_Ah) : 0;
    if (this.started) step += this.lostBefore(into === 0 && out === 0, step, current_A, interval_s);
    this.charging_Ah = into;
    this.discharging_Ah = out;
    this.started = true;
    this.net.add(step);
    return step;
  }

  private rise(now: number, before: number): number {
    if (now >= before) return now - before;
    if (now <= 0.5 * before) return now;
    if (before - now <= RIPPLE * before) return now - before;
    this.event = 'assigned';
    return 0;
  }

  /** Charge of earlier rows that the counters, starting in this row, do not contain; mostly zero. */
  private lostBefore(atZero: boolean, step_Ah: number, current_A: number, interval_s: number): number {
    const passed_Ah = (current_A * interval_s) / 3600;
    if (!(Math.abs(passed_Ah) > 0)) return 0;
    // Rows belong together when their currents do: the offset of a long rest is not the charge of the next step.
    const sameStep = current_A * this.unseen_A > 0 && ratio(current_A, this.unseen_A) < 2;
    if (atZero) {
      this.unseen_Ah = sameStep ? this.unseen_Ah + passed_Ah : passed_Ah;
      this.unseen_A = current_A;
      return 0;
    }
    const unseen_Ah = sameStep ? this.unseen_Ah : 0;
    this.unseen_Ah = 0;
    this.unseen_A = 0;
    const contained = Math.abs(step_Ah - passed_Ah) >= Math.abs(step_Ah - passed_Ah - unseen_Ah);
    if (unseen_Ah === 0 || contained) return 0;
    this.event = 'lostRow';
    return unseen_Ah;
  }
}

/** How many times the larger of two numbers is the smaller, 1 or more. */
function ratio(a: number, b: number): number {
  return Math.max(Math.abs(a / b), Math.abs(b / a));
}
