/** What one step of the whole monitor costs on a core: the parity run, every call of BatteryMonitor.step counted. */
import { join } from 'node:path';
import { hashInNode } from '../../../test/parity/hashRun.js';
import { realSubject } from '../../../test/parity/nodeRun.js';
import { build, largestFrame, ROOT, symbolBytes, textBytes, type Frame } from './build.js';
import { CallCounter, type Cost } from './callCounter.js';
import type { Core, Optimisation } from './cores.js';
import { disassemble } from './instruction.js';
import { traceProgram } from './qemuTrace.js';

export const MONITOR_ENTRIES = [
  ...['firmware/core/monitor.ts', 'firmware/core/outputs.ts', 'test/parity/stimulus.ts'],
];
const STEP = 'nabms_BatteryMonitor_step';
const HARNESS = join(ROOT, 'test', 'parity', 'c', 'parity.c');
/** Of the stimulus, which is in no firmware. */
const STIMULUS = /nabms_stimulus\.(?:o|su)$/u;

/** Cost of calls: mean, and the worst with its number from 0. Cycles are 0 where the core has no model of them. */
export interface CallFigures {
  calls: number;
  mean: Cost;
  worst: Cost;
  worstCall: number;
}

export interface MonitorFigures {
  core: Core['name'];
  optimisation: Optimisation;
  /** Time between two samples, s. */
  interval_s: number;
  step: CallFigures;
  /** Share of all that was executed, largest first: [function, share]. */
  profile: [string, number][];
  text_bytes: number;
  /** Of the object `monitor`, on this core. */
  state_bytes: number;
  frame: Frame;
}

export function callFigures(costs: readonly Cost[]): CallFigures {
  const sum = { instructions: 0, cycles: 0 };
  let worstCall = 0;
  for (const [call, cost] of costs.entries()) {
    sum.instructions += cost.instructions;
    sum.cycles += cost.cycles;
    const worst = costs[worstCall] ?? cost;
    if (
      cost.cycles > worst.cycles ||
      (cost.cycles === worst.cycles && cost.instructions > worst.instructions)
    )
      worstCall = call;
  }
  const mean = { instructions: sum.instructions / costs.length, cycles: sum.cycles / costs.length };
  return { calls: costs.length, mean, worst: costs[worstCall] ?? mean, worstCall };
}

/** Functions worth naming: those with at least a hundredth of the whole. */
const SHARE_MIN = 0.01;

/**
 * @param generated C of `MONITOR_ENTRIES` @param steps of the parity run; its result must be that of Node
 * @param interval_s between two samples
 */
export async function monitorFigures(
  core: Core,
  optimisation: Optimisation,
  generated: string,
  steps: number,
  interval_s: number,
): Promise<MonitorFigures> {
  const defined = [`-DPARITY_STEPS_RUN=${steps}u`, `-DPARITY_STEP_S=${interval_s}.0`];
  const built = build(core, optimisation, generated, [HARNESS], defined);
  const counter = new CallCounter(disassemble(`${core.tools}objdump`, built.image), [STEP], core);
  const printed = await traceProgram(core.target.emulator, built.image, (address) => {
    counter.enter(address);
  });
  const expected = hashInNode(realSubject(interval_s), steps);
  if (printed.trim() !== expected.join('\n'))
    throw new Error(`the run on ${core.name} gave ${printed.trim()} and in Node ${expected.join(' ')}`);
  const isMonitor = (file: string): boolean => !STIMULUS.test(file);
  return {
    core: core.name,
    optimisation,
    interval_s,
    step: callFigures(counter.callsOf(STEP)),
    profile: shares(counter.profile(), core.hasCycles),
    text_bytes: textBytes(core, built.objects.filter(isMonitor)),
    state_bytes: symbolBytes(core, built.image).get('monitor') ?? NaN,
    frame: largestFrame(built.stackFiles.filter(isMonitor)),
  };
}

function shares(profile: readonly [string, Cost][], hasCycles: boolean): [string, number][] {
  const amount = (cost: Cost): number => (hasCycles ? cost.cycles : cost.instructions);
  const whole = profile.reduce((sum, [, cost]) => sum + amount(cost), 0);
  return profile
    .map(([name, cost]): [string, number] => [name, amount(cost) / whole])
    .filter(([, share]) => share >= SHARE_MIN);
}
