/** Advice on what could not be observed, and on the record itself. */
import type { AdviceRow } from './adviceRow.js';
import { isCollectorHalfCell } from './cellDocument.js';
import { chargeText, percentText } from './quantityWords.js';
import type { ResultDocument } from './resultSchema.js';

/** Full cycles that deliver less than this share of the stated capacity speak against it. Assumed (0.3 to 0.7). */
const CAPACITY_DOUBT = 0.5;
/** A record that moved less than this share of the capacity has no cycle to judge by. Assumed (0.02 to 0.2). */
const MOVED_LITTLE = 0.05;

const deliveredMost_Ah = ({ cycles }: ResultDocument): number | null => {
  const full = cycles.filter((cycle) => cycle.coulombicEfficiency !== null);
  return full.length === 0 ? null : Math.max(...full.map((cycle) => cycle.discharge_Ah));
};

export const RECORD_ADVICE: readonly AdviceRow[] = [
  {
    id: 'leakNotObservable',
    when: 'a leak would not have been seen',
    applies: ({ result }) =>
      result.softShort.levelMax === 0 && !result.softShort.observable && !isCollectorHalfCell(result.cell),
    found: ({ result }) => `Whether charge leaks is not observable: ${result.softShort.reason}`,
    next: 'Charge fully at least twice, to the same voltage and cut-off current, or rest two hours fully charged with an open-circuit-voltage curve in the profile.',
  },
  {
    id: 'halfCellLeak',
    when: 'a collector against sodium metal',
    applies: ({ result }) => result.softShort.levelMax === 0 && isCollectorHalfCell(result.cell),
    found: () => 'Whether a half cell leaks can hardly be seen',
    next: 'Ask a full cell of the same parts: there every leak lowers the efficiency and slips the end of charge.',
  },
  {
    id: 'lossNotObservable',
    when: 'a full cell whose loss of sodium cannot be read',
    applies: ({ result }) => !result.inventory.observable && result.cell.geometry === 'full',
    found: ({ result }) => `The sodium inventory is not observable: ${result.inventory.reason}`,
    next: 'End each discharge with a C/20 tail to the lower limit and rest half an hour after it.',
  },
  {
    id: 'pressureNotKnown',
    when: 'a full cell whose stack pressure says nothing',
    applies: ({ result }) => !result.pressure.observable && result.cell.geometry === 'full',
    found: ({ result }) => `The stack pressure tells nothing: ${result.pressure.reason}`,
    next: 'A load cell in a spring or constant gap finds leaks without a full charge and splits the loss of sodium.',
  },
  {
    id: 'capacityTooLarge',
    when: 'full cycles deliver less than half of the stated capacity',
    applies: ({ result }) =>
      (deliveredMost_Ah(result) ?? Infinity) < CAPACITY_DOUBT * result.cell.capacity_Ah,
    found: ({ result }) =>
      `No cycle between the voltage limits delivers more than ${chargeText(deliveredMost_Ah(result) ?? 0)}, but the capacity is stated as ${chargeText(result.cell.capacity_Ah)}`,
    next: 'Check capacity_Ah and its unit, because every threshold scales with it.',
  },
  {
    id: 'capacityNoCycle',
    when: 'an hour or more that moves less than 5 % of the stated capacity, and no cycle',
    applies: ({ result: { cell, cycles, duration_s }, throughput_Ah }) =>
      cycles.length === 0 &&
      duration_s >= 3600 &&
      throughput_Ah > 0 &&
      throughput_Ah < MOVED_LITTLE * cell.capacity_Ah,
    found: ({ result, throughput_Ah }) =>
      `The whole record moves ${chargeText(throughput_Ah)}, ${percentText(throughput_Ah / result.cell.capacity_Ah)} of the stated capacity, so no cycle can be told`,
    next: 'Check capacity_Ah and its unit, or record a whole cycle.',
  },
  {
    id: 'leadInDischarge',
    when: 'the record begins with a discharge',
    applies: ({ leadInDischarge_Ah }) => leadInDischarge_Ah > 0,
    found: ({ leadInDischarge_Ah }) =>
      `The record begins with a discharge of ${chargeText(leadInDischarge_Ah)}, which belongs to no cycle here: a cycle is a charge and the discharge after it`,
    next: 'Give the record from the charge before it on, if there is one.',
  },
  {
    id: 'noProfile',
    when: 'no profile was given',
    applies: ({ result }) => result.cell.profile === 'fromData',
    found: () =>
      'No profile was given: capacity and voltage window were taken from the data, the rest is unknown',
    next: 'Give a profile (--profile): it makes more observable.',
  },
];
