/**
 * Faults of the bus and of whole instruments (PHYSICS A7): missed samples, bursts of reads that are not acknowledged,
 * an instrument that acknowledges nothing (`...Lost`) or repeats the same bytes for ever (`...Stuck`).
 */
import { Instrument, type SensorConditions } from '../sensors/sensorConditions.js';
import type { FaultClass } from './fault.js';
import { instrumentFaultClass } from './instrumentFault.js';

export const missedSamplesClass = instrumentFaultClass(
  'missedSamples',
  'samples never reach the log',
  [{ key: 'share', meaning: 'share of missed samples', min: 0, max: 0.5 }],
  (conditions, values) => {
    conditions.missedShare += values['share'];
  },
);

export const busRefusalsClass = instrumentFaultClass(
  'busRefusals',
  'instruments do not acknowledge reads, in bursts',
  [
    { key: 'share', meaning: 'share of refused reads', min: 0, max: 0.5 },
    { key: 'burst_reads', meaning: 'mean length of a burst', min: 1, max: 1e5, fallback: 3 },
  ],
  (conditions, values) => {
    conditions.refusedShare += values['share'];
    conditions.refusedBurst_reads = Math.max(conditions.refusedBurst_reads, values['burst_reads']);
  },
);

const NAMES: readonly { instrument: Instrument; name: string; text: string }[] = [
  { instrument: Instrument.PowerMonitor, name: 'powerMonitor', text: 'current and charge' },
  { instrument: Instrument.VoltageConverter, name: 'voltageConverter', text: 'the voltage' },
  { instrument: Instrument.Thermistor, name: 'thermistor', text: 'the temperature' },
  { instrument: Instrument.LoadCell, name: 'loadCell', text: 'the pressure' },
];

/** `powerMonitorLost`, `voltageConverterStuck` and so on, for every instrument. */
export const instrumentClasses: readonly FaultClass[] = NAMES.flatMap(({ instrument, name, text }) => {
  const sets = `the answer of the instrument of ${text}`;
  const lost = (conditions: SensorConditions): void => {
    conditions.silent[instrument] = true;
  };
  const stuck = (conditions: SensorConditions): void => {
    conditions.stuck[instrument] = true;
  };
  return [
    instrumentFaultClass(`${name}Lost`, `no answer from the instrument of ${text}`, [], lost, sets),
    instrumentFaultClass(`${name}Stuck`, `the instrument of ${text} repeats its answer`, [], stuck, sets),
  ];
});
