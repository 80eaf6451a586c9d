/**
 * The transfers on an I2C bus that one task with one part needs, as data: a codec writes the plan, the target's transport
 * carries it out, the codec reads what was received. So the asynchronous I2C of DeviceScript and the plain one of C share
 * the codecs, which do no input or output themselves.
 *
 * The transport goes through the transfers in order. Each: START, the address, its bytes to write; if it reads, a
 * repeated START and the bytes read; STOP; then the wait, at least. When a byte to the part is not acknowledged it ends
 * there and leaves `acknowledged` false. A transfer is at most 5 bytes long, so that no clock-stretching is needed.
 */
import type { i32, u8 } from '../core/types.js';

/** Most transfers of a plan, bytes written and bytes received in all. The largest is the setting up of an NAU7802. */
export const PLAN_TRANSFERS_MAX: i32 = 12;
export const PLAN_BYTES_MAX: i32 = 32;

export class BusPlan {
  /** Address of the part, 7 bits. */
  address: u8 = 0;
  /** Number of transfers. */
  count: i32 = 0;
  /** Of each transfer: number of bytes to write, number to read, time to wait afterwards in ms. */
  readonly writeCounts: u8[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly readCounts: u8[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly waits_ms: i32[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Bytes to write, transfer after transfer. */
  readonly written: u8[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Bytes read, transfer after transfer. */
  readonly received: u8[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Set by the transport: every transfer was acknowledged. */
  acknowledged: boolean = false;

  private writtenCount: i32 = 0;

  /** An empty plan for the part at this address. */
  begin(address: u8): void {
    this.address = address;
    this.count = 0;
    this.writtenCount = 0;
    this.acknowledged = false;
  }

  /** Sends one byte, then reads `readCount` bytes (0: none): a command, or a register that is read. */
  transfer(register: u8, readCount: u8): void {
    this.writeCounts[this.count] = 0;
    this.readCounts[this.count] = readCount;
    this.waits_ms[this.count] = 0;
    this.count = (this.count + 1) | 0;
    this.append(register);
  }

  /** Writes a register of 8 bits. */
  write8(register: u8, value: u8): void {
    this.transfer(register, 0);
    this.append(value);
  }

  /** Writes a register of 16 bits, high byte first. */
  write16(register: u8, value: i32): void {
    this.transfer(register, 0);
    this.append((value >> 8) & 255);
    this.append(value & 255);
  }

  /** Waits after the newest transfer, ms. */
  wait(time_ms: i32): void {
    this.waits_ms[(this.count - 1) | 0] = time_ms;
  }

  /** `size` received bytes from position `at` as a number, high byte first; exact up to 6 bytes. */
  unsigned(at: i32, size: i32): number {
    let value: number = 0;
    for (let k: i32 = 0; k < size; k++) {
      value = value * 256 + this.received[(at + k) | 0];
    }
    return value;
  }

  /** The same in two's complement. */
  signed(at: i32, size: i32): number {
    let value: number = this.unsigned(at, size);
    if (this.received[at] >= 128) {
      let range: number = 1;
      for (let k: i32 = 0; k < size; k++) {
        range = range * 256;
      }
      value = value - range;
    }
    return value;
  }

  /** Two received bytes from position `at`, for bit operations. */
  word(at: i32): i32 {
    return (this.received[at] << 8) | this.received[(at + 1) | 0];
  }

  private append(byte: u8): void {
    this.written[this.writtenCount] = byte;
    this.writtenCount = (this.writtenCount + 1) | 0;
    const newest: i32 = (this.count - 1) | 0;
    this.writeCounts[newest] = (this.writeCounts[newest] + 1) & 255;
  }
}
