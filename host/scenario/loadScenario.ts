/**
 * A scenario file, read and checked as far as it can be without running it: its syntax, its keys, its values, that the
 * simulator can build it, and that its expectations speak of something a result has. Every refusal is one line with
 * file, line and column.
 */
import path from 'node:path';
import type { Scenario } from '../../sim/scenario/scenario.js';
import { checkScenario, healthyScenario, ScenarioError } from '../../sim/scenario/scenario.js';
import { Simulation } from '../../sim/simulation.js';
import type { CellSource } from './cellSchema.js';
import type { Expectation } from './expectation/expectation.js';
import { readExpectations } from './expectation/readExpectations.js';
import { faultSpec } from './faultSchema.js';
import { libraryCell } from './libraryCell.js';
import { scenarioSchema } from './scenarioSchema.js';
import type { ScenarioDocument } from './scenarioSchema.js';
import { schemaError, valueAt } from './schemaProblem.js';
import { readTextFile } from './textFile.js';
import { YamlDocument } from './yamlDocument.js';

/** A scenario and what is expected of it. */
export interface LoadedScenario {
  readonly scenario: Scenario;
  readonly expectations: readonly Expectation[];
  /** The file it came from; null for one that is built in. */
  readonly file: string | null;
}

/** The scenario in this file. Throws a DataError. */
export async function loadScenario(file: string): Promise<LoadedScenario> {
  return readScenario(file, await readTextFile(file));
}

/** The scenario in this text; `file` is for messages and for the default of its name. */
export function readScenario(file: string, text: string): LoadedScenario {
  const document = new YamlDocument(file, text);
  const checked = scenarioSchema.safeParse(document.value);
  if (!checked.success) throw schemaError(scenarioSchema, document, checked.error.issues);
  const scenario = toScenario(checked.data, nameOfFile(file));
  requireSimulable(scenario, document);
  return { scenario, expectations: readExpectations(checked.data.expect ?? {}, document), file };
}

/** The simulator's form: what the file leaves out is as in the healthy scenario, and as its cell is meant to be cycled. */
function toScenario(source: ScenarioDocument, fallbackName: string): Scenario {
  const base = healthyScenario();
  const { name, cell, protocol, logger, faults, expect: _judgedLater, ...plain } = source;
  const { id, parameters } = cellChoice(cell as CellSource | undefined);
  const library = id === undefined ? null : libraryCell(id);
  return {
    ...base,
    ...(plain as Partial<Scenario>),
    name: name ?? fallbackName,
    cell: { ...library?.cell, ...parameters },
    protocol: { ...base.protocol, ...library?.cycling, ...protocol } as Scenario['protocol'],
    logger: { ...base.logger, ...logger } as Scenario['logger'],
    faults: (faults ?? []).map(faultSpec),
  };
}

function cellChoice(source: CellSource | undefined): { id?: string; parameters: Scenario['cell'] } {
  if (source === undefined) return { parameters: {} };
  if (typeof source === 'string') return { id: source, parameters: {} };
  const { id, ...parameters } = source;
  return { ...(id !== undefined && { id }), parameters };
}

/** `scenarios/soft-short.yaml` is `soft-short`; what a name may not hold becomes a dash. */
function nameOfFile(file: string): string {
  const stem = path.basename(file).replace(/\.[^.]+$/u, '');
  const name = stem.replace(/[\p{Cc}\u2028\u2029/\\:*?"<>|]/gu, '-').replace(/^[\s.-]+/u, '');
  return name.slice(0, 80) || 'scenario';
}

/** What only the simulator knows to be impossible, at the line of the key it names. */
function requireSimulable(scenario: Scenario, document: YamlDocument): void {
  located(document, [], () => checkScenario({ ...scenario, faults: [] }));
  scenario.faults.forEach((fault, k) => {
    located(document, ['faults', k], () => checkScenario({ ...scenario, faults: [fault] }));
  });
  located(document, [], () => new Simulation(scenario));
}

/** The key a message of the simulator begins with: `cell.capacity_Ah is ...`, `fault softShort.end_h is ...`. */
const FIRST_KEY = /^(?:fault \w+\.)?(\w+(?:\.\w+|\[\d+\]| \(\w+\))*)(?= )/u;
/** Or one it speaks of later: `... its longest step is protocol.steps[0] (rest) ...`. */
const LATER_KEY = /\b((?:cell|protocol|logger|sensors)(?:\.\w+|\[\d+\]| \(\w+\))+)/u;

function located(document: YamlDocument, around: readonly PropertyKey[], action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const candidates = [FIRST_KEY, LATER_KEY].map((pattern) => [
      ...around,
      ...pathParts(pattern.exec(error.message)?.[1] ?? ''),
    ]);
    const path = candidates.find((candidate) => valueAt(document.value, candidate) !== undefined) ?? around;
    // Entries count from 1 in all that a user reads.
    const message = error.message.replace(/\[(\d+)\]/gu, (_, index: string) => `[${Number(index) + 1}]`);
    throw document.errorAt(document.valuePlace(path), message);
  }
}

/** `protocol.steps[0] (rest).duration_s` as keys and indices. */
function pathParts(key: string): (string | number)[] {
  const names = key.replace(/ \(\w+\)/gu, '').match(/\w+/gu) ?? [];
  return names.map((name) => (/^\d+$/u.test(name) ? Number(name) : name));
}
