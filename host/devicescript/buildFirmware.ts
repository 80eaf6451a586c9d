/** Builds the DeviceScript firmware for a board, or the same program for the machine in this process with emulated hardware. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CONSOLE_LEFT_OUT,
  LEFT_OUT,
  type Replacement,
  replacementsOf,
} from '../../boards/devicescriptSlots.js';
import { DataError } from '../errors.js';
import {
  compileDeviceScript,
  DeviceScriptBuildError,
  withScratchSources,
} from '../../sim/boards/devicescriptBuild.js';
import { type FirmwareChoice, writeBoardModules } from './boardModules.js';

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDERS = [
  'firmware/core',
  'firmware/console',
  'firmware/devices',
  'firmware/devicescript',
  'firmware/javascript',
  'firmware/storage',
];

/** All that differs between the two targets. */
const EMULATED = {
  module: 'firmware/devicescript/hardware.ts',
  twin: 'sim/boards/programs/emulatedHardware.devs.ts',
};

export type FirmwareTarget = 'board' | 'emulated';

/**
 * Throws a DataError where the image does not compile or does not fit: both depend on the board and the cell. `change` may
 * alter the copied sources before they are compiled; `replaced`: further modules and what takes their place.
 */
export async function buildFirmware(
  choice: FirmwareChoice,
  target: FirmwareTarget,
  change: (scratch: string) => Promise<void> = () => Promise.resolve(),
  replaced: readonly Replacement[] = [],
): Promise<Uint8Array> {
  const isEmulated = target === 'emulated';
  const sources = {
    root: ROOT,
    folders: isEmulated ? [...FOLDERS, 'sim/boards/programs'] : FOLDERS,
    replaced: [
      ...replacementsOf(LEFT_OUT.map(({ slot }) => slot)),
      ...CONSOLE_LEFT_OUT,
      ...(isEmulated ? [EMULATED] : []),
      ...replaced,
    ],
  };
  try {
    return await withScratchSources(sources, async (scratch) => {
      await writeBoardModules(scratch, choice);
      await change(scratch);
      // The compiler reads descriptions of services from this folder only.
      await cp(join(scratch, 'firmware/devicescript/services'), join(scratch, 'services'), {
        recursive: true,
      });
      return compileDeviceScript(scratch, 'firmware/devicescript/main.ts');
    });
  } catch (error) {
    throw error instanceof DeviceScriptBuildError ? new DataError(error.message) : error;
  }
}
