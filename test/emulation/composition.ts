/** The composition of the core that boards run, loaded in Node, and the table of what of it lasts over a restart. */
import { LASTING } from '../../boards/lastingState.js';
import type { CellProfile } from '../../firmware/core/profile.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import type * as MonitorModule from '../../firmware/core/monitor.js';
import type * as OutputsModule from '../../firmware/core/outputs.js';
import type * as SettingsModule from '../../firmware/core/settings.js';
import { stateTable } from '../../host/devicescript/stateTable.js';
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

function partOf(name: string, monitor: BatteryMonitor): { part: Part; field: string } {
  const path = name.split('.');
  const field = path.pop() ?? '';
  return { part: path.reduce((part, key) => part[key] as Part, monitor as unknown as Part), field };
}

/** The fields of these names: what a snapshot of the firmware holds. */
export function lastingValues(names: readonly string[], monitor: BatteryMonitor): unknown[] {
  return names.map((name) => {
    const { part, field } = partOf(name, monitor);
    return part[field];
  });
}

export function setLasting(
  names: readonly string[],
  monitor: BatteryMonitor,
  values: readonly unknown[],
): void {
  names.forEach((name, k) => {
    const { part, field } = partOf(name, monitor);
    part[field] = values[k];
  });
}
