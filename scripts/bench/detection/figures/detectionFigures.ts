/** Pictures of what the detectors reach: false alarms against power, delay against size, estimate against truth. */
import type { Figure, Series } from '../../../mechanisms/figure.js';
import type { Point } from '../../../mechanisms/simplifyLine.js';
import { quantile } from '../../campaign/statistics.js';
import { LEAK_HOURS, type ProtocolId } from '../condition.js';
import type { RunRecord } from '../runRecord.js';
import { CYCLE_H } from '../scenarioOf.js';
import { SIZE_ERROR } from '../targets/accuracy.js';
import { C1500_H, C6000_H, C600_CYCLES, type LeakRecord } from '../targets/delays.js';

/** Thresholds over those of the settings. */
const FACTORS = Array.from({ length: 41 }, (_, k) => 10 ** (-1 + k / 20));
/** No alarm at all is drawn as half of one, for a logarithmic axis has no zero. */
const NO_ALARM = 0.5;
const MICRO = 1e6;
const NAMES: Readonly<Partial<Record<ProtocolId, string>>> = {
  top1h: '1 h top rests',
  top2h: '2 h top rests',
  partial: 'partial cycling',
};
const PROTOCOLS = Object.keys(NAMES) as ProtocolId[];

/** Targets of delay as points: leak in uA at 1 Ah, hours (issue table; PHYSICS B, targets). */
const TARGETS: readonly Point[] = [
  [MICRO / 600, C600_CYCLES * CYCLE_H.partial],
  [MICRO / 1500, C1500_H],
  [MICRO / 6000, C6000_H],
];

export function detectionFigures(records: readonly RunRecord[]): Figure[] {
  const leaking = records.filter((record): record is LeakRecord => record.condition.kind === 'leak');
  return [
    {
      name: 'roc',
      description:
        'Share of leaks found against false alarms in 1000 h as all thresholds are moved together, with and without pressure, full cycling with 1 h top rests, leak from some time in the seventh cycle on',
      panels: [true, false].map((pressure) => rocPanel(records, leaking, pressure)),
    },
    {
      name: 'delay',
      description:
        'Delay to level 1 against the size of a leak that starts later, each run and the median of each protocol, with and without pressure',
      panels: [true, false].map((pressure) => delayPanel(leaking, pressure)),
    },
    {
      name: 'leak-estimate',
      description:
        'Estimated over true leak against the true one, and error of the estimate against the Cramer-Rao bound of the rests that were read',
      panels: [estimatePanel(leaking), boundPanel(leaking)],
    },
  ];
}

function strength({ evidence }: RunRecord): number {
  return Math.max(evidence.rest, evidence.slip, evidence.pressure);
}

function rocPanel(
  records: readonly RunRecord[],
  leaking: readonly LeakRecord[],
  pressure: boolean,
): Figure['panels'][number] {
  const healthy = records.filter(
    ({ condition, pressure: given }) =>
      given === pressure && condition.kind === 'healthy' && condition.disturbance !== 'hard spread',
  );
  const hours = healthy.reduce((sum, { healthy_h }) => sum + healthy_h, 0);
  const alarms_per_1000_h = (factor: number): number =>
    (1000 * Math.max(NO_ALARM, healthy.filter((record) => strength(record) > factor).length)) / hours;
  const series = LEAK_HOURS.map((size): Series => {
    const leaks = leaking.filter(
      ({ condition, pressure: given }) =>
        given === pressure &&
        condition.hours === size &&
        condition.onset === 'later' &&
        condition.protocol === 'top1h',
    );
    const found = (factor: number): number =>
      leaks.filter((record) => strength(record) > factor).length / leaks.length;
    const points = FACTORS.map((factor): Point => [alarms_per_1000_h(factor), found(factor)]);
    return { name: `C/${size}`, points: leaks.length === 0 || hours === 0 ? [] : points };
  });
  return {
    x: { label: `runs with a false alarm, in 1000 h (${sensor(pressure)})`, log: true },
    y: { label: 'share of leaks found', domain: [0, 1] },
    series,
  };
}

function sensor(pressure: boolean): string {
  return pressure ? 'with pressure' : 'without pressure';
}

function delayPanel(leaking: readonly LeakRecord[], pressure: boolean): Figure['panels'][number] {
  const later = leaking.filter(
    ({ condition, pressure: given }) => given === pressure && condition.onset === 'later',
  );
  const medians = PROTOCOLS.map((protocol): Series => {
    const points = LEAK_HOURS.flatMap((size): Point[] => {
      const runs = later.filter(
        ({ condition }) => condition.protocol === protocol && condition.hours === size,
      );
      const delays = runs.map(({ level1 }) => level1?.time_h ?? Infinity);
      const middle = quantile(delays, 0.5);
      return Number.isFinite(middle) ? [[MICRO / size, middle]] : [];
    });
    return { name: NAMES[protocol] ?? protocol, points };
  });
  const runs = later.flatMap(({ condition, level1 }): Point[] =>
    level1 === null ? [] : [[MICRO / condition.hours, Math.max(level1.time_h, 0.05)]],
  );
  return {
    x: { label: `leak of 1 Ah (uA), ${sensor(pressure)}`, log: true, domain: [20, 10000] },
    y: { label: 'delay to level 1 (h)', log: true, domain: [0.05, 100] },
    series: [
      ...medians,
      { name: 'one run', points: runs, as: 'dots' },
      { name: 'targets', points: TARGETS, as: 'dots' },
    ],
  };
}

/** True leak and estimate, A. */
function estimates(leaking: readonly LeakRecord[], protocol: ProtocolId): [number, number][] {
  return leaking.flatMap(({ condition, leak_A }): [number, number][] =>
    condition.protocol !== protocol || leak_A === null || leak_A.value === null
      ? []
      : [[leak_A.truth, leak_A.value]],
  );
}

function estimatePanel(leaking: readonly LeakRecord[]): Figure['panels'][number] {
  const level = (ratio: number, name: string): Series => ({
    name,
    points: [
      [20, ratio],
      [8000, ratio],
    ],
    reference: true,
  });
  return {
    x: { label: 'true leak (uA)', log: true },
    y: { label: 'estimate over truth', domain: [0, 2] },
    series: [
      ...PROTOCOLS.map((protocol): Series => {
        const points = estimates(leaking, protocol).map(([truth_A, value_A]): Point => [
          MICRO * truth_A,
          Math.min(value_A / truth_A, 2),
        ]);
        return { name: NAMES[protocol] ?? protocol, points, as: 'dots' };
      }),
      level(1 - SIZE_ERROR, `-${100 * SIZE_ERROR} %`),
      level(1 + SIZE_ERROR, `+${100 * SIZE_ERROR} %`),
    ],
  };
}

function boundPanel(leaking: readonly LeakRecord[]): Figure['panels'][number] {
  const points = leaking.flatMap(({ leak_A, leakBound_A }): Point[] => {
    if (leak_A === null || leak_A.value === null || leakBound_A === null) return [];
    const error_A = Math.abs(leak_A.value - leak_A.truth);
    return [[MICRO * leakBound_A, Math.max(MICRO * error_A, 0.01)]];
  });
  const equal: Point[] = [
    [0.02, 0.02],
    [1, 1],
  ];
  return {
    x: { label: 'Cramer-Rao bound of the rests read (uA)', log: true },
    y: { label: 'error of the estimate (uA)', log: true },
    series: [
      { name: 'one run', points, as: 'dots' },
      { name: 'error = bound', points: equal, reference: true },
    ],
  };
}
