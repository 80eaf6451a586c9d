/**
 * The input of the parity test: a toy cell that every target simulates for itself.
 *
 * Written in the portable subset and with + - * / and comparisons only, so that Node, the DeviceScript machine and C
 * make the same samples bit for bit and nothing has to be sent to the target. It is no model of a cell; it only has to
 * lead the monitor through what a cell does: several whole cycles (constant current, constant voltage, rest, discharge)
 * in 1,000 steps of 60 s (the benchmark also asks for shorter ones), a loss in every cycle, a leak that starts in the third, a rest with the contactor open,
 * samples with missing sensors, a gap, a repeated time stamp, and a charge register that appears halfway. Later blocks of
 * cycles are partial ones, slow and without a pressure.
 *
 * Units: s, V, A, Ah, degC, kPa. All values are assumed.
 */
import { CellProfile, FixtureType, Geometry } from '../../firmware/core/profile.js';
import type { Sample } from '../../firmware/core/sample.js';
import type { i32, u32 } from '../../firmware/core/types.js';

/** Steps of the parity run. */
export const PARITY_STEPS: i32 = 1000;

const SECONDS_PER_HOUR: number = 3600;
const RATE_A: number = 0.8;
const RESISTANCE_OHM: number = 0.15;
const CHARGE_END_V: number = 3.5;
const CHARGE_END_A: number = 0.05;
const DISCHARGE_END_V: number = 2.5;
const REST_STEPS: i32 = 18;
const OPEN_REST_STEPS: i32 = 60;
/** Cycle whose rest after charge has the contactor open, and from which on the cell leaks. */
const LEAK_CYCLE: i32 = 2;
const LEAK_OHM: number = 150;
/** Of so many cycles the last ones are partial, from this one on. */
const BLOCK_CYCLES: i32 = 48;
const PARTIAL_CYCLE: i32 = 32;
/** The cell leaks between the first two of a block, and again from the third on: the partial cycles begin healthy. */
const HEALED_CYCLE: i32 = 12;
const PARTIAL_LEAK_CYCLE: i32 = 38;
/** They are slow, so that both directions pass the step of the curve; the first charge leads there. */
const PARTIAL_RATE_A: number = 0.2;
const PARTIAL_SWING_AH: number = 0.5;
const PARTIAL_FIRST_AH: number = 0.8;
/** They leak less than the full ones, or they would not stay there. */
const PARTIAL_LEAK_OHM: number = 3000;
/** Share of the charge that does not come back. */
const LOSS: number = 0.004;
const OCV_POINTS: i32 = 11;

enum Phase {
  Charge = 0,
  RestCharged = 1,
  Discharge = 2,
  RestDischarged = 3,
}

export class ParityStimulus {
  readonly profile: CellProfile = new CellProfile();
  /** Time between two samples, s; the rests have as many samples at any. */
  step_s: number = 60;
  private seed: u32 = 20261120;
  private phase: Phase = Phase.Charge;
  private stepInPhase: i32 = 0;
  private cycle: i32 = 0;
  private stepCount: i32 = 0;
  private time_s: number = 0;
  private held_Ah: number = 0.02;
  private net_Ah: number = 0;
  private current_A: number = 0;
  private voltage_V: number = 3;
  private movedInPhase_Ah: number = 0;

  constructor() {
    const profile: CellProfile = this.profile;
    profile.capacity_Ah = 1;
    profile.voltageMin_V = 2.4;
    profile.voltageMax_V = 3.6;
    profile.geometry = Geometry.Full;
    profile.electrodeArea_cm2 = 560;
    profile.footprintArea_cm2 = 40;
    profile.layers = 14;
    profile.fixtureType = FixtureType.ConstantGap;
    profile.fixturePreload_kPa = 300;
    profile.fixtureStiffness_kPa_per_um = 2;
    profile.currentMaxCharge_A = 2;
    profile.currentMaxDischarge_A = 2;
    profile.pressureMax_kPa = 1500;
    profile.voltageNoise_V = 0.0002;
    profile.ocvCount = OCV_POINTS;
    for (let i: i32 = 0; i < OCV_POINTS; i++) {
      const fraction: number = i / (OCV_POINTS - 1);
      profile.ocvFraction[i] = fraction;
      profile.ocvVoltage_V[i] = this.openCircuit_V(fraction);
    }
  }

  /** Fills the next sample. */
  step(sample: Sample): void {
    this.advanceTime();
    this.advanceCell();
    const voltageNoise: number = this.noise();
    const currentNoise: number = this.noise();
    const pressureNoise: number = this.noise();
    const n: i32 = this.stepCount;
    sample.time_s = this.time_s;
    sample.voltage_V = this.voltage_V + 0.0004 * voltageNoise;
    sample.current_A = this.current_A + 0.0002 * currentNoise + 0.00002;
    sample.temperature_degC = 25 + 2 * this.held_Ah + 0.1 * voltageNoise;
    sample.pressure_kPa = 300 + 120 * this.held_Ah + 0.5 * pressureNoise;
    sample.netCharge_Ah = this.net_Ah;
    sample.voltageValid = n % 97 !== 5;
    sample.currentValid = n % 89 !== 7;
    sample.temperatureValid = n % 61 !== 3;
    sample.pressureValid = n % 53 !== 11 && !this.isPartial();
    sample.netChargeValid = n > 600;
    sample.contactorOpen = this.contactorOpen();
    this.stepCount = (n + 1) | 0;
  }

  private leaks(): boolean {
    const inBlock: i32 = (this.cycle % BLOCK_CYCLES) | 0;
    return (inBlock >= LEAK_CYCLE && inBlock < HEALED_CYCLE) || inBlock >= PARTIAL_LEAK_CYCLE;
  }

  private isPartial(): boolean {
    return this.cycle % BLOCK_CYCLES >= PARTIAL_CYCLE;
  }

  private contactorOpen(): boolean {
    return this.phase === Phase.RestCharged && this.cycle === LEAK_CYCLE;
  }

  /** One step, but one repeated stamp and one gap of an hour. */
  private advanceTime(): void {
    if (this.stepCount === 0 || this.stepCount === 300) {
      return;
    }
    this.time_s += this.step_s;
    if (this.stepCount === 520) {
      this.time_s += SECONDS_PER_HOUR;
    }
  }

  private advanceCell(): void {
    const open_V: number = this.openCircuit_V(this.held_Ah);
    this.current_A = this.requestedCurrent(open_V);
    this.voltage_V = open_V + RESISTANCE_OHM * this.current_A;
    const moved_Ah: number = (this.current_A * this.step_s) / SECONDS_PER_HOUR;
    this.net_Ah += moved_Ah;
    this.held_Ah += moved_Ah;
    if (moved_Ah > 0) {
      this.held_Ah -= LOSS * moved_Ah;
    }
    if (this.leaks()) {
      const leak_ohm: number = this.isPartial() ? PARTIAL_LEAK_OHM : LEAK_OHM;
      this.held_Ah -= ((this.voltage_V / leak_ohm) * this.step_s) / SECONDS_PER_HOUR;
    }
    this.movedInPhase_Ah += moved_Ah < 0 ? -moved_Ah : moved_Ah;
    this.stepInPhase = (this.stepInPhase + 1) | 0;
    this.changePhase();
  }

  private requestedCurrent(open_V: number): number {
    if (this.isPartial() && this.phase === Phase.Charge) {
      return PARTIAL_RATE_A;
    }
    if (this.isPartial() && this.phase === Phase.Discharge) {
      return -PARTIAL_RATE_A;
    }
    if (this.phase === Phase.Charge) {
      const limit_A: number = (CHARGE_END_V - open_V) / RESISTANCE_OHM;
      return limit_A < RATE_A ? limit_A : RATE_A;
    }
    return this.phase === Phase.Discharge ? -RATE_A : 0;
  }

  private changePhase(): void {
    const restSteps: i32 = this.contactorOpen() ? OPEN_REST_STEPS : REST_STEPS;
    if (this.isPartial() && (this.phase === Phase.Charge || this.phase === Phase.Discharge)) {
      const first: boolean = this.cycle % BLOCK_CYCLES === PARTIAL_CYCLE && this.phase === Phase.Charge;
      if (this.movedInPhase_Ah >= (first ? PARTIAL_FIRST_AH : PARTIAL_SWING_AH)) {
        this.enter(this.phase === Phase.Charge ? Phase.RestCharged : Phase.RestDischarged);
      }
    } else if (this.phase === Phase.Charge && this.current_A < CHARGE_END_A) {
      this.enter(Phase.RestCharged);
    } else if (this.phase === Phase.RestCharged && this.stepInPhase >= restSteps) {
      this.enter(Phase.Discharge);
    } else if (this.phase === Phase.Discharge && this.voltage_V < DISCHARGE_END_V) {
      this.enter(Phase.RestDischarged);
    } else if (this.phase === Phase.RestDischarged && this.stepInPhase >= restSteps) {
      this.cycle = (this.cycle + 1) | 0;
      this.enter(Phase.Charge);
    }
  }

  private enter(phase: Phase): void {
    this.phase = phase;
    this.stepInPhase = 0;
    this.movedInPhase_Ah = 0;
  }

  /** Two plateaus, a step between them and steep ends: 3.1 V at half charge, quotients because the subset has no powers or exp. */
  private openCircuit_V(held_Ah: number): number {
    const x: number = held_Ah < 0 ? 0 : held_Ah;
    const ends_V: number = 0.012 / (1.02 - (x > 1 ? 1 : x)) - 0.012 / (x + 0.02);
    const over: number = x - 0.5;
    const step_V: number = (0.06 * over) / (0.03 + (over < 0 ? -over : over));
    return 3.05 + 0.2 * x + ends_V + step_V;
  }

  /** Uniform in -0.5 to 0.5. Generator: x = 1664525 x + 1013904223 modulo 2^32 (Numerical Recipes). */
  private noise(): number {
    const product: i32 = Math.imul(this.seed, 1664525);
    this.seed = (product + 1013904223) >>> 0;
    return this.seed / 4294967296 - 0.5;
  }
}
