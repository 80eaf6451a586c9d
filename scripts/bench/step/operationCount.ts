/**
 * Operations that one step of the monitor takes on the DeviceScript machine.
 *
 * The machine stops a program after so many operations without a sleep, and offers no count of them. The program
 * (step.devs.ts) fills what a step has left of that budget with lines of equal cost:
 *
 *   operations = budget (lines without the step - lines with it)/(lines without it)
 * exact to the cost of one line, some twenty operations. The number of the step lies as a literal in the bytecode and is
 * changed there, so that one build serves all steps.
 */
import { buildDeviceScript } from '../../../sim/boards/devicescriptBuild.js';
import { BUDGET_SPENT, DeviceScriptPanic, OPERATION_LIMIT } from '../../../sim/boards/devicescriptPanic.js';
import { DeviceScriptVm } from '../../../sim/boards/devicescriptVm.js';
import { type ParityImage, sourcesOf } from '../../../test/parity/images.js';

const FOLDER = 'scripts/bench/step';
const ENTRY = `${FOLDER}/step.devs.ts`;
/** Literals of the program. */
const BASE = 305_397_760;
const STEP = 305_419_896;
const MEASURED = 305_402_377;
const BYTES = 4;
/** Ample time for the longest warm-up, ms of the machine's clock. */
const TIME_MAX_MS = 60_000;

/** The program with the core in this composition. */
export function buildStepProgram(image: ParityImage): Promise<Uint8Array> {
  const sources = sourcesOf(image);
  return buildDeviceScript({ ...sources, folders: [...sources.folders, FOLDER], entry: ENTRY });
}

/** Operations of this step of the parity run, from 0. */
export async function countOperations(program: Uint8Array, step: number): Promise<number> {
  const alone = await linesThatFit(program, step, false);
  const after = await linesThatFit(program, step, true);
  return Math.round((OPERATION_LIMIT * (alone - after)) / alone);
}

async function linesThatFit(program: Uint8Array, step: number, measured: boolean): Promise<number> {
  const changed = replaceLiteral(program, STEP, BASE + step);
  const vm = await DeviceScriptVm.load();
  vm.deploy(replaceLiteral(changed, MEASURED, BASE + (measured ? 1 : 0)));
  try {
    vm.advance(TIME_MAX_MS);
  } catch (error) {
    // The budget is spent: that is how the program ends.
    if (error instanceof DeviceScriptPanic && error.code === BUDGET_SPENT) return vm.consoleLines.length;
    throw error;
  }
  throw new Error(`step ${step}: the program did not end by its budget`);
}

/** The program with a literal changed, which must occur in it once. */
export function replaceLiteral(program: Uint8Array, from: number, to: number): Uint8Array {
  const wanted = bytesOf(from);
  const places = [...program.keys()].filter((at) => wanted.every((byte, k) => program[at + k] === byte));
  if (places.length !== 1) throw new Error(`${from} occurs ${places.length} times in the bytecode, not once`);
  const changed = new Uint8Array(program);
  changed.set(bytesOf(to), places[0]);
  return changed;
}

/** A literal as the bytecode holds it, most significant byte first. */
function bytesOf(literal: number): number[] {
  return Array.from({ length: BYTES }, (_, k) => (literal >>> (8 * (BYTES - 1 - k))) & 0xff);
}
