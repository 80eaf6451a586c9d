/**
 * Rounds to fixed decimals as the logger writes them, so that a replay of the written text gives the very same double.
 * @param scale power of ten, such as 1e6 for six decimals
 */
export function toDecimals(value: number, scale: number): number {
  // "+ 0" turns -0, which decimal text cannot carry, into 0.
  return Math.round(value * scale) / scale + 0;
}
