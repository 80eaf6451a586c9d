/**
 * An I2C bus with its parts, in virtual time: every byte takes nine bits of the clock. Disturbances on demand: a part that
 * is gone, transfers that are not acknowledged, a data line held low, single bits received wrongly.
 */
import type { BusPlan } from '../../firmware/devices/busPlan.js';
import type { DeviceClock, I2cTarget } from './i2cTarget.js';

const BITS_PER_BYTE = 9;

export class I2cBus {
  /** The data line is held low: no START is possible, every transfer fails. */
  stuckLow = false;
  /** So many transfers from now on are not acknowledged. */
  refusals = 0;
  /** Alters a received byte; `index` counts all bytes received on this bus. */
  disturb: (byte: number, index: number) => number = (byte) => byte;

  private readonly parts = new Map<number, I2cTarget>();
  private readonly absent = new Set<number>();
  private receivedCount = 0;

  constructor(
    private readonly clock: DeviceClock,
    private readonly frequency_Hz = 400_000,
  ) {}

  attach(address: number, part: I2cTarget): void {
    if (this.parts.has(address)) throw new Error(`two parts at address 0x${address.toString(16)}`);
    this.parts.set(address, part);
  }

  /** Takes a part off the bus, or puts it back. */
  setAbsent(address: number, absent: boolean): void {
    if (absent) this.absent.add(address);
    else this.absent.delete(address);
  }

  /** One transfer: what was received, or null where something was not acknowledged. */
  transfer(address: number, written: readonly number[], readCount: number): Uint8Array | null {
    const part = this.parts.get(address);
    this.passByte();
    if (this.refusals > 0) {
      this.refusals--;
      return null;
    }
    if (this.stuckLow || part === undefined || this.absent.has(address)) return null;
    const received = written.length > 0 ? this.send(part, written) : true;
    const bytes = received ? this.receive(part, readCount) : null;
    part.stop();
    return bytes;
  }

  /** Carries out a plan as a target's transport does. */
  run(plan: BusPlan): void {
    plan.acknowledged = false;
    let written = 0;
    let received = 0;
    for (let k = 0; k < plan.count; k++) {
      const bytes = plan.written.slice(written, written + plan.writeCounts[k]);
      const answer = this.transfer(plan.address, bytes, plan.readCounts[k]);
      if (answer === null) return;
      for (const byte of answer) plan.received[received++] = byte;
      written += plan.writeCounts[k];
      this.clock.now_s += plan.waits_ms[k] / 1000;
    }
    plan.acknowledged = true;
  }

  private send(part: I2cTarget, bytes: readonly number[]): boolean {
    if (!part.start(false)) return false;
    return bytes.every((byte) => {
      this.passByte();
      return part.write(byte);
    });
  }

  private receive(part: I2cTarget, count: number): Uint8Array | null {
    const bytes = new Uint8Array(count);
    if (count === 0) return bytes;
    this.passByte();
    if (!part.start(true)) return null;
    for (let k = 0; k < count; k++) {
      this.passByte();
      bytes[k] = this.disturb(part.read(), this.receivedCount++);
    }
    return bytes;
  }

  private passByte(): void {
    this.clock.now_s += BITS_PER_BYTE / this.frequency_Hz;
  }
}
