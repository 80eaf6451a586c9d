/** Hard shorts of simulated cells at every point of the cycle, and what looks like one in healthy cells. */
import { describe, expect, test } from 'vitest';
import { AlarmId } from '../firmware/core/alarms.js';
import { BatteryMonitor } from '../firmware/core/monitor.js';
import { ContactorRequest } from '../firmware/core/protection/protection.js';
import { Sample } from '../firmware/core/sample.js';
import { MonitorSettings } from '../firmware/core/settings.js';
import { toCellProfile } from '../host/profile/toCellProfile.js';
import { alarmDocument } from '../host/result/alarmCatalogue.js';
import { cellById, protocolOf } from '../sim/library/cells.js';
import type { Protocol } from '../sim/protocol/protocol.js';
import type { FaultSpec, Scenario } from '../sim/scenario/scenario.js';
import { Simulation } from '../sim/simulation.js';

/** What the monitor made of a run: rows from the first one that could show the short, and s from the short's start. */
interface Outcome {
  suspectedRows: number;
  level4Rows: number;
  suspected_s: number;
  level4_s: number;
  opened_s: number;
  lastVoltage_V: number;
  /** The episode at the first sample of level 4. */
  dated: boolean;
  onsetLow_s: number;
  onsetHigh_s: number;
  words: string;
}

interface Setup {
  cell?: string;
  protocol?: Partial<Protocol>;
  logger?: Scenario['logger'];
  fault?: FaultSpec;
  cycles?: number;
  seed?: number;
  spread?: Scenario['spread'];
  ambient_degC?: number;
}

/** A bus read may come half a second after the event and the clock may be off by as much. */
const ROW_SLACK_S = 1.5;

function watch(setup: Setup): Outcome {
  const { parameters } = cellById(setup.cell ?? 'nvp-1ah');
  const protocol = { ...protocolOf(cellById(setup.cell ?? 'nvp-1ah')), restTop_s: 1200, ...setup.protocol };
  const simulation = new Simulation({
    name: 'hard short',
    seed: setup.seed ?? 11,
    cycles: setup.cycles ?? 2,
    cell: { ...parameters, ...(setup.ambient_degC !== undefined && { ambient_degC: setup.ambient_degC }) },
    protocol,
    logger: setup.logger ?? { period_s: 1 },
    faults: setup.fault ? [setup.fault] : [],
    spread: setup.spread ?? 'default',
  });
  const monitor = new BatteryMonitor(toCellProfile(simulation.nominalProfile), new MonitorSettings());
  const sample = new Sample();
  const start_s = 3600 * (setup.fault?.parameters['start_h'] ?? Infinity);
  const end_s = 3600 * (setup.fault?.parameters['end_h'] ?? Infinity);
  const outcome = makeOutcome();
  let rows = 0;
  while (simulation.next(sample) && sample.time_s < end_s) {
    monitor.step(sample);
    if (sample.time_s > start_s + ROW_SLACK_S) rows += 1;
    outcome.lastVoltage_V = sample.voltage_V;
    const { contactorRequest } = monitor.protection;
    if (Number.isNaN(outcome.opened_s) && rows > 0 && contactorRequest === ContactorRequest.Open) {
      outcome.opened_s = sample.time_s - start_s;
    }
    if (Number.isNaN(outcome.suspected_s) && monitor.protection.hardShort.suspected) {
      outcome.suspected_s = sample.time_s - start_s;
      outcome.suspectedRows = rows;
    }
    if (Number.isNaN(outcome.level4_s) && monitor.softShort.level === 4) {
      outcome.level4_s = sample.time_s - start_s;
      outcome.level4Rows = rows;
      expect(contactorRequest).toBe(ContactorRequest.Open);
      noteEpisode(monitor, start_s, outcome);
    }
  }
  return outcome;
}

function makeOutcome(): Outcome {
  const rows = { suspectedRows: NaN, level4Rows: NaN };
  const times = { suspected_s: NaN, level4_s: NaN, opened_s: NaN, onsetLow_s: NaN, onsetHigh_s: NaN };
  return { ...rows, ...times, lastVoltage_V: NaN, dated: false, words: '' };
}

function noteEpisode(monitor: BatteryMonitor, start_s: number, outcome: Outcome): void {
  const { episode } = monitor.softShort;
  outcome.dated = episode.stepped;
  outcome.onsetLow_s = episode.onsetLow_s - start_s;
  outcome.onsetHigh_s = episode.onsetHigh_s - start_s;
  outcome.words = alarmDocument(AlarmId.HardShort, monitor).text;
}

function short(ohm: number, start_h: number, length_h = 0.05): FaultSpec {
  return {
    name: 'hardShort',
    parameters: { resistance_ohm: ohm, start_h, end_h: start_h + length_h },
  };
}

describe('a hard short in a discharge', () => {
  // The first cycle takes 2 h of charge, up to an hour of hold, a short rest; then 2 h of discharge.
  const HOUR = { early: 2.9, middle: 3.6, late: 4.1 };
  test.each([
    ['nvp-1ah', HOUR.early],
    ['nvp-1ah', HOUR.late],
    ['nfm-1ah', HOUR.middle],
    ['pw-1ah', HOUR.middle],
    ['nvpf-1ah', HOUR.middle],
  ])(
    '%s, 1 ohm after %f h: suspected at the first row that shows it, certain at the next',
    (cell, start_h) => {
      for (const period_s of [1, 10]) {
        const outcome = watch({ cell, logger: { period_s }, fault: short(1, start_h), cycles: 1 });
        expect(outcome.suspectedRows).toBeLessThanOrEqual(1);
        expect(outcome.level4Rows).toBeLessThanOrEqual(2);
        expect(outcome.dated).toBe(true);
        expect(outcome.onsetLow_s).toBeLessThanOrEqual(ROW_SLACK_S);
        expect(outcome.onsetHigh_s).toBeGreaterThan(0);
        expect(outcome.onsetHigh_s - outcome.onsetLow_s).toBeLessThan(period_s + 2 * ROW_SLACK_S);
        expect(outcome.words).toContain('by a fall of the voltage at a steady current:');
      }
    },
  );

  test('rows of a minute show it at the first one half-way; near the knee under-voltage opens, not this', () => {
    const logger = { period_s: 60 };
    expect(watch({ logger, fault: short(1, HOUR.middle, 0.1), cycles: 1 }).suspectedRows).toBe(1);
    const nearKnee = watch({ logger, fault: short(1, 4.2, 0.1), cycles: 1 });
    expect(nearKnee.suspected_s).toBeNaN();
    expect(nearKnee.opened_s).toBeLessThan(310 + 60);
  });
});

describe('nothing healthy looks like one', () => {
  test.each<[string, Setup]>([
    ['the knee of a slow discharge', { protocol: { dischargeRate_per_h: 0.2 } }],
    [
      'a fast discharge in the cold, rows of a minute',
      {
        cell: 'nvpf-1ah',
        ambient_degC: -10,
        spread: 'hard',
        seed: 730104,
        protocol: { dischargeRate_per_h: 2, chargeRate_per_h: 1 },
        logger: { period_s: 60 },
      },
    ],
    [
      'a collector that loses most of its contact',
      {
        protocol: { dischargeRate_per_h: 1 },
        fault: { name: 'contactLoss', parameters: { contact: 0.15, start_h: 3.1, end_h: 4.5 } },
      },
    ],
  ])('%s', (_name, setup) => {
    expect(watch(setup).suspected_s).toBeNaN();
  });
});

describe('a cathode with a reservoir below the window', () => {
  test('is no short at its first charge', () => {
    const { suspected_s, level4_s } = watch({ cell: 'na5vp-nvp-1ah', cycles: 2 });
    expect(suspected_s).toBeNaN();
    expect(level4_s).toBeNaN();
  });
});

describe('an empty collector', () => {
  // The first discharge of this cell ends after 4.52 h, its rest after 5.02 h.
  const REST_H = 4.6;
  const RATE = { chargeRate_per_h: 0.5, restBottom_s: 1800 };

  test('at rest a hard short and a leak of a milliampere read the same 0 V: no metal, no voltage', () => {
    const runs = [1, 3000].map((ohm) => {
      const fault: FaultSpec = {
        name: ohm < 10 ? 'hardShort' : 'softShort',
        parameters: { resistance_ohm: ohm, start_h: REST_H, end_h: 5.02 },
      };
      return watch({ protocol: RATE, fault, cycles: 2 });
    });
    for (const { level4_s, lastVoltage_V } of runs) {
      expect(level4_s).toBeNaN();
      expect(Math.abs(lastVoltage_V)).toBeLessThan(0.001);
    }
  });

  test.each([1, 4])('%i ohm: the charge that does not plate shows it, after 5 % of the capacity', (ohm) => {
    const outcome = watch({ protocol: RATE, fault: short(ohm, REST_H, 1.2), cycles: 2 });
    expect(outcome.level4_s).toBeGreaterThan(0);
    expect(outcome.level4_s).toBeLessThan(3600 * (0.42 + 0.15));
    // It has summed up since the charge began: that says no more than that the short was there by now.
    expect(outcome.dated).toBe(false);
    expect(outcome.onsetHigh_s).toBeGreaterThan(0);
    expect(outcome.words).toContain('by charge that does not plate:');
  });

  test('all of the charging current leaks through it, however slow the charge', () => {
    const protocol = { ...RATE, chargeRate_per_h: 0.2 };
    const { words } = watch({ protocol, fault: short(4, 7.7, 1.5), cycles: 2 });
    expect(words).toContain('at least about 200 mA flows inside the cell');
  });
});
