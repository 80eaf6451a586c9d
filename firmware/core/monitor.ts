/**
 * The battery monitor: one sample a step in, plain readable fields out.
 *
 * sample -> plausibility -> zero of the current -> coulombs -> flow (rest, charge, hold, discharge) -> leak at rest,
 * end of discharge -> dips of the voltage, voltage model -> cycles -> slip of the end points -> soft short -> sodium
 * inventory -> protection -> alarms.
 * No I/O, no clock, no allocation after construction. Feed it samples in time order; read the fields after each step.
 */
import { AlarmId, Alarms } from './alarms.js';
import { CoulombCounter } from './coulombCounter.js';
import { CycleRecord } from './cycleRecord.js';
import { CycleTracker, Direction } from './cycleTracker.js';
import { DipsEvidence } from './leak/dipsEvidence.js';
import { DischargeEnd, EndOfDischarge } from './endOfDischarge.js';
import { Flow } from './flow.js';
import { Inventory } from './ledger/inventory.js';
import { PartialLeak } from './leak/partialLeak.js';
import { Plausibility } from './plausibility.js';
import { PressureEvidence } from './leak/pressureEvidence.js';
import { PressureLeak } from './pressure/pressureLeak.js';
import { PressureModel } from './pressure/pressureModel.js';
import type { CellProfile } from './profile.js';
import { reportLeak } from './leak/reportLeak.js';
import { RestLeak } from './leak/restLeak.js';
import { Protection } from './protection/protection.js';
import type { Sample } from './sample.js';
import type { MonitorSettings } from './settings.js';
import { Settling } from './leak/settling.js';
import { Slippage } from './leak/slippage.js';
import { SodiumLedger } from './ledger/sodiumLedger.js';
import { SoftShort } from './leak/softShort.js';
import { Transients } from './voltage/transients.js';
import { VoltageModel } from './voltage/voltageModel.js';
import { ZeroCurrent } from './zeroCurrent.js';

/** Time enough to judge any full charge, s. */
const AMPLE_S: number = 10000;

export class BatteryMonitor {
  readonly profile: CellProfile;
  readonly settings: MonitorSettings;
  /** Events of the newest step. */
  readonly alarms: Alarms;
  readonly plausibility: Plausibility;
  readonly zeroCurrent: ZeroCurrent;
  readonly counter: CoulombCounter;
  readonly flow: Flow;
  readonly pressure: PressureModel;
  readonly pressureLeak: PressureLeak;
  readonly pressureEvidence: PressureEvidence;
  readonly cycles: CycleTracker;
  /** The newest finished cycle; `cycleFinished` tells when it is new. */
  readonly cycle: CycleRecord;
  cycleFinished: boolean = false;
  readonly endOfDischarge: EndOfDischarge;
  readonly restLeak: RestLeak;
  readonly settling: Settling;
  readonly slippage: Slippage;
  readonly partialLeak: PartialLeak;
  readonly softShort: SoftShort;
  readonly inventory: Inventory;
  readonly ledger: SodiumLedger;
  readonly protection: Protection;
  readonly dipsEvidence: DipsEvidence;
  readonly voltage: VoltageModel;
  readonly transient: Transients;

  private topWaits: boolean = false;

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.profile = profile;
    this.settings = settings;
    this.alarms = new Alarms();
    this.plausibility = new Plausibility(profile, settings, this.alarms);
    this.zeroCurrent = new ZeroCurrent(profile, settings, this.alarms);
    this.counter = new CoulombCounter(profile, settings, this.alarms);
    this.flow = new Flow(profile, settings);
    this.pressure = new PressureModel(profile, settings.pressure, this.alarms);
    this.pressureLeak = new PressureLeak(profile, settings.pressure);
    this.dipsEvidence = new DipsEvidence();
    this.cycles = new CycleTracker(profile, settings, this.pressure);
    this.cycle = new CycleRecord();
    this.endOfDischarge = new EndOfDischarge(profile, settings);
    this.restLeak = new RestLeak(profile, settings);
    this.settling = new Settling(profile, settings);
    this.slippage = new Slippage(profile, settings, this.settling);
    this.partialLeak = new PartialLeak(profile, settings, this.settling);
    this.pressureEvidence = new PressureEvidence(settings, this.partialLeak);
    this.softShort = new SoftShort(profile, settings);
    this.inventory = new Inventory(profile, settings, this.settling);
    this.ledger = new SodiumLedger(profile, settings);
    this.protection = new Protection(profile, settings, this.alarms);
    this.voltage = new VoltageModel(profile, settings.voltage);
    this.transient = new Transients(profile, settings.transient);
  }

  /** Takes one sample. Results stand in the fields until the next step. */
  step(sample: Sample): void {
    this.beginStep();
    if (!this.plausibility.step(sample)) {
      return;
    }
    this.zeroCurrent.step(this.plausibility.clean);
    if (this.zeroCurrent.strange_A !== 0) {
      this.softShort.takeOpenCurrent(this.zeroCurrent.strange_A);
    }
    const offset_A: number = this.zeroCurrent.offset_A;
    this.counter.step(this.plausibility.clean, this.plausibility.interval_s, this.plausibility.gap, offset_A);
    this.flow.step(this.plausibility, this.counter, offset_A);
    this.restLeak.step(this.plausibility, this.flow);
    if (this.restLeak.fresh) {
      this.takeRest();
    }
    this.endOfDischarge.step(this.plausibility, this.flow);
    this.stepVoltage();
    this.stepPressure();
    this.cycles.step(this.plausibility, this.counter, this.flow);
    this.takeQuick();
    const overcharged: boolean = this.cycles.overcharges(this.counter);
    this.alarms.raiseWhile(AlarmId.ChargeExcess, overcharged);
    this.judgeSlip(this.plausibility.interval_s);
    this.takeTop();
    this.topWaits = this.cycles.topConfirmed;
    if (this.cycles.bottomConfirmed && this.cycles.topIsOfThisCycle) {
      this.finishCycle();
    }
    this.protect();
  }

  /** A look at the samples' clock between two samples: stale data open the contactor. Read `alarms` after it. */
  tick(now_s: number): void {
    this.beginStep();
    this.protection.tick(now_s + this.plausibility.clockShift_s);
  }

  /** The record has ended: judges the rest and the cycle under way as far as they got. Nothing may follow. */
  finish(): void {
    this.beginStep();
    this.takeTop();
    this.cycles.advance();
    this.restLeak.finish();
    if (this.restLeak.fresh) {
      this.takeRest();
    }
    if (this.cycles.direction === Direction.Charging) {
      this.topWaits = true;
      this.takeTop();
      this.cycle.fillChargeOnly(this.cycles);
      this.cycleFinished = true;
    } else if (this.cycles.direction === Direction.Discharging && this.cycles.topIsOfThisCycle) {
      this.finishCycle();
    }
    this.judgeSlip(AMPLE_S);
    this.inventory.settleLast(this.softShort, this.zeroCurrent.uncertainty_A);
    this.ledger.takeReading(this.inventory, this.slippage.pressure);
    this.locateSodium();
  }

  private beginStep(): void {
    this.alarms.beginStep();
    this.softShort.beginStep();
    this.inventory.beginStep();
    this.slippage.fresh = false;
    this.slippage.judged = false;
    this.restLeak.fresh = false;
    this.cycleFinished = false;
  }

  /** The laws of the pressure must not learn from a leak, whichever detector shows it. */
  private stepPressure(): void {
    const leaking: boolean = this.softShort.level > 0 || this.pressureLeak.up;
    this.pressure.step(this.plausibility, this.counter, leaking, this.voltage.busy);
    this.pressureLeak.step(this.pressure, this.flow, this.zeroCurrent.uncertainty_A);
  }

  /** What shows a leak with neither a full charge nor a rest: the pressure, and levels that partial cycles cross. */
  private takeQuick(): void {
    const now_s: number = this.plausibility.clean.time_s;
    this.pressureLeak.takeTurn(this.pressure, this.cycles, this.zeroCurrent.uncertainty_A);
    const bins: boolean = this.pressureEvidence.takeBins(this.pressureLeak, this.softShort, now_s);
    const half: boolean = this.pressureEvidence.takeHalf(this.pressureLeak, this.softShort, now_s);
    this.partialLeak.step(this.plausibility, this.counter, this.flow, this.zeroCurrent);
    const partial: boolean = this.partialLeak.ask(this.softShort, now_s);
    if (bins || half || partial) {
      reportLeak(this.softShort, this.alarms);
    }
  }

  private protect(): void {
    if (this.cycleFinished) {
      this.protection.hardShort.vanishedCharge.takeCycle(this.cycle);
    }
    this.protection.growingShort = this.softShort.level === 3;
    this.protection.step(this.plausibility, this.counter, this.flow, this.cycles);
    if (this.protection.hardShort.confirmed) {
      const dated: boolean = this.protection.hardShort.dated;
      this.softShort.takeHardShort(this.protection.hardShort.reading, dated, this.plausibility.clean.time_s);
    }
  }

  private takeRest(): void {
    this.settling.takeRest(this.restLeak.slowTail_C);
    if (!this.settings.restLeakEnabled) {
      return;
    }
    this.softShort.takeRest(this.restLeak.reading, this.plausibility.clean.time_s);
    reportLeak(this.softShort, this.alarms);
  }

  /** An end of charge is taken a sample after it was confirmed, when the pressure has read its turn: no step pays for both. */
  private takeTop(): void {
    if (!this.topWaits) {
      return;
    }
    this.topWaits = false;
    this.judgeSlip(AMPLE_S);
    const full: boolean = this.cycles.isFull(this.cycles.top);
    const leaking: boolean = this.softShort.level > 0;
    this.softShort.proof.chargesFull = full;
    this.softShort.proof.offset_A = this.zeroCurrent.uncertainty_A;
    this.slippage.pressure.take(this.pressure, this.settings.pressure, this.cycles.top.time_s);
    if (full) {
      this.settling.startAt(this.cycles.top.time_s);
      this.followLocked();
    }
    this.partialLeak.takeTop(full || (this.cycles.top.pressureKnown && this.slippage.pressure.known));
    this.slippage.takeTop(this.cycles.top, full, this.zeroCurrent, this.flow.voltageSigma_V, leaking);
    this.pressure.volumeLossShare = this.slippage.pressure.volumeLoss.share;
    if (!this.slippage.fresh) {
      return;
    }
    this.inventory.settle(this.slippage.reading, this.zeroCurrent.uncertainty_A);
    this.ledger.takeReading(this.inventory, this.slippage.pressure);
    if (this.inventory.lossWarning) {
      this.alarms.raise(AlarmId.SodiumLoss);
    }
    if (this.settings.slippageEnabled) {
      const limit_A: number = this.settings.leakSigma * this.slippage.reading.uncertainty_A();
      this.alarms.raiseWhile(AlarmId.BackwardSlippage, this.slippage.reading.leak_A < -limit_A);
    }
  }

  /** Judging a full charge against those before it takes many samples at 1 s, see slipSearch.ts. */
  private judgeSlip(interval_s: number): void {
    this.slippage.follow(interval_s);
    if (this.slippage.judged && this.settings.slippageEnabled) {
      this.partialLeak.yieldToSlip(this.slippage, this.softShort);
      this.softShort.takeSlip(this.slippage, this.plausibility.clean.time_s);
      reportLeak(this.softShort, this.alarms);
    }
  }

  /** The full charge before the first complete cycle is where the count of locked sodium begins. */
  private followLocked(): void {
    if (!this.inventory.referenceKnown) {
      this.ledger.locked.begin(this.cycles.top, this.softShort.newestRest);
      return;
    }
    const sigma_C: number = this.slippage.endSigma_C(this.cycles.top, this.flow.voltageSigma_V);
    const settled_C: number = this.settling.between_C(this.inventory.reference.top_s, this.cycles.top.time_s);
    const offset_A: number = this.zeroCurrent.uncertainty_A;
    this.ledger.locked.takeTop(this.cycles.top, this.softShort.newestRest, sigma_C + settled_C, offset_A);
  }

  /** Where the cyclable sodium is now; whoever shows the ledger asks for it first. */
  locateSodium(): void {
    const leakHigh_A: number =
      this.softShort.level > 0 ? this.softShort.episode.leakHigh_A : this.softShort.quiet.bound_A;
    this.ledger.locate(this.inventory, this.counter, this.plausibility.clean.time_s, leakHigh_A);
  }

  private finishCycle(): void {
    const offset_A: number = this.zeroCurrent.uncertainty_A;
    this.cycle.fill(this.cycles, this.profile, this.settings, offset_A, this.endOfDischarge.verdict);
    this.cycleFinished = true;
    this.inventory.takeCycle(this.cycle, this.softShort.newestRest);
    if (this.cycle.complete && this.cycle.dischargeEnd === DischargeEnd.Anode) {
      this.ledger.takeEmpty(this.cycles.bottom);
    }
    if (this.cycle.complete) {
      const above: boolean = this.cycle.isAboveOne(this.settings.quietSigma);
      this.alarms.raiseWhile(AlarmId.EfficiencyAboveOne, above);
    }
  }

  /** Dips first: a voltage that dips must not be learnt by the voltage model. */
  private stepVoltage(): void {
    const masked: boolean = this.voltage.collectorEmpty;
    this.transient.step(this.plausibility, this.flow, this.voltage.resistance, masked);
    this.voltage.step(this.plausibility, this.counter, this.flow, this.transient.underWay);
    this.voltage.takeDischargeEnd(this.endOfDischarge.verdict);
    this.alarms.raiseWhile(AlarmId.VoltageDips, this.transient.evidence.present);
    this.alarms.raiseWhile(AlarmId.ResistanceCollapse, this.voltage.collapse.evidence);
    const now_s: number = this.plausibility.clean.time_s;
    const dips: boolean = this.dipsEvidence.take(this.transient, this.softShort, now_s);
    if (dips) {
      reportLeak(this.softShort, this.alarms);
    }
  }
}
