/**
 * `nabms console`: a person, or a program through a pipe, at the console of a board. Today the board is an emulated one; its
 * program is compiled here, which needs packages that are not installed with `npm ci --omit=dev`.
 */
import { createRequire } from 'node:module';
import { readBoardId } from '../devicescript/choice.js';
import { DataError, UsageError } from '../errors.js';
import { chooseScenarios } from './chooseScenarios.js';
import { Prompt } from './prompt.js';
import { say } from './reportError.js';

export interface ConsoleOptions {
  emulate?: string;
  board: string;
  scenario: string;
  /** Seconds of the board's time in a second. */
  speed: number;
}

const NEEDED_PACKAGES = ['@devicescript/cli', 'typescript'];
/** The board's first seconds pass at once: its sensors are set up, and its contactor has closed if all is well. */
const FIRST_MS = 10_000;
/** Between two looks for what was typed and what the board has to say. */
const TICK_MS = 50;
/** The board's time moves in pieces, so that a machine too slow for the speed wanted still answers. */
const PIECE_MS = 1000;

export async function consoleCommand(options: ConsoleOptions): Promise<void> {
  if (options.emulate === undefined) {
    throw new UsageError(
      'which console? Say --emulate devicescript: ports of real boards are not supported yet',
    );
  }
  requirePackages();
  const { board } = await readBoardId(options.board);
  const [chosen] = await chooseScenarios([options.scenario], { fault: [] });
  if (chosen === undefined) throw new UsageError(`no scenario ${options.scenario}`);
  // Only here: the modules behind it need the packages.
  const { EmulatedConsole } = await import('../devicescript/emulatedConsole.js');
  say(`compiling the firmware for ${board.name}, cell: ${chosen.scenario.name}`);
  const terminal = await EmulatedConsole.start(options.board, chosen.scenario);
  await terminal.advance(FIRST_MS);
  const prompt = new Prompt();
  let toldEnd = false;
  let last_ms = performance.now();
  try {
    prompt.print(await terminal.type(new Uint8Array()));
    while (!prompt.isDone) {
      const now_ms = performance.now();
      await pass(terminal, (now_ms - last_ms) * options.speed);
      last_ms = now_ms;
      const typed = prompt.take();
      prompt.print(await terminal.type(typed ?? new Uint8Array()));
      if (terminal.hasEnded && !toldEnd) {
        say('the protocol of the scenario has come to its end; the cell stays as it is');
        toldEnd = true;
      }
      if (typed === undefined) await prompt.wait(TICK_MS);
    }
  } finally {
    prompt.close();
  }
}

/** Lets the board's time pass, as much as goes in two ticks of ours. */
async function pass(
  board: { advance: (duration_ms: number) => Promise<void> },
  duration_ms: number,
): Promise<void> {
  const end_ms = performance.now() + 2 * TICK_MS;
  for (
    let left_ms = Math.round(duration_ms);
    left_ms > 0 && performance.now() < end_ms;
    left_ms -= PIECE_MS
  ) {
    await board.advance(Math.min(left_ms, PIECE_MS));
  }
}

function requirePackages(): void {
  const { resolve } = createRequire(import.meta.url);
  const missing = NEEDED_PACKAGES.filter((name) => {
    try {
      resolve(`${name}/package.json`);
      return false;
    } catch {
      return true;
    }
  });
  if (missing.length === 0) return;
  throw new DataError({
    found: `an emulated board needs ${missing.join(' and ')}, not installed here`,
    mend: 'run "npm ci" in the folder of nabms',
  });
}
