/**
 * What one step of the monitor costs: operations of the DeviceScript machine, for the whole core and for the composition
 * that boards run, and the state of the whole between steps.
 */
import { BatteryMonitor } from '../../../firmware/core/monitor.js';
import { Sample } from '../../../firmware/core/sample.js';
import { MonitorSettings } from '../../../firmware/core/settings.js';
import { TOPS_MAX } from '../../../firmware/core/leak/topHistory.js';
import { BOARD_IMAGE, type ParityImage, WHOLE_IMAGE } from '../../../test/parity/images.js';
import { PARITY_STEPS, ParityStimulus } from '../../../test/parity/stimulus.js';
import { buildStepProgram, countOperations } from './operationCount.js';
import { stateSize_bytes } from './stateSize.js';

/** Every so many-th step of the parity run stands for the ordinary ones: no divisor of a phase of the toy cell. */
const STRIDE = 29;

export interface OperationFigures {
  /** Composition of the core (test/parity/images.ts). */
  readonly image: string;
  /** Null where the program could not be built, with the reason. */
  readonly operations: {
    readonly mean: number;
    readonly worst: number;
    readonly worstStep: number;
    readonly steps: number;
  } | null;
  readonly reason: string;
}

export interface StepFigures {
  readonly images: readonly OperationFigures[];
  readonly state_bytes: number;
  readonly stateParts: readonly (readonly [name: string, bytes: number])[];
}

export async function stepFigures(): Promise<StepFigures> {
  const { total, parts } = stateSize_bytes();
  const images: OperationFigures[] = [];
  for (const image of [WHOLE_IMAGE, BOARD_IMAGE]) images.push(await operationFigures(image));
  return { images, state_bytes: total, stateParts: parts };
}

/** An image that is too large for the machine is a finding of the benchmark, not its failure. */
async function operationFigures(image: ParityImage): Promise<OperationFigures> {
  let program: Uint8Array;
  try {
    program = await buildStepProgram(image);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { image: image.name, operations: null, reason: message.split('\n')[0] };
  }
  return { image: image.name, operations: await operations(program), reason: '' };
}

/**
 * The mean over evenly spread steps; the worst of them, of all steps in which something is concluded, and of the first ones
 * that judge a full charge against as many as the core remembers, which takes many more cycles than the parity run has.
 */
async function operations(program: Uint8Array): Promise<OperationFigures['operations']> {
  const ordinary = Array.from({ length: Math.ceil(PARITY_STEPS / STRIDE) }, (_, k) => k * STRIDE);
  const busy = [...busySteps(), ...lateSteps()].filter((step) => !ordinary.includes(step));
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

/** The step at which that charge ends, and those that go on judging it. */
function lateSteps(): number[] {
  const stimulus = new ParityStimulus();
  const monitor = new BatteryMonitor(stimulus.profile, new MonitorSettings());
  const sample = new Sample();
  let tops = 0;
  for (let step = 0; ; step++) {
    stimulus.step(sample);
    monitor.step(sample);
    if (monitor.slippage.fresh) tops += 1;
    if (tops === TOPS_MAX) return [step, step + 1, step + 2];
  }
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
