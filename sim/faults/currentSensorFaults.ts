/**
 * Faults of the current monitor (PHYSICS F13): a step of the offset, and a change of gain that may differ between
 * charge and discharge. Current and charge register are hit alike. An offset moves both endpoints of every cycle and
 * looks like slippage; a difference of gain looks like a Coulombic efficiency other than the cell's.
 */
import type { FaultClass } from './fault.js';
import { instrumentFaultClass } from './instrumentFault.js';

const offset = instrumentFaultClass(
  'currentOffset',
  'the current monitor reads a constant too much',
  [{ key: 'offset_A', meaning: 'offset, added to every reading', min: -10, max: 10 }],
  (conditions, values) => {
    conditions.currentOffset_A += values['offset_A'];
  },
);

export const currentOffsetClass: FaultClass = {
  ...offset,
  create: (values, window) => ({
    ...offset.create(values, window),
    otherLeak: { cause: 'sensorOffset', size: values['offset_A'], resistance_ohm: null },
  }),
};

export const currentGainClass = instrumentFaultClass(
  'currentGain',
  'the current monitor has a wrong gain, the same or different in both directions',
  [
    { key: 'gain', meaning: 'relative error of both directions', min: -0.5, max: 0.5, fallback: 0 },
    {
      key: 'asymmetry',
      meaning: 'gain of the charge direction minus gain of the discharge direction, relative',
      min: -0.5,
      max: 0.5,
      fallback: 0,
    },
  ],
  (conditions, values) => {
    conditions.currentGain += values['gain'];
    conditions.currentAsymmetry += values['asymmetry'];
  },
);
