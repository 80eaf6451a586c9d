import { describe, expect, it } from 'vitest';
import { AlarmId } from '../alarms.js';
import { BatteryMonitor } from '../monitor.js';
import { LeakReading } from './leakReading.js';
import { MonitorSettings } from '../settings.js';
import { SteppedCell } from '../testing/steppedCell.js';

const HEALTHY_CYCLES = 7;

function cycled(settings = new MonitorSettings()) {
  const cell = new SteppedCell('stepped');
  const monitor = new BatteryMonitor(cell.profile, settings);
  const cycle = (times: number) => {
    for (let k = 0; k < times; k += 1) cell.cycle(monitor);
  };
  cycle(HEALTHY_CYCLES);
  return { cell, monitor, cycle, softShort: monitor.softShort };
}

describe('a leak that begins in partial cycles without a load cell', () => {
  it('is found within three cycles, at level 1, with its size', () => {
    const { cell, cycle, softShort } = cycled();
    cell.leak_A = 0.0017;
    cycle(3);
    expect(softShort.level).toBe(1);
    expect(softShort.episode.stepped).toBe(false);
    cycle(5);
    expect(softShort.level).toBe(1);
    const { leak_A, leakLow_A, leakHigh_A } = softShort.episode;
    expect(Math.abs(leak_A - cell.leak_A)).toBeLessThan(0.02 * cell.leak_A);
    expect(leakLow_A).toBeLessThan(cell.leak_A);
    expect(leakHigh_A).toBeGreaterThan(cell.leak_A);
    // 0.3 mA of it is how a cathode settles that no rest has shown to be settled.
    expect(leakHigh_A - leakLow_A).toBeLessThan(0.7 * cell.leak_A);
  });

  it('ends when two cycles show nothing any more, and is not found again', () => {
    const { cell, cycle, softShort } = cycled();
    const begin_s = cell.time_s;
    cell.leak_A = 0.0017;
    cycle(6);
    const end_s = cell.time_s;
    const leaked_C = cell.leak_A * (end_s - begin_s);
    cell.leak_A = 0;
    cycle(4);
    expect(softShort.level).toBe(0);
    expect(softShort.episode.ended).toBe(true);
    const cycle_s = (end_s - begin_s) / 6;
    expect(Math.abs(softShort.episode.end_s - end_s)).toBeLessThan(cycle_s);
    expect(Math.abs(softShort.episode.leakCharge_C - leaked_C)).toBeLessThan(0.2 * leaked_C);
    cycle(8);
    expect(softShort.episodeCount).toBe(1);
    // What could still leak is bounded by the newest cycles alone.
    // Of it 0.4 mA are the jumps of the current between rows of 10 s, 0.2 mA a cathode that may settle.
    expect(softShort.quiet.bound_A).toBeLessThan(0.001);
  });

  it('is found in a record with holes and a current that ripples', () => {
    const { cell, cycle, softShort } = cycled();
    cell.voltageLostEvery = 50;
    cell.ripple = 0.02;
    cell.leak_A = 0.0017;
    cycle(4);
    expect(softShort.level).toBe(1);
  });

  it('is no longer followed once the short is hard', () => {
    const { cell, monitor, cycle, softShort } = cycled();
    cell.leak_A = 0.0017;
    cycle(4);
    const { leak_A } = softShort.episode;
    const hard = new LeakReading();
    hard.leak_A = 0.5;
    softShort.takeHardShort(hard, false, cell.time_s);
    cell.leak_A = 0;
    cycle(4);
    expect(monitor.partialLeak.recent.leak_A).toBeLessThan(0.1 * leak_A);
    expect(softShort.level).toBe(4);
    expect(softShort.episode.ended).toBe(false);
    expect(softShort.episode.leak_A).toBe(leak_A);
  });

  it('is measured anew when it grows', () => {
    const { cell, cycle, softShort } = cycled();
    cell.leak_A = 0.0017;
    cycle(6);
    cell.leak_A = 0.004;
    cycle(4);
    expect(softShort.level).toBe(1);
    expect(softShort.episodeCount).toBe(1);
    expect(softShort.episode.leakHigh_A).toBeGreaterThan(cell.leak_A);
    expect(Math.abs(softShort.episode.leak_A - cell.leak_A)).toBeLessThan(0.05 * cell.leak_A);
  });

  it('is found with the alarm of a leak, and not where the detector is off', () => {
    for (const crossingEnabled of [true, false]) {
      const { cell, monitor, cycle } = cycled(Object.assign(new MonitorSettings(), { crossingEnabled }));
      cell.leak_A = 0.0017;
      let alarms = 0;
      const step = monitor.step.bind(monitor);
      monitor.step = (sample) => {
        step(sample);
        for (let k = 0; k < monitor.alarms.count; k += 1) {
          if (monitor.alarms.ids[k] === AlarmId.ChargeLeak) alarms += 1;
        }
      };
      cycle(4);
      expect(alarms).toBe(crossingEnabled ? 1 : 0);
    }
  });
});

describe('no leak is found', () => {
  it('in healthy cycles, and what could leak is bounded', () => {
    const { softShort } = cycled();
    expect(softShort.level).toBe(0);
    expect(softShort.readingCount).toBeGreaterThan(0);
    // Of it 0.4 mA are the jumps of the current between rows of 10 s, 0.2 mA a cathode that may settle.
    expect(softShort.quiet.bound_A).toBeLessThan(0.001);
  });

  it('where the state moves once', () => {
    const { cell, monitor, cycle, softShort } = cycled();
    const { partialLeak } = monitor;
    // As large as three cycles of a leak that is found: what passes the sensor in a rest that it does not count.
    cell.leak_A = 0.06;
    cell.rest(monitor);
    cell.leak_A = 0;
    cycle(1);
    expect(partialLeak.recent.charge_C).toBeGreaterThan(30);
    cycle(5);
    expect(softShort.levelMax).toBe(0);
  });

  it('where a dip of the voltage crosses the level too soon: the gap shows it', () => {
    const { cell, monitor, cycle, softShort } = cycled();
    cell.charge(monitor, 0.8);
    cell.rest(monitor);
    cell.discharge(monitor, 0.62);
    cell.dip_V = 0.2;
    cell.discharge(monitor, 0.3);
    cell.rest(monitor);
    const { newest } = monitor.partialLeak;
    expect(newest.charge_C).toBeGreaterThan(50);
    expect(newest.charge_C).toBeLessThan(2 * newest.random_A * (newest.end_s - newest.start_s));
    cycle(4);
    expect(softShort.levelMax).toBe(0);
  });

  it('where one direction alone grows more resistive', () => {
    const { cell, monitor, cycle, softShort } = cycled();
    const before_C = monitor.partialLeak.crossing.gap_C;
    cell.dischargeResistance_ohm *= 1.2;
    cycle(1);
    const { crossing, newest } = monitor.partialLeak;
    const halfChange_C = 0.5 * Math.abs(crossing.gap_C - before_C);
    expect(halfChange_C).toBeGreaterThan(2);
    // Some of it a leak could explain, which widens the gap too.
    expect(newest.random_A * (newest.end_s - newest.start_s)).toBeGreaterThan(0.9 * halfChange_C);
    cycle(4);
    expect(softShort.levelMax).toBe(0);
  });

  it('where the cycles come to cross the level sooner after a turn: the cathode may lag', () => {
    const { cell, monitor, softShort } = cycled();
    const { crossing, newest } = monitor.partialLeak;
    const { lagUp_C } = crossing;
    for (let k = 0; k < 4; k += 1) {
      cell.cycle(monitor, 0.8, 0.36);
      // The first charge still began where the discharge before it ended.
      if (k !== 1) continue;
      const later_C = crossing.lagUp_C - lagUp_C;
      expect(later_C).toBeGreaterThan(1);
      expect(newest.random_A * (newest.end_s - newest.start_s)).toBeGreaterThan(later_C);
    }
    expect(softShort.levelMax).toBe(0);
  });

  it('by the crossings where each charge is full: the end points do that', () => {
    const { cell, monitor } = cycled();
    for (let k = 0; k < 4; k += 1) cell.fullCycle(monitor);
    const { end_s } = monitor.partialLeak.recent;
    const { count } = monitor.partialLeak.history;
    for (let k = 0; k < 4; k += 1) cell.fullCycle(monitor);
    // They are met, but none is judged.
    expect(monitor.partialLeak.history.count).toBeGreaterThan(count);
    expect(monitor.partialLeak.recent.end_s).toBe(end_s);
    expect(monitor.slippage.reading.end_s).toBeGreaterThan(end_s);
  });
});

it('the states are remembered through full charges', () => {
  const { cell, monitor, cycle } = cycled();
  const { count } = monitor.partialLeak.history;
  cell.fullCycle(monitor);
  cell.fullCycle(monitor);
  cycle(1);
  expect(monitor.partialLeak.history.count).toBe(count + 3);
});
