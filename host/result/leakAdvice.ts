/** Advice on leaks and shorts, most urgent first. */
import { type AdviceRow, type Findings, raised } from './adviceRow.js';
import { chargeText, currentText, hoursText, resistanceText } from './quantityWords.js';
import type { ResultDocument } from './resultSchema.js';

const leak = ({ result: { softShort } }: Findings): string =>
  `${currentText(softShort.leak_A ?? 0)} (${currentText(softShort.leakLow_A)} to ${currentText(softShort.leakHigh_A)})`;

const resistance = ({ result: { softShort } }: Findings): string =>
  softShort.resistance_ohm === null ? '' : `, as through ${resistanceText(softShort.resistance_ohm)}`;

const since = ({ result: { softShort } }: Findings): string =>
  softShort.onset_s === null
    ? 'from an unknown time on'
    : `since ${hoursText(softShort.onset_s)} (${hoursText(softShort.onsetLow_s)} to ${hoursText(softShort.onsetHigh_s)})`;

type Applies = (findings: Findings) => boolean;

/** A cause is worth a word where something leaks and no hard short has made it plain. */
const leaksBy =
  (cause: ResultDocument['softShort']['cause']): Applies =>
  ({ result: { softShort } }) =>
    softShort.levelMax >= 1 && softShort.levelMax < 4 && softShort.cause === cause;

/** A shuttle, a by-pass and a wrong zero cannot burn through and form again. */
const mayBeShort = ({ cause }: ResultDocument['softShort']): boolean =>
  cause === 'softShort' || cause === 'unresolved';

/** Time of the first efficiency above one that came after a leak had ended, or null. */
function efficiencyAfterLeak_s({ alarms, softShort }: ResultDocument): number | null {
  const above = alarms.filter(({ id }) => id === 'efficiencyAboveOne');
  const ended = softShort.episodes.flatMap(({ end_s }) => (end_s === null ? [] : [end_s]));
  return above.find(({ time_s }) => ended.some((end_s) => end_s <= time_s))?.time_s ?? null;
}

const countAboveOne = (cycles: ResultDocument['cycles']): number =>
  cycles.filter(({ coulombicEfficiency }) => (coulombicEfficiency ?? 0) > 1).length;

export const LEAK_ADVICE: readonly AdviceRow[] = [
  {
    id: 'hardShort',
    when: 'level 4',
    applies: ({ result }) => result.softShort.levelMax >= 4,
    found: (f) =>
      `Hard short inside the cell, seen at ${hoursText(f.result.softShort.firstDetectionTime_s ?? 0)}: ${leak(f)}; certain, as two samples in a row showed it`,
    next: 'Keep the contactor open, do not charge the cell again, and put it where a fire harms nothing.',
  },
  {
    id: 'growingShort',
    when: 'level 3',
    applies: ({ result }) => result.softShort.levelMax === 3,
    found: (f) =>
      `Soft short that grows or leaks more than C/100: ${leak(f)}${resistance(f)}, ${since(f)}; a hard short may follow`,
    next: 'Stop charging, discharge the cell, and do not cycle it on unattended.',
  },
  {
    id: 'softShort',
    when: 'level 2',
    applies: ({ result }) => result.softShort.levelMax === 2,
    found: (f) => `A leak began inside this record, ${since(f)}: ${leak(f)}${resistance(f)}`,
    next: "Stop fast charging, raise the stack pressure only within the cell's limits, and inspect before going on.",
  },
  {
    id: 'chargeLeaks',
    when: 'level 1, the bounds of the leak above zero',
    applies: ({ result: { softShort } }) => softShort.levelMax === 1 && softShort.leakLow_A > 0,
    found: (f) => `Charge goes missing, ${since(f)}: ${leak(f)}`,
    next: 'Rest the charged cell for two hours with its leads disconnected: that shows whether it flows without current too; open the contactor in rests, so that the offset of the current sensor is learnt.',
  },
  {
    id: 'leakUnclear',
    when: 'level 1, the bounds of the leak down to zero',
    applies: ({ result: { softShort } }) => softShort.levelMax === 1 && softShort.leakLow_A <= 0,
    found: (f) =>
      `A leak showed at ${hoursText(f.result.softShort.firstLeakTime_s ?? 0)}, but over the whole it is not clear of zero: ${leak(f)}`,
    next: 'Cycle on with one charging protocol, and open the contactor in rests, so that a moving offset of the current sensor is seen.',
  },
  {
    id: 'causeSoftShort',
    when: 'a leak with cause softShort, below level 4',
    applies: leaksBy('softShort'),
    found: () => 'The voltage dipped as only a metallic path lets it: the leak is a short',
    next: 'Lower the charging current, check separator and stack pressure, and see in a rest of the charged cell whether it heals.',
  },
  {
    id: 'causeParasitic',
    when: 'a leak with cause parasitic, below level 4',
    applies: leaksBy('parasitic'),
    found: () =>
      'Rests at the top leak more than any resistance would for what the whole cycle leaks: a reaction',
    next: 'Lower the upper voltage by 50 mV, or cool the cell by 20 K: a shuttle or an oxidation then falls several-fold.',
  },
  {
    id: 'causeContactor',
    when: 'a leak with cause contactor, below level 4',
    applies: leaksBy('contactor'),
    found: (f) =>
      `A current of the leak's size, ${leak(f)}, flows with the contactor open: it by-passes the cell`,
    next: 'Take the leads off and measure the insulation of contactor, holder and wiring.',
  },
  {
    id: 'causeSensorOffset',
    when: 'a leak with cause sensorOffset, below level 4',
    applies: leaksBy('sensorOffset'),
    found: (f) =>
      `Where charge is counted ${leak(f)} goes missing, in rests nothing does: the zero of the current sensor is off`,
    next: 'Open the contactor in rests, so that the zero is learnt, or state currentOffset_A in the profile.',
  },
  {
    id: 'causeUnresolved',
    when: 'a leak with cause unresolved, level 2 or 3',
    applies: (f) => leaksBy('unresolved')(f) && f.result.softShort.levelMax >= 2,
    found: ({ result: { softShort } }) =>
      softShort.restsAgree
        ? 'Soft short, redox shuttle and a leak across the contactor look the same in what was recorded'
        : 'Soft short, redox shuttle, a leak across the contactor and a jump of the current sensor look the same in what was recorded',
    next: 'Rest the charged cell with its leads disconnected, once warm and once cold: a shuttle changes several-fold over 20 K, a metallic short hardly.',
  },
  {
    id: 'leakEnded',
    when: 'a leak with cause softShort or unresolved that has ended',
    applies: ({ result: { softShort } }) =>
      softShort.levelMax >= 1 && softShort.levelEnd === 0 && mayBeShort(softShort),
    found: ({ result: { softShort } }) =>
      `The leak ended near ${hoursText(softShort.episodes.at(-1)?.end_s ?? 0)}, after ${chargeText(softShort.leakCharge_Ah)} in all; ${softShort.cause === 'softShort' ? 'that charge' : 'what flowed of that charge'} returned to the cathode and is not lost`,
    next: 'Keep watching: a short that has burnt through can form again.',
  },
  {
    id: 'efficiencyAfterLeak',
    when: 'a Coulombic efficiency above 1 after a leak has ended',
    applies: ({ result }) => efficiencyAfterLeak_s(result) !== null,
    found: ({ result }) =>
      `The Coulombic efficiency rose above 1 at ${hoursText(efficiencyAfterLeak_s(result) ?? 0)}, after a leak had ended: the end of a short, no recovered dead sodium`,
    next: 'Judge those cycles by coulombicEfficiencyCorrected.',
  },
  {
    id: 'efficiencyAboveOne',
    when: 'a Coulombic efficiency above 1 without a leak before it',
    applies: ({ result }) => raised(result, 'efficiencyAboveOne') && efficiencyAfterLeak_s(result) === null,
    found: ({ result: { cycles } }) =>
      `${countAboveOne(cycles)} of ${cycles.length} cycles gave back more than they took: sodium of an earlier cycle, a short while stripping (half cell), or a drifting current sensor; no sign of health`,
    next: 'End discharges with a C/20 tail, so that none leaves sodium for the next, and open the contactor in rests.',
  },
];
