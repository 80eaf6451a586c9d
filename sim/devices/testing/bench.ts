/** A bus with a clock, and what every round trip does: set up, take, measure, take. */
import { BusPlan } from '../../../firmware/devices/busPlan.js';
import { I2cBus } from '../i2cBus.js';
import type { DeviceClock, I2cTarget } from '../i2cTarget.js';
import { RegisterPointer, type Registers } from '../registerPointer.js';

/** What all codecs have in common. */
interface Codec {
  faults: number;
  setUp(plan: BusPlan): void;
  takeSetUp(plan: BusPlan): void;
  measure(plan: BusPlan): void;
  take(plan: BusPlan): void;
}

export class Bench<Part extends I2cTarget | Registers> {
  readonly clock: DeviceClock = { now_s: 0 };
  readonly bus = new I2cBus(this.clock);
  readonly part: Part;
  private readonly plan = new BusPlan();

  constructor(
    private readonly address: number,
    make: (clock: DeviceClock) => Part,
  ) {
    this.part = make(this.clock);
    const part: I2cTarget | Registers = this.part;
    this.bus.attach(address, 'sizeOf' in part ? new RegisterPointer(part) : part);
  }

  /** What a register holds, its highest byte first. */
  word(register: number, size = 2): number {
    return [...this.bus.transfer(this.address, [register], size)!].reduce((sum, byte) => sum * 256 + byte, 0);
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
