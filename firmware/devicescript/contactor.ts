/**
 * The contactor's pin. Open from reset; closed only while the monitor asks for it, nobody holds it open, and voltage and
 * current have been good at some samples in a row (DESIGN section 6: open when in doubt).
 */
import { setContactorPin } from './hardware.js';

/** Good samples in a row before it may close. Assumed (2 to 60). */
const GOOD_SAMPLES = 5;

export class Contactor {
  isClosed: boolean = false;
  /** The pin was open during the whole of the last step. */
  wasOpen: boolean = true;
  /** Kept open: a fault had latched before a restart, or that is not known. */
  isHeld: boolean = false;
  private readonly closesHigh: boolean;
  private good: number = 0;

  constructor(closesHigh: boolean) {
    this.closesHigh = closesHigh;
    setContactorPin(!closesHigh);
  }

  /** `wanted`: the monitor lets it be closed; `isMeasured`: this sample has a voltage and a current. */
  step(wanted: boolean, isMeasured: boolean): void {
    if (!this.isClosed) {
      this.good = isMeasured ? this.good + 1 : 0;
    }
    const close = wanted && !this.isHeld && (this.isClosed || this.good >= GOOD_SAMPLES);
    this.wasOpen = !this.isClosed && !close;
    if (close !== this.isClosed) {
      this.isClosed = close;
      this.good = 0;
      setContactorPin(close === this.closesHigh);
    }
  }
}
