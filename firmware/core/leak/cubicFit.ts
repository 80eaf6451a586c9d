/**
 * Streaming least-squares cubic y(t), for a signal that relaxes: slope, curvature and third derivative of the stretch.
 *
 * Sums of powers of time are kept, relative to the first sample and in units of `scale_s`, and the normal equations are
 * solved when the stretch is over. Uncertainties are those of white noise on evenly spaced samples, from Legendre
 * polynomials on the stretch: var(slope of the line) = 12 s2/(n D^2), var(y'') = 720 s2/(n D^4), var(y''') = 100800
 * s2/(n D^6), with s2 the scatter about the cubic, n samples and D the duration.
 */
import { sqrt } from '../mathx.js';
import { ORDER } from './normalEquations.js';
import type { NormalEquations } from './normalEquations.js';
import type { i32 } from '../types.js';

export class CubicFit {
  count: i32 = 0;
  /** Time of the first and of the newest sample, s. */
  first_s: number = 0;
  last_s: number = 0;
  /** Results of `solve`: slope of the straight line through the stretch, second derivative at its middle, third. */
  slope: number = 0;
  second: number = 0;
  third: number = 0;
  slopeUncertainty: number = 0;
  secondUncertainty: number = 0;
  thirdUncertainty: number = 0;

  private readonly scale_s: number;
  private firstValue: number = 0;
  /** Sums of u^0 .. u^6, of y u^0 .. y u^3, and of y^2. */
  private readonly powers: number[] = [0, 0, 0, 0, 0, 0, 0];
  private readonly products: number[] = [0, 0, 0, 0];
  private squares: number = 0;
  /** Scratch of `solve`, which fits may share. */
  private readonly equations: NormalEquations;

  /** `scale_s`: about how long a stretch is. */
  constructor(scale_s: number, equations: NormalEquations) {
    this.scale_s = scale_s;
    this.equations = equations;
  }

  clear(): void {
    this.count = 0;
    this.squares = 0;
    for (let k: i32 = 0; k < 7; k++) {
      this.powers[k] = 0;
    }
    for (let k: i32 = 0; k < ORDER; k++) {
      this.products[k] = 0;
    }
  }

  add(time_s: number, value: number): void {
    if (this.count === 0) {
      this.first_s = time_s;
      this.firstValue = value;
    }
    this.count = (this.count + 1) | 0;
    this.last_s = time_s;
    const u: number = (time_s - this.first_s) / this.scale_s;
    const y: number = value - this.firstValue;
    this.squares = this.squares + y * y;
    let power: number = 1;
    for (let k: i32 = 0; k < 7; k++) {
      this.powers[k] = this.powers[k] + power;
      if (k < ORDER) {
        this.products[k] = this.products[k] + y * power;
      }
      power = power * u;
    }
  }

  duration_s(): number {
    return this.last_s - this.first_s;
  }

  /** Solves for the cubic; false when there are too few samples or times. Results stand in the fields. */
  solve(): boolean {
    const span: number = (this.last_s - this.first_s) / this.scale_s;
    if (this.count <= ORDER + 1 || span <= 0) {
      return false;
    }
    this.fillEquations(span);
    const solved: boolean = this.equations.solve(1e-12 * this.count);
    if (!solved) {
      return false;
    }
    const duration_s: number = this.last_s - this.first_s;
    const linear: number = this.equations.side[1];
    const square: number = this.equations.side[2];
    const cube: number = this.equations.side[3];
    this.slope = (linear + square + 0.9 * cube) / duration_s;
    this.second = (2 * square + 3 * cube) / (duration_s * duration_s);
    this.third = (6 * cube) / (duration_s * duration_s * duration_s);
    this.setUncertainties(span, duration_s);
    return true;
  }

  /** Normal equations in w = u/span, 0 to 1. */
  private fillEquations(span: number): void {
    let rowScale: number = 1;
    for (let row: i32 = 0; row < ORDER; row++) {
      let scale: number = rowScale * rowScale;
      for (let column: i32 = row; column < ORDER; column++) {
        this.equations.matrix[(row * ORDER + column) | 0] = this.powers[(row + column) | 0] * scale;
        scale = scale / span;
      }
      this.equations.side[row] = this.products[row] * rowScale;
      rowScale = rowScale / span;
    }
  }

  private setUncertainties(span: number, duration_s: number): void {
    let explained: number = 0;
    let scale: number = 1;
    for (let k: i32 = 0; k < ORDER; k++) {
      explained = explained + this.equations.side[k] * this.products[k] * scale;
      scale = scale / span;
    }
    const scatter2: number = Math.max(0, this.squares - explained) / (this.count - ORDER);
    const unit: number = sqrt(scatter2 / this.count);
    this.slopeUncertainty = (unit * sqrt(12)) / duration_s;
    this.secondUncertainty = (unit * sqrt(720)) / (duration_s * duration_s);
    this.thirdUncertainty = (unit * sqrt(100800)) / (duration_s * duration_s * duration_s);
  }
}
