/**
 * What voltage and current say of the state of charge and of the resistances, in one place.
 *
 * Needs the open-circuit curve for the state of charge (`VoltageFilter`); resistance, nucleation, collapse and the
 * dependence on pressure come from steps of current alone. While the collector is (nearly) empty, voltage tells of the
 * collector and not of the cathode: from the low end of a discharge until 3 % of the capacity are plated again, nothing
 * is learnt, and steps there tell of nucleation.
 */
import type { CoulombCounter } from '../coulombCounter.js';
import { DischargeEnd } from '../endOfDischarge.js';
import { Mode } from '../flow.js';
import type { Flow } from '../flow.js';
import { OcvTable } from '../ocvTable.js';
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';
import { Arrhenius } from './arrhenius.js';
import { Collapse } from './collapse.js';
import { CurrentStep } from './currentStep.js';
import { Nucleation } from './nucleation.js';
import { PressureResistance } from './pressureResistance.js';
import { StepResistance } from './stepResistance.js';
import { VoltageFilter } from './voltageFilter.js';
import type { VoltageSettings } from './voltageSettings.js';

/** Why the state of charge is not known. */
export enum SocReason {
  Known = 0,
  Off = 1,
  NoCurve = 2,
  /** No voltage off the plateau was seen yet, or too long ago. */
  Uncertain = 3,
}

/** Standard uncertainty of a state about which nothing is known: uniform from 0 to 1. */
const NOTHING_KNOWN: number = 0.3;

export class VoltageModel {
  /** A resistance was measured in this step, or the filter had its turn: most of what a step may cost. */
  busy: boolean = false;
  readonly filter: VoltageFilter;
  readonly resistance: StepResistance;
  readonly currentStep: CurrentStep;
  readonly nucleation: Nucleation;
  readonly collapse: Collapse;
  readonly pressure: PressureResistance = new PressureResistance();
  /** The voltage tells of the collector. */
  collectorEmpty: boolean = true;
  /** State of charge, fraction of the cathode's sodium removed. */
  soc: number = 0;
  socReason: SocReason = SocReason.NoCurve;
  /** State of charge at the newest anode-limited end of discharge: the sodium bound or lost until then. */
  emptySoc: number = 0;
  emptySocKnown: boolean = false;
  /** Voltages the filter did not use, in a row. */
  gatedCount: i32 = 0;

  private readonly settings: VoltageSettings;
  private readonly arrhenius: Arrhenius;
  private readonly inverse: OcvTable;
  private readonly empty_V: number;
  private readonly nucleation_C: number;
  private started: boolean = false;
  private interval_s: number = 0;
  private charge_C: number = 0;
  /** The filter was due in the step before, but a resistance was measured. */
  private waited: boolean = false;
  /** Extremes of the counted charge: since the collector was last empty, and since it was last refilled. */
  private lowest_C: number = 0;
  private highest_C: number = 0;
  private lowestKnown: boolean = false;
  private endSoc: number = 0;
  private endTaken: boolean = false;

  constructor(profile: CellProfile, settings: VoltageSettings) {
    this.settings = settings;
    this.filter = new VoltageFilter(profile, settings);
    this.resistance = new StepResistance(profile, settings);
    this.currentStep = new CurrentStep(profile, settings);
    this.nucleation = new Nucleation(profile, settings);
    this.collapse = new Collapse(settings);
    this.arrhenius = new Arrhenius(settings.activation_J_per_mol);
    this.inverse = new OcvTable(profile);
    const window_V: number = profile.voltageMax_V - profile.voltageMin_V;
    this.empty_V = profile.voltageMin_V + settings.emptyShare * window_V;
    this.nucleation_C = settings.nucleationShare * profile.capacity_Ah * 3600;
  }

  /**
   * `disturbed`: a dip of the voltage is under way, which must not be learnt. Where a resistance is measured the filter waits for
   * the next sample, so that no step pays for both.
   */
  step(plausibility: Plausibility, counter: CoulombCounter, flow: Flow, disturbed: boolean): void {
    this.busy = false;
    if (plausibility.clean.temperatureValid) {
      this.arrhenius.step(plausibility.clean.temperature_degC);
      this.resistance.follow(this.arrhenius.factor, this.arrhenius.twiceThermal_V);
    }
    this.followCollector(plausibility, counter, flow);
    const slope_V_per_C: number = this.filter.curve.slope_V * this.filter.perCapacity_per_C;
    this.currentStep.step(plausibility.clean, flow.current_A, flow.voltageSigma_V, slope_V_per_C);
    // At constant voltage the current is the answer, not the question.
    const imposed: boolean = this.currentStep.fresh && flow.mode !== Mode.Hold;
    if (imposed && this.settings.stepResistanceEnabled) {
      const doubtful: boolean = this.isCollectorInDoubt(counter, flow);
      this.takeStep(plausibility, doubtful);
      this.busy = true;
    }
    this.followState(plausibility, counter, flow, disturbed);
  }

  /** Standard uncertainty of the state of charge: a square root that only a reader pays for. */
  socSigma(): number {
    if (!this.started) {
      return NOTHING_KNOWN;
    }
    return this.filter.fractionSigma();
  }

  /** The rest after a discharge has shown what ended it. */
  takeDischargeEnd(verdict: DischargeEnd): void {
    if (verdict !== DischargeEnd.Anode || this.endTaken) {
      return;
    }
    this.endTaken = true;
    this.emptySoc = this.endSoc;
    this.emptySocKnown = this.socReason === SocReason.Known;
  }

  private followCollector(plausibility: Plausibility, counter: CoulombCounter, flow: Flow): void {
    if (!this.lowestKnown) {
      this.lowestKnown = true;
      this.lowest_C = counter.charge_C;
      this.highest_C = counter.charge_C;
    }
    this.highest_C = Math.max(this.highest_C, counter.charge_C);
    this.lowest_C = Math.min(this.lowest_C, counter.charge_C);
    const low: boolean = plausibility.clean.voltageValid && plausibility.clean.voltage_V < this.empty_V;
    if (flow.mode === Mode.Discharge && low) {
      this.collectorEmpty = true;
      this.lowest_C = counter.charge_C;
      this.highest_C = counter.charge_C;
      this.endSoc = this.soc;
      this.endTaken = false;
    } else if (counter.charge_C - this.lowest_C > this.nucleation_C) {
      this.collectorEmpty = false;
    }
  }

  private takeStep(plausibility: Plausibility, inDoubt: boolean): void {
    if (this.collectorEmpty) {
      this.nucleation.take(this.currentStep, this.resistance);
    }
    if (inDoubt) {
      return;
    }
    const used: boolean = this.resistance.take(this.currentStep);
    const measured_ohm: number = this.resistance.measured_ohm;
    if (!this.currentStep.sharp || measured_ohm <= 0) {
      return;
    }
    if (used && plausibility.clean.pressureValid) {
      this.pressure.step(plausibility.clean.pressure_kPa, measured_ohm);
    }
    if (this.settings.collapseEnabled) {
      const reference_ohm: number = this.resistance.ohmic_ohm + this.resistance.chargeTransfer_ohm;
      const cold: number = this.resistance.resistance_ohm / reference_ohm;
      const relative: number = this.resistance.sigma_ohm / measured_ohm;
      this.collapse.step(measured_ohm / cold, relative, plausibility.clean.time_s);
    }
  }

  private followState(
    plausibility: Plausibility,
    counter: CoulombCounter,
    flow: Flow,
    disturbed: boolean,
  ): void {
    this.socReason = SocReason.Off;
    if (!this.settings.filterEnabled) {
      return;
    }
    this.socReason = SocReason.NoCurve;
    if (!this.inverse.known) {
      return;
    }
    const measurable: boolean = plausibility.clean.voltageValid && plausibility.clean.currentValid;
    if (!this.started) {
      if (measurable) {
        this.start(plausibility.clean.voltage_V, flow.current_A);
      }
    } else {
      this.interval_s = this.interval_s + plausibility.interval_s;
      this.charge_C = this.charge_C + counter.increment_C;
      const due: boolean = this.interval_s >= this.settings.updatePeriod_s;
      this.waited = due && this.busy && !this.waited;
      if (due && !this.waited) {
        this.busy = true;
        const inDoubt: boolean = this.isCollectorInDoubt(counter, flow);
        this.filter.predict(this.interval_s, this.charge_C);
        this.interval_s = 0;
        this.charge_C = 0;
        if (measurable && !disturbed && !inDoubt) {
          this.compare(plausibility, flow);
        }
      }
    }
    this.publish();
  }

  /**
   * Whether a falling voltage may be the collector's: low in a discharge an emptying collector looks just like the steep
   * lower end of the cathode's curve, and where it empties depends on the sodium lost.
   */
  private isCollectorInDoubt(counter: CoulombCounter, flow: Flow): boolean {
    const limit: number = Math.max(this.settings.emptyBelow, this.endSoc + this.settings.emptyMargin);
    const taken: number = (this.highest_C - counter.charge_C) * this.filter.perCapacity_per_C;
    const low: boolean = this.inverse.known ? this.soc < limit : taken > 1 - limit;
    return this.collectorEmpty || (flow.mode === Mode.Discharge && low);
  }

  /** First voltage: the state it would be rested, as sure as the curve is steep there. */
  private start(voltage_V: number, current_A: number): void {
    this.started = true;
    this.inverse.locate(voltage_V - current_A * this.resistance.resistance_ohm);
    const slope_V: number = Math.max(this.inverse.slope_V, 0.001);
    const ohmic_V: number = Math.abs(current_A) * this.resistance.uncertainty_ohm();
    const unsure_V: number = this.settings.startError_V + this.settings.curveSigma_V + ohmic_V;
    const sigma: number = Math.min(unsure_V / slope_V, NOTHING_KNOWN);
    const fraction: number = Math.min(Math.max(this.inverse.fraction, 0), 1);
    this.filter.reset(fraction, Math.max(sigma, 2 * this.settings.curvePosition));
  }

  private compare(plausibility: Plausibility, flow: Flow): void {
    const warm_K: number = this.arrhenius.temperature_degC - 25;
    const share: number = this.settings.chargeTransferShare;
    const factor: number = 1 - share + share * this.arrhenius.factor;
    this.filter.compare(plausibility.clean.voltage_V, flow.current_A, factor, warm_K, flow.voltageSigma_V);
    const gate: number = this.settings.gateSigma * this.settings.gateSigma;
    const square_V2: number = this.filter.innovation_V * this.filter.innovation_V;
    if (square_V2 <= gate * this.filter.innovationVariance_V2) {
      this.gatedCount = 0;
      this.filter.update();
      return;
    }
    this.gatedCount = (this.gatedCount + 1) | 0;
    if (this.gatedCount > this.settings.gatedMax) {
      this.filter.widen();
    }
  }

  private publish(): void {
    if (!this.started) {
      this.socReason = SocReason.Uncertain;
      return;
    }
    // What was counted since the filter's last step belongs to the state.
    const counted: number = this.charge_C * this.filter.perCapacity_per_C;
    this.soc = Math.min(Math.max(this.filter.state[0] + counted, 0), 1);
    const most: number = this.settings.socSigmaMax;
    const sure: boolean = this.filter.covariance[0] <= most * most;
    this.socReason = sure ? SocReason.Known : SocReason.Uncertain;
  }
}
