import { chargeText, currentText, hoursText, percentText, resistanceText } from './quantityWords.js';
import { isCollectorHalfCell } from './cellDocument.js';
import type { ResultDocument } from './resultSchema.js';

/** Full cycles that deliver less than this share of the stated capacity speak against it. Assumed (0.3 to 0.7). */
const CAPACITY_DOUBT = 0.5;
/** A record that moved less than this share of the capacity has no cycle to judge by. Assumed. */
const MOVED_LITTLE = 0.05;

/** A stated capacity that the data contradict from below: thresholds relative to it are then far too wide. */
function capacityAdvice({ cell, cycles, duration_s }: ResultDocument, throughput_Ah: number): string[] {
  const full = cycles.filter((cycle) => cycle.coulombicEfficiency !== null);
  const delivered_Ah = Math.max(...full.map((cycle) => cycle.discharge_Ah));
  if (full.length > 0 && delivered_Ah < CAPACITY_DOUBT * cell.capacity_Ah) {
    return [
      `No cycle between the voltage limits delivers more than ${chargeText(delivered_Ah)}, but the capacity is stated as ${chargeText(cell.capacity_Ah)}: check capacity_Ah and its unit, because every threshold scales with it.`,
    ];
  }
  const little = throughput_Ah > 0 && throughput_Ah < MOVED_LITTLE * cell.capacity_Ah;
  if (cycles.length > 0 || !little || duration_s < 3600) return [];
  return [
    `The whole record moves ${chargeText(throughput_Ah)}, ${percentText(throughput_Ah / cell.capacity_Ah)} of the stated capacity, so no cycle can be told: check capacity_Ah and its unit.`,
  ];
}

/** What to do next, in plain words with numbers, from what was found and what could not be seen. */
export function adviceFor(
  result: ResultDocument,
  leadInDischarge_Ah: number,
  throughput_Ah: number,
): string[] {
  const advice: string[] = [];
  const { softShort, inventory } = result;
  if (softShort.levelMax >= 2) {
    advice.push(
      `A leak began inside this record: stop fast charging, raise the stack pressure only within the cell's limits, and inspect before going on. Charge leaks at ${currentText(softShort.leak_A ?? 0)}, as a resistor of about ${resistanceText(softShort.resistance_ohm ?? 0)} would.`,
      'To tell a soft short from a redox shuttle or a leak across the contactor: rest the charged cell with its leads disconnected, once warm and once cold; a shuttle changes several-fold over 20 K, a metallic short hardly.',
    );
  } else if (softShort.levelMax === 1) {
    advice.push(
      'Charge goes missing. A rest of two hours fully charged, leads disconnected, would show whether it flows without current too; opening the contactor in rests lets the offset of the current sensor be learnt.',
    );
  } else if (isCollectorHalfCell(result.cell)) {
    advice.push(
      'Whether a half cell leaks is better asked of a full cell of the same parts: there every leak lowers the efficiency and slips the end of charge.',
    );
  } else if (!softShort.observable) {
    advice.push(
      'To make a leak visible: charge fully at least twice (to the same voltage and cut-off current), or rest two hours fully charged with an open-circuit-voltage curve in the profile.',
    );
  }
  if (!inventory.observable && result.cell.geometry === 'full') {
    advice.push(
      'To make the sodium inventory visible: end each discharge with a C/20 tail to the lower limit and rest half an hour after it.',
    );
  }
  if (inventory.observable && (inventory.lli_Ah ?? 0) > 0 && inventory.lliLow_Ah > 0) {
    const share = (inventory.lli_Ah ?? 0) / result.cell.capacity_Ah;
    advice.push(
      `Cyclable sodium lost since ${hoursText(result.reference_s ?? 0)}: ${chargeText(inventory.lli_Ah ?? 0)}, ${percentText(share)} of the nominal capacity; nothing in the cell replaces it.`,
    );
  }
  if (leadInDischarge_Ah > 0) {
    advice.push(
      `The record begins with a discharge of ${chargeText(leadInDischarge_Ah)}; it belongs to no cycle here, because a cycle is a charge and the discharge after it.`,
    );
  }
  advice.push(...capacityAdvice(result, throughput_Ah));
  if (result.cell.profile === 'fromData') {
    advice.push(
      'No profile was given: capacity and voltage window were taken from the data, the rest is unknown. A profile (--profile) makes more observable.',
    );
  }
  return advice;
}
