import type { BatteryMonitor } from '../monitor.js';
import { CellProfile, Geometry } from '../profile.js';
import { Sample } from '../sample.js';

/** Two plateaus with a step between them: the form of Prussian white, PHYSICS A2. */
function stepped_V(fraction: number): number {
  return 3.1 + 0.05 * fraction + 0.3 / (1 + Math.exp((0.5 - fraction) / 0.03));
}

/** One plateau from end to end. */
function flat_V(fraction: number): number {
  return 3.37 + 0.006 * fraction;
}

const POINTS = 41;
const STEP_S = 10;
const CAPACITY_C = 3600;
const REST_S = 600;

/**
 * A cell that is nothing but an open-circuit curve, a resistance in each direction and a leak, cycled between two counted
 * charges; its profile knows the curve.
 */
export class SteppedCell {
  readonly profile = new CellProfile();
  /** Overpotential over current in either direction, ohm. */
  chargeResistance_ohm = 0.06;
  dischargeResistance_ohm = 0.06;
  leak_A = 0;
  chargeCurrent_A = 0.5;
  dischargeCurrent_A = 0.5;
  /** Cold raises the resistance by Arrhenius' law, 35 kJ/mol. */
  chargeTemperature_degC = 25;
  dischargeTemperature_degC = 25;
  temperatureMeasured = true;
  /** Every so many samples one has no voltage; 0 = none. */
  voltageLostEvery = 0;
  /** The current alternates by this share about its value. */
  ripple = 0;
  /** A dip of the voltage in the next sample, V. */
  dip_V = 0;
  time_s = 0;

  private readonly curve_V: (fraction: number) => number;
  private readonly sample = new Sample();
  private samples = 0;
  /** Charge that the sensor has counted, and that the leak has taken. */
  private counted_C = 0.3 * CAPACITY_C;
  private leaked_C = 0;

  constructor(form: 'stepped' | 'flat') {
    this.curve_V = form === 'stepped' ? stepped_V : flat_V;
    this.profile.capacity_Ah = CAPACITY_C / 3600;
    this.profile.geometry = Geometry.Full;
    this.profile.voltageMin_V = 2.5;
    this.profile.voltageMax_V = 3.6;
    this.profile.ocvCount = POINTS;
    for (let k = 0; k < POINTS; k += 1) {
      this.profile.ocvFraction[k] = k / (POINTS - 1);
      this.profile.ocvVoltage_V[k] = this.curve_V(k / (POINTS - 1));
    }
  }

  /** Charges to a share of the capacity, rests, discharges to another, rests. */
  cycle(monitor: BatteryMonitor, high = 0.8, low = 0.3): void {
    this.charge(monitor, high);
    this.rest(monitor);
    this.discharge(monitor, low);
    this.rest(monitor);
  }

  /** A charge whose last voltage is the upper limit of the window, and the discharge after it. */
  fullCycle(monitor: BatteryMonitor): void {
    this.charge(monitor, 0.8);
    this.feed(monitor, this.chargeCurrent_A, this.profile.voltageMax_V);
    this.rest(monitor);
    this.discharge(monitor, 0.3);
    this.rest(monitor);
  }

  charge(monitor: BatteryMonitor, high: number): void {
    while (this.counted_C < high * CAPACITY_C) this.feed(monitor, this.chargeCurrent_A);
  }

  discharge(monitor: BatteryMonitor, low: number): void {
    while (this.counted_C > low * CAPACITY_C) this.feed(monitor, -this.dischargeCurrent_A);
  }

  rest(monitor: BatteryMonitor): void {
    for (let t = 0; t < REST_S; t += STEP_S) this.feed(monitor, 0);
  }

  private feed(monitor: BatteryMonitor, current_A: number, voltage_V?: number): void {
    const fraction = (this.counted_C - this.leaked_C) / CAPACITY_C;
    const charging = current_A > 0;
    const { sample } = this;
    sample.temperature_degC = charging ? this.chargeTemperature_degC : this.dischargeTemperature_degC;
    sample.temperatureValid = this.temperatureMeasured;
    const ohm = charging ? this.chargeResistance_ohm : this.dischargeResistance_ohm;
    const overpotential_V = ohm * arrhenius(sample.temperature_degC) * current_A;
    sample.time_s = this.time_s;
    sample.voltage_V = voltage_V ?? this.curve_V(fraction) + overpotential_V - this.dip_V;
    this.samples += 1;
    sample.voltageValid = this.voltageLostEvery === 0 || this.samples % this.voltageLostEvery !== 0;
    sample.current_A = current_A * (1 + (this.samples % 2 === 0 ? this.ripple : -this.ripple));
    sample.currentValid = true;
    monitor.step(sample);
    this.dip_V = 0;
    this.time_s += STEP_S;
    this.counted_C += current_A * STEP_S;
    this.leaked_C += this.leak_A * STEP_S;
  }
}

function arrhenius(temperature_degC: number): number {
  return Math.exp((35000 / 8.314) * (1 / (temperature_degC + 273.15) - 1 / 298.15));
}
