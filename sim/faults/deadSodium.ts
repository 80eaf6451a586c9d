/**
 * More of the stripped sodium stays behind dead (PHYSICS F5):
 *   share = healthy share * factor * (1 + growth_per_cycle * n),  n = whole cycles since the fault began.
 */
import type { Conditions } from '../cell/conditions.js';
import type { Fault, FaultClass } from './fault.js';
import type { FaultWindow } from './faultWindow.js';

class DeadSodiumGrowth implements Fault {
  readonly name = 'deadSodium';
  readonly resistance_ohm = null;

  constructor(
    private readonly factor: number,
    private readonly growthPerCycle: number,
    readonly window: FaultWindow,
  ) {}

  apply(conditions: Conditions, cyclesSinceStart: number): void {
    conditions.deadMultiplier *= this.factor * (1 + this.growthPerCycle * cyclesSinceStart);
  }
}

export const deadSodiumClass: FaultClass = {
  name: 'deadSodium',
  summary: 'a larger and growing share of stripped sodium loses contact',
  parameters: [
    { key: 'factor', meaning: 'multiplier of the healthy share', min: 0, max: 1000 },
    {
      key: 'growth_per_cycle',
      meaning: 'growth of the multiplier with every cycle, relative to the factor',
      min: 0,
      max: 100,
      fallback: 0,
    },
  ],
  create: (values, window) => new DeadSodiumGrowth(values['factor'], values['growth_per_cycle'] ?? 0, window),
};
