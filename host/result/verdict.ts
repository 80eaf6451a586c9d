import { chargeText, currentText, hoursText, percentText, resistanceText } from './quantityWords.js';
import { isCollectorHalfCell } from './cellDocument.js';
import { isLossSplit } from './lossSplit.js';
import type { CycleDocument, ResultDocument } from './resultSchema.js';

const LEVEL_WORDS: Readonly<Record<number, string>> = {
  2: 'Soft short',
  3: 'Growing soft short',
  4: 'Hard short',
};

const CAUSE_SENTENCES: Readonly<Record<Exclude<ResultDocument['softShort']['cause'], 'unresolved'>, string>> =
  {
    none: '',
    softShort: 'Cause: a metallic path, by the dips of the voltage or its collapse.',
    parasitic: 'Cause: a parasitic reaction, as rests at the top leak more than a resistance would.',
    contactor: 'Cause: a leak across the contactor, as it flows while that is open.',
    sensorOffset: 'Cause: the zero of the current sensor, as rests show no leak.',
  };

/** The verdict in words, the most important sentence first. */
export function verdictOf(result: ResultDocument): string[] {
  return [
    leakSentence(result),
    ...parasiticSentence(result),
    inventorySentence(result),
    ...efficiencySentence(result),
  ];
}

/** A wrong zero of the current sensor shows where charge is counted, and never in a rest. */
function causeSentence({ cause, restsAgree }: ResultDocument['softShort']): string {
  if (cause !== 'unresolved') return CAUSE_SENTENCES[cause];
  return restsAgree
    ? 'Cause unresolved: a redox shuttle or a leak outside the cell that began as suddenly would look the same; no wrong zero of the current sensor, as rests show it too.'
    : 'Cause unresolved: a redox shuttle, a leak outside the cell or a jump of the current sensor that began as suddenly would look the same.';
}

/** Where it leaks is known once a cause is: the unresolved ones lie inside, outside and in the current sensor. */
function place({ cause }: ResultDocument['softShort']): string {
  return cause === 'softShort' || cause === 'parasitic' ? ' inside the cell' : '';
}

function leakSentence({ softShort, cell }: ResultDocument): string {
  const between = `${currentText(softShort.leakLow_A)} to ${currentText(softShort.leakHigh_A)}`;
  const now = softShort.levelEnd > 0 ? '' : ' It has ended since.';
  if (softShort.levelMax >= 2) {
    const resistance =
      softShort.resistance_ohm === null ? '' : `, like ${resistanceText(softShort.resistance_ohm)}`;
    return (
      `${LEVEL_WORDS[softShort.levelMax] ?? 'Soft short'}: charge has leaked${place(softShort)} since ${hoursText(softShort.onset_s ?? softShort.onsetHigh_s)} ` +
      `(${hoursText(softShort.onsetLow_s)} to ${hoursText(softShort.onsetHigh_s)}), ` +
      `${currentText(softShort.leak_A ?? 0)} (${between})${resistance}.${now} ` +
      causeSentence(softShort)
    );
  }
  if (softShort.levelMax === 1 && softShort.leakLow_A === 0) {
    return (
      `A leak showed at ${hoursText(softShort.firstLeakTime_s ?? 0)}, but what the record shows as a whole is not clear of zero: ` +
      `${between}.${now} A change of the charging protocol or of the current sensor's offset can look like it.`
    );
  }
  if (softShort.levelMax === 1) {
    const rate = cell.capacity_Ah / (softShort.leak_A ?? 1);
    const since =
      softShort.onset_s === null
        ? 'when it began is not known'
        : `it began near ${hoursText(softShort.onset_s)}`;
    return (
      `Parasitic charge found: ${currentText(softShort.leak_A ?? 0)} (${between}, about C/${rate.toFixed(0)}) goes missing${place(softShort)}; ${since}.${now} ` +
      (softShort.cause === 'unresolved'
        ? `Cause not identifiable: electrolyte oxidation, a redox shuttle${softShort.restsAgree ? ' and a soft short' : ', a soft short and an offset of the current sensor beyond the stated one'} look the same.`
        : CAUSE_SENTENCES[softShort.cause])
    );
  }
  if (!softShort.observable) return `Leak: not observable: ${softShort.reason}.`;
  return `No leak found: it is below ${currentText(softShort.leakHigh_A)}.`;
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
  const spread = Math.hypot(parasiticUncertainty_A(first), parasiticUncertainty_A(last));
  const from = `${currentText(before)} in cycle ${first.index}`;
  const to = `${currentText(after)} in cycle ${last.index}`;
  const figures =
    Math.abs(after - before) < 2 * spread
      ? `is ${from} and ${to}, the same within its uncertainty`
      : `${after > before ? 'rises' : 'falls'} from ${from} to ${to}`;
  return [`The parasitic current, (charge - discharge) / time with current, ${figures}.`];
}

/** Standard uncertainty of a cycle's parasitic current: that of the efficiency, scaled alike. */
function parasiticUncertainty_A(cycle: CycleDocument): number {
  const gap = 1 - (cycle.coulombicEfficiency ?? 1);
  const scale_A = gap === 0 ? 0 : (cycle.parasiticCurrent_A ?? 0) / gap;
  return Math.abs((cycle.coulombicEfficiencyUncertainty ?? 0) * scale_A);
}

function inventorySentence({ inventory, cell, reference_s }: ResultDocument): string {
  if (!inventory.observable) return `Sodium inventory: not observable: ${inventory.reason}.`;
  const lli_Ah = inventory.lli_Ah ?? 0;
  const bounds = `${chargeText(inventory.lliLow_Ah)} to ${chargeText(inventory.lliHigh_Ah)}`;
  return (
    `Sodium lost since ${hoursText(reference_s ?? 0)}: ${chargeText(lli_Ah)} (${bounds}), ` +
    `${percentText(lli_Ah / cell.capacity_Ah)} of the nominal capacity; ${splitWords(inventory)}.`
  );
}

function splitWords(inventory: ResultDocument['inventory']): string {
  const { dead_Ah, deadLow_Ah, deadHigh_Ah, sei_Ah, seiLow_Ah, seiHigh_Ah, lliHigh_Ah } = inventory;
  const parts = [
    { value_Ah: dead_Ah, low_Ah: deadLow_Ah, high_Ah: deadHigh_Ah },
    { value_Ah: sei_Ah, low_Ah: seiLow_Ah, high_Ah: seiHigh_Ah },
  ];
  if (!isLossSplit(parts, lliHigh_Ah)) return 'how much of it is dead sodium and how much SEI is not known';
  const value = dead_Ah === null ? '' : `${chargeText(dead_Ah)}, `;
  return (
    `of it dead sodium ${value}${chargeText(deadLow_Ah)} to ${chargeText(deadHigh_Ah)}, ` +
    `SEI ${chargeText(seiLow_Ah)} to ${chargeText(seiHigh_Ah)}`
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
  return [
    `Coulombic efficiency of cycle ${last.index}: ${value} ± ${uncertainty}${leak}${correctedWords(last)}.`,
    ...aboveOneSentence(result),
  ];
}

function correctedWords(cycle: CycleDocument): string {
  const { coulombicEfficiencyCorrected: value, coulombicEfficiencyCorrectedUncertainty: uncertainty } = cycle;
  return value === null ? '' : `; without the leak ${value.toFixed(5)} ± ${(uncertainty ?? 0).toFixed(5)}`;
}

/** Said only of a half cell: in a full cell a short cannot lift the efficiency (PHYSICS finding 1). */
function aboveOneSentence({ alarms, cycles, cell }: ResultDocument): string[] {
  if (!isCollectorHalfCell(cell) || !alarms.some(({ id }) => id === 'efficiencyAboveOne')) return [];
  const above = cycles.filter(({ coulombicEfficiency }) => (coulombicEfficiency ?? 0) > 1);
  const most = above.reduce((a, b) => Math.max(a, b.coulombicEfficiency ?? 0), 0);
  return [
    `${above.length} of ${cycles.length} cycles gave back more than was plated (up to ${percentText(most)}): ` +
      'look for a plateau between the stripping overpotential and the lower limit, V = -I R of a soft short.',
  ];
}
