import Table from 'cli-table3';
import { chargeText, currentText, hoursText, resistanceText } from '../result/quantityWords.js';
import type { ResultDocument, TruthDocument } from '../result/resultSchema.js';
import { PLAIN_TABLE } from './plainTable.js';

/** Estimate beside truth for a simulated run. */
export function comparisonTable(result: ResultDocument): string {
  const { softShort, inventory, truth, score } = result;
  const table = new Table({ ...PLAIN_TABLE, head: ['', 'estimate', 'bounds', 'truth', 'bounds hold'] });
  if (truth === undefined || score === undefined) return '';
  const or = (value: number | null, text: (value: number) => string): string =>
    value === null ? 'none' : text(value);
  const bounds = (low: number, high: number, text: (value: number) => string): string =>
    `${text(low)} to ${text(high)}`;
  const holds = (covered: boolean | null): string => (covered === null ? '-' : covered ? 'yes' : 'NO');
  const onsetHolds =
    truth.softShort.onset_s === null || softShort.onset_s === null
      ? null
      : softShort.onsetLow_s <= truth.softShort.onset_s && truth.softShort.onset_s <= softShort.onsetHigh_s;
  table.push(
    [
      'soft short found',
      softShort.firstDetectionTime_s === null
        ? softShort.observable
          ? 'no'
          : 'not observable'
        : `at ${hoursText(softShort.firstDetectionTime_s)}`,
      score.detectionDelay_s === null ? '' : `${hoursText(score.detectionDelay_s)} after onset`,
      truthWord(truth),
      '-',
    ],
    [
      'onset',
      or(softShort.onset_s, hoursText),
      softShort.onset_s === null ? '' : bounds(softShort.onsetLow_s, softShort.onsetHigh_s, hoursText),
      or(truth.softShort.onset_s, hoursText),
      holds(onsetHolds),
    ],
    [
      'leak current',
      softShort.leak_A === null && !softShort.observable
        ? 'not observable'
        : or(softShort.leak_A, currentText),
      bounds(softShort.leakLow_A, softShort.leakHigh_A, currentText),
      or(truth.softShort.leak_A, currentText),
      holds(score.leakCovered),
    ],
    [
      'resistance',
      or(softShort.resistance_ohm, resistanceText),
      '',
      or(truth.softShort.resistance_ohm, resistanceText),
      '-',
    ],
    [
      'leaked charge',
      chargeText(softShort.leakCharge_Ah),
      '',
      chargeText(truth.softShort.leakCharge_Ah),
      '-',
    ],
    [
      'sodium lost (LLI)',
      inventory.lli_Ah === null ? 'not observable' : chargeText(inventory.lli_Ah),
      bounds(inventory.lliLow_Ah, inventory.lliHigh_Ah, chargeText),
      chargeText(truth.inventory.lli_Ah),
      holds(score.lliCovered),
    ],
    [
      'of it dead',
      inventory.dead_Ah === null ? 'bounds only' : chargeText(inventory.dead_Ah),
      bounds(inventory.deadLow_Ah, inventory.deadHigh_Ah, chargeText),
      chargeText(truth.inventory.dead_Ah),
      holds(score.deadCovered),
    ],
    [
      'of it SEI',
      inventory.sei_Ah === null ? 'bounds only' : chargeText(inventory.sei_Ah),
      bounds(inventory.seiLow_Ah, inventory.seiHigh_Ah, chargeText),
      chargeText(truth.inventory.sei_Ah),
      holds(score.seiCovered),
    ],
  );
  return table.toString();
}

const CAUSE_WORDS: Readonly<Record<TruthDocument['softShort']['cause'], string>> = {
  none: 'none',
  softShort: 'yes',
  parasitic: 'parasitic',
  contactor: 'contactor leak',
  sensorOffset: 'sensor offset',
  unresolved: 'unresolved',
};

/** What leaked in truth, each cause once. */
function truthWord({ softShort }: TruthDocument): string {
  const causes = new Set(softShort.episodes.map(({ cause }) => CAUSE_WORDS[cause]));
  return causes.size === 0 ? CAUSE_WORDS.none : [...causes].join(', ');
}
