/** Advice on the sodium ledger. */
import { type AdviceRow, raised } from './adviceRow.js';
import { chargeText, hoursText, percentText } from './quantityWords.js';
import type { ResultDocument } from './resultSchema.js';

/** Most of a loss: by the word, more than half. */
const MOST = 0.5;

const isLossSeen = ({ inventory }: ResultDocument): boolean =>
  inventory.observable && inventory.lliLow_Ah > 0;

function deadWords({ inventory }: ResultDocument): string {
  const bounds = `${chargeText(Math.max(0, inventory.deadLow_Ah))} to ${chargeText(inventory.deadHigh_Ah)}`;
  return inventory.dead_Ah === null ? bounds : `${chargeText(inventory.dead_Ah)} (${bounds})`;
}

export const SODIUM_ADVICE: readonly AdviceRow[] = [
  {
    id: 'backwardSlip',
    when: 'alarm backwardSlippage',
    applies: ({ result }) => raised(result, 'backwardSlippage'),
    found: () =>
      'The end of charge slipped backwards: lost cathode or a drifting current sensor, and either can hide a leak',
    next: 'Open the contactor in rests, and rest two hours after every full charge: the rests show the leak by itself, what remains is lost cathode.',
  },
  {
    id: 'cathodeLoss',
    when: 'the lower bound of the sodium locked in lost cathode above zero',
    applies: ({ result: { inventory } }) => inventory.lamLow_Ah > 0,
    found: ({ result: { inventory } }) =>
      `At least ${chargeText(inventory.lamLow_Ah)} (up to ${chargeText(inventory.lamHigh_Ah)}) of sodium is locked in cathode that lost contact`,
    next: 'Charge to a lower voltage, and compare the capacity of the cathode in a half cell.',
  },
  {
    id: 'sodiumLoss',
    when: 'the lower bound of the loss of cyclable sodium above zero',
    applies: ({ result }) => isLossSeen(result),
    found: ({ result: { inventory, cell, reference_s } }) =>
      `Cyclable sodium lost since ${hoursText(reference_s ?? 0)}: ${chargeText(inventory.lli_Ah ?? 0)} (${chargeText(inventory.lliLow_Ah)} to ${chargeText(inventory.lliHigh_Ah)}), ${percentText((inventory.lli_Ah ?? 0) / cell.capacity_Ah)} of the nominal capacity`,
    next: 'Nothing in the cell replaces it: less loss a cycle is all that helps.',
  },
  {
    id: 'lossMostlyDead',
    when: 'more than half of the loss is dead sodium, lower bound counted',
    applies: ({ result }) =>
      isLossSeen(result) && result.inventory.deadLow_Ah > MOST * (result.inventory.lli_Ah ?? 0),
    found: ({ result }) => `Most of the loss is dead sodium: ${deadWords(result)}`,
    next: 'Raise the stack pressure within its limits and lower the current of charge and discharge: both leave less metal behind.',
  },
  {
    id: 'lossMostlySei',
    when: 'less than half of the loss is dead sodium, upper bound counted',
    applies: ({ result }) =>
      isLossSeen(result) && result.inventory.deadHigh_Ah < MOST * (result.inventory.lli_Ah ?? 0),
    found: ({ result }) => `Most of the loss is no dead sodium (${deadWords(result)}) but SEI`,
    next: 'Keep the cell cooler and shorter at full charge, and look at the electrolyte.',
  },
  {
    id: 'lossNotSplit',
    when: 'a loss whose dead sodium has bounds only',
    applies: ({ result }) => isLossSeen(result) && !result.inventory.deadObservable,
    found: ({ result }) =>
      `Dead sodium lies between bounds only, ${deadWords(result)}: ${result.inventory.deadReason}`,
    next: 'Use a load cell of small, stated drift in a spring or constant gap, and state the molar volumes in the profile.',
  },
  {
    id: 'lifeForecast',
    when: 'a forecast of the cycle life',
    applies: ({ result: { inventory } }) => inventory.forecast.cycles !== null,
    found: ({
      result: {
        inventory: { forecast },
      },
    }) =>
      `At this pace the cell falls to 80 % of the reference in ${(forecast.cycles ?? 0).toFixed(0)} cycles (${(forecast.cyclesLow ?? 0).toFixed(0)} to ${(forecast.cyclesHigh ?? 0).toFixed(0)})`,
    next: 'Read it again when currents, temperature or pressure change: it holds for cycling as it was.',
  },
];
