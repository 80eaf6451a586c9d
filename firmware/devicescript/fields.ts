/** An object as the list of its fields, which it is after the build (sim/boards/records.ts); the build fails where it is not. */
export type Fields = any[];

/** The object and parts of it: of each but the first, `places` has the part that holds it and the number of its field there. */
export function partsOf(root: Fields, places: Buffer): Fields[] {
  const parts = [root];
  for (let k = 0; k < places.length; k += 2) {
    parts.push(parts[places[k]][places[k + 1]]);
  }
  return parts;
}
