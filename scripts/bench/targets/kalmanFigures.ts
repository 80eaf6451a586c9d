/** Generated Kalman updates beside hand-written ones (c/handKalman.c): equal to the bit, and what each costs. */
import { join } from 'node:path';
import { build, symbolBytes } from './build.js';
import { CallCounter } from './callCounter.js';
import type { Core, Optimisation } from './cores.js';
import { disassemble } from './instruction.js';
import { callFigures } from './monitorFigures.js';
import { traceProgram } from './qemuTrace.js';

export const KALMAN_ENTRIES = [
  ...['firmware/core/voltage/voltageFilter.ts', 'firmware/core/pressure/pressureFilter.ts'],
  'test/parity/stimulus.ts',
];
const HARNESS = ['kalman.c', 'handKalman.c'].map((file) => join(import.meta.dirname, 'c', file));

const VOLTAGE = 'nabms_VoltageFilter_';
/**
 * Functions that make up an update; one that the compiler has put into its caller is not in the image. Square root,
 * arithmetic and the runtime's ts_min and ts_max (112 bytes each) are in neither: all of the core shares them.
 */
const UPDATES = [
  {
    name: 'voltage, 5 states',
    generated: [`${VOLTAGE}update`, `${VOLTAGE}confine`, `${VOLTAGE}shrink`],
    hand: ['hand_voltage_update', 'confine', 'at_least', 'at_most'],
  },
  {
    name: 'pressure, 9 states',
    generated: ['nabms_PressureFilter_learn'],
    hand: ['hand_pressure_learn'],
  },
] as const;

export interface UpdateCost {
  /** Cycles where the core has a model of them, else instructions; mean of all updates. */
  executed: number;
  bytes: number;
}

export interface KalmanFigures {
  core: Core['name'];
  optimisation: Optimisation;
  update: string;
  /** Updates of both filters, and those whose results were not the same bits. */
  updates: number;
  different: number;
  generated: UpdateCost;
  hand: UpdateCost;
}

/** @param generated C of `KALMAN_ENTRIES` */
export async function kalmanFigures(
  core: Core,
  optimisation: Optimisation,
  generated: string,
): Promise<KalmanFigures[]> {
  const built = build(core, optimisation, generated, HARNESS, [`-I${join(import.meta.dirname, 'c')}`]);
  const watched = UPDATES.flatMap((update) => [update.generated[0], update.hand[0]]);
  const counter = new CallCounter(disassemble(`${core.tools}objdump`, built.image), watched, core);
  const printed = await traceProgram(core.target.emulator, built.image, (address) => {
    counter.enter(address);
  });
  const [updates = NaN, different = NaN] = printed.trim().split(' ').map(Number);
  const sizes = symbolBytes(core, built.image);
  const cost = (functions: readonly [string, ...string[]]): UpdateCost => {
    const { mean } = callFigures(counter.callsOf(functions[0]));
    return {
      executed: core.hasCycles ? mean.cycles : mean.instructions,
      bytes: functions.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0),
    };
  };
  return UPDATES.map((update) => ({
    core: core.name,
    optimisation,
    update: update.name,
    updates,
    different,
    generated: cost(update.generated),
    hand: cost(update.hand),
  }));
}
