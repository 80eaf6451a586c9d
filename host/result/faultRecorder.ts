/** Keeps every fault of the protection as it begins and ends, from the bits the core publishes. */
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { FAULT_COUNT, FAULT_ALARMS, FAULT_LATCHES } from '../../firmware/core/protection/faultTable.js';
import { ALARM_NAMES } from './alarmCatalogue.js';
import type { FaultDocument } from './resultSchema.js';

export class FaultRecorder {
  readonly documents: FaultDocument[] = [];
  private readonly open: (FaultDocument | undefined)[] = [];

  /** After every step. */
  take(monitor: BatteryMonitor): void {
    const { faults } = monitor.protection;
    const { time_s } = monitor.plausibility.clean;
    for (let id = 0; id < FAULT_COUNT; id += 1) {
      const active = faults.isActive(id);
      const document = this.open[id];
      if (active && document === undefined) {
        const begun: FaultDocument = {
          id: ALARM_NAMES[FAULT_ALARMS[id]],
          start_s: time_s,
          end_s: null,
          latched: FAULT_LATCHES[id] === 1,
        };
        this.open[id] = begun;
        this.documents.push(begun);
      } else if (!active && document !== undefined) {
        document.end_s = time_s;
        this.open[id] = undefined;
      }
    }
  }
}
