/**
 * No sample pays for the filters of both the voltage and the pressure, in rows that leave the room for it: the time of a step on a
 * microcontroller is that of its costliest sample (docs/performance.md, targets).
 */
import { describe, expect, it } from 'vitest';
import { Sample } from '../firmware/core/sample.js';
import { BatteryMonitor } from '../firmware/core/monitor.js';
import { MonitorSettings } from '../firmware/core/settings.js';
import { toCellProfile } from '../host/profile/toCellProfile.js';
import { healthyScenario } from '../sim/scenario/scenario.js';
import { Simulation } from '../sim/simulation.js';

/** How often the voltage had a turn, the pressure learnt, and both in one sample, over a cycle in rows of this period. */
function turns(period_s: number): { voltage: number; pressure: number; both: number } {
  const simulation = new Simulation({ ...healthyScenario(), cycles: 1, logger: { period_s } });
  const monitor = new BatteryMonitor(toCellProfile(simulation.nominalProfile), new MonitorSettings());
  const sample = new Sample();
  const seen = { voltage: 0, pressure: 0, both: 0 };
  while (simulation.next(sample)) {
    monitor.step(sample);
    if (monitor.voltage.busy) seen.voltage++;
    if (monitor.pressure.fresh) seen.pressure++;
    if (monitor.voltage.busy && monitor.pressure.fresh) seen.both++;
  }
  return seen;
}

describe('a step', () => {
  it.each([1, 10])('in rows of %i s is that of one filter, and each has its turns', (period_s) => {
    const { voltage, pressure, both } = turns(period_s);
    expect(both).toBe(0);
    // A cycle of 5.5 h: an update every 30 s, a block of at least a minute.
    expect(voltage).toBeGreaterThan(500);
    expect(pressure).toBeGreaterThan(250);
  });

  it.each([30, 60])('in rows of %i s pays for both, rather than fall behind', (period_s) => {
    const { pressure, both } = turns(period_s);
    expect(both).toBeGreaterThan(50);
    expect(pressure).toBeGreaterThan(period_s === 60 ? 120 : 150);
  });
});
