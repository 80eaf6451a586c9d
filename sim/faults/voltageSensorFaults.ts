/**
 * Fault of the voltage reference (PHYSICS F14): a step and a drift of its value. The reading grows as the reference
 * falls, so the error is proportional to the voltage. At rest a falling reading looks like a leak.
 */
import { instrumentFaultClass } from './instrumentFault.js';

const PPM = 1e-6;
const SECONDS_PER_HOUR = 3600;

export const voltageReferenceDriftClass = instrumentFaultClass(
  'voltageReferenceDrift',
  'the reading of the voltage drifts in proportion to the voltage',
  [
    {
      key: 'drift_ppm_per_h',
      meaning: 'growth of the relative error of the reading',
      min: -1000,
      max: 1000,
      fallback: 0,
    },
    { key: 'step_ppm', meaning: 'relative error at once', min: -1e5, max: 1e5, fallback: 0 },
  ],
  (conditions, values, sinceStart_s) => {
    const rate_per_s = (values['drift_ppm_per_h'] * PPM) / SECONDS_PER_HOUR;
    conditions.voltageGain.add(values['step_ppm'] * PPM + rate_per_s * sinceStart_s, rate_per_s);
  },
);
