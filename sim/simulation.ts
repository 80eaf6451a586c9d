/**
 * The simulated cell behind its cycler and sensors: a stream of logged samples, and the truth beside it.
 *
 *   const simulation = new Simulation(demoScenario());
 *   while (simulation.next(sample)) monitor.step(sample);
 * The samples carry nothing but what sensors measure; what is true stays in `truth`.
 */
import type { Sample } from '../firmware/core/sample.js';
import { Cell } from './cell/cell.js';
import type { ProfileDocument } from './library/profileDocument.js';
import { createFault } from './faults/faultRegistry.js';
import { FaultSchedule } from './faults/faultSchedule.js';
import { nominalProfile } from './nominalProfile.js';
import { Cycler } from './protocol/cycler.js';
import type { StepObserver } from './protocol/cycler.js';
import { protocolSteps } from './protocol/protocolSteps.js';
import type { Scenario } from './scenario/scenario.js';
import { checkScenario, DEFAULT_STEP_S } from './scenario/scenario.js';
import { SensorSet } from './sensors/sensorSet.js';
import { drawSensorErrors, nominalSensors, noSensorErrors } from './sensors/sensorSpec.js';
import { drawCell } from './spread/drawCell.js';
import { TruthRecorder } from './truth/truthRecorder.js';

export class Simulation {
  /** What the core is told of the cell. */
  readonly nominalProfile: ProfileDocument;
  readonly truth: TruthRecorder;
  /** Internal steps done, for benchmarks. */
  internalSteps = 0;

  private readonly cell: Cell;
  private readonly sensors: SensorSet;
  private readonly cycler: Cycler;
  private readonly contactorOpensInRests: boolean;

  /** Throws a one-line ScenarioError if the scenario is impossible. */
  constructor(scenario: Scenario) {
    const nominal = checkScenario(scenario);
    const spread = scenario.spread === 'default';
    const actual = spread ? drawCell(nominal, scenario.seed) : nominal;
    const spec = nominalSensors(nominal.capacity_Ah);
    const errors = spread ? drawSensorErrors(spec, scenario.seed) : noSensorErrors();
    const faults = new FaultSchedule(scenario.faults.map(createFault));
    this.nominalProfile = nominalProfile(scenario.name, nominal, scenario.protocol, spec);
    this.cell = new Cell(actual);
    this.sensors = new SensorSet(actual, spec, errors, scenario.seed);
    this.truth = new TruthRecorder(this.cell, faults);
    this.contactorOpensInRests = scenario.protocol.contactorInRests === 'open';
    this.cycler = new Cycler(
      this.cell,
      protocolSteps(scenario.protocol, nominal.capacity_Ah),
      scenario.cycles,
      scenario.step_s ?? DEFAULT_STEP_S,
      scenario.logger.period_s,
      faults,
      this.observer(),
    );
  }

  /** Share of the run done, 0..1. */
  get progress(): number {
    return this.cycler.progress;
  }

  /** Fills the next logged sample; false, leaving it alone, when the protocol has ended. */
  next(sample: Sample): boolean {
    if (!this.cycler.runToRow()) return false;
    const open = this.contactorOpensInRests && this.cycler.rowInRest;
    this.sensors.fill(sample, this.cell, this.cycler.time_s, open);
    return true;
  }

  /** The charge register and the truth follow every internal step. */
  private observer(): StepObserver {
    const { sensors, truth } = this;
    return {
      stepDone: (current_A, step_s, time_s) => {
        this.internalSteps++;
        sensors.current.integrate(current_A, step_s);
        truth.stepDone(time_s);
      },
      instant: (time_s) => truth.record(time_s),
      faultsChanged: (time_s) => truth.faultsChanged(time_s),
    };
  }
}
