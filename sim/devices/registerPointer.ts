/**
 * The I2C side of a part whose first written byte is a register's address, which stays until the next one: the INA2xx, the
 * TMP117 and the ADS1115. Registers are 16 bits wide to write and of the part's own widths to read, high byte first.
 */
import type { I2cTarget } from './i2cTarget.js';

/** What lies behind the pointer. */
export interface Registers {
  /** Brings the part up to the present time. */
  update(): void;
  /** Bytes of this register; 0 where there is none. */
  sizeOf(register: number): number;
  /** The register as an unsigned number; may have effects, as clearing a flag. */
  valueOf(register: number): number;
  set(register: number, value: number): void;
}

/** What a part sends where it has nothing to say: nobody pulls the line low. */
const NOTHING = 0xff;

export class RegisterPointer implements I2cTarget {
  private pointer = 0;
  private incoming: number[] = [];
  private outgoing: number[] = [];

  constructor(private readonly registers: Registers) {}

  start(reading: boolean): boolean {
    this.registers.update();
    this.incoming = [];
    this.outgoing = reading ? this.bytesOf(this.pointer) : [];
    return true;
  }

  write(byte: number): boolean {
    this.incoming.push(byte);
    const [pointer, high, low] = this.incoming;
    if (this.incoming.length === 1) this.pointer = pointer;
    if (this.incoming.length === 3) this.registers.set(this.pointer, high * 256 + low);
    return this.incoming.length <= 3;
  }

  read(): number {
    return this.outgoing.shift() ?? NOTHING;
  }

  stop(): void {
    this.outgoing = [];
  }

  private bytesOf(register: number): number[] {
    const size = this.registers.sizeOf(register);
    if (size === 0) return [];
    const value = this.registers.valueOf(register);
    return Array.from({ length: size }, (_, k) => Math.floor(value / 256 ** (size - 1 - k)) % 256);
  }
}
