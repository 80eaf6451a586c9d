import type { BatteryMonitor } from '../monitor.js';
import { CellProfile, FixtureType, Geometry } from '../profile.js';
import { Sample } from '../sample.js';

const SECONDS_PER_HOUR = 3600;

/**
 * A cell that is nothing but the law of its pressure, for tests of the pressure model: thickness goes with the charge
 * through the cathode, the stack creeps with one time constant, the load cell drifts and has noise of known spread.
 */
export class PressedCell {
  readonly profile = new CellProfile();
  readonly sample = new Sample();
  /** Truth; change at will while it runs. */
  swing_kPa = 650;
  leak_A = 0;
  creepShare = 0.05;
  creepTime_s = 12000;
  thermal_kPa_per_K = 0.6;
  step_kPa = 0;
  drift_kPa_per_h = 0;
  noise_kPa = 0;
  temperature_degC = 25;
  /** Whether the instrument counts charge itself; else the current alone is logged, once a period. */
  register = true;
  time_s = 0;
  private cathode = 0;
  private crept = 0;
  private net_Ah = 0;
  private count = 0;

  constructor(readonly period_s = 30) {
    this.profile.capacity_Ah = 1;
    this.profile.geometry = Geometry.Full;
    this.profile.footprintArea_cm2 = 50;
    this.profile.fixtureType = FixtureType.Spring;
    this.profile.fixtureStiffness_kPa_per_um = 5;
    this.profile.currentOffsetUncertainty_A = 5e-6;
    this.profile.pressureDrift_kPa_per_h = 0.01;
  }

  get pressure_kPa(): number {
    // Three values in turn that sum to zero: noise without chance.
    const noise_kPa = this.noise_kPa * [1.2, 0, -1.2][this.count % 3];
    const drift_kPa = (this.drift_kPa_per_h * this.time_s) / SECONDS_PER_HOUR;
    const warm_kPa = this.thermal_kPa_per_K * (this.temperature_degC - 25);
    return (
      1000 + this.swing_kPa * (this.cathode - this.crept) + warm_kPa + this.step_kPa + drift_kPa + noise_kPa
    );
  }

  run(monitor: BatteryMonitor, current_A: number, hours: number, each: () => void = () => undefined): void {
    const { sample, period_s } = this;
    for (let left = Math.round((hours * SECONDS_PER_HOUR) / period_s); left > 0; left -= 1) {
      const before = this.cathode;
      this.time_s += period_s;
      this.count += 1;
      this.cathode += ((current_A - this.leak_A) * period_s) / SECONDS_PER_HOUR;
      const middle = 0.5 * (before + this.cathode);
      const end = this.creepShare * middle;
      this.crept = end + (this.crept - end) * Math.exp(-period_s / this.creepTime_s);
      sample.time_s = this.time_s;
      sample.voltage_V = 3.37;
      sample.current_A = current_A;
      this.net_Ah += (current_A * period_s) / SECONDS_PER_HOUR;
      sample.netCharge_Ah = this.net_Ah;
      sample.netChargeValid = this.register;
      sample.pressure_kPa = this.pressure_kPa;
      sample.temperature_degC = this.temperature_degC;
      sample.voltageValid = sample.currentValid = sample.pressureValid = sample.temperatureValid = true;
      monitor.step(sample);
      each();
    }
  }

  /** Charge, rest, discharge, rest over 60 % of the capacity. */
  cycle(monitor: BatteryMonitor, each?: () => void): void {
    this.run(monitor, 0.5, 1.2, each);
    this.run(monitor, 0, 0.25, each);
    this.run(monitor, -0.5, 1.2, each);
    this.run(monitor, 0, 0.25, each);
  }
}
