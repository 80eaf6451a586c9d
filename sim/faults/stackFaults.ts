/**
 * Faults of the stack and its surroundings: gas (F12), a fixture that loosens (F17), the ambient temperature (F18).
 * Source: PHYSICS A7, A9 (3).
 */
import { cellFaultClass } from './cellFault.js';

const HOURS_PER_DAY = 24;
const SECONDS_PER_HOUR = 3600;

/** A swing is followed in steps this long, s: 0.2 K for an amplitude of 10 K, smoothed by the cell's heat capacity. */
const SWING_REFRESH_S = 300;

export const gasClass = cellFaultClass(
  'gas',
  'gas collects between the layers and stays (F12)',
  [{ key: 'growth_um_per_h', meaning: 'growth of the stack', min: 0, max: 1000 }],
  (conditions, values) => {
    conditions.gas_um_per_h += values['growth_um_per_h'];
  },
);

export const fixtureLooseningClass = cellFaultClass(
  'fixtureLoosening',
  'the fixture loses preload and, if it is a spring, stiffness (F17)',
  [
    { key: 'preload_drop_kPa', meaning: 'preload lost at once', min: 0, max: 100000, fallback: 0 },
    {
      key: 'stiffness_factor',
      meaning: "multiplier of the spring fixture's stiffness",
      min: 0,
      max: 1,
      fallback: 1,
    },
  ],
  (conditions, values) => {
    conditions.preloadOffset_kPa -= values['preload_drop_kPa'];
    conditions.stiffnessMultiplier *= values['stiffness_factor'];
  },
);

export const ambientClass = cellFaultClass(
  'ambient',
  'the surroundings step to another temperature or swing with the day (F18)',
  [
    { key: 'step_K', meaning: 'change of temperature', min: -80, max: 80, fallback: 0 },
    {
      key: 'swing_K',
      meaning: 'amplitude of a daily sine, from zero at the start',
      min: 0,
      max: 40,
      fallback: 0,
    },
  ],
  (conditions, values, _cycles, sinceStart_s) => {
    const day = sinceStart_s / (HOURS_PER_DAY * SECONDS_PER_HOUR);
    conditions.ambientOffset_K += values['step_K'] + values['swing_K'] * Math.sin(2 * Math.PI * day);
  },
  SWING_REFRESH_S,
);
