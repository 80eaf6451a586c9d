/** The alarms of the made-up leaking cell, and the length of its cycles. */
import type { AlarmDocument } from '../../result/resultSchema.js';

export const CYCLE_S = 5.2 * 3600;

export const ALARMS: AlarmDocument[] = [
  { time_s: 15.6 * CYCLE_S, id: 'leak', severity: 'info', text: 'Charge is leaking: 1.1 mA, cause open.' },
  {
    time_s: 17 * CYCLE_S,
    id: 'softShort',
    severity: 'warning',
    text: 'Soft short: 1.1 mA (0.9 to 1.3 mA), since about 76 h.',
  },
  {
    time_s: 31.4 * CYCLE_S,
    id: 'softShortGrowing',
    severity: 'warning',
    text: 'The soft short is growing: 1.4 mA.',
  },
  {
    time_s: 31.42 * CYCLE_S,
    id: 'pressureHigh',
    severity: 'fault',
    text: 'Stack pressure above 420 kPa: charging stopped.',
  },
];
