import { describe, expect, it } from 'vitest';
import type { LoggerSettings } from './logger.js';
import { checkLogger, Logger } from './logger.js';
import { nominalScenario, run } from '../testRun.js';
import type { Row, TestRun } from '../testRun.js';

const LOGGERS: readonly LoggerSettings[] = [
  { period_s: 1 },
  { period_s: 10 },
  { mode: 'periodic', period_s: 60 },
  { period_s: 300 },
  { mode: 'onChange', period_s: 1 },
  { mode: 'onChange', period_s: 1, voltageStep_V: 1e-3, currentStep_A: 0.005, intervalMax_s: 60 },
  { mode: 'onChange', period_s: 10, voltageStep_V: 0.02, intervalMax_s: 900 },
];

const runs: readonly TestRun[] = LOGGERS.map((logger) => run(nominalScenario({ cycles: 1, logger })));

/** Rows at the end of a protocol step: the next row comes 10 ms later. */
function stepEnds(rows: readonly Row[]): Row[] {
  return rows.filter((row, i) => i + 1 === rows.length || rows[i + 1].time_s - row.time_s < 0.0115);
}

describe('every logger', () => {
  it('writes the edges of every protocol step, and the same charge there', () => {
    const reference = stepEnds(runs[0].rows);
    expect(reference.length).toBe(5);
    for (const { rows } of runs) {
      const ends = stepEnds(rows);
      expect(ends.length).toBe(5);
      expect(rows[0].time_s).toBe(0.01);
      ends.forEach((row, i) => {
        expect(Math.abs(row.time_s - reference[i].time_s)).toBeLessThan(0.1);
        // The steps end within 0.1 s and 1 mV of each other; the charge is that of the current over that time.
        const slack_Ah = (0.5 * Math.abs(row.time_s - reference[i].time_s) + 0.5e-3) / 3600 + 4e-9;
        expect(Math.abs(row.netCharge_Ah - reference[i].netCharge_Ah)).toBeLessThan(slack_Ah);
      });
    }
  });

  it('shows a register that agrees with the true charge at every row', () => {
    for (const { rows, simulation } of runs) {
      const start_C = simulation.truth.at(0).cathode_C;
      const step = Math.max(1, Math.floor(rows.length / 200));
      for (let i = 0; i < rows.length; i += step) {
        // The truth is interpolated between its own records, so only its rests and constant currents are exact.
        if (Math.abs(rows[i].current_A) > 1e-3 && Math.abs(Math.abs(rows[i].current_A) - 0.5) > 1e-4)
          continue;
        const passed_C = start_C - simulation.truth.at(rows[i].time_s).cathode_C;
        // Logged times are whole milliseconds.
        expect(Math.abs(3600 * rows[i].netCharge_Ah - passed_C)).toBeLessThan(0.5 * 0.5e-3 + 6e-6);
      }
    }
  });

  it('keeps strict time order', () => {
    for (const { rows } of runs) {
      for (let i = 1; i < rows.length; i++) expect(rows[i].time_s).toBeGreaterThan(rows[i - 1].time_s);
    }
  });
});

describe('onChange', () => {
  it('leaves no gap longer than the longest interval and no change larger than its steps', () => {
    const { period_s, voltageStep_V, currentStep_A, intervalMax_s } = LOGGERS[5];
    const { rows } = runs[5];
    let moved = 0;
    for (let i = 1; i < rows.length; i++) {
      const gap_s = rows[i].time_s - rows[i - 1].time_s;
      expect(gap_s).toBeLessThan(intervalMax_s! + 0.5 * period_s + 0.011);
      if (gap_s < 0.0115 || rows[i].contactorOpen || i + 1 === rows.length) continue;
      const change_V = Math.abs(rows[i].voltage_V - rows[i - 1].voltage_V);
      const change_A = Math.abs(rows[i].current_A - rows[i - 1].current_A);
      // A row before the time was over has a reason; noise of both readings aside.
      const atEnd = rows[i + 1].time_s - rows[i].time_s < 0.0115;
      if (gap_s > intervalMax_s! - period_s || atEnd || gap_s < 1.1) continue;
      expect(change_V > voltageStep_V! - 150e-6 || change_A > currentStep_A! - 60e-6).toBe(true);
      moved++;
    }
    expect(moved).toBeGreaterThan(50);
  });

  it('writes far fewer rows than it looks', () => {
    expect(runs[4].rows.length).toBeLessThan(runs[0].rows.length / 20);
    expect(runs[4].rows.length).toBeGreaterThan(50);
  });

  it('compares with the last row written, not with the last look', () => {
    const logger = new Logger({ mode: 'onChange', period_s: 1, voltageStep_V: 0.01, intervalMax_s: 100 }, 1);
    logger.wrote(0, 3, 0.5);
    expect(logger.isDue(1, 3.006, 0.5)).toBe(false);
    expect(logger.isDue(2, 3.0101, 0.5)).toBe(true);
    expect(logger.isDue(2, 3, 0.61)).toBe(true);
    expect(logger.isDue(99, 3, 0.5)).toBe(false);
    expect(logger.isDue(100, 3, 0.5)).toBe(true);
  });
});

describe('checkLogger', () => {
  it.each([
    [{ period_s: 0 }, /logger.period_s is 0; it must be a number from 0.05 to 3600/],
    [{ period_s: NaN }, /logger.period_s is NaN/],
    [
      { period_s: 10, mode: 'sometimes' },
      /logger.mode is "sometimes"; it must be one of: periodic, onChange/,
    ],
    [{ period_s: 10, interval_s: 3 }, /logger.interval_s is not a parameter; known: mode, period_s/],
    [{ period_s: 10, voltageStep_V: 0.01 }, /logger.voltageStep_V has no meaning with logger.mode periodic/],
    [{ period_s: 10, mode: 'onChange', intervalMax_s: 5 }, /logger.intervalMax_s is 5; .* from 10 to/],
    [undefined, /logger.period_s is missing/],
  ])('refuses %j', (settings, message) => {
    expect(() => checkLogger(settings as LoggerSettings)).toThrow(message);
  });
});
