/** What one step of the whole monitor costs: operations of the DeviceScript machine, and the state between steps. */
import { BatteryMonitor } from '../../../firmware/core/monitor.js';
import { Sample } from '../../../firmware/core/sample.js';
import { MonitorSettings } from '../../../firmware/core/settings.js';
import { PARITY_STEPS, ParityStimulus } from '../../../test/parity/stimulus.js';
import { countOperations } from './operationCount.js';
import { stateSize_bytes } from './stateSize.js';

/** Every so many-th step of the parity run stands for the ordinary ones: no divisor of a phase of the toy cell. */
const STRIDE = 29;

export interface StepFigures {
  /** Null where the program could not be built, with the reason. */
  readonly operations: {
    readonly mean: number;
    readonly worst: number;
    readonly worstStep: number;
    readonly steps: number;
  } | null;
  readonly operationsReason: string;
  readonly state_bytes: number;
  readonly stateParts: readonly (readonly [name: string, bytes: number])[];
}

/** @param program the compiled program, or the reason why there is none */
export async function stepFigures(program: Uint8Array | string, stride = STRIDE): Promise<StepFigures> {
  const { total, parts } = stateSize_bytes();
  const measured = typeof program === 'string' ? null : await operations(program, stride);
  const operationsReason = typeof program === 'string' ? program : '';
  return { operations: measured, operationsReason, state_bytes: total, stateParts: parts };
}

/** The mean over evenly spread steps; the worst of them and of all steps in which something is concluded. */
async function operations(program: Uint8Array, stride: number): Promise<StepFigures['operations']> {
  const ordinary = Array.from({ length: Math.ceil(PARITY_STEPS / stride) }, (_, k) => k * stride);
  const busy = busySteps().filter((step) => !ordinary.includes(step));
  let sum = 0;
  let worst = 0;
  let worstStep = 0;
  for (const [k, step] of [...ordinary, ...busy].entries()) {
    const count = await countOperations(program, step);
    if (k < ordinary.length) sum += count;
    if (count > worst) [worst, worstStep] = [count, step];
  }
  return {
    mean: Math.round(sum / ordinary.length),
    worst,
    worstStep,
    steps: ordinary.length + busy.length,
  };
}

/** Steps of the parity run at which a rest, a cycle, a full charge, the ledger or the pressure is judged. */
export function busySteps(): number[] {
  const stimulus = new ParityStimulus();
  const monitor = new BatteryMonitor(stimulus.profile, new MonitorSettings());
  const sample = new Sample();
  const steps: number[] = [];
  for (let step = 0; step < PARITY_STEPS; step++) {
    stimulus.step(sample);
    monitor.step(sample);
    const { restLeak, cycles, slippage, pressureLeak, inventory } = monitor;
    const turned = cycles.topConfirmed || cycles.bottomConfirmed;
    const read = restLeak.fresh || slippage.fresh || pressureLeak.binFresh || inventory.fresh;
    if (turned || read || monitor.cycleFinished) steps.push(step);
  }
  return steps;
}
