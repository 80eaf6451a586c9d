/** Faults of the thermistor (PHYSICS F16): open lead, shorted lead, bias of a bead that has come off the cell. */
import { instrumentFaultClass } from './instrumentFault.js';

export const thermistorOpenClass = instrumentFaultClass(
  'thermistorOpen',
  'the lead of the thermistor is broken: it reads the cold end of its table',
  [],
  (conditions) => {
    conditions.thermistorOpen = true;
  },
  'the leads of the thermistor',
);

export const thermistorShortClass = instrumentFaultClass(
  'thermistorShort',
  'the lead of the thermistor is shorted: it reads the hot end of its table',
  [],
  (conditions) => {
    conditions.thermistorShort = true;
  },
  'the leads of the thermistor',
);

export const thermistorBiasClass = instrumentFaultClass(
  'thermistorBias',
  'the thermistor reads a constant too much',
  [{ key: 'bias_K', meaning: 'error of the reading', min: -100, max: 100 }],
  (conditions, values) => {
    conditions.temperatureBias_degC += values['bias_K'];
  },
);
