/**
 * Charge transfer costs less per ampere at large currents: eta = (2RT/F) asinh(I/(2 I0)), Rct = RT/(F I0) (PHYSICS A3).
 * Between two currents it acts as Rct times the secant of asinh x over x, with x = I Rct F/(2RT): 1 at small currents.
 */
import { log, sqrt } from '../mathx.js';

/** Below this the secant of asinh is its slope at the middle, to 1e-6. */
const NARROW: number = 0.001;

function asinh(x: number): number {
  const size: number = Math.abs(x);
  const root: number = sqrt(x * x + 1);
  const value: number = log(size + root);
  return x < 0 ? -value : value;
}

/** (asinh b - asinh a)/(b - a), between 0 and 1. */
export function asinhSecant(a: number, b: number): number {
  if (Math.abs(b - a) < NARROW) {
    const middle: number = 0.5 * (a + b);
    return 1 / sqrt(1 + middle * middle);
  }
  const upper: number = asinh(b);
  const lower: number = asinh(a);
  return (upper - lower) / (b - a);
}
