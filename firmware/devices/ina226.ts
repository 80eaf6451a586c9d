/**
 * INA226: current through a shunt and bus voltage, 16 bits, I2C. The cheaper power monitor: no register of charge, and an
 * offset ten times that of the INA228.
 *
 *   current_A = shunt code * 2.5 uV / shunt       voltage_V = bus code * 1.25 mV
 *
 * The calibration register is left at 0: the current is computed here, without its rounding. Settings are compared with
 * what was written, which differs from the values after power-up.
 *
 * Source: Texas Instruments SBOS547B (INA226), section 5.5 (times), section 7 (registers); SBOS547 (2011), table 1 and
 * "Shunt Voltage Register" (examples).
 */
import type { i32, u8 } from '../core/types.js';
import type { BusPlan } from './busPlan.js';
import { rangeFault, ReadFault } from './readFault.js';

enum Register {
  Configuration = 0x00,
  ShuntVoltage = 0x01,
  BusVoltage = 0x02,
  MaskEnable = 0x06,
  Manufacturer = 0xfe,
  Die = 0xff,
}

const SHUNT_STEP_V: number = 2.5e-6;
const BUS_STEP_V: number = 1.25e-3;
const RESET: i32 = 0x8000;
/** 16 averaged (2h), bus 1.1 ms (4h), shunt 8.244 ms (7h), both without pause (7h); bit 14 is always 1. */
const CONFIGURATION: i32 = 0x453f;
/** Mask/Enable: conversion ready, cleared by reading. */
const CONVERTED: i32 = 0x08;
const MANUFACTURER: i32 = 0x5449;
/** Die id without its revision. */
const DIE: i32 = 0x226;
const CODE_MAX: i32 = 32767;
/** Highest bus voltage that is specified: 36 V in steps. */
const BUS_CODE_MAX: i32 = 28800;

/** Time for one pair of results: 16 times the longest 1.21 and 9.068 ms. */
const CONVERSION_MS: i32 = 165;

export class Ina226 {
  current_A: number = 0;
  voltage_V: number = 0;
  /** The shunt voltage in steps. */
  code: i32 = 0;
  /** Sum of ReadFault; 0 = the values are good. */
  faults: i32 = 0;

  private readonly address: u8;
  private readonly step_A: number;

  constructor(address: u8, shunt_ohm: number) {
    this.address = address;
    this.step_A = SHUNT_STEP_V / shunt_ohm;
  }

  setUp(plan: BusPlan): void {
    plan.begin(this.address);
    plan.write16(Register.Configuration, RESET);
    plan.write16(Register.Configuration, CONFIGURATION);
    plan.transfer(Register.Manufacturer, 2);
    plan.transfer(Register.Die, 2);
    plan.wait(CONVERSION_MS);
  }

  /** Whether the part that was set up is an INA226. */
  takeSetUp(plan: BusPlan): void {
    const maker: i32 = plan.word(0);
    const die: i32 = plan.word(2);
    this.faults = plan.setUpFault(maker === MANUFACTURER && die >> 4 === DIE);
  }

  measure(plan: BusPlan): void {
    plan.begin(this.address);
    plan.transfer(Register.MaskEnable, 2);
    plan.transfer(Register.Configuration, 2);
    plan.transfer(Register.ShuntVoltage, 2);
    plan.transfer(Register.BusVoltage, 2);
  }

  take(plan: BusPlan): void {
    if (!plan.acknowledged) {
      this.faults = ReadFault.NotAcknowledged;
      return;
    }
    const flags: i32 = plan.word(0);
    const configuration: i32 = plan.word(2);
    const bus: i32 = plan.word(6);
    this.code = plan.signed(4, 2) | 0;
    let faults: i32 = rangeFault(this.code, CODE_MAX);
    if (configuration !== CONFIGURATION) {
      faults = faults | ReadFault.LostSettings;
    }
    if ((flags & CONVERTED) === 0) {
      faults = faults | ReadFault.NotReady;
    }
    // The bus voltage has 15 bits.
    if (bus > CODE_MAX) {
      faults = faults | ReadFault.Corrupt;
    }
    if (bus > BUS_CODE_MAX) {
      faults = faults | ReadFault.Saturated;
    }
    this.faults = faults;
    this.current_A = this.code * this.step_A;
    this.voltage_V = bus * BUS_STEP_V;
  }
}
