import { describe, expect, it } from 'vitest';
import { BatteryMonitor } from '../monitor.js';
import { MonitorSettings } from '../settings.js';
import { SteppedCell } from '../testing/steppedCell.js';

/** Cycles that pass before a level is chosen and crossed for the first time. */
const FIRST_CYCLES = 4;

function watched(form: 'stepped' | 'flat' = 'stepped') {
  const cell = new SteppedCell(form);
  const monitor = new BatteryMonitor(cell.profile, new MonitorSettings());
  const { crossing, history } = monitor.partialLeak;
  /** Charge of the newest state less that of the one before it, C. */
  const moved_C = () => history.charge_C[history.count - 1] - history.charge_C[history.count - 2];
  const cycle = (times = 1) => {
    for (let k = 0; k < times; k += 1) cell.cycle(monitor);
  };
  return { cell, monitor, crossing, history, moved_C, cycle };
}

describe('the state between two crossings', () => {
  it('lies on the step of the curve, and comes back at the same charge each cycle', () => {
    const { crossing, moved_C, cycle } = watched();
    cycle(FIRST_CYCLES);
    expect(crossing.level_V).toBeGreaterThan(3.23);
    expect(crossing.level_V).toBeLessThan(3.32);
    cycle();
    // A row is 5 C, and the step of the curve is bent between two.
    expect(Math.abs(moved_C())).toBeLessThan(0.1);
  });

  it('is where the curve has the voltage of the level, whatever the resistance', () => {
    const { cell, crossing, cycle } = watched();
    cycle(FIRST_CYCLES);
    const before_C = crossing.state.charge_C;
    const gap_C = crossing.gap_C;
    cell.chargeResistance_ohm *= 1.5;
    cell.dischargeResistance_ohm *= 1.5;
    cycle();
    expect(crossing.gap_C / gap_C).toBeGreaterThan(1.3);
    // What is left is the bend of the curve: far below half of what the gap changes, the stated error.
    const stated_C = 0.5 * (crossing.gap_C - gap_C);
    expect(Math.abs(crossing.state.charge_C - before_C)).toBeLessThan(0.2 * stated_C);
  });

  it('stays where currents or temperatures of the two directions change, within its stated error', () => {
    for (const change of [
      (cell: SteppedCell) => {
        cell.chargeCurrent_A = 0.4;
        cell.dischargeCurrent_A = 0.6;
      },
      (cell: SteppedCell) => {
        cell.chargeTemperature_degC = 20;
        cell.dischargeTemperature_degC = 30;
      },
    ]) {
      const { cell, crossing, moved_C, cycle } = watched();
      cycle(FIRST_CYCLES);
      const middle_C = crossing.state.charge_C - crossing.lean_C;
      change(cell);
      cycle();
      const leaned_C = crossing.lean_C;
      const middleMoved_C = crossing.state.charge_C - leaned_C - middle_C;
      // What the middle of both would have moved by, of which a fifth is left.
      expect(Math.abs(middleMoved_C)).toBeGreaterThan(3);
      expect(Math.abs(moved_C())).toBeLessThan(0.2 * Math.abs(middleMoved_C));
      expect(Math.abs(moved_C())).toBeLessThan(0.5 * Math.abs(leaned_C));
    }
  });

  it('is met between two rows, wherever they lie', () => {
    const { cell, moved_C, cycle } = watched();
    cycle(FIRST_CYCLES);
    for (const shift_A of [0.0001, 0.0004, -0.0002, -0.0005]) {
      cell.chargeCurrent_A = 0.5 + shift_A;
      cell.dischargeCurrent_A = 0.5 + shift_A;
      cycle();
      expect(Math.abs(moved_C())).toBeLessThan(0.3);
    }
  });
});

describe('there is no state', () => {
  it('on a plateau from end to end', () => {
    const { cell, crossing, history, cycle } = watched('flat');
    // So little that charge and discharge pass the same voltages.
    cell.chargeResistance_ohm = 0.001;
    cell.dischargeResistance_ohm = 0.001;
    cycle(8);
    expect(crossing.level_V).toBe(0);
    expect(history.count).toBe(0);
  });

  it('without a temperature', () => {
    const { cell, crossing, history, cycle } = watched();
    cell.temperatureMeasured = false;
    cycle(8);
    expect(crossing.level_V).toBeGreaterThan(0);
    expect(history.count).toBe(0);
  });

  it('where the current changed shortly before the crossing', () => {
    const { cell, monitor, crossing, history, cycle } = watched();
    cycle(FIRST_CYCLES);
    const count = history.count;
    expect(count).toBeGreaterThan(0);
    const { charge_C } = crossing.state;
    // The level is met in the middle of the step, at half the capacity; a jump of 20 % comes before.
    expect(charge_C).toBeGreaterThan(0);
    cell.charge(monitor, 0.44);
    cell.chargeCurrent_A = 0.6;
    cell.charge(monitor, 0.8);
    cell.rest(monitor);
    cell.discharge(monitor, 0.3);
    cell.rest(monitor);
    expect(history.count).toBe(count);
  });
});

it('another level is chosen, and compared with none before it, where the cycles no longer reach it', () => {
  const { cell, monitor, crossing, history, cycle } = watched();
  cycle(6);
  const { levelCount } = crossing;
  for (let k = 0; k < 4; k += 1) cell.cycle(monitor, 0.95, 0.65);
  cycle(4);
  expect(crossing.levelCount).toBeGreaterThan(levelCount);
  expect(history.count).toBeGreaterThan(0);
  expect(history.count).toBeLessThan(4);
});

it('the memory holds the twelve newest states', () => {
  const { crossing, history, cycle } = watched();
  cycle(FIRST_CYCLES + 16);
  expect(history.count).toBe(12);
  expect(history.time_s[11]).toBe(crossing.state.time_s);
  for (let k = 1; k < 12; k += 1) expect(history.time_s[k]).toBeGreaterThan(history.time_s[k - 1]);
});
