import type { BatteryMonitor } from '../monitor.js';
import { CellProfile, Geometry } from '../profile.js';
import { Sample } from '../sample.js';

/** Flat in the middle, steep at both ends: the form of NVP, PHYSICS A2. */
function curve(fraction: number): number {
  return (
    3.37 + 0.006 * (fraction - 0.5) + 0.3 * Math.exp((fraction - 1) / 0.01) - 0.8 * Math.exp(-fraction / 0.01)
  );
}

/** Distances from either end at which the curve is tabulated, as a profile does. */
const EDGE = [0, 0.0015, 0.003, 0.005, 0.0075, 0.01, 0.014, 0.02, 0.03, 0.045, 0.07, 0.12, 0.25] as const;
const CURVE: readonly (readonly [number, number])[] = [
  ...EDGE.map((s) => s),
  0.5,
  ...EDGE.map((s) => 1 - s).reverse(),
].map((fraction) => [fraction, curve(fraction)]);

const STEP_S = 10;
const CAPACITY_C = 3600;
const RELAXATION_S = 400;
const END_CURRENT_A = 0.02;

/** A cell that is nothing but an open-circuit curve, a leak and a diffusion tail: for tests of rests. */
export class CurveCell {
  readonly profile = new CellProfile();
  private readonly sample = new Sample();
  private fraction = 0.9;
  private time_s = 0;

  constructor() {
    this.profile.capacity_Ah = 1;
    this.profile.geometry = Geometry.Full;
    this.profile.ocvCount = CURVE.length;
    CURVE.forEach(([fraction, voltage_V], k) => {
      this.profile.ocvFraction[k] = fraction;
      this.profile.ocvVoltage_V[k] = voltage_V;
    });
  }

  curve_V(fraction: number): number {
    return curve(fraction);
  }

  setFraction(fraction: number): void {
    this.fraction = fraction;
  }

  /** Ten minutes of charging at the end current that end at this fraction. */
  charge(monitor: BatteryMonitor, fraction: number): void {
    this.fraction = fraction - (600 * END_CURRENT_A) / CAPACITY_C;
    for (let k = 0; k < 60; k += 1) {
      this.fraction += (STEP_S * END_CURRENT_A) / CAPACITY_C;
      this.feed(monitor, this.curve_V(this.fraction), END_CURRENT_A);
    }
    this.fraction = fraction;
  }

  /** A rest in which the cathode's charge falls by the leak; with a tail, also by diffusion left over from the charge. */
  rest(monitor: BatteryMonitor, duration_s: number, leak_A: number, tail: boolean): void {
    const start = this.fraction;
    for (let t = STEP_S; t <= duration_s; t += STEP_S) {
      const diffused_C = tail ? END_CURRENT_A * RELAXATION_S * (1 - Math.exp(-t / RELAXATION_S)) : 0;
      this.fraction = start - (leak_A * t + diffused_C) / CAPACITY_C;
      this.feed(monitor, this.curve_V(this.fraction), 0);
    }
  }

  private feed(monitor: BatteryMonitor, voltage_V: number, current_A: number): void {
    this.sample.time_s = this.time_s;
    this.sample.voltage_V = voltage_V;
    this.sample.voltageValid = true;
    this.sample.current_A = current_A;
    this.sample.currentValid = true;
    monitor.step(this.sample);
    this.time_s += STEP_S;
  }
}
