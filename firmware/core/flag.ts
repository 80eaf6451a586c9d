/** A condition as a number of the outputs: 1 or 0. */
export function flag(condition: boolean): number {
  return condition ? 1 : 0;
}
