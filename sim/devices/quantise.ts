/** A converter's last step: the nearest code, held at the ends of its range. */
export function quantise(value: number, step: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, Math.round(value / step)));
}

/** A signed code as the unsigned number that a register of so many bits holds. */
export function twosComplement(code: number, bits: number): number {
  return code < 0 ? code + 2 ** bits : code;
}
