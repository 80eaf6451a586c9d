/** The scenarios a `simulate` call names, with the call's own options laid over them, checked before anything runs. */
import fs from 'node:fs';
import type { FaultSpec, Scenario } from '../../sim/scenario/scenario.js';
import { parseFault } from '../../sim/scenario/scenario.js';
import { Simulation } from '../../sim/simulation.js';
import { UsageError } from '../errors.js';
import { BUILT_IN_NAMES, builtInScenario } from '../scenario/builtInScenarios.js';
import { CELL_IDS, libraryCell } from '../scenario/libraryCell.js';
import type { LoadedScenario } from '../scenario/loadScenario.js';
import { loadScenario } from '../scenario/loadScenario.js';
import { suggestion } from '../scenario/nearestName.js';
import { say } from './reportError.js';

/** What the command line says over the scenario; each replaces what the scenario says. */
export interface ScenarioOverrides {
  cell?: string;
  cycles?: number;
  seed?: number;
  spread?: Scenario['spread'];
  fault: string[];
}

/** All scenarios in the order named; throws at the first that cannot be run. */
export async function chooseScenarios(
  names: readonly string[],
  overrides: ScenarioOverrides,
): Promise<LoadedScenario[]> {
  const chosen: LoadedScenario[] = [];
  for (const name of names) {
    const loaded = await findScenario(name);
    const scenario = override(loaded.scenario, overrides);
    // A file was checked as it stands, with its lines; this is for what the options change.
    new Simulation(scenario);
    chosen.push({ ...loaded, scenario });
  }
  return chosen;
}

/** A built-in name, or a file: whatever looks like a path or is one. */
async function findScenario(name: string): Promise<LoadedScenario> {
  const builtIn = builtInScenario(name);
  if (builtIn !== null) return { scenario: builtIn, expectations: [], file: null };
  if (/[./\\]/.test(name) || fs.existsSync(name)) return loadScenario(name);
  throw new UsageError(
    `unknown scenario "${name}": expected ${BUILT_IN_NAMES.join(', ')} or a file such as cell.yaml${suggestion(name, BUILT_IN_NAMES)}`,
  );
}

function override(scenario: Scenario, overrides: ScenarioOverrides): Scenario {
  const { cell, cycles, seed, spread, fault } = overrides;
  return {
    ...scenario,
    ...(cell !== undefined && withCell(scenario, cell)),
    ...(cycles !== undefined && { cycles }),
    ...(seed !== undefined && { seed }),
    ...(spread !== undefined && { spread }),
    faults: fault.length > 0 ? fault.map(parseFault) : reached(scenario, cycles),
  };
}

/** The first cycles of a scenario are asked for: its faults of later cycles are not reached, which is said. */
function reached({ name, faults }: Scenario, cycles: number | undefined): Scenario['faults'] {
  if (cycles === undefined) return faults;
  const begins = (fault: FaultSpec): number => fault.parameters['start_cycle'] ?? 1;
  for (const fault of faults.filter((each) => begins(each) > cycles)) {
    say(
      `${name}: fault ${fault.name} begins in cycle ${begins(fault)}, which --cycles ${cycles} does not reach`,
    );
  }
  return faults.filter((fault) => begins(fault) <= cycles);
}

/** Another cell instead of the scenario's, cycled as it is meant to be. */
function withCell(scenario: Scenario, id: string): Partial<Scenario> {
  const library = libraryCell(id);
  if (library === null) {
    throw new UsageError(
      `unknown cell "${id}": expected one of ${CELL_IDS.join(', ')}${suggestion(id, CELL_IDS)}`,
    );
  }
  return { cell: library.cell, protocol: { ...scenario.protocol, ...library.cycling } };
}
