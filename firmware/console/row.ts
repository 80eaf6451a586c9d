/** What became of a line of an answer. */
export enum Row {
  /** The answer has no such line: it is complete. */
  End = 0,
  /** Nothing to say in this place. */
  Skipped = 1,
  Written = 2,
}
