/** A bus with a clock, and what every round trip does: set up, take, measure, take. */
import { BusPlan } from '../../../firmware/devices/busPlan.js';
import { I2cBus } from '../i2cBus.js';
import type { DeviceClock, I2cTarget } from '../i2cTarget.js';

/** What all codecs have in common. */
interface Codec {
  faults: number;
  setUp(plan: BusPlan): void;
  takeSetUp(plan: BusPlan): void;
  measure(plan: BusPlan): void;
  take(plan: BusPlan): void;
}

export class Bench {
  readonly clock: DeviceClock = { now_s: 0 };
  readonly bus = new I2cBus(this.clock);
  private readonly plan = new BusPlan();

  constructor(address: number, part: (clock: DeviceClock) => I2cTarget) {
    this.bus.attach(address, part(this.clock));
  }

  setUp(codec: Codec): number {
    codec.setUp(this.plan);
    this.bus.run(this.plan);
    codec.takeSetUp(this.plan);
    return codec.faults;
  }

  /** One reading after this time. */
  measure(codec: Codec, after_s = 0): number {
    this.clock.now_s += after_s;
    codec.measure(this.plan);
    this.bus.run(this.plan);
    codec.take(this.plan);
    return codec.faults;
  }
}
