/**
 * The two kinds of failure a user can mend: bad input (exit code 1) and wrong usage (exit code 2).
 * Anything else that is thrown is an internal fault (exit code 3). A run that did not meet what its scenario expects
 * is no failure of the program: exit code 4.
 * A message is always one line: what, where, what was expected, how to mend.
 */

export const EXIT_BAD_DATA = 1;
export const EXIT_WRONG_USAGE = 2;
export const EXIT_INTERNAL_FAULT = 3;
export const EXIT_NOT_AS_EXPECTED = 4;

/** Longest piece of the user's own text quoted in a message, characters. */
const QUOTE_LENGTH_MAX = 60;

/** Where the bad input is and what is wrong with it. Every part is free text; absent parts are left out. */
export interface DataProblem {
  file?: string | undefined;
  /** Line in the file, counted from 1. */
  line?: number | undefined;
  /** Name of the column, as the header spells it, or the path of a key (`fixture.type`). */
  column?: string | undefined;
  found: string;
  expected?: string | undefined;
  /** What the user can do, as an instruction. */
  mend?: string | undefined;
}

/** The input or the data is bad. */
export class DataError extends Error {
  readonly exitCode = EXIT_BAD_DATA;
  readonly problem: DataProblem;

  constructor(problem: DataProblem | string) {
    const parts = typeof problem === 'string' ? { found: problem } : problem;
    super(oneLine(describe(parts)));
    this.name = 'DataError';
    this.problem = parts;
  }
}

/** The command was called wrongly: an option that does not exist, a value it does not take. */
export class UsageError extends Error {
  readonly exitCode = EXIT_WRONG_USAGE;

  constructor(message: string) {
    super(oneLine(message));
    this.name = 'UsageError';
  }
}

function describe(problem: DataProblem): string {
  const where: string[] = [];
  if (problem.file !== undefined) where.push(problem.file);
  if (problem.line !== undefined) where.push(`line ${problem.line}`);
  if (problem.column !== undefined) where.push(`column ${quoted(problem.column)}`);
  let text = where.length > 0 ? `${where.join(', ')}: ` : '';
  text += problem.found;
  if (problem.expected !== undefined) text += `, expected ${problem.expected}`;
  if (problem.mend !== undefined) text += `; ${problem.mend}`;
  return text;
}

/** The user's own text between quotes, cut short and without control characters, for use in a message. */
export function quoted(text: string): string {
  const clean = oneLine(text);
  return clean.length > QUOTE_LENGTH_MAX ? `'${clean.slice(0, QUOTE_LENGTH_MAX)}...'` : `'${clean}'`;
}

/** A message must stay one line whatever a file contained: line ends become spaces, other control characters '?'. */
function oneLine(text: string): string {
  return text
    .replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ')
    .replace(/\t/gu, ' ')
    .replace(/\p{Cc}/gu, '?');
}
