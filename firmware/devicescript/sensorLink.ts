/**
 * One part on the bus over its life: set up, read at every step, set up again after it has failed. A reading counts only
 * when it is new and without fault; a part that fails costs its own channel and nothing else.
 */
import { I2C } from '@devicescript/i2c';
import { BusPlan } from '../devices/busPlan.js';
import { ReadFault } from '../devices/readFault.js';
import { StuckCode } from '../devices/stuckCode.js';
import { carryOut } from './busTransport.js';

/** What all codecs of firmware/devices have in common. */
export interface SensorCodec {
  faults: number;
  code: number;
  setUp(plan: BusPlan): void;
  takeSetUp(plan: BusPlan): void;
  measure(plan: BusPlan): void;
  take(plan: BusPlan): void;
}

/** Faults in a row after which a part is set up again. Assumed (2 to 10): a single disturbed transfer is none. */
const FAILURES_MAX = 3;
/** Time from a set-up to the next, ms. Assumed (1 to 60 s). */
const RETRY_MS = 10000;
/** Equal codes in a row that mean a frozen converter: by chance 2e-7 a reading with noise of 1 step (stuckCode.ts). */
const STUCK_CODES = 16;

export class SensorLink {
  isReady: boolean = false;
  private readonly codec: SensorCodec;
  /** The converter's noise is a step and more, so that a row of equal codes is a fault. */
  private readonly isFine: boolean;
  private readonly stuck: StuckCode = new StuckCode(STUCK_CODES);
  private failures: number = 0;
  private due_ms: number = 0;

  constructor(codec: SensorCodec, isFine: boolean) {
    this.codec = codec;
    this.isFine = isFine;
  }

  /** Sets the part up when that is due. */
  async mend(bus: I2C, plan: BusPlan, now_ms: number): Promise<void> {
    if (this.isReady || now_ms < this.due_ms) {
      return;
    }
    this.codec.setUp(plan);
    await carryOut(bus, plan);
    this.codec.takeSetUp(plan);
    this.due_ms = now_ms + RETRY_MS;
    if (this.codec.faults === ReadFault.None) {
      this.isReady = true;
      this.failures = 0;
    }
  }

  /** Reads the part; whether its values are new and good. */
  async read(bus: I2C, plan: BusPlan): Promise<boolean> {
    if (!this.isReady) {
      return false;
    }
    this.codec.measure(plan);
    await carryOut(bus, plan);
    this.codec.take(plan);
    const faults = this.codec.faults;
    if (faults === ReadFault.None) {
      this.stuck.step(this.codec.code);
    }
    if (faults === ReadFault.None && !(this.isFine && this.stuck.stuck())) {
      this.failures = 0;
      return true;
    }
    this.failures = this.failures + 1;
    if ((faults & ReadFault.LostSettings) !== 0 || this.failures >= FAILURES_MAX) {
      this.isReady = false;
    }
    return false;
  }
}
