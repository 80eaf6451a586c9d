/** What a picture shows: panels one below the other, each with its own axes and lines. */
import type { Point } from './simplifyLine.js';

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  /** A line unless stated; single marks for events. */
  readonly as?: 'line' | 'dots';
  /** A thin broken line: a limit or a closed form that the simulator's line is held against. */
  readonly reference?: boolean;
}

export interface Axis {
  /** Quantity and unit, `pressure (kPa)`. */
  readonly label: string;
  readonly log?: boolean;
  readonly domain?: readonly [number, number];
}

export interface Panel {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

export interface Figure {
  /** File name without ending. */
  readonly name: string;
  /** What is seen, for readers who do not see it. */
  readonly description: string;
  readonly panels: readonly Panel[];
}
