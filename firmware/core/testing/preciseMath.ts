/** exp, log and square root in 400-bit fixed point, as a reference that shares nothing with the code under test. */
const BITS = 400n;
const ONE = 1n << BITS;

/** The exact value of a double as fixed point (bits below 2^-400 are cut). */
function toFixed(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const raw = view.getBigUint64(0);
  const exponent = Number((raw >> 52n) & 0x7ffn);
  const mantissa = exponent === 0 ? raw & 0xfffffffffffffn : (raw & 0xfffffffffffffn) | 0x10000000000000n;
  const shift = BigInt(Math.max(exponent, 1) - 1075) + BITS;
  const magnitude = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return x < 0 ? -magnitude : magnitude;
}

/** The nearest double to a fixed-point number. */
function toDouble(value: bigint): number {
  if (value === 0n) return 0;
  const negative = value < 0n;
  let mantissa = negative ? -value : value;
  let exponent = -Number(BITS);
  const length = mantissa.toString(2).length;
  const surplus = length - 54;
  if (surplus > 0) {
    const sticky = (mantissa & ((1n << BigInt(surplus)) - 1n)) !== 0n ? 1n : 0n;
    mantissa = ((mantissa >> BigInt(surplus)) << 1n) | sticky;
    exponent += surplus - 1;
  }
  // 55 bits with a sticky bit: Number() rounds to nearest, ties decided by the sticky bit.
  const result = Number(mantissa) * 2 ** exponent;
  return negative ? -result : result;
}

function exponential(x: bigint): bigint {
  // Halve until small, sum the series, square back.
  let reduced = x;
  let halvings = 0;
  while (reduced > ONE >> 8n || reduced < -(ONE >> 8n)) {
    reduced >>= 1n;
    halvings += 1;
  }
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; n < 80n; n += 1n) {
    term = (term * reduced) >> BITS;
    term /= n;
    sum += term;
  }
  for (let k = 0; k < halvings; k += 1) sum = (sum * sum) >> BITS;
  return sum;
}

export const preciseExp = (x: number): number => toDouble(exponential(toFixed(x)));

/** Natural logarithm by Newton's iteration on exp. */
export function preciseLog(x: number): number {
  const target = toFixed(x);
  let y = toFixed(Math.log(x));
  for (let k = 0; k < 4; k += 1) {
    const grown = exponential(y);
    y += (2n * (target - grown) * ONE) / (target + grown);
  }
  return toDouble(y);
}

export function preciseTanh(x: number): number {
  const grown = exponential(2n * toFixed(x));
  return toDouble(((grown - ONE) * ONE) / (grown + ONE));
}

export function preciseSqrt(x: number): number {
  const square = toFixed(x) << BITS;
  let y = toFixed(Math.sqrt(x));
  for (let k = 0; k < 4; k += 1) y = (y + square / y) >> 1n;
  return toDouble(y);
}
