/**
 * A scenario: which cell, which protocol, which faults, how it is logged. Everything a run depends on; the same
 * scenario gives the same bytes.
 */
import type { CellParameters } from '../cell/cellParameters.js';
import { requireStableStep } from '../cell/cathodeStep.js';
import { cellWith } from '../cell/cellParameters.js';
import { cathodeById } from '../library/cathodes.js';
import { requireReachable } from '../library/cathodeWindow.js';
import { SODIUM_MAX_C } from '../cell/pools.js';
import { COULOMB_PER_AH } from '../cell/constants.js';
import type { FaultSpec } from '../faults/fault.js';
import { requireCompatible, requireWithinRun } from '../faults/checkFaults.js';
import { createFault } from '../faults/faultRegistry.js';
import type { Protocol } from '../protocol/protocol.js';
import { checkLogger } from '../protocol/logger.js';
import type { LoggerSettings } from '../protocol/logger.js';
import { checkProtocol } from '../protocol/checkProtocol.js';
import { defaultProtocol } from '../protocol/protocol.js';
import { Program } from '../protocol/program.js';
import { fullCellLimits, HALF_CELL_LIMITS } from '../protocol/voltageLimits.js';
import { checkSensorChoice } from '../sensors/sensorSpec.js';
import type { SensorChoice } from '../sensors/sensorSpec.js';
import { relaxationForms } from '../spread/drawForms.js';
import type { SpreadKind } from '../spread/spreadKind.js';
import { SPREAD_KINDS } from '../spread/spreadKind.js';
import { requireInteger, requireNumber, requireOneOf, ScenarioError } from './scenarioError.js';

export { parseFault } from './parseFault.js';
export { ScenarioError } from './scenarioError.js';
export type { FaultSpec } from '../faults/fault.js';
export type { Protocol } from '../protocol/protocol.js';

export interface Scenario {
  name: string;
  /** Seed of everything random, a whole number. */
  seed: number;
  cycles: number;
  /** Nominal parameters that differ from the reference cell. */
  cell?: Partial<CellParameters> | undefined;
  protocol: Protocol;
  logger: LoggerSettings;
  /** Which sensors the board has; default the good ones. */
  sensors?: SensorChoice | undefined;
  faults: readonly FaultSpec[];
  /**
   * `default`: the true cell and its sensors are drawn around the nominal ones; `off`: they are nominal; `hard`: drawn
   * wider, in other forms too, and in surroundings that change.
   */
  spread: SpreadKind;
  /**
   * Whether the contactor between cycler and cell opens when the monitor asks for it: `obey`, or `ignore` (default), as
   * when the monitor only watches.
   */
  contactor?: 'obey' | 'ignore' | undefined;
  /** Internal step, s (default 1). Results hardly depend on it. */
  step_s?: number | undefined;
}

/** Internal step unless the scenario says otherwise, s. */
export const DEFAULT_STEP_S = 1;

/** A reference cell without faults, 40 cycles. */
export function healthyScenario(): Scenario {
  return {
    name: 'healthy',
    seed: 1,
    cycles: 40,
    protocol: defaultProtocol(),
    logger: { period_s: 10 },
    faults: [],
    spread: 'default',
  };
}

/** The demonstration: a soft short of 2000 ohm from cycle 15 on, and from cycle 20 ever more dead sodium. */
export function demoScenario(): Scenario {
  return {
    ...healthyScenario(),
    name: 'demo',
    faults: [
      { name: 'softShort', parameters: { resistance_ohm: 2000, start_cycle: 15 } },
      { name: 'deadSodium', parameters: { factor: 3, growth_per_cycle: 0.2, start_cycle: 20 } },
    ],
  };
}

/** Throws a ScenarioError naming the key, what was found and what is allowed; returns the nominal cell. */
export function checkScenario(scenario: Scenario): CellParameters {
  if (typeof scenario.name !== 'string' || scenario.name === '') {
    throw new ScenarioError('name is empty; it must be a text');
  }
  requireInteger('seed', scenario.seed, 0, Number.MAX_SAFE_INTEGER);
  requireInteger('cycles', scenario.cycles, 1, 100000);
  requireOneOf('spread', scenario.spread, SPREAD_KINDS);
  requireOneOf('contactor', scenario.contactor ?? 'ignore', ['obey', 'ignore']);
  checkLogger(scenario.logger);
  checkSensorChoice(scenario.sensors ?? {});
  requireNumber('step_s', scenario.step_s ?? DEFAULT_STEP_S, 0.01, 60);
  const nominal = cellWith(scenario.cell ?? {});
  if (nominal.capacity_Ah * COULOMB_PER_AH > SODIUM_MAX_C) {
    throw new ScenarioError(
      `cell.capacity_Ah is ${nominal.capacity_Ah}; it must be at most ${SODIUM_MAX_C / 3600}`,
    );
  }
  const cathode = cathodeById(nominal.cathode);
  if (nominal.geometry === 'full') {
    const { voltageMax_V } = scenario.protocol;
    requireReachable('protocol.voltageMax_V', voltageMax_V, cathode, nominal.ocvOffset_V);
    const forms = scenario.spread === 'hard' ? relaxationForms(nominal) : [nominal];
    for (const form of forms) {
      requireStableStep(form, cathode, voltageMax_V, scenario.step_s ?? DEFAULT_STEP_S);
    }
  }
  const full = nominal.geometry === 'full';
  checkProtocol(scenario.protocol, full ? fullCellLimits(cathode) : HALF_CELL_LIMITS);
  // Compiled to be thrown away: a protocol that is too long must be an error of the scenario.
  const program = new Program(scenario.protocol, nominal.capacity_Ah, scenario.seed, scenario.cycles);
  const faults = scenario.faults.map(createFault);
  for (const fault of faults) requireWithinRun(fault, program);
  requireCompatible(faults);
  return nominal;
}
