/** What went wrong, in one line on standard error, and the exit code for it. */
import { CommanderError } from 'commander';
import { ScenarioError } from '../../sim/scenario/scenario.js';
import { SimulationError } from '../../sim/simulationError.js';
import { DataError, EXIT_BAD_DATA, EXIT_INTERNAL_FAULT, EXIT_WRONG_USAGE, UsageError } from '../errors.js';

/** Prints what went wrong in one line and returns the exit code for it; `about` is the file it happened with. */
export function reportError(error: unknown, about: string | null = null): number {
  const tell = (line: string): void => {
    say(about === null ? line : `${about}: ${line}`);
  };
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0; // help or version was asked for
    tell(`${error.message.replace(/^error: /, '')} (nabms --help lists commands and options)`);
    return EXIT_WRONG_USAGE;
  }
  if (error instanceof UsageError) {
    tell(error.message);
    return EXIT_WRONG_USAGE;
  }
  if (error instanceof DataError || error instanceof ScenarioError) {
    tell(error.message);
    return EXIT_BAD_DATA;
  }
  if (error instanceof SimulationError) {
    // Entries count from 1 in all that a user reads.
    tell(error.message.replace(/\[(\d+)\]/gu, (_, index: string) => `[${Number(index) + 1}]`));
    return EXIT_INTERNAL_FAULT;
  }
  const text = error instanceof Error ? error.message : String(error);
  tell(`internal fault: ${text}; please report it with the command and the input`);
  if (process.env['NABMS_DEBUG'] !== undefined && error instanceof Error) say(error.stack ?? '');
  return EXIT_INTERNAL_FAULT;
}

/** One line on standard error. */
export function say(line: string): void {
  process.stderr.write(`nabms: ${line.replace(/\s*\n\s*/g, ' ')}\n`);
}
