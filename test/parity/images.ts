/**
 * The compositions of the core that the parity test runs: the whole, and two without some parts, so that what runs when a
 * part is left out is compared as well. Each of the two has room for what the test adds to it.
 */
import { join } from 'node:path';
import { LEFT_OUT, replacementsOf, type SlotName } from '../../boards/devicescriptSlots.js';
import {
  buildDeviceScript,
  compileDeviceScript,
  type DeviceScriptSources,
  withScratchSources,
} from '../../sim/boards/devicescriptBuild.js';
import type * as NodeRun from './nodeRun.js';

export interface ParityImage {
  name: string;
  leftOut: readonly SlotName[];
}

/** Every part of the core. */
export const WHOLE_IMAGE: ParityImage = { name: 'whole', leftOut: [] };

/** What boards run, and the forecast: flow, cycles, rests, slip, soft short, inventory, pressure, ledger, protection. */
export const PRESSURE_IMAGE: ParityImage = {
  name: 'without voltage model and dips',
  leftOut: ['voltage', 'dips'],
};

/** Voltage model and detectors of dips, for which pressure and ledger make room; the rest as above. */
export const VOLTAGE_IMAGE: ParityImage = {
  name: 'without pressure and ledger',
  leftOut: ['pressure', 'ledger'],
};

/** The image for boards. */
export const BOARD_IMAGE: ParityImage = {
  name: 'for boards',
  leftOut: LEFT_OUT.map(({ slot }) => slot),
};

export function sourcesOf(image: ParityImage): DeviceScriptSources {
  return {
    root: join(import.meta.dirname, '..', '..'),
    folders: ['firmware/core', 'firmware/devicescript', 'test/parity'],
    replaced: replacementsOf(image.leftOut),
  };
}

/** Bytecode of `entry` in that composition; `change` may alter the sources before. */
export function buildImage(
  image: ParityImage,
  entry: string,
  change?: (scratch: string) => Promise<void>,
): Promise<Uint8Array> {
  return buildDeviceScript({ ...sourcesOf(image), entry }, change);
}

export interface ParityRun {
  /** Outputs of each step in Node. */
  inNode: string[][];
  /** Which of the outputs this composition writes. */
  written: number[];
  bytecode: Uint8Array;
}

/** The parity run of a composition in Node, and the bytecode of the same sources. */
export function runAndBuild(image: ParityImage): Promise<ParityRun> {
  return withScratchSources(sourcesOf(image), async (scratch) => {
    const path = join(scratch, 'test', 'parity', 'nodeRun.ts');
    const nodeRun = (await import(/* @vite-ignore */ path)) as typeof NodeRun;
    // The compilation renames members, so that what Node runs is loaded before.
    const inNode = nodeRun.runInNode(nodeRun.realSubject());
    const out: number[] = [];
    nodeRun.realSubject().write(out);
    // What is not written stays a hole.
    const written = Object.keys(out).map(Number);
    return { inNode, written, bytecode: await compileDeviceScript(scratch, 'test/parity/parity.devs.ts') };
  });
}
