/**
 * What guards the actions that can do harm. The code is new at every start and shown on a local terminal: it keeps noise on
 * the line, a script gone astray and a stranger's typing from acting. It is no defence against an attacker, who can read it
 * as well as the user can.
 */
import type { i32 } from '../core/types.js';

/** Unlocked for so long, s. Assumed (60 to 900): long enough for a calibration, short enough to be forgotten safely. */
const UNLOCKED_S: number = 300;
/** After a wrong code none is tried for so long, s. Assumed (1 to 60): 900,000 codes then take more than 100 days. */
const REFUSAL_S: number = 10;

export class Lock {
  /** Set by the firmware at every start, from 100000 to 999999; 0 = none: nothing unlocks. */
  code: i32 = 0;
  /** The console is a local terminal: it may show the code. */
  shown: boolean = true;
  unlocked: boolean = false;

  private since_s: number = 0;
  private wrong: boolean = false;
  private wrong_s: number = 0;

  /** Moves the time. Time that runs backwards locks, too. */
  step(now_s: number): void {
    const elapsed_s: number = now_s - this.since_s;
    this.unlocked = this.unlocked && elapsed_s >= 0 && elapsed_s < UNLOCKED_S;
    const waited_s: number = now_s - this.wrong_s;
    this.wrong = this.wrong && waited_s >= 0 && waited_s < REFUSAL_S;
  }

  /** Tries a code; tells whether it was right. */
  tryCode(code: i32, now_s: number): boolean {
    if (this.wrong) {
      return false;
    }
    if (this.code === 0 || code !== this.code) {
      this.wrong = true;
      this.wrong_s = now_s;
      return false;
    }
    this.unlocked = true;
    this.since_s = now_s;
    return true;
  }

  close(): void {
    this.unlocked = false;
  }
}
