/**
 * ADS122C04: voltage of one input pair, 24 bits, I2C, with a checksum over every result.
 *
 *   voltage_V = code * reference / (gain * 2^23)
 *
 * One conversion a reading, at 20 a second: the filter then rejects 50 and 60 Hz together, and a result can never be an
 * old one. Settings are checked by the bits that turn the checksum on: they are 0 after a loss of supply.
 *
 * Source: Texas Instruments SBAS751B (ADS122C04): "Data Format", "Commands" (table 16), "Data Integrity", "Register Map".
 */
import type { i32, u8 } from '../core/types.js';
import type { BusPlan } from './busPlan.js';
import { CRC16_START, crc16Update } from './crc16.js';
import { rangeFault, ReadFault } from './readFault.js';

/** Positive and negative input, bits MUX of register 0. */
export enum Ads122c04Input {
  A0A1 = 0,
  A2A3 = 6,
  A0Ground = 8,
  A1Ground = 9,
  A2Ground = 10,
  A3Ground = 11,
}

/** Bits VREF of register 1: 2.048 V inside, the reference pins, the analog supply. */
export enum Ads122c04Reference {
  Internal = 0,
  Pins = 1,
  Supply = 2,
}

/** Commands; those for registers have the register's number in bits 3 and 2. */
enum Command {
  Reset = 0x06,
  Start = 0x08,
  ReadData = 0x10,
  ReadRegister0 = 0x20,
  ReadRegister1 = 0x24,
  ReadRegister2 = 0x28,
  WriteRegister0 = 0x40,
  WriteRegister1 = 0x44,
  WriteRegister2 = 0x48,
}

/** Register 2: a new result; counter, checksum, burn-out and current bits; checksum on and all else off. */
const DATA_READY: i32 = 0x80;
const INTEGRITY: i32 = 0x7f;
const CHECKSUM_ON: u8 = 0x20;
/** Largest gain without the amplifier, as a power of 2: 4. Only without it may an input be at ground. */
const UNAMPLIFIED_MAX: i32 = 2;
const CODE_MAX: i32 = 0x7fffff;

/** One conversion at 20 a second: 51 ms (measured by users in TI's forum, thread 797697), 2 % for the part's clock, margin. */
const CONVERSION_MS: i32 = 56;

export class Ads122c04 {
  voltage_V: number = 0;
  code: i32 = 0;
  /** Sum of ReadFault; 0 = the voltage is good. */
  faults: i32 = 0;

  private readonly address: u8;
  /** Registers 0 and 1: input, gain, amplifier; single conversions at 20 a second, reference. */
  private readonly register0: u8;
  private readonly register1: u8;
  private readonly step_V: number;

  /** The gain is 2 to the power of `gainPower`, 0 to 7. */
  constructor(
    address: u8,
    input: Ads122c04Input,
    gainPower: i32,
    reference: Ads122c04Reference,
    reference_V: number,
  ) {
    this.address = address;
    this.register0 = ((input << 4) | (gainPower << 1) | (gainPower <= UNAMPLIFIED_MAX ? 1 : 0)) & 255;
    this.register1 = (reference << 1) & 255;
    this.step_V = reference_V / (8388608 * (1 << gainPower));
  }

  setUp(plan: BusPlan): void {
    plan.begin(this.address);
    plan.transfer(Command.Reset, 0);
    plan.wait(1);
    plan.write8(Command.WriteRegister0, this.register0);
    plan.write8(Command.WriteRegister1, this.register1);
    plan.write8(Command.WriteRegister2, CHECKSUM_ON);
    plan.transfer(Command.ReadRegister0, 1);
    plan.transfer(Command.ReadRegister1, 1);
  }

  /** The part has no identification: its registers must hold what was written. */
  takeSetUp(plan: BusPlan): void {
    this.faults = plan.setUpFault(plan.received[0] === this.register0 && plan.received[1] === this.register1);
  }

  /** Starts a conversion, waits for it and reads it. */
  measure(plan: BusPlan): void {
    plan.begin(this.address);
    plan.transfer(Command.Start, 0);
    plan.wait(CONVERSION_MS);
    plan.transfer(Command.ReadRegister2, 1);
    plan.transfer(Command.ReadData, 5);
  }

  take(plan: BusPlan): void {
    if (!plan.acknowledged) {
      this.faults = ReadFault.NotAcknowledged;
      return;
    }
    const status: i32 = plan.received[0];
    this.code = plan.signed(1, 3) | 0;
    let faults: i32 = rangeFault(this.code, CODE_MAX);
    if ((status & INTEGRITY) !== CHECKSUM_ON) {
      faults = faults | ReadFault.LostSettings;
    }
    if ((status & DATA_READY) === 0) {
      faults = faults | ReadFault.NotReady;
    }
    let crc: i32 = CRC16_START;
    for (let k: i32 = 1; k < 4; k++) {
      crc = crc16Update(crc, plan.received[k]);
    }
    if (crc !== plan.word(4)) {
      faults = faults | ReadFault.Corrupt;
    }
    this.faults = faults;
    this.voltage_V = this.code * this.step_V;
  }
}
