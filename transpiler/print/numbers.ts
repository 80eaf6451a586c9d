/** Numbers as C writes them. Decimal digits are JavaScript's shortest that read back to the same double. */
import type { IrType } from '../ir/types.js';
import type { PrintOptions } from './options.js';

/** Largest finite float, as a double. */
const FLOAT_MAX = 3.4028234663852886e38;
/** Smallest normal float; smaller constants are 0 in a float build. */
const FLOAT_MIN = 1.1754943508222875e-38;

export function printNumber(value: number, type: IrType, options: PrintOptions): string {
  const scalar = type.form === 'scalar' ? type.scalar : 'i32';
  switch (scalar) {
    case 'f64':
      return options.real === 'float' ? printFloat(value) : printDouble(value);
    case 'u32':
      return `${String(value)}u`;
    case 'i64':
      return Math.abs(value) <= 2147483647 ? printInteger(value) : `INT64_C(${String(value)})`;
    case 'i32':
    case 'u8':
      return printInteger(value);
    case 'bool':
      throw new Error('a number where a boolean belongs');
  }
}

/** Whether the text begins with a sign, which binds like an operator. */
export function isSigned(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

function printInteger(value: number): string {
  // There is no negative literal in C: -2147483648 is minus a number that does not fit an int.
  return value === -2147483648 ? '(-2147483647 - 1)' : String(value);
}

function printDouble(value: number): string {
  if (Number.isNaN(value)) return 'TS_NAN';
  if (!Number.isFinite(value)) return value > 0 ? 'TS_INFINITY' : '-TS_INFINITY';
  if (isInManyZeros(value)) return value.toExponential().replace('+', '');
  const digits = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

/** Whether a reader would have to count zeros: 1000000.0 is 1e6. */
function isInManyZeros(value: number): boolean {
  const isSmall = value !== 0 && Math.abs(value) < 1e-4;
  return isSmall || (Math.abs(value) >= 1e6 && value % 1e6 === 0);
}

function printFloat(value: number): string {
  if (!Number.isFinite(value)) return printDouble(value);
  const magnitude = Math.abs(value);
  const clamped =
    magnitude > FLOAT_MAX ? Math.sign(value) * FLOAT_MAX : magnitude < FLOAT_MIN ? value * 0 : value;
  return `${printDouble(clamped)}f`;
}
