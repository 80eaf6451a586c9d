/**
 * The transfers on an I2C bus that one task with one part needs, as data: a codec writes the plan, the target's transport
 * carries it out, the codec reads what was received. So the asynchronous I2C of DeviceScript and the plain one of C share
 * the codecs, which do no input or output themselves.
 *
 * The transport goes through the transfers in order. Each: START, the address, its bytes to write; if it reads, a
 * repeated START and the bytes read; STOP; then the wait, at least. When a byte to the part is not acknowledged it ends
 * there and leaves `acknowledged` false. A transfer writes at most 3 bytes and reads at most 5.
 */
import type { i32, u8 } from '../core/types.js';
import { ReadFault } from './readFault.js';

/** Most transfers and bytes written (setting up an NAU7802), and bytes received (reading an INA228), of a plan. */
export const PLAN_TRANSFERS_MAX: i32 = 10;
export const PLAN_WRITTEN_MAX: i32 = 18;
export const PLAN_RECEIVED_MAX: i32 = 15;

export class BusPlan {
  /** Address of the part, 7 bits. */
  address: u8 = 0;
  /** Number of transfers. */
  count: i32 = 0;
  /** Of each transfer: number of bytes to write, number to read, time to wait afterwards in ms. */
  readonly writeCounts: u8[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly readCounts: u8[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  readonly waits_ms: i32[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Bytes to write, transfer after transfer. */
  readonly written: u8[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  /** Bytes read, transfer after transfer. */
  readonly received: u8[] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
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

  /** `size` received bytes from position `at` in two's complement, high byte first; exact up to 6 bytes. */
  signed(at: i32, size: i32): number {
    let value: number = this.received[at] >= 128 ? -1 : 0;
    for (let k: i32 = 0; k < size; k++) {
      value = value * 256 + this.received[(at + k) | 0];
    }
    return value;
  }

  /** Two received bytes from position `at`, for bit operations. */
  word(at: i32): i32 {
    return (this.received[at] << 8) | this.received[(at + 1) | 0];
  }

  /** What is wrong with a part that was set up; `known`: what was received is what such a part answers. */
  setUpFault(known: boolean): i32 {
    if (!this.acknowledged) {
      return ReadFault.NotAcknowledged;
    }
    return known ? ReadFault.None : ReadFault.WrongPart;
  }

  private append(byte: u8): void {
    this.written[this.writtenCount] = byte;
    this.writtenCount = (this.writtenCount + 1) | 0;
    const newest: i32 = (this.count - 1) | 0;
    this.writeCounts[newest] = (this.writeCounts[newest] + 1) & 255;
  }
}
