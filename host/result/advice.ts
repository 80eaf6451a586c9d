import { chargeText, currentText, hoursText, percentText, resistanceText } from './quantityWords.js';
import { isCollectorHalfCell } from './cellDocument.js';
import type { ResultDocument } from './resultSchema.js';

/** What to do next, in plain words with numbers, from what was found and what could not be seen. */
export function adviceFor(result: ResultDocument, leadInDischarge_Ah: number): string[] {
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
  if (result.cell.profile === 'fromData') {
    advice.push(
      'No profile was given: capacity and voltage window were taken from the data, the rest is unknown. A profile (--profile) makes more observable.',
    );
  }
  return advice;
}
