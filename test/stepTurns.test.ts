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

interface Turns {
  /** Samples in which the voltage had a turn, and in which the pressure learnt from a block. */
  voltage: number;
  pressure: number;
  /** ... in which both did, and in which the pressure also moved to that block. */
  both: number;
  atOnce: number;
}

/** Over a cycle in rows of this period. */
function turns(period_s: number): Turns {
  const simulation = new Simulation({ ...healthyScenario(), cycles: 1, logger: { period_s } });
  const monitor = new BatteryMonitor(toCellProfile(simulation.nominalProfile), new MonitorSettings());
  const sample = new Sample();
  const seen = { voltage: 0, pressure: 0, both: 0, atOnce: 0 };
  while (simulation.next(sample)) {
    const block_s = monitor.pressure.regressor.time_s;
    monitor.step(sample);
    if (monitor.pressure.fresh && monitor.pressure.regressor.time_s !== block_s) seen.atOnce++;
    if (monitor.voltage.busy) seen.voltage++;
    if (monitor.pressure.fresh) seen.pressure++;
    if (monitor.voltage.busy && monitor.pressure.fresh) seen.both++;
  }
  return seen;
}

describe('a step', () => {
  it.each([1, 10])('in rows of %i s is that of one filter, and each has its turns', (period_s) => {
    const { voltage, pressure, both, atOnce } = turns(period_s);
    expect([both, atOnce]).toEqual([0, 0]);
    // A cycle of 5.5 h: an update every 30 s, a block of at least a minute.
    expect(voltage).toBeGreaterThan(500);
    expect(pressure).toBeGreaterThan(250);
  });

  it.each([30, 60])('in rows of %i s pays for both, rather than fall behind', (period_s) => {
    const { pressure, both, atOnce } = turns(period_s);
    expect(both).toBeGreaterThan(50);
    // Rows of 30 s, half a block, are as often a trifle shorter: there some blocks wait.
    expect(atOnce).toBeGreaterThan(period_s === 60 ? 0.95 * pressure : 0);
    expect(pressure).toBeGreaterThan(period_s === 60 ? 120 : 150);
  });
});
