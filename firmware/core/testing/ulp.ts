/** Distance of two finite doubles of the same sign in units in the last place. */
export function ulpsBetween(a: number, b: number): number {
  const view = new DataView(new ArrayBuffer(8));
  const bits = (x: number): bigint => {
    view.setFloat64(0, x);
    const raw = view.getBigInt64(0);
    return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw;
  };
  const difference = bits(a) - bits(b);
  return Number(difference < 0n ? -difference : difference);
}
