/**
 * Gain and offset from two known points, for current, voltage or pressure.
 *
 *   value = gain * reading + offset
 *   u(value)^2 = ((r2 - r) / (r2 - r1))^2 u1^2 + ((r - r1) / (r2 - r1))^2 u2^2
 *
 * with u1, u2 the standard uncertainties of the two points (of the reference and of the reading's noise together) in units
 * of the value: between the points no worse than the worse of them, outside growing with the distance. Points that lie
 * too near to each other are refused, and the calibration stays as it was.
 *
 * Source: law of propagation of uncertainty, JCGM 100:2008 (GUM), equation 10, applied to the line through two points.
 */
export class TwoPoint {
  /** Value per reading. */
  gain: number = 1;
  /** Value at reading 0. */
  offset: number = 0;
  /** Whether two points have been taken. */
  calibrated: boolean = false;

  private reading1: number = 0;
  private reading2: number = 0;
  private uncertainty1: number = 0;
  private uncertainty2: number = 0;

  /** The calibration through two points; false, and nothing changed, where the values differ by less than `spanMin`. */
  set(
    reading1: number,
    value1: number,
    uncertainty1: number,
    reading2: number,
    value2: number,
    uncertainty2: number,
    spanMin: number,
  ): boolean {
    const span: number = Math.abs(value2 - value1);
    if (!(span >= spanMin && span > 0) || reading1 === reading2) {
      return false;
    }
    this.gain = (value2 - value1) / (reading2 - reading1);
    this.offset = value1 - this.gain * reading1;
    this.reading1 = reading1;
    this.reading2 = reading2;
    this.uncertainty1 = uncertainty1;
    this.uncertainty2 = uncertainty2;
    this.calibrated = true;
    return true;
  }

  value(reading: number): number {
    return this.gain * reading + this.offset;
  }

  /** Square of the standard uncertainty of the value at this reading; 0 before two points were taken. */
  variance(reading: number): number {
    if (!this.calibrated) {
      return 0;
    }
    const share: number = (reading - this.reading1) / (this.reading2 - this.reading1);
    const first: number = (1 - share) * this.uncertainty1;
    const second: number = share * this.uncertainty2;
    return first * first + second * second;
  }
}
