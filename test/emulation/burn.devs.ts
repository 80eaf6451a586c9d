/** Operations to waste. */
export function burn(turns: number): void {
  for (let k = 0; k < turns; k++) {}
}
