import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { EXIT_BAD_DATA, EXIT_WRONG_USAGE, DataError, UsageError } from '../errors.js';
import { ScenarioError } from '../../sim/scenario/scenario.js';
import { SimulationError } from '../../sim/simulationError.js';
import { replayCommand } from './replayCommand.js';
import { simulateCommand } from './simulateCommand.js';
import { VERSION } from './version.js';

const EXIT_INTERNAL_FAULT = 3;

/** Runs the command line with these arguments; returns the exit code. Results to stdout, everything else to stderr. */
export async function main(argv: string[]): Promise<number> {
  const program = buildProgram();
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    return report(error);
  }
}

function buildProgram(): Command {
  const program = new Command('nabms');
  program
    .description('Watches anode-free sodium cells: simulates one, or replays what a cycler recorded.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  program
    .command('simulate')
    .description("run the simulated cell with the firmware's core attached")
    .argument('[scenario]', 'demo (default) or healthy', 'demo')
    .option('--cell <id>', 'cell of the library', 'nvp-1ah')
    .option('--cycles <n>', 'number of cycles', positiveInteger)
    .option('--seed <n>', 'seed of everything random', naturalNumber)
    .option('--fault <spec>', "name:key=value,... (repeatable; replaces the scenario's faults)", collect, [])
    .option('--out <dir>', 'write telemetry.bdf.csv, events.jsonl, result.json, report.html, profile.json')
    .option('--json', 'print the result document and nothing else')
    .action(simulateCommand);
  program
    .command('replay')
    .description("run the firmware's core over a recorded file (.csv, .txt, .gz)")
    .argument('<file>', 'Battery Data Format, Arbin, or any table with --map')
    .option('--profile <file>', 'cell profile (JSON)')
    .option('--format <name>', 'bdf, arbin or generic (default: recognised by its header)')
    .option(
      '--map <spec>',
      'columns of a generic table: time=COL[:unit],voltage=COL[:unit],current=COL[:unit],...',
    )
    .option('--discharge-positive', 'the file counts discharge as positive current')
    .option('--out <dir>', 'write events.jsonl, result.json, report.html, profile.json')
    .option('--json', 'print the result document and nothing else')
    .action(replayCommand);
  for (const command of program.commands) {
    command.exitOverride().configureOutput({ outputError: () => undefined });
  }
  return program;
}

function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value];
}

function naturalNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('expected a whole number, 0 or more.');
  return Number(text);
}

function positiveInteger(text: string): number {
  const value = naturalNumber(text);
  if (value < 1) throw new InvalidArgumentError('expected a whole number, 1 or more.');
  return value;
}

/** Prints what went wrong in one line and returns the exit code for it. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0; // help or version was asked for
    say(`${error.message.replace(/^error: /, '')} (nabms --help lists commands and options)`);
    return EXIT_WRONG_USAGE;
  }
  if (error instanceof UsageError) {
    say(error.message);
    return EXIT_WRONG_USAGE;
  }
  if (error instanceof DataError || error instanceof ScenarioError) {
    say(error.message);
    return EXIT_BAD_DATA;
  }
  if (error instanceof SimulationError) {
    say(error.message);
    return EXIT_INTERNAL_FAULT;
  }
  const text = error instanceof Error ? error.message : String(error);
  say(`internal fault: ${text}; please report it with the command and the input`);
  if (process.env.NABMS_DEBUG !== undefined && error instanceof Error) say(error.stack ?? '');
  return EXIT_INTERNAL_FAULT;
}

function say(line: string): void {
  process.stderr.write(`nabms: ${line.replace(/\s*\n\s*/g, ' ')}\n`);
}
