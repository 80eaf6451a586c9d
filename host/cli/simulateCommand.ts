import path from 'node:path';
import { EXIT_BAD_DATA, EXIT_INTERNAL_FAULT, EXIT_NOT_AS_EXPECTED, UsageError } from '../errors.js';
import { evaluate } from '../scenario/expectation/evaluate.js';
import type { Outcome } from '../scenario/expectation/evaluate.js';
import type { JunitCase, JunitSuite } from '../scenario/junit.js';
import { JunitFile } from '../scenario/junitFile.js';
import type { LoadedScenario } from '../scenario/loadScenario.js';
import type { ScenarioOverrides } from './chooseScenarios.js';
import { chooseScenarios } from './chooseScenarios.js';
import { reportError, say } from './reportError.js';
import { runSimulation } from './runSimulation.js';

export interface SimulateOptions extends ScenarioOverrides {
  out?: string;
  json?: boolean;
  junit?: string;
}

/** Exit codes from the worst to the best: a run that broke, data that could not be written, not as expected, done. */
const FROM_WORST = [EXIT_INTERNAL_FAULT, EXIT_BAD_DATA, EXIT_NOT_AS_EXPECTED, 0];

/**
 * `nabms simulate`: the simulated cell and the core side by side, estimate against truth at the end. All scenarios are
 * checked before the first one runs; then each runs whatever became of the others. Returns the worst exit code.
 */
export async function simulateCommand(names: string[], options: SimulateOptions): Promise<number> {
  if (options.json === true && names.length > 1) {
    throw new UsageError('--json prints one result; with several scenarios use --out');
  }
  const chosen = await chooseScenarios(names, options);
  const targets = chosen.map(({ scenario }) => targetFolder(scenario.name, chosen.length, options.out));
  if (new Set(targets).size < targets.length && options.out !== undefined) {
    throw new UsageError('two of the scenarios have the same name, and so the same folder under --out');
  }
  const junit = options.junit === undefined ? null : new JunitFile(options.junit);
  try {
    const judged: { exitCode: number; suite: JunitSuite }[] = [];
    for (const [k, loaded] of chosen.entries()) {
      if (chosen.length > 1) process.stdout.write(`${k > 0 ? '\n' : ''}== ${loaded.scenario.name}\n\n`);
      judged.push(await runAndJudge(loaded, options, targets[k]));
    }
    junit?.commit(judged.map(({ suite }) => suite));
    return FROM_WORST.find((code) => judged.some(({ exitCode }) => exitCode === code)) ?? EXIT_INTERNAL_FAULT;
  } finally {
    junit?.discard();
  }
}

/** Where the results of a scenario go: `--out` itself, or with several scenarios a folder in it. */
function targetFolder(name: string, scenarios: number, out: string | undefined): string | undefined {
  return out === undefined || scenarios === 1 ? out : path.join(out, name);
}

/** Runs one scenario and holds its expectations against the result; never throws, so that the others run too. */
async function runAndJudge(
  loaded: LoadedScenario,
  options: SimulateOptions,
  target: string | undefined,
): Promise<{ exitCode: number; suite: JunitSuite }> {
  const { scenario, expectations, file } = loaded;
  const start_ms = performance.now();
  const suite = (cases: JunitCase[]): JunitSuite => ({
    name: scenario.name,
    file,
    time_s: (performance.now() - start_ms) / 1000,
    cases,
  });
  try {
    const result = await runSimulation(scenario, options.json === true, target);
    const outcomes = evaluate(expectations, result);
    for (const { met, text, expectation } of outcomes) {
      const { line, column } = expectation.place;
      if (!met) say(`${file ?? scenario.name}:${line}:${column}: ${text}`);
    }
    const met = outcomes.filter((outcome) => outcome.met).length;
    if (options.json !== true && outcomes.length > 0) {
      process.stdout.write(`\nexpectations: ${met} of ${outcomes.length} met\n`);
    }
    return {
      exitCode: met === outcomes.length ? 0 : EXIT_NOT_AS_EXPECTED,
      suite: suite(outcomes.map(junitCase)),
    };
  } catch (error) {
    const exitCode = reportError(error, file);
    const failure = error instanceof Error ? error.message : String(error);
    return { exitCode, suite: suite([{ name: 'run', line: null, failure, kind: 'error' }]) };
  }
}

function junitCase({ expectation, met, text }: Outcome): JunitCase {
  return {
    name: expectation.path.text,
    line: expectation.place.line,
    failure: met ? null : text,
    kind: 'failure',
  };
}
