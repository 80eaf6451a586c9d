/**
 * The board loses its supply in mid-cycle (PHYSICS F19): no samples while the cell and the cycler go on. The power
 * monitor may hang on a supply of its own and count through, or go dark too and start again from zero.
 */
import { instrumentFaultClass } from './instrumentFault.js';

export const brownOutClass = instrumentFaultClass(
  'brownOut',
  'the board is without supply: samples are missing, the cell goes on',
  [
    {
      key: 'register_lost',
      meaning: '1: the charge register starts again from zero; 0: it counts through',
      min: 0,
      max: 1,
      whole: true,
      fallback: 0,
    },
  ],
  (conditions, values) => {
    conditions.dark = true;
    if (values['register_lost'] === 1) conditions.registerDark = true;
  },
  'the supply of the board',
);
