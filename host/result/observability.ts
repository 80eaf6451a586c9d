import { DischargeEnd } from '../../firmware/core/endOfDischarge.js';
import { InventoryReason } from '../../firmware/core/ledger/inventory.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { RestRefusal } from '../../firmware/core/leak/restLeak.js';
import { hoursText } from './quantityWords.js';

/** For every conclusion whether it can be drawn, and why or why not, in words; with what would make it possible. */

const REST_REFUSALS: Readonly<Record<RestRefusal, string>> = {
  [RestRefusal.None]: 'the newest rest gave a reading',
  [RestRefusal.NoCurve]: 'rests cannot be read without an open-circuit-voltage curve in the profile',
  [RestRefusal.TooShort]: 'no rest was long enough (a two-hour rest at the top of charge would do)',
  [RestRefusal.Plateau]: 'the rests lie on a voltage plateau, where voltage does not tell charge',
};

const INVENTORY_REASONS: Readonly<Record<InventoryReason, string>> = {
  [InventoryReason.Observable]:
    'from the discharge capacity of anode-limited discharges, leaked charge added back',
  [InventoryReason.NoCompleteCycle]: 'no complete cycle (full charge, then full discharge) in the record',
  [InventoryReason.HalfCell]:
    'half cell: the metal counter electrode is in excess, so a loss of sodium does not show in the capacity',
  [InventoryReason.GeometryUnknown]:
    'unknown whether the cell is anode-free: give a profile with "geometry": "full" to have its inventory kept',
  [InventoryReason.ReferenceNotAnodeLimited]:
    'the first complete discharge was not shown to end by an empty anode, so how much sodium stayed plated then is unknown; a C/20 tail to each discharge and half an hour of rest after it would show it',
  [InventoryReason.NotAnodeLimited]:
    'the newest discharge was not shown to end by an empty anode, so sodium may be left on the collector; a C/20 tail to each discharge and half an hour of rest after it would show it',
  [InventoryReason.Stale]:
    'the newest cycles were incomplete, so the last value no longer speaks of the cell as it is',
  [InventoryReason.LeakTooUncertain]:
    'what leaked in the newest cycle is not known to better than all the sodium the cell holds',
  [InventoryReason.OnlyReference]: 'only the reference cycle is complete so far: changes count from there',
};

/** A collector against metal: what a reading would need is not there at all. */
const COLLECTOR_LEAK =
  'half cell: it has neither a full charge nor a cathode whose voltage would show a leak, and a leak changes its sign with the voltage; current that moved no sodium shows only where it lifts the efficiency above 1';
const COLLECTOR_LOSS =
  'half cell: the counter electrode replaces what is lost; 1 - efficiency is the loss of a cycle only if no current by-passed the sodium';

/** Typical intervals between readings after which the newest no longer speaks for the present. Assumed. */
const SILENT_READINGS = 3;

export interface Conclusion {
  observable: boolean;
  reason: string;
}

/** Whether a leak would show at all. */
export function leakConclusion(monitor: BatteryMonitor, start_s: number, end_s: number): Conclusion {
  if (monitor.profile.isCollectorHalfCell()) return { observable: false, reason: COLLECTOR_LEAK };
  const { readingCount, restReadingCount, readingEnd_s } = monitor.softShort;
  if (readingCount > 0) {
    const slips = slipWords(monitor);
    const rests =
      restReadingCount > 0
        ? `${restReadingCount} rests near the top of charge`
        : `no rests (${REST_REFUSALS[monitor.restLeak.refusal]})`;
    const typical_s = (readingEnd_s - start_s) / readingCount;
    const silent_s = end_s - readingEnd_s;
    if (silent_s > SILENT_READINGS * typical_s) {
      return {
        observable: false,
        reason: `the newest reading is of ${hoursText(readingEnd_s)}; in the ${hoursText(silent_s)} since then there was no full charge and no readable rest, so anything may have leaked`,
      };
    }
    return { observable: true, reason: `read from ${slips} and ${rests}` };
  }
  return {
    observable: false,
    reason: `fewer than two full charges to compare, no steep part of the curve that partial cycles cross at a steady current and a known temperature, and ${REST_REFUSALS[monitor.restLeak.refusal]}`,
  };
}

/** What compared one state of the cathode with the same later on. */
function slipWords({ softShort, partialLeak }: BatteryMonitor): string {
  const crossings = `${partialLeak.readingCount} readings of where partial cycles cross ${partialLeak.crossing.level_V.toFixed(3)} V`;
  const others = softShort.readingCount - softShort.restReadingCount - partialLeak.readingCount;
  if (partialLeak.readingCount > 0 && others === 0) return crossings;
  const ends = `${others} readings of full charges and of the pressure`;
  return partialLeak.readingCount > 0 ? `${ends}, ${crossings}` : ends;
}

/** Whether the loss of cyclable sodium can be read. */
export function lossConclusion(monitor: BatteryMonitor): Conclusion {
  const { reason, observable } = monitor.inventory;
  if (monitor.profile.isCollectorHalfCell()) return { observable, reason: COLLECTOR_LOSS };
  return { observable, reason: INVENTORY_REASONS[reason] };
}

/** Whether sodium may be hidden on the collector at the end of discharge. */
export function reservoirConclusion(monitor: BatteryMonitor): Conclusion {
  const end = monitor.cycle.dischargeEnd;
  if (monitor.inventory.observable && end === DischargeEnd.Anode) {
    return {
      observable: true,
      reason: 'the newest discharge emptied the collector, as the reference one did: nothing is hidden',
    };
  }
  return { observable: false, reason: lossConclusion(monitor).reason };
}
