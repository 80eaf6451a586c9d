/**
 * The codecs fed with made-up bytes: what devices.test.ts runs in Node, in C and on the DeviceScript machine. In the
 * portable subset, so that each target makes the same bytes. The class and its `out` have the names that the C driver of
 * the transpiler's tests asks for.
 *
 * Every answer is random bits, but for the flags and settings that a good reading has, which are put right in three of
 * four steps: so both the values and the faults of every codec are compared.
 */
import type { i32, u32, u8 } from '../../firmware/core/types.js';
import { Ads1115, Ads1115Input, Ads1115Range } from '../../firmware/devices/ads1115.js';
import { Ads122c04, Ads122c04Input, Ads122c04Reference } from '../../firmware/devices/ads122c04.js';
import { BusPlan } from '../../firmware/devices/busPlan.js';
import { ThermistorFit } from '../../firmware/devices/calibration/thermistorFit.js';
import { TwoPoint } from '../../firmware/devices/calibration/twoPoint.js';
import { ZeroMeasurement } from '../../firmware/devices/calibration/zeroMeasurement.js';
import { CRC16_START, crc16Update } from '../../firmware/devices/crc16.js';
import { Hx711, Hx711Input } from '../../firmware/devices/hx711.js';
import { Ina226 } from '../../firmware/devices/ina226.js';
import { Ina228, Ina228Range } from '../../firmware/devices/ina228.js';
import { Nau7802 } from '../../firmware/devices/nau7802.js';
import { StuckCode } from '../../firmware/devices/stuckCode.js';
import { Thermistor } from '../../firmware/devices/thermistor.js';
import { Tmp117 } from '../../firmware/devices/tmp117.js';

export const DEVICE_STEPS: i32 = 200;

export class Program {
  readonly out: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];

  private readonly plan: BusPlan = new BusPlan();
  private readonly ina228: Ina228 = new Ina228(0x40, Ina228Range.mV40, 0.02);
  private readonly ina226: Ina226 = new Ina226(0x41, 0.02);
  private readonly ads1115: Ads1115 = new Ads1115(0x48, Ads1115Input.A0Ground, Ads1115Range.V4_096);
  private readonly ads122c04: Ads122c04 = new Ads122c04(
    0x45,
    Ads122c04Input.A0A1,
    1,
    Ads122c04Reference.Pins,
    4.096,
  );
  private readonly tmp117: Tmp117 = new Tmp117(0x49);
  private readonly nau7802: Nau7802 = new Nau7802();
  private readonly hx711: Hx711 = new Hx711(Hx711Input.A128);
  private readonly thermistor: Thermistor = new Thermistor(10000);
  private readonly fit: ThermistorFit = new ThermistorFit();
  private readonly twoPoint: TwoPoint = new TwoPoint();
  private readonly zero: ZeroMeasurement = new ZeroMeasurement(32, 0.001, 3.90625e-6);
  private readonly watch: StuckCode = new StuckCode(3);
  private seed: u32 = 20261120;
  private count: i32 = 0;

  constructor() {
    this.thermistor.setBeta(10000, 3977);
  }

  step(): void {
    this.count = (this.count + 1) | 0;
    this.stepMonitors();
    this.stepConverters();
    this.stepBridges();
    this.stepCalibration();
  }

  private stepMonitors(): void {
    const good: boolean = this.count % 4 !== 0;
    this.ina228.setUp(this.plan);
    this.out[0] = this.planSum();
    this.ina228.measure(this.plan);
    this.answer(15);
    if (good) {
      this.plan.received[0] = 0x80;
      this.plan.received[1] = 3;
      this.plan.received[4] = this.plan.received[4] & 0xf0;
      this.plan.received[5] = 0;
      this.plan.received[7] = this.plan.received[7] & 0xf0;
    }
    this.ina228.take(this.plan);
    this.out[1] = this.ina228.current_A;
    this.out[2] = this.ina228.voltage_V;
    this.out[3] = this.ina228.temperature_degC;
    this.out[4] = this.ina228.charge_C;
    this.out[5] = this.ina228.faults + (this.ina228.chargeValid ? 1000 : 0);
    this.ina226.measure(this.plan);
    this.answer(8);
    if (good) {
      this.plan.received[1] = 8;
      this.plan.received[2] = 0x45;
      this.plan.received[3] = 0x3f;
      this.plan.received[6] = this.plan.received[6] & 63;
    }
    this.ina226.take(this.plan);
    this.out[6] = this.ina226.current_A;
    this.out[7] = this.ina226.voltage_V;
    this.out[8] = this.ina226.faults;
  }

  private stepConverters(): void {
    const good: boolean = this.count % 4 !== 1;
    this.ads1115.measure(this.plan);
    this.out[9] = this.planSum();
    this.answer(4);
    if (good) {
      this.plan.received[0] = 0xc3;
      this.plan.received[1] = 0x03;
    }
    this.ads1115.take(this.plan);
    this.out[10] = this.ads1115.voltage_V;
    this.out[11] = this.ads1115.faults;
    this.ads122c04.setUp(this.plan);
    this.out[12] = this.planSum();
    this.ads122c04.measure(this.plan);
    this.answer(6);
    if (good) {
      this.plan.received[0] = 0xa0;
      let crc: i32 = CRC16_START;
      for (let k: i32 = 1; k < 4; k++) {
        crc = crc16Update(crc, this.plan.received[k]);
      }
      this.plan.received[4] = (crc >> 8) & 255;
      this.plan.received[5] = crc & 255;
    }
    this.ads122c04.take(this.plan);
    this.out[13] = this.ads122c04.voltage_V;
    this.out[14] = this.ads122c04.faults;
    this.tmp117.measure(this.plan);
    this.answer(4);
    if (good) {
      this.plan.received[0] = 0x21;
      this.plan.received[1] = 0xa0;
    }
    this.tmp117.take(this.plan);
    this.out[15] = this.tmp117.temperature_degC;
    this.out[16] = this.tmp117.faults;
  }

  private stepBridges(): void {
    this.nau7802.setUp(this.plan);
    this.out[17] = this.planSum();
    this.nau7802.measure(this.plan);
    this.answer(5);
    if (this.count % 4 !== 2) {
      this.plan.received[0] = 0xbe;
      this.plan.received[1] = 0x2f;
    }
    this.nau7802.take(this.plan);
    this.out[18] = this.nau7802.ratio_V_per_V;
    this.out[19] = this.nau7802.faults;
    const high: u8 = this.byte();
    const middle: u8 = this.byte();
    const low: u8 = this.byte();
    this.hx711.take(high, middle, low, this.count % 7 !== 0, this.count % 11 !== 0);
    this.out[20] = this.hx711.ratio_V_per_V;
    this.out[21] = this.hx711.faults;
    this.watch.step(high & 1);
    this.out[22] = this.watch.stuck() ? 1 : 0;
    this.thermistor.take(high / 255, this.hx711.faults);
    this.out[23] = this.thermistor.temperature_degC;
    this.out[24] = this.thermistor.faults;
  }

  private stepCalibration(): void {
    const reading: number = this.ina228.current_A;
    const done: boolean = this.twoPoint.set(0.1, 0.1 + reading / 50, 0.001, 1, 1.01, 0.002, 0.5);
    this.out[25] = this.twoPoint.value(reading) + (done ? 1 : 0);
    this.out[26] = this.twoPoint.variance(reading);
    if (this.count % 40 === 1) {
      this.zero.begin();
    }
    this.zero.step(reading / 2000, this.count % 170 !== 0);
    this.out[27] = this.zero.offset_A;
    this.out[28] = this.zero.uncertainty_A;
    this.out[29] = this.zero.state;
    this.fit.setPoint(0, 32650 + this.count, 0);
    this.fit.setPoint(1, 10000, 25);
    this.fit.setPoint(2, 3602, this.count % 5 === 0 ? 30 : 50);
    this.out[30] = this.fit.fit(this.thermistor) ? 1 : 0;
    this.out[31] = this.thermistor.c_per_K;
  }

  /** The plan's bytes and times in one number. */
  private planSum(): number {
    let sum: number = 0;
    let bytes: i32 = 0;
    for (let k: i32 = 0; k < this.plan.count; k++) {
      sum = sum * 2 + this.plan.writeCounts[k] + this.plan.readCounts[k] + this.plan.waits_ms[k];
      bytes = (bytes + this.plan.writeCounts[k]) | 0;
    }
    for (let k: i32 = 0; k < bytes; k++) {
      sum = sum + this.plan.written[k] * (k + 1);
    }
    return sum;
  }

  private answer(size: i32): void {
    for (let k: i32 = 0; k < size; k++) {
      this.plan.received[k] = this.byte();
    }
    this.plan.acknowledged = this.count % 13 !== 0;
  }

  /** A linear congruential generator (Numerical Recipes), upper byte. */
  private byte(): u8 {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return (this.seed >>> 24) & 255;
  }
}
