import { Command, InvalidArgumentError, Option } from 'commander';
import { CELL_IDS } from '../scenario/libraryCell.js';
import { SPREADS } from '../scenario/scenarioSchema.js';
import { consoleCommand } from './consoleCommand.js';
import { replayCommand } from './replayCommand.js';
import { reportError } from './reportError.js';
import type { SimulateOptions } from './simulateCommand.js';
import { simulateCommand } from './simulateCommand.js';
import { VERSION } from './version.js';

/** Runs the command line with these arguments; returns the exit code. Results to stdout, everything else to stderr. */
export async function main(argv: string[]): Promise<number> {
  let exitCode = 0;
  const program = buildProgram((code) => {
    exitCode = code;
  });
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportError(error);
  }
}

/** `setExitCode` takes the exit code of a command that ended without an error. */
function buildProgram(setExitCode: (code: number) => void): Command {
  const program = new Command('nabms');
  program
    .description('Watches anode-free sodium cells: simulates one, or replays what a cycler recorded.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  program
    .command('simulate')
    .description("run the simulated cell with the firmware's core attached")
    .argument('[scenarios...]', 'demo (default), healthy, or scenario files (YAML), run one after another', [
      'demo',
    ])
    .option('--cell <id>', `cell of the library: ${CELL_IDS.join(', ')}`)
    .option('--cycles <n>', 'number of cycles', positiveInteger)
    .option('--seed <n>', 'seed of everything random', naturalNumber)
    .option('--fault <spec>', "name:key=value,... (repeatable; replaces the scenario's faults)", collect, [])
    .addOption(
      new Option('--spread <kind>', 'how far the true cell lies from what the core is told').choices(SPREADS),
    )
    .option(
      '--out <dir>',
      'write telemetry.bdf.csv, events.jsonl, result.json, report.html, profile.json (several scenarios: a folder each)',
    )
    .option('--json', 'print the result document and nothing else')
    .option('--junit <file>', 'write what came of the expectations as JUnit XML')
    .action(async (scenarios: string[], options: SimulateOptions) => {
      setExitCode(await simulateCommand(scenarios, options));
    });
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
  program
    .command('console')
    .description(
      "type at a board's console, or pipe lines to it; Ctrl-D ends, Ctrl-C stops what the board sends",
    )
    .addOption(
      new Option(
        '--emulate <machine>',
        'an emulated board at a simulated cell; its firmware is compiled first',
      ).choices(['devicescript']),
    )
    .option('--board <id>', 'board file of the folder boards', 'pico')
    .option('--scenario <name>', 'demo, healthy, or a scenario file (YAML)', 'healthy')
    .option('--speed <x>', "seconds of the board's time in a second, 1 to 1000", speed, 1)
    .action(consoleCommand);
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

function speed(text: string): number {
  const value = Number(text);
  if (!(value >= 1 && value <= 1000)) throw new InvalidArgumentError('expected a number from 1 to 1000.');
  return value;
}

function positiveInteger(text: string): number {
  const value = naturalNumber(text);
  if (value < 1) throw new InvalidArgumentError('expected a whole number, 1 or more.');
  return value;
}
