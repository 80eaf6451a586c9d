/** The names a table's author may give a column, without case, blanks and punctuation (see `plainName`). */
import type { Quantity } from './quantities.js';

/** Plain names of each quantity, the preferred first. A capacity without a direction is none of them. */
export const GENERIC_NAMES: readonly (readonly [Quantity, readonly string[]])[] = [
  ['time', ['testtime', 'time', 'totaltime', 'elapsedtime', 'elapsed', 'runtime', 't']],
  ['voltage', ['voltage', 'cellvoltage', 'ecell', 'ewe', 'ecellv', 'potential', 'volt', 'v', 'u', 'e']],
  ['current', ['current', 'cellcurrent', 'i', 'amps']],
  ['temperature', ['celltemperature', 'surfacetemperature', 'temperature', 'temp', 't1', 'tcell', 't']],
  ['pressure', ['stackpressure', 'surfacepressure', 'appliedpressure', 'pressure', 'p']],
  ['chargeStep', ['chargestep', 'dq', 'deltaq', 'dcharge', 'deltacharge']],
  ['charge', ['netcharge', 'netcapacity', 'charge', 'q', 'qq0', 'qqo']],
  ['charging', ['chargecapacity', 'chargingcapacity', 'capacitycharge', 'qcharge', 'chgcap', 'qchg']],
  [
    'discharging',
    [
      'dischargecapacity',
      'dischargingcapacity',
      'capacitydischarge',
      'qdischarge',
      'dchgcap',
      'qdchg',
      'qdis',
    ],
  ],
  ['contactorOpen', ['contactoropen']],
];

/** The plain names of one quantity, the preferred first. */
export function namesOf(quantity: Quantity): readonly string[] {
  return GENERIC_NAMES.find(([candidate]) => candidate === quantity)?.[1] ?? [];
}
