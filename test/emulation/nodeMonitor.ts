/** The monitor in Node, in the composition of the image for boards, and what of it the firmware's `result` lines hold. */
import type { FirmwareChoice } from '../../host/devicescript/boardModules.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { loadComposition } from './composition.js';

export async function monitorInNode(choice: FirmwareChoice): Promise<BatteryMonitor> {
  const composition = await loadComposition();
  return composition.makeMonitor(toCellProfile(choice.cell));
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
