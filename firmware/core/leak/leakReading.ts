import { sqrt } from '../mathx.js';

/** How a leak reading was made. */
export enum LeakMethod {
  None = 0,
  /** Slip of the full-charge end point from one charge to the next. */
  Slippage = 1,
  /** Decay of the voltage in a rest. */
  Rest = 2,
  /** Change of pressure against charge, from one end of charge to another. */
  PressureSlip = 3,
  /** Dips of the voltage. */
  Dips = 4,
  /** Pressure against charge over minutes, over a half cycle, in a rest, over a whole cycle. */
  PressureBin = 5,
  PressureHalfCycle = 6,
  PressureRest = 7,
  PressureCycle = 8,
  /** Slip of where partial cycles cross a level of the voltage. */
  Crossing = 9,
}

/** One measurement of the current that flows inside the cell without passing the current sensor, with its window. */
export class LeakReading {
  method: LeakMethod = LeakMethod.None;
  /** Window the reading speaks of, s. */
  start_s: number = 0;
  end_s: number = 0;
  /** Mean leak over the window, A; positive discharges the cathode's counterpart, i.e. charge is lost inside. */
  leak_A: number = 0;
  /** Standard uncertainty that changes from reading to reading, A. */
  random_A: number = 0;
  /** Standard uncertainty that stays the same (offset of the current sensor, slow relaxation), A. */
  systematic_A: number = 0;
  /** Relative standard uncertainty of the size, irrelevant for "is there a leak". */
  relative: number = 0;
  /** Leaked charge of the window, C. */
  charge_C: number = 0;
  /** Mean voltage over the window, V; 0 = unknown. */
  meanVoltage_V: number = 0;

  /** Standard uncertainty against zero, A: the random and the systematic part. */
  uncertainty_A(): number {
    return sqrt(this.random_A * this.random_A + this.systematic_A * this.systematic_A);
  }

  /** Whether it lies this many standard deviations above zero. */
  isBeyond(sigmas: number): boolean {
    const limit_A: number = sigmas * this.uncertainty_A();
    return this.leak_A > limit_A;
  }

  copyFrom(other: LeakReading): void {
    this.method = other.method;
    this.start_s = other.start_s;
    this.end_s = other.end_s;
    this.leak_A = other.leak_A;
    this.random_A = other.random_A;
    this.systematic_A = other.systematic_A;
    this.relative = other.relative;
    this.charge_C = other.charge_C;
    this.meanVoltage_V = other.meanVoltage_V;
  }
}
