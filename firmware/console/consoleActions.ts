/**
 * What a person at the console asks the firmware to do, and what the firmware tells the console. The console only raises the
 * flags; the firmware carries them out in its own time and lowers them. Those marked (unlock) rise only while unlocked.
 */
import type { i32 } from '../core/types.js';

/** How the newest self-test ended. */
export enum SelfTest {
  NotRun = 0,
  Passed = 1,
  Failed = 2,
}

export class ConsoleActions {
  /** Open is the safe side: no lock. */
  openContactor: boolean = false;
  /** (unlock) Protection has the last word: a latched fault keeps it open. */
  closeContactor: boolean = false;
  /** (unlock) Releases the latches whose cause has gone. */
  clearFaults: boolean = false;
  /** (unlock) Measures the zero of the current, which must not flow. */
  calibrateZero: boolean = false;
  /** (unlock) */
  reboot: boolean = false;
  selfTest: boolean = false;

  /** Told by the firmware: the contactor is closed; result of the self-test; its failed parts, a bit each. */
  contactorClosed: boolean = false;
  selfTestResult: SelfTest = SelfTest.NotRun;
  selfTestFailures: i32 = 0;
}
