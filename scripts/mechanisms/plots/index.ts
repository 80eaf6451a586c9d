/** Every picture of docs/mechanisms, in the order of its pages. */
import type { Figure } from '../figure.js';
import { anode } from './anode.js';
import { cathode } from './cathode.js';
import { cathodeLoss } from './cathodeLoss.js';
import { concentration } from './concentration.js';
import { contact } from './contact.js';
import { deadSodium } from './deadSodium.js';
import { halfCell } from './halfCell.js';
import { hardShort } from './hardShort.js';
import { hysteresis } from './hysteresis.js';
import { mechanics } from './mechanics.js';
import { parasiticCurrents } from './parasiticCurrents.js';
import { relaxation } from './relaxation.js';
import { reservoir } from './reservoir.js';
import { sei } from './sei.js';
import { sodiumPools } from './sodiumPools.js';
import { softShorts } from './softShorts.js';
import { strandedSodium } from './strandedSodium.js';
import { thermal } from './thermal.js';

export const FIGURES: readonly (() => Figure[])[] = [
  sodiumPools,
  cathode,
  cathodeLoss,
  relaxation,
  hysteresis,
  reservoir,
  anode,
  contact,
  sei,
  deadSodium,
  strandedSodium,
  softShorts,
  hardShort,
  parasiticCurrents,
  thermal,
  mechanics,
  concentration,
  halfCell,
];
