/**
 * INA228: current through a shunt, bus voltage, charge and die temperature. 20 bits, I2C.
 *
 *   current_A = VSHUNT * step / shunt      step = 312.5 nV (range of 163.84 mV) or 78.125 nV (40.96 mV)
 *   charge_C  = CHARGE * step / shunt * 1 s
 *   voltage_V = VBUS * 195.3125 uV         temperature = DIETEMP * 7.8125 mK
 *
 * SHUNT_CAL is 4096 in both ranges, with which CURRENT has the very steps of VSHUNT (equations 2 and 3: 13107.2e6 *
 * 312.5e-9 = 4096), so that no rounding lies between the current and the charge. The part converts without pause, because
 * CHARGE counts only then; the latch of DIAG_ALRT is set because the conversion-ready flag is cleared by reading only
 * with it, and because it is 0 again after a loss of supply.
 *
 * Source: Texas Instruments SLYS021A (INA228), sections 7.6 (registers) and 8.1.2, 8.2.2 (equations, example).
 */
import type { i32, u8 } from '../core/types.js';
import type { BusPlan } from './busPlan.js';
import { rangeFault, ReadFault } from './readFault.js';

export enum Ina228Range {
  mV163 = 0,
  mV40 = 1,
}

enum Register {
  Config = 0x00,
  AdcConfig = 0x01,
  ShuntCal = 0x02,
  ShuntVoltage = 0x04,
  BusVoltage = 0x05,
  DieTemperature = 0x06,
  Charge = 0x0a,
  Diagnostics = 0x0b,
  Manufacturer = 0x3e,
}

const STEP_WIDE_V: number = 312.5e-9;
const STEP_NARROW_V: number = 78.125e-9;
const BUS_STEP_V: number = 195.3125e-6;
const TEMPERATURE_STEP_K: number = 7.8125e-3;
const SHUNT_CAL: i32 = 4096;
/** CONFIG: reset; narrow range. */
const RESET: i32 = 0x8000;
const NARROW: i32 = 0x10;
/**
 * ADC_CONFIG: all inputs in turn without pause (Fh); bus 1.052 ms (5h), shunt 4.12 ms (7h), temperature 50 us (0h), 16
 * averaged (2h): 79 % of the time the current is being measured, which is what CHARGE adds up.
 */
const ADC_CONFIG: i32 = 0xfbc2;
/** DIAG_ALRT. */
const LATCH: i32 = 0x8000;
const CHARGE_OVERFLOW: i32 = 0x400;
const MATH_OVERFLOW: i32 = 0x200;
const CONVERTED: i32 = 2;
const MEMORY_GOOD: i32 = 1;
/** "TI", and the part's number without its revision. */
const MANUFACTURER: i32 = 0x5449;
const DEVICE: i32 = 0x228;
const CODE_MAX: i32 = 0x7ffff;
/** Highest bus voltage that is specified: 85 V in steps. */
const BUS_CODE_MAX: i32 = 435200;

/** Time for one set of results: 16 times 5.222 ms, and 1 % for the part's clock. */
const CONVERSION_MS: i32 = 85;

export class Ina228 {
  current_A: number = 0;
  voltage_V: number = 0;
  temperature_degC: number = 0;
  /** Charge since the part was set up; goes on counting while the microcontroller restarts. */
  charge_C: number = 0;
  chargeValid: boolean = false;
  /** The shunt voltage in steps, for finding a converter that repeats itself. */
  code: i32 = 0;
  /** Sum of ReadFault; 0 = the values are good. */
  faults: i32 = 0;

  private readonly address: u8;
  private readonly range: Ina228Range;
  /** One step of the shunt voltage, A. */
  private readonly step_A: number;

  constructor(address: u8, range: Ina228Range, shunt_ohm: number) {
    this.address = address;
    this.range = range;
    this.step_A = (range === Ina228Range.mV40 ? STEP_NARROW_V : STEP_WIDE_V) / shunt_ohm;
  }

  /** Resets and configures the part: its charge begins at zero. */
  setUp(plan: BusPlan): void {
    plan.begin(this.address);
    plan.write16(Register.Config, RESET);
    plan.wait(1);
    plan.write16(Register.Config, this.range === Ina228Range.mV40 ? NARROW : 0);
    plan.write16(Register.ShuntCal, SHUNT_CAL);
    plan.write16(Register.Diagnostics, LATCH);
    plan.write16(Register.AdcConfig, ADC_CONFIG);
    plan.transfer(Register.Manufacturer, 2);
    plan.transfer(Register.Manufacturer + 1, 2);
    plan.wait(CONVERSION_MS);
  }

  /** Whether the part that was set up is an INA228. */
  takeSetUp(plan: BusPlan): void {
    const maker: i32 = plan.word(0);
    const device: i32 = plan.word(2);
    this.faults = plan.setUpFault(maker === MANUFACTURER && device >> 4 === DEVICE);
  }

  /** The flags are read first: a conversion that ends later is newer than they say, never older. */
  measure(plan: BusPlan): void {
    plan.begin(this.address);
    plan.transfer(Register.Diagnostics, 2);
    plan.transfer(Register.ShuntVoltage, 3);
    plan.transfer(Register.BusVoltage, 3);
    plan.transfer(Register.DieTemperature, 2);
    plan.transfer(Register.Charge, 5);
  }

  take(plan: BusPlan): void {
    this.chargeValid = false;
    if (!plan.acknowledged) {
      this.faults = ReadFault.NotAcknowledged;
      return;
    }
    const flags: i32 = plan.word(0);
    // Both results stand in the upper 20 of 24 bits; the lower four are always 0, and VBUS is never negative.
    const shunt: i32 = plan.signed(2, 3) | 0;
    const bus: i32 = plan.signed(5, 3) | 0;
    this.code = shunt >> 4;
    let faults: i32 = rangeFault(this.code, CODE_MAX);
    if (((shunt | bus) & 15) !== 0 || bus < 0 || (flags & MEMORY_GOOD) === 0) {
      faults = faults | ReadFault.Corrupt;
    }
    if ((flags & LATCH) === 0) {
      faults = faults | ReadFault.LostSettings;
    }
    if (bus >> 4 > BUS_CODE_MAX || (flags & MATH_OVERFLOW) !== 0) {
      faults = faults | ReadFault.Saturated;
    }
    // No new conversion is no fault of the charge: it is what has been counted so far.
    this.chargeValid = faults === ReadFault.None && (flags & CHARGE_OVERFLOW) === 0;
    if ((flags & CONVERTED) === 0) {
      faults = faults | ReadFault.NotReady;
    }
    this.faults = faults;
    this.current_A = this.code * this.step_A;
    this.voltage_V = (bus >> 4) * BUS_STEP_V;
    this.temperature_degC = plan.signed(8, 2) * TEMPERATURE_STEP_K;
    this.charge_C = plan.signed(10, 5) * this.step_A;
  }
}
