/** The composition of the core that boards run, loaded in Node, and the table of what of it lasts over a restart. */
import { LASTING } from '../../boards/lastingState.js';
import type { CellProfile } from '../../firmware/core/profile.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import type * as MonitorModule from '../../firmware/core/monitor.js';
import type * as OutputsModule from '../../firmware/core/outputs.js';
import type * as SettingsModule from '../../firmware/core/settings.js';
import { stateTable } from '../../scripts/devicescript/stateTable.js';
import { withScratchSources } from '../../sim/boards/devicescriptBuild.js';
import { BOARD_IMAGE, sourcesOf } from '../parity/images.js';

export interface Composition {
  makeMonitor(profile: CellProfile): BatteryMonitor;
  writeOutputs(monitor: BatteryMonitor, out: number[]): void;
  /** Names of the fields that last, as paths in the monitor. */
  lasting: readonly string[];
}

export function loadComposition(): Promise<Composition> {
  return withScratchSources(sourcesOf(BOARD_IMAGE), async (scratch) => {
    const core = `${scratch}/firmware/core`;
    const { BatteryMonitor } = (await import(
      /* @vite-ignore */ `${core}/monitor.ts`
    )) as typeof MonitorModule;
    const { MonitorSettings } = (await import(
      /* @vite-ignore */ `${core}/settings.ts`
    )) as typeof SettingsModule;
    const { writeOutputs } = (await import(/* @vite-ignore */ `${core}/outputs.ts`)) as typeof OutputsModule;
    return {
      makeMonitor: (profile) => new BatteryMonitor(profile, new MonitorSettings()),
      writeOutputs,
      lasting: stateTable(scratch, LASTING).names,
    };
  });
}

type Part = Record<string, unknown>;

/** Copies the fields of these names, as the firmware does through its settings. */
export function copyLasting(names: readonly string[], from: BatteryMonitor, to: BatteryMonitor): void {
  for (const name of names) {
    const path = name.split('.');
    const field = path.pop() ?? '';
    const [source, target] = [from, to].map((root) =>
      path.reduce((part, key) => part[key] as Part, root as unknown as Part),
    );
    if (source !== undefined && target !== undefined) target[field] = source[field];
  }
}
