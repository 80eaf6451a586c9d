/** What a leak is due to, as far as it can be told. */
export enum Cause {
  None = 0,
  SoftShort = 1,
  Parasitic = 2,
  Contactor = 3,
  SensorOffset = 4,
  Unresolved = 5,
}
