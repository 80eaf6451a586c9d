/**
 * Runs a condition once and scores it twice: one simulated cell, one core that is given its load cell and one that is not.
 * The core sees samples and the nominal profile; the truth comes in only here, after the run.
 */
import { Sample } from '../../../firmware/core/sample.js';
import { cellDocument } from '../../../host/result/cellDocument.js';
import { buildTruth } from '../../../host/result/buildTruth.js';
import { leakCramerRao_A } from '../../../host/result/cramerRao.js';
import type { ResultDocument } from '../../../host/result/resultSchema.js';
import { toCellProfile } from '../../../host/profile/toCellProfile.js';
import { MonitorRun } from '../../../host/run/monitorRun.js';
import { type CellParameters, cellWith } from '../../../sim/cell/cellParameters.js';
import type { ProfileDocument } from '../../../sim/library/profileDocument.js';
import type { Scenario } from '../../../sim/scenario/scenario.js';
import { nominalSensors } from '../../../sim/sensors/sensorSpec.js';
import { Simulation } from '../../../sim/simulation.js';
import { BoundReadings } from './boundReadings.js';
import type { Condition } from './condition.js';
import { idealDead_Ah } from './deadIdeal.js';
import { LoadCellWalk } from './loadCellWalk.js';
import { RunFollower } from './runFollower.js';
import type { Estimate, RunRecord } from './runRecord.js';
import { onset_h, scenarioOf } from './scenarioOf.js';

const SECONDS_PER_HOUR = 3600;
/** Walk of the nominal load cell (sim/sensors/sensorSpec.ts): with `spread: off` the simulator leaves it out. */
const WALK_KPA_PER_SQRT_H = nominalSensors(1).pressureWalk_kPa_per_sqrt_h;

/** A core, what follows it, and what it was told. */
interface Observer {
  readonly run: MonitorRun;
  readonly follower: RunFollower;
  readonly bounds: BoundReadings | null;
  readonly pressure: boolean;
  readonly nominal: CellParameters;
}

/** One record with the load cell, one without. */
export function runCondition(condition: Condition): RunRecord[] {
  const scenario = scenarioOf(condition);
  const simulation = new Simulation(scenario);
  const observers = [true, false].map((pressure) => observe(simulation, scenario, condition, pressure));
  const sample = new Sample();
  const walk = condition.kind === 'bound' ? new LoadCellWalk(condition.seed, WALK_KPA_PER_SQRT_H) : null;
  while (simulation.next(sample)) {
    if (walk !== null) sample.pressure_kPa += walk.at(sample.time_s);
    for (const { run, follower, bounds, pressure } of observers) {
      sample.pressureValid = sample.pressureValid && pressure;
      run.take(sample);
      follower.follow(sample);
      bounds?.collect();
    }
  }
  return observers.map((observer) => record(observer, simulation, condition, sample.time_s));
}

/**
 * Start of what is to be found, s; Infinity in a healthy cell. A sudden event counts from the first sample after it, not by
 * the clock, which may be seconds off after a day: it has always been there once it is.
 */
function onsetOf(condition: Condition, simulation: Simulation): number {
  switch (condition.kind) {
    case 'leak':
      return condition.onset === 'first' ? 0 : onset_h(condition.protocol, condition.seed) * SECONDS_PER_HOUR;
    case 'bound':
      return 0;
    case 'sudden':
      return simulation.truth.episodes.length > 0 ? 0 : Infinity;
    default:
      return Infinity;
  }
}

function observe(
  simulation: Simulation,
  scenario: Scenario,
  condition: Condition,
  pressure: boolean,
): Observer {
  const document = pressure ? simulation.nominalProfile : withoutPressure(simulation.nominalProfile);
  const run = new MonitorRun(toCellProfile(document), cellDocument(document, 'given'));
  const healthy = condition.kind === 'healthy' || condition.kind === 'loss';
  const follower = new RunFollower(
    run.monitor,
    () => onsetOf(condition, simulation),
    healthy,
    scenario.spread === 'hard',
  );
  const nominal = cellWith(scenario.cell ?? {});
  const leakOf = (start_s: number, end_s: number): number =>
    (simulation.truth.at(end_s).leaked_C - simulation.truth.at(start_s).leaked_C) / (end_s - start_s);
  const bounds =
    condition.kind === 'bound'
      ? new BoundReadings(run.monitor, nominal, WALK_KPA_PER_SQRT_H, scenario.logger.period_s, leakOf)
      : null;
  return { run, follower, bounds, pressure, nominal };
}

/** The profile of a cell whose fixture has no load cell. */
function withoutPressure(document: ProfileDocument): ProfileDocument {
  const { pressureMin_kPa: _min, pressureMax_kPa: _max, ...rest } = document;
  return { ...rest, fixture: { type: 'none' } };
}

function record(
  { run, follower, bounds, pressure, nominal }: Observer,
  simulation: Simulation,
  condition: Condition,
  end_s: number,
): RunRecord {
  const onset_s = onsetOf(condition, simulation);
  const result = run.finish();
  const truth = buildTruth(simulation.truth, result, end_s, run.inventoryTime_s);
  const { dead } = run.monitor.ledger;
  const duration_h = result.duration_s / SECONDS_PER_HOUR;
  const elapsed_h = (run.inventoryTime_s - (result.reference_s ?? 0)) / SECONDS_PER_HOUR;
  const { dead_Ah, sei_Ah, lli_Ah } = truth.inventory;
  const { inventory } = result;
  return {
    condition,
    pressure,
    duration_h,
    healthy_h: Math.min(onset_s / SECONDS_PER_HOUR, duration_h),
    falseLevel1: follower.falseLevel1,
    falseLevel2: follower.falseLevel2,
    falseOpening: follower.falseOpening,
    falseDips: condition.kind === 'sudden' ? null : run.monitor.transient.dipCount,
    cycle_h: follower.cycle_h,
    level1: follower.level1,
    level2: follower.level2,
    evidence: follower.evidence,
    leak_A: condition.kind === 'leak' ? leakEstimate(result, truth.softShort.leak_A) : null,
    onset_h: condition.kind === 'leak' && condition.onset === 'later' ? onsetEstimate(result, onset_s) : null,
    leakBound_A: condition.kind === 'leak' ? restBound_A(run, result, onset_s) : null,
    lli_Ah: { value: inventory.lli_Ah, low: inventory.lliLow_Ah, high: inventory.lliHigh_Ah, truth: lli_Ah },
    dead_Ah: {
      value: dead.value_C / SECONDS_PER_HOUR,
      low: dead.low_C / SECONDS_PER_HOUR,
      high: dead.high_C / SECONDS_PER_HOUR,
      truth: dead_Ah,
    },
    deadIdeal_Ah: idealDead_Ah(nominal, { dead_Ah, sei_Ah, elapsed_h }, pressure),
    bounds: bounds?.all ?? [],
    sudden:
      condition.kind === 'sudden' ? { ...follower.sudden, carried_C: leakedCharge_C(simulation) } : null,
  };
}

function leakedCharge_C({ truth }: Simulation): number {
  return truth.episodes.reduce((sum, { leakedCharge_C }) => sum + leakedCharge_C, 0);
}

/** From the rests that began after the onset; rows are counted as if they came evenly. */
function restBound_A(
  { monitor, restWindows }: MonitorRun,
  result: ResultDocument,
  onset_s: number,
): number | null {
  const leaking = restWindows.filter(({ start_s }) => start_s >= onset_s);
  return leakCramerRao_A(monitor.profile, leaking, result.duration_s / Math.max(1, result.samples - 1));
}

function leakEstimate({ softShort }: ResultDocument, truth_A: number | null): Estimate {
  const { leak_A, leakLow_A, leakHigh_A } = softShort;
  return { value: leak_A, low: leakLow_A, high: leakHigh_A, truth: truth_A ?? 0 };
}

function onsetEstimate({ softShort }: ResultDocument, onset_s: number): Estimate {
  const { onset_s: value_s, onsetLow_s, onsetHigh_s } = softShort;
  return {
    value: value_s === null ? null : value_s / SECONDS_PER_HOUR,
    low: onsetLow_s / SECONDS_PER_HOUR,
    high: onsetHigh_s / SECONDS_PER_HOUR,
    truth: onset_s / SECONDS_PER_HOUR,
  };
}
