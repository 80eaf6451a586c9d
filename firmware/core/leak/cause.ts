/** What a leak is due to, as far as it can be told. */
export enum Cause {
  None = 0,
  SoftShort = 1,
  Parasitic = 2,
  Contactor = 3,
  SensorOffset = 4,
  Unresolved = 5,
}

/**
 * The cause of a leak from what speaks for each. Charge alone cannot tell a soft short from a redox shuttle or a leak
 * across the terminals (PHYSICS A8, not separable, 6): without any of these it stays unresolved.
 *
 * `pierced`: dips of the voltage, or a hard short; `whileOpen`: the current flows with the contactor open; `onlyCounted`: where
 * charge is counted the leak shows, in rests it does not; `steep`: rests at the top leak more than a resistance can.
 */
export function causeOf(pierced: boolean, whileOpen: boolean, onlyCounted: boolean, steep: boolean): Cause {
  if (pierced) {
    return Cause.SoftShort;
  }
  if (whileOpen) {
    return Cause.Contactor;
  }
  if (onlyCounted) {
    return Cause.SensorOffset;
  }
  return steep ? Cause.Parasitic : Cause.Unresolved;
}
