/**
 * Faults of the board's clock (PHYSICS F20): jitter, drift and a jump. When drift or jump end the clock is set right
 * again at once. A clock that is set back makes the record's time run backwards there, and nothing else does.
 */
import { instrumentFaultClass } from './instrumentFault.js';

const PPM = 1e-6;

export const clockJitterClass = instrumentFaultClass(
  'clockJitter',
  'the time stamps scatter',
  [{ key: 'jitter_s', meaning: 'scatter, 1 sigma', min: 0, max: 3600 }],
  (conditions, values) => {
    conditions.clockJitter_s2 += values['jitter_s'] * values['jitter_s'];
  },
);

export const clockDriftClass = instrumentFaultClass(
  'clockDrift',
  'the clock runs fast or slow',
  [{ key: 'drift_ppm', meaning: 'error of the rate, positive = fast', min: -1e5, max: 1e5 }],
  (conditions, values, sinceStart_s) => {
    const rate = values['drift_ppm'] * PPM;
    conditions.clockError_s.add(rate * sinceStart_s, rate);
  },
);

export const clockJumpClass = instrumentFaultClass(
  'clockJump',
  'the clock jumps',
  [{ key: 'jump_s', meaning: 'jump, negative = back', min: -1e7, max: 1e7 }],
  (conditions, values) => {
    conditions.clockError_s.add(values['jump_s'], 0);
  },
);
