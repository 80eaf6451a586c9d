/**
 * Faults of the load cell (PHYSICS F15): drift of the zero, creep under load, slip of its seat, saturation. Drift looks
 * like gas or dead sodium (matrix A8); slip is a jump without charge; saturation hides the top of every cycle.
 */
import { instrumentFaultClass } from './instrumentFault.js';

const SECONDS_PER_HOUR = 3600;

export const loadCellDriftClass = instrumentFaultClass(
  'loadCellDrift',
  'the zero of the load cell drifts',
  [{ key: 'drift_kPa_per_h', meaning: 'growth of the error', min: -100, max: 100 }],
  (conditions, values, sinceStart_s) => {
    const rate_per_s = values['drift_kPa_per_h'] / SECONDS_PER_HOUR;
    conditions.pressureOffset_kPa.add(rate_per_s * sinceStart_s, rate_per_s);
  },
);

export const loadCellCreepClass = instrumentFaultClass(
  'loadCellCreep',
  'the load cell creeps under a change of load',
  [{ key: 'share', meaning: 'creep in the end, share of the change of load', min: -0.2, max: 0.2 }],
  (conditions, values) => {
    conditions.pressureCreep += values['share'];
  },
);

export const loadCellSlipClass = instrumentFaultClass(
  'loadCellSlip',
  'the load cell slips in its seat and reads a constant too much',
  [{ key: 'offset_kPa', meaning: 'error, at once', min: -1e4, max: 1e4 }],
  (conditions, values) => {
    conditions.pressureOffset_kPa.add(values['offset_kPa'], 0);
  },
);

export const loadCellSaturationClass = instrumentFaultClass(
  'loadCellSaturation',
  'the load cell reads no more than its end of range',
  [{ key: 'limit_kPa', meaning: 'largest reading', min: 0, max: 1e5 }],
  (conditions, values) => {
    conditions.pressureLimit_kPa = values['limit_kPa'];
  },
  'the largest reading of the load cell',
);
