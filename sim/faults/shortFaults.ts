/**
 * Shorts beyond the persistent one: a train of short events (F2), a short that grows while the cell charges (F3), a
 * metallic bridge (F4), and the redox shuttle that only looks like a short. Source: PHYSICS A5, A7.
 */
import type { Conditions } from '../cell/conditions.js';
import type { Fault, FaultClass, OtherLeak } from './fault.js';
import type { FaultWindow } from './faultWindow.js';
import { SoftShort } from './softShort.js';

const SECONDS_PER_HOUR = 3600;

/** Events of one resistance and duration, Poisson in time, under current and at rest. */
class ShortBursts implements Fault {
  readonly name = 'shortBursts';
  readonly shortForm = 'filaments';

  constructor(
    readonly resistance_ohm: number,
    private readonly duration_s: number,
    private readonly rate_per_h: number,
    readonly window: FaultWindow,
  ) {}

  apply(conditions: Conditions): void {
    conditions.addBursts(this.rate_per_h / SECONDS_PER_HOUR, this.resistance_ohm, this.duration_s);
  }
}

/** One filament whose conductance grows e-fold every 1/growth hours of charging, down to 1 ohm. */
class GrowingShort implements Fault {
  readonly name = 'growingShort';
  readonly shortForm = 'filaments';

  constructor(
    readonly resistance_ohm: number,
    private readonly growth_per_h: number,
    readonly window: FaultWindow,
  ) {}

  apply(conditions: Conditions): void {
    conditions.plant(1 / this.resistance_ohm, this.growth_per_h);
  }
}

class RedoxShuttle implements Fault {
  readonly name = 'redoxShuttle';
  readonly resistance_ohm = null;
  readonly otherLeak: OtherLeak;

  constructor(
    private readonly current_A: number,
    readonly window: FaultWindow,
  ) {
    this.otherLeak = { cause: 'parasitic', size: current_A, resistance_ohm: null };
  }

  apply(conditions: Conditions): void {
    conditions.shuttle_A += this.current_A;
  }
}

export const shortBurstsClass: FaultClass = {
  name: 'shortBursts',
  summary: 'train of short-circuit events, from milliseconds to hours each',
  parameters: [
    { key: 'resistance_ohm', meaning: 'resistance of an event', min: 1, max: 1e9 },
    { key: 'duration_s', meaning: 'duration of an event', min: 1e-6, max: 36000 },
    { key: 'rate_per_h', meaning: 'events an hour', min: 0, max: 1e5 },
  ],
  create: (values, window) =>
    new ShortBursts(values['resistance_ohm'], values['duration_s'], values['rate_per_h'], window),
};

export const growingShortClass: FaultClass = {
  name: 'growingShort',
  summary: 'internal short whose conductance grows while the cell charges',
  parameters: [
    { key: 'resistance_ohm', meaning: 'resistance at the start', min: 1, max: 1e9 },
    { key: 'growth_per_h', meaning: 'growth of ln(conductance) an hour of charging', min: 0, max: 100 },
  ],
  create: (values, window) => new GrowingShort(values['resistance_ohm'], values['growth_per_h'], window),
};

export const hardShortClass: FaultClass = {
  name: 'hardShort',
  summary: 'metallic bridge of a few ohm',
  parameters: [
    { key: 'resistance_ohm', meaning: 'resistance of the bridge', min: 0.05, max: 10, fallback: 2 },
  ],
  create: (values, window) => new SoftShort(values['resistance_ohm'] ?? 2, window, 'hardShort'),
};

export const redoxShuttleClass: FaultClass = {
  name: 'redoxShuttle',
  summary: 'parasitic current that looks like a short: independent of voltage, stronger when warm',
  parameters: [{ key: 'current_A', meaning: 'shuttle current at 25 degC', min: 0, max: 10 }],
  create: (values, window) => new RedoxShuttle(values['current_A'], window),
};
