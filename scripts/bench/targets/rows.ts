/** The figures of targets as rows of tables, on the terminal and in docs/performance.md. */
import type { TargetFigures } from './command.js';
import type { KalmanFigures } from './kalmanFigures.js';
import {
  COMPILE_MAX_S,
  CYCLES_RATIO_MAX,
  SIZE_RATIO_MAX,
  STEP_MEAN_CYCLES_MAX,
  STEP_WORST_CYCLES_MAX,
} from './limits.js';
import type { MonitorFigures } from './monitorFigures.js';

export const MONITOR_HEAD = ['core', 'figure', 'reached', 'at most', 'verdict'];
export const PROFILE_HEAD = ['core', 'where the time goes'];
export const KALMAN_HEAD = [
  'core',
  'Kalman update',
  'generated',
  'hand-written',
  'ratio',
  'bytes generated',
  'bytes hand-written',
  'ratio',
  'verdict',
];

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'not met';
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function monitorRows({ compile, monitor }: TargetFigures): string[][] {
  const { processor_s, min_s } = compile;
  const compiling = [
    ...['host', 'ts-to-c, whole core, processor time, s', processor_s.toFixed(1), String(COMPILE_MAX_S)],
    verdict(processor_s <= COMPILE_MAX_S),
  ];
  const onTheClock = ['host', 'ts-to-c, whole core, quickest of five runs, s', min_s.toFixed(1), '', ''];
  return [compiling, onTheClock, ...monitor.flatMap(rowsOf)];
}

function rowsOf({
  core,
  optimisation,
  interval_s,
  step,
  text_bytes,
  state_bytes,
  frame,
}: MonitorFigures): string[][] {
  const name = `${core} ${optimisation}, ${interval_s} s`;
  const limited = (figure: string, value: number, limit: number): string[] => [
    name,
    figure,
    whole(value),
    whole(limit),
    verdict(value <= limit),
  ];
  const cycles =
    step.mean.cycles > 0
      ? [
          limited('cycles a step, mean', step.mean.cycles, STEP_MEAN_CYCLES_MAX),
          limited(`cycles of the worst step (${step.worstCall})`, step.worst.cycles, STEP_WORST_CYCLES_MAX),
        ]
      : [];
  const plain = (figure: string, value: number): string[] => [name, figure, whole(value), '', ''];
  return [
    ...cycles,
    plain('instructions a step, mean', step.mean.instructions),
    plain('instructions of the worst step', step.worst.instructions),
    plain('code and constants, bytes', text_bytes),
    plain('RAM of the monitor, bytes', state_bytes),
    plain(`largest frame, bytes (${frame.function})`, frame.bytes),
  ];
}

/** The first that make up most of the time. */
export function profileRows(monitor: readonly MonitorFigures[]): string[][] {
  return monitor.map(({ core, optimisation, interval_s, profile }) => [
    `${core} ${optimisation}, ${interval_s} s`,
    profile.map(([name, share]) => `${name} ${(100 * share).toFixed(0)} %`).join(', '),
  ]);
}

export function kalmanRows(figures: readonly KalmanFigures[]): string[][] {
  return figures.map(({ core, optimisation, update, different, generated, hand }) => {
    const [time, size] = [generated.executed / hand.executed, generated.bytes / hand.bytes];
    const isMet = different === 0 && time <= CYCLES_RATIO_MAX && size <= SIZE_RATIO_MAX;
    return [
      `${core} ${optimisation}`,
      update,
      whole(generated.executed),
      whole(hand.executed),
      time.toFixed(2),
      whole(generated.bytes),
      whole(hand.bytes),
      size.toFixed(2),
      verdict(isMet),
    ];
  });
}
