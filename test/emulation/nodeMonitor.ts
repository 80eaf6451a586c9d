/** The monitor in Node, in the composition of the image for boards, and what of it the firmware's `result` lines hold. */
import type { FirmwareChoice } from '../../host/devicescript/boardModules.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import type * as MonitorModule from '../../firmware/core/monitor.js';
import type * as SettingsModule from '../../firmware/core/settings.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { withScratchSources } from '../../sim/boards/devicescriptBuild.js';
import { BOARD_IMAGE, sourcesOf } from '../parity/images.js';

export function monitorInNode(choice: FirmwareChoice): Promise<BatteryMonitor> {
  return withScratchSources(sourcesOf(BOARD_IMAGE), async (scratch) => {
    const core = `${scratch}/firmware/core`;
    const { BatteryMonitor } = (await import(
      /* @vite-ignore */ `${core}/monitor.ts`
    )) as typeof MonitorModule;
    const { MonitorSettings } = (await import(
      /* @vite-ignore */ `${core}/settings.ts`
    )) as typeof SettingsModule;
    return new BatteryMonitor(toCellProfile(choice.cell), new MonitorSettings());
  });
}

/** The numbers of `printResult` (firmware/devicescript/report.ts). */
export function resultOf(monitor: BatteryMonitor): number[] {
  const { episode } = monitor.softShort;
  const { dead } = monitor.ledger;
  const { lli_C, lliLow_C, lliHigh_C } = monitor.inventory;
  return [
    ...[monitor.softShort.level, episode.leak_A, episode.leakLow_A, episode.leakHigh_A],
    ...[monitor.counter.charge_C, lli_C, lliLow_C, lliHigh_C],
    ...[dead.value_C, dead.low_C, dead.high_C],
  ];
}
