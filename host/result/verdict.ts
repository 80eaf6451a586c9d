import { chargeText, currentText, hoursText, percentText, resistanceText } from './quantityWords.js';
import type { CycleDocument, ResultDocument } from './resultSchema.js';

/** The verdict in words, the most important sentence first. */
export function verdictOf(result: ResultDocument): string[] {
  return [
    leakSentence(result),
    ...parasiticSentence(result),
    inventorySentence(result),
    ...efficiencySentence(result),
  ];
}

function leakSentence({ softShort, cell }: ResultDocument): string {
  if (!softShort.observable) return `Leak: not observable, because of ${softShort.reason}.`;
  const between = `${currentText(softShort.leakLow_A)} to ${currentText(softShort.leakHigh_A)}`;
  if (softShort.levelMax >= 2) {
    const over = softShort.levelEnd === 0 ? ' It has ended since.' : '';
    return (
      `Soft short: charge has leaked inside the cell since ${hoursText(softShort.onset_s ?? 0)} ` +
      `(${hoursText(softShort.onsetLow_s)} to ${hoursText(softShort.onsetHigh_s)}), ` +
      `${currentText(softShort.leak_A ?? 0)} (${between}), like ${resistanceText(softShort.resistance_ohm ?? 0)}.${over} ` +
      'Cause unresolved: a redox shuttle or a leak outside the cell that began as suddenly would look the same.'
    );
  }
  if (softShort.levelMax === 1) {
    const rate = cell.capacity_Ah / (softShort.leak_A ?? 1);
    return (
      `Parasitic charge found: ${currentText(softShort.leak_A ?? 0)} (${between}, about C/${rate.toFixed(0)}) goes missing inside the cell. ` +
      'Cause not identifiable: electrolyte oxidation, a redox shuttle and a soft short look the same when it flows from the first sample.'
    );
  }
  return `No leak found: anything above ${currentText(softShort.leakHigh_A)} would have shown.`;
}

/** Complete cycles after the first, whose formation loss is not a parasitic current. */
function settledCycles(result: ResultDocument): CycleDocument[] {
  return result.cycles.filter((cycle) => cycle.parasiticCurrent_A !== null && cycle.index > 1);
}

function parasiticSentence(result: ResultDocument): string[] {
  const settled = settledCycles(result);
  const first = settled[0];
  const last = settled.at(-1);
  if (result.softShort.levelMax !== 1 || first === undefined || last === undefined || first === last)
    return [];
  const before = first.parasiticCurrent_A ?? 0;
  const after = last.parasiticCurrent_A ?? 0;
  const word = after > before ? 'rises' : 'falls';
  return [
    `The parasitic current, (charge - discharge) / time with current, ${word} from ${currentText(before)} in cycle ${first.index} to ${currentText(after)} in cycle ${last.index}.`,
  ];
}

function inventorySentence({ inventory, cell, reference_s }: ResultDocument): string {
  if (!inventory.observable) return `Sodium inventory: not observable: ${inventory.reason}.`;
  const lli_Ah = inventory.lli_Ah ?? 0;
  const bounds = `${chargeText(inventory.lliLow_Ah)} to ${chargeText(inventory.lliHigh_Ah)}`;
  return (
    `Sodium lost since ${hoursText(reference_s ?? 0)}: ${chargeText(lli_Ah)} (${bounds}), ` +
    `${percentText(lli_Ah / cell.capacity_Ah)} of the nominal capacity; dead sodium and SEI are not separable by capacity.`
  );
}

function efficiencySentence(result: ResultDocument): string[] {
  const complete = result.cycles.filter((cycle) => cycle.coulombicEfficiency !== null);
  const last = complete.at(-1);
  if (last === undefined) return ['Coulombic efficiency: no complete cycle.'];
  const value = (last.coulombicEfficiency ?? 0).toFixed(5);
  const uncertainty = (last.coulombicEfficiencyUncertainty ?? 0).toFixed(5);
  const leak =
    result.softShort.levelEnd >= 1 ? '; it contains the leaked charge, which is not lost sodium' : '';
  return [`Coulombic efficiency of cycle ${last.index}: ${value} ± ${uncertainty}${leak}.`];
}
