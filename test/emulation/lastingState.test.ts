/**
 * What lasts over a restart of the DeviceScript firmware is enough: a monitor that is given it goes on, to the last bit, like
 * one whose whole state was kept. Both begin with a clock that was set back, which is a break in the count of charge.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { Direction } from '../../firmware/core/cycleTracker.js';
import { Mode } from '../../firmware/core/flow.js';
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { OUTPUT_COUNT } from '../../firmware/core/outputs.js';
import { Sample } from '../../firmware/core/sample.js';
import { ObjectState } from '../../firmware/javascript/objectState.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { shortScenario } from '../../sim/boards/boardCases.js';
import { RandomStream } from '../../sim/random.js';
import { Simulation } from '../../sim/simulation.js';
import { NodeBytes } from '../nodeBytes.js';
import { type Composition, lastingValues, loadComposition, setLasting } from './composition.js';
import { outputNames } from './outputNames.js';

const RESTARTS = 12;
/** Rows of the log that a restart costs, and that are looked at after it: a cycle has some 2,000. */
const MISSED = 30;
const FOLLOWED = 5000;
/** The first is dropped for its time, the second is the break; blocks of pressure begin anew within minutes. */
const SETTLED = 40;
const STATE_BYTES = 20_000;

/** Outputs that may differ, because nothing is concluded from them. */
const READINGS = [
  // What holds is said again.
  ...['alarms.count', 'alarms.ids[0]', 'alarms.ids[1]'],
  // The end of the discharge under way, the newest rest, the newest slip.
  ...['endOfDischarge.slowShare', 'restLeak.refusal', 'restLeak.reading.leak_A', 'restLeak.reading.random_A'],
  ...['slippage.reading.leak_A', 'slippage.reading.random_A', 'slippage.segment.leak_A'],
  ...['slippage.segmentCycles', 'slippage.change'],
  // Newest readings by pressure, and the pressure at the newest end of a charge.
  ...['leak.binCusum.value', 'leak.binReading.leak_A', 'leak.halfReading.leak_A', 'leak.restReading.leak_A'],
  ...['leak.cycleReading.leak_A', 'leak.cycleReading.random_A', 'leak.cycleReading.systematic_A'],
  'cycles.top.pressure_kPa',
  // The fault table: what latched has a setting of its own.
  ...['protection.contactorRequest', 'protection.faults.activeBits', 'protection.faults.latchedBits'],
  ...['protection.faults.firstFault', 'protection.openedAt_s'],
  // What a drop of the voltage is judged by: learnt anew.
  'protection.hardShort.voltageDrop.resistance_ohm',
];

const NAMES = outputNames();

/** The place of an output. */
function placeOf(name: string): number {
  const place = NAMES.indexOf(name);
  if (place < 0) throw new Error(`the core has no output '${name}'`);
  return place;
}

const READING_PLACES = new Set(READINGS.map(placeOf));
const CYCLE_INDEX = placeOf('cycle.index');
const CYCLE_COMPLETE = placeOf('cycle.complete');
const EFFICIENCY = placeOf('cycle.coulombicEfficiency');

let composition: Composition;
let rows: Sample[];
let profile: ReturnType<typeof toCellProfile>;

interface Restart {
  at: number;
  /** A charge has ended, and no discharge has confirmed it yet: its slip is lost with what it would be compared with. */
  isTopOpen: boolean;
  whole: Float64Array[];
  lasting: Float64Array[];
}
const restarts: Restart[] = [];

function goOn(monitor: BatteryMonitor, from: number): Float64Array[] {
  const out = new Array<number>(OUTPUT_COUNT).fill(0);
  const start_s = rows[from]?.time_s ?? 0;
  return rows.slice(from, from + FOLLOWED).map((row) => {
    monitor.step(Object.assign(new Sample(), row, { time_s: row.time_s - start_s }));
    composition.writeOutputs(monitor, out);
    return Float64Array.from(out);
  });
}

function wholeCopy(monitor: BatteryMonitor): BatteryMonitor {
  const copy = composition.makeMonitor(profile);
  const bytes = new NodeBytes(STATE_BYTES);
  const end = new ObjectState(monitor, [monitor.profile, monitor.settings]).save(bytes, 0, STATE_BYTES);
  expect(new ObjectState(copy, [copy.profile, copy.settings]).load(bytes, 0, end)).toBe(true);
  return copy;
}

function lastingCopy(monitor: BatteryMonitor, names = composition.lasting): BatteryMonitor {
  const copy = composition.makeMonitor(profile);
  setLasting(names, copy, lastingValues(names, monitor));
  return copy;
}

/** Outputs that differ, as `step: output`. */
function unlike(one: Float64Array[], other: Float64Array[]): string[] {
  return one.flatMap((row, step) =>
    [...row.keys()]
      .filter((k) => step >= SETTLED && !READING_PLACES.has(k) && !Object.is(row[k], other[step]?.[k]))
      .map((k) => `${step}: ${NAMES[k]}`),
  );
}

function monitorAt(row: number): BatteryMonitor {
  const monitor = composition.makeMonitor(profile);
  for (const sample of rows.slice(0, row)) monitor.step(sample);
  return monitor;
}

beforeAll(async () => {
  composition = await loadComposition();
  const simulation = new Simulation({ ...shortScenario(), cycles: 6 });
  profile = toCellProfile(simulation.nominalProfile);
  rows = [];
  for (let row = new Sample(); simulation.next(row); row = new Sample()) rows.push(row);
  const random = new RandomStream(11, 'restarts');
  for (let k = 0; k < RESTARTS; k++) {
    const at = Math.floor((0.05 + 0.9 * random.uniform()) * rows.length);
    const monitor = monitorAt(at);
    const isCharging = monitor.cycles.direction === Direction.Charging;
    restarts.push({
      at,
      isTopOpen: isCharging && monitor.flow.mode !== Mode.Charge && monitor.flow.mode !== Mode.Hold,
      whole: goOn(wholeCopy(monitor), at + MISSED),
      lasting: goOn(lastingCopy(monitor), at + MISSED),
    });
  }
}, 180_000);

describe('a monitor that goes on from what lasts', () => {
  it('concludes what one concludes whose whole state was kept', () => {
    const others = restarts.filter(({ isTopOpen }) => !isTopOpen);
    expect(others.length).toBeGreaterThan(RESTARTS / 2);
    const found = others.map(({ at, whole, lasting }) => ({
      at,
      unlike: unlike(whole, lasting).slice(0, 5),
    }));
    expect(found.filter((it) => it.unlike.length > 0)).toEqual([]);
  });

  it('gives the interrupted cycle no efficiency', () => {
    const finished = restarts.flatMap(({ lasting }) => {
      const first = lasting.find((row) => row[CYCLE_INDEX] !== lasting[SETTLED]?.[CYCLE_INDEX]);
      return first === undefined ? [] : [first];
    });
    // All but those that begin in the record's last cycle, which has no end.
    expect(finished.length).toBeGreaterThan(RESTARTS / 2);
    for (const row of finished) expect([row[CYCLE_COMPLETE], row[EFFICIENCY]]).toEqual([0, 0]);
  });

  it('would not without what tells the core that the pressure was interrupted', () => {
    const at = Math.floor(0.6 * rows.length);
    const monitor = monitorAt(at);
    const names = composition.lasting.filter((name) => name !== 'pressure.started');
    const whole = goOn(wholeCopy(monitor), at + MISSED);
    expect(unlike(whole, goOn(lastingCopy(monitor, names), at + MISSED))).not.toEqual([]);
  });
});
