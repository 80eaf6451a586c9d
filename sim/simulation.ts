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
import { requireHappened } from './faults/checkFaults.js';
import type { Fault } from './faults/fault.js';
import { createFault } from './faults/faultRegistry.js';
import { FaultSchedule } from './faults/faultSchedule.js';
import { nominalProfile } from './nominalProfile.js';
import { Cycler } from './protocol/cycler.js';
import type { AbandonedSteps, StepObserver } from './protocol/cycler.js';
import { Logger } from './protocol/logger.js';
import { Program } from './protocol/program.js';
import type { Scenario } from './scenario/scenario.js';
import { checkScenario, DEFAULT_STEP_S } from './scenario/scenario.js';
import { SensorSet } from './sensors/sensorSet.js';
import { drawSensorErrors, noSensorErrors } from './sensors/sensorErrors.js';
import { nominalSensors } from './sensors/sensorSpec.js';
import { drawCell } from './spread/drawCell.js';
import { drawSensors } from './spread/drawSensors.js';
import { unrestOf } from './spread/unrest.js';
import { TruthRecorder } from './truth/truthRecorder.js';

export class Simulation {
  /** What the core is told of the cell. */
  readonly nominalProfile: ProfileDocument;
  readonly truth: TruthRecorder;
  /** Internal steps done, for benchmarks. */
  internalSteps = 0;

  private readonly cell: Cell;
  /** The faults of the scenario, the first ones of the schedule. */
  private readonly ownFaults: readonly Fault[];
  private readonly faults: FaultSchedule;
  private readonly sensors: SensorSet;
  private readonly cycler: Cycler;
  private readonly obeysContactor: boolean;

  /** Throws a one-line ScenarioError if the scenario is impossible. */
  constructor(scenario: Scenario) {
    const nominal = checkScenario(scenario);
    this.obeysContactor = scenario.contactor === 'obey';
    const { seed, spread } = scenario;
    const actual = drawCell(nominal, seed, spread);
    const stated = nominalSensors(nominal.capacity_Ah, scenario.sensors);
    const spec = nominalSensors(nominal.capacity_Ah, drawSensors(scenario.sensors, seed, spread));
    const errors = spread === 'off' ? noSensorErrors() : drawSensorErrors(spec, seed);
    const program = new Program(scenario.protocol, nominal.capacity_Ah, seed, scenario.cycles);
    this.ownFaults = scenario.faults.map(createFault);
    const faults = new FaultSchedule([...this.ownFaults, ...unrestOf(seed, spread)]);
    this.faults = faults;
    this.nominalProfile = nominalProfile(scenario.name, nominal, scenario.protocol, program, stated);
    this.cell = new Cell(actual, seed);
    this.sensors = new SensorSet(actual, spec, errors, seed, faults.sensors);
    this.truth = new TruthRecorder(this.cell, faults, () => this.cycler.external_C, scenario.faults.length);
    this.cycler = new Cycler(
      this.cell,
      program,
      scenario.step_s ?? DEFAULT_STEP_S,
      new Logger(scenario.logger, Math.max(program.chargeMax_A, program.dischargeMax_A)),
      faults,
      this.observer(),
    );
  }

  /** Steps the cycler gave up, such as a charge that a short keeps from its voltage. */
  get abandonedSteps(): Readonly<AbandonedSteps> {
    return this.cycler.abandoned;
  }

  /** Charge that by-passed shunt and cell through a leak outside the cell, C, positive = out of the cell. */
  get externallyLeaked_C(): number {
    return this.cycler.external_C;
  }

  /** What the monitor asks of the contactor; obeyed only if the scenario says so. */
  requestContactor(open: boolean): void {
    if (this.obeysContactor) this.cycler.forceOpen(open);
  }

  /** Share of the run done, 0..1. */
  get progress(): number {
    return this.cycler.progress;
  }

  /**
   * Fills the next logged sample; false, leaving it alone, when the protocol has ended. Throws a ScenarioError then if a
   * fault of the scenario never came.
   */
  next(sample: Sample): boolean {
    const { cell, cycler } = this;
    while (cycler.runToRow()) {
      const shunt_A = cycler.terminals.shunt_A;
      if (this.sensors.fill(sample, cell, shunt_A, cycler.time_s, cycler.rowContactorOpen)) return true;
    }
    requireHappened(this.ownFaults, this.faults.happened, cycler.time_s);
    return false;
  }

  /** The charge register and the truth follow every internal step. */
  private observer(): StepObserver {
    const { sensors, truth, cell } = this;
    return {
      stepDone: (current_A, step_s, time_s) => {
        this.internalSteps++;
        sensors.current.integrate(current_A, step_s, cell.state.temperature_degC);
        truth.stepDone(time_s);
      },
      instant: (time_s) => truth.record(time_s),
      faultsChanged: (time_s) => truth.faultsChanged(time_s),
    };
  }
}
