/**
 * The targets of delay and power: which leak, under which protocol, found by when (issue table; PHYSICS B, targets).
 * A run counts as "not observable" only where the file named beside it shows why.
 */
import type { LEAK_HOURS, LeakCondition, ProtocolId } from '../condition.js';
import type { Delay, RunRecord } from '../runRecord.js';
import { CYCLE_H } from '../scenarioOf.js';
import { plateauShows } from './plateau.js';

export type LeakRecord = RunRecord & { readonly condition: LeakCondition };

export interface DelayTarget {
  readonly figure: string;
  readonly target: string;
  readonly hours: (typeof LEAK_HOURS)[number];
  readonly protocols: readonly ProtocolId[];
  readonly inTime: (delay: Delay, record: LeakRecord) => boolean;
  /** Why no observer could in this run; empty where one could. */
  readonly hidden: (record: LeakRecord) => string;
}

const FULL: readonly ProtocolId[] = ['top1h', 'top2h'];
const MINUTES_20_H = 1 / 3;
/** Longest delays of three targets, h of the clock. */
export const C600_CYCLES = 3;
export const C1500_H = 24;
export const C6000_H = 45;

const NO_GAIN =
  'in the first charge the gain of the pressure is known to 10 % only, 50 mA of C/2, and the capacity to 1 %';
const NO_VOLTAGE =
  'without pressure only the voltage under current or on the plateau is left, which moves less than it scatters';
const observable = (): string => '';

function cycle_h({ cycle_h: whole_h }: RunRecord): number {
  // A cycle of a fast partial protocol may not have come round yet.
  return whole_h ?? CYCLE_H.partial;
}

/** Partial cycles without a load cell leave the voltage on its plateau; the first cycle of the record is a full one. */
function byVoltageAlone(time_h: number): DelayTarget['hidden'] {
  return ({ pressure, condition: { onset, cell, hours } }) =>
    pressure || onset === 'first' || plateauShows(cell, hours, time_h) ? '' : NO_VOLTAGE;
}

export const DELAY_TARGETS: readonly DelayTarget[] = [
  {
    figure: 'C/150 while charging, any state of charge',
    target: 'within 20 min of charging',
    hours: 150,
    protocols: ['top1h', 'top2h', 'partial'],
    inTime: ({ charging_h }) => charging_h <= MINUTES_20_H,
    hidden: (record: LeakRecord): string => {
      if (record.condition.onset === 'first') return NO_GAIN;
      return byVoltageAlone(MINUTES_20_H)(record);
    },
  },
  {
    figure: 'C/600, full cycling',
    target: `within ${C600_CYCLES} cycles`,
    hours: 600,
    protocols: FULL,
    inTime: ({ time_h }, record) => time_h <= C600_CYCLES * cycle_h(record),
    hidden: observable,
  },
  {
    figure: 'C/600, partial cycling',
    target: `within ${C600_CYCLES} cycles`,
    hours: 600,
    protocols: ['partial'],
    inTime: ({ time_h }, record) => time_h <= C600_CYCLES * cycle_h(record),
    hidden: byVoltageAlone(C600_CYCLES * CYCLE_H.partial),
  },
  {
    figure: 'C/1500, partial cycling',
    target: `within ${C1500_H} h`,
    hours: 1500,
    protocols: ['partial'],
    inTime: ({ time_h }) => time_h <= C1500_H,
    hidden: byVoltageAlone(C1500_H),
  },
  {
    figure: 'C/6000, 1 h top rests',
    target: `within ${C6000_H} h`,
    hours: 6000,
    protocols: ['top1h'],
    inTime: ({ time_h }) => time_h <= C6000_H,
    hidden: observable,
  },
  {
    figure: 'C/6000, 2 h top rests',
    target: 'at the first such rest (without pressure the second)',
    hours: 6000,
    protocols: ['top2h'],
    inTime: ({ topRests }, { pressure }) => topRests <= (pressure ? 1 : 2),
    hidden: observable,
  },
  {
    figure: 'C/30000, 2 h top rests',
    target: 'at the third rest at the latest',
    hours: 30000,
    protocols: ['top2h'],
    inTime: ({ topRests }) => topRests <= 3,
    hidden: observable,
  },
];

/** Why level 2 cannot be reached in time; empty where it can. */
export function levelTwoHidden({ condition: { onset } }: LeakRecord): string {
  return onset === 'first'
    ? 'a leak as old as the record is the same as a redox shuttle: charge without sodium, no onset (PHYSICS A8, row 6)'
    : '';
}
