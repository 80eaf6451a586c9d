/**
 * Turns steps of the protocol language into the flat list the cycler runs. Repeats are unrolled, so a compiled cycle
 * has no loop and always ends; a limit that leaves a group is a jump forward.
 */
import { ScenarioError } from '../scenario/scenarioError.js';
import { COULOMB_PER_AH } from '../cell/constants.js';
import { driveRates } from './driveCurrent.js';
import type { ProtocolStep } from './protocolSteps.js';
import { StepKind } from './protocolSteps.js';
import type { ChargeSpec, DriveSpec, HoldSpec, PulsesSpec, RestSpec, StepSpec } from './stepSpec.js';

/** A current step runs this much longer than its rate says before the cycler gives up. */
const GIVE_UP_FACTOR = 1.5;

/** Usual part of the nominal capacity a full step passes, and usual length of a constant-voltage step; for the progress. */
const TYPICAL_SHARE = 0.9;
const TYPICAL_HOLD_S = 1200;
/** A step this much slower than the one before it only empties what that one left; for the progress. */
const TAIL_SHARE = 0.02;

const STEPS_MAX = 50000;

/** What steps take from the protocol around them. */
export interface StepDefaults {
  readonly capacity_Ah: number;
  readonly voltageMin_V: number;
  readonly voltageMax_V: number;
  readonly chargeRate_per_h: number;
  readonly holdMax_s: number;
  readonly contactorOpenInRests: boolean;
  readonly seed: number;
}

type Draft = { -readonly [K in keyof ProtocolStep]: ProtocolStep[K] };

/** The steps of one cycle; throws a ScenarioError if they are too many. */
export function compileSteps(
  specs: readonly StepSpec[],
  place: string,
  defaults: StepDefaults,
): ProtocolStep[] {
  const steps: Draft[] = [];
  new Compiler(defaults, steps).addAll(specs, place);
  return steps;
}

class Compiler {
  constructor(
    private readonly defaults: StepDefaults,
    private readonly steps: Draft[],
  ) {}

  addAll(specs: readonly StepSpec[], place: string): void {
    specs.forEach((spec, index) => this.add(spec, `${place}[${index}]`));
  }

  private add(spec: StepSpec, place: string): void {
    const label = `${place} (${spec.step})`;
    if (spec.step === 'hold') this.addHold(spec, label);
    else if (spec.step === 'rest') this.addRest(spec, label);
    else if (spec.step === 'pulses') this.addPulses(spec, label);
    else if (spec.step === 'drive') this.addDrive(spec, label);
    else if (spec.step === 'repeat') {
      for (let n = 0; n < spec.times; n++) this.addAll(spec.steps, `${place}.steps`);
    } else this.addCurrent(spec, label);
  }

  private addCurrent(spec: ChargeSpec, place: string): void {
    const charging = spec.step === 'charge';
    const full_s = 3600 / spec.rate_per_h;
    const share_s = spec.share === undefined ? Infinity : spec.share * full_s;
    const longest_s = spec.durationMax_s ?? GIVE_UP_FACTOR * full_s;
    const before = this.steps.at(-1);
    const isTail = before?.kind === StepKind.Discharge && !charging;
    const typical_s = (isTail ? TAIL_SHARE : TYPICAL_SHARE) * full_s;
    this.push({
      ...this.segment(charging ? spec.rate_per_h : -spec.rate_per_h, place),
      voltage_V: spec.voltage_V ?? (charging ? this.defaults.voltageMax_V : this.defaults.voltageMin_V),
      durationMax_s: Math.min(share_s, longest_s),
      givesUp: spec.durationMax_s === undefined && share_s > longest_s,
      untilCharge_C:
        spec.untilSoc === undefined ? null : spec.untilSoc * this.defaults.capacity_Ah * COULOMB_PER_AH,
      durationTypical_s: Math.min(typical_s, share_s, longest_s),
    });
  }

  private addHold(spec: HoldSpec, place: string): void {
    const { capacity_Ah, voltageMax_V, chargeRate_per_h, holdMax_s } = this.defaults;
    const durationMax_s = spec.durationMax_s ?? holdMax_s;
    this.push({
      ...this.segment(spec.rateMax_per_h ?? chargeRate_per_h, place),
      kind: StepKind.HoldVoltage,
      voltage_V: spec.voltage_V ?? voltageMax_V,
      cutOff_A: spec.cutRate_per_h * capacity_Ah,
      durationMax_s,
      givesUp: true,
      durationTypical_s: Math.min(TYPICAL_HOLD_S, durationMax_s),
    });
  }

  private addRest(spec: RestSpec, place: string): void {
    const open =
      spec.contactor === undefined ? this.defaults.contactorOpenInRests : spec.contactor === 'open';
    this.push({ ...this.segment(0, place, spec.duration_s), contactorOpen: open });
  }

  private addPulses(spec: PulsesSpec, place: string): void {
    const base_s = spec.period_s - spec.pulse_s;
    const direction = Math.sign(spec.baseRate_per_h * base_s + spec.pulseRate_per_h * spec.pulse_s);
    const first = this.steps.length;
    for (let n = 0; n < spec.times; n++) {
      this.push(this.segment(spec.baseRate_per_h, place, base_s));
      this.push(this.segment(spec.pulseRate_per_h, place, spec.pulse_s));
    }
    this.leaveAtLimit(first, direction);
  }

  private addDrive(spec: DriveSpec, place: string): void {
    const count = Math.max(1, Math.round(spec.duration_s / spec.segment_s));
    const first = this.steps.length;
    if (first + count > STEPS_MAX) this.refuse(place);
    for (const rate of driveRates(count, spec.meanRate_per_h, spec.rmsRate_per_h, this.defaults.seed)) {
      this.push(this.segment(rate, place, spec.duration_s / count));
    }
    this.leaveAtLimit(first, -1);
  }

  /** Steps of the direction from `first` on leave the whole group when they reach their voltage limit. */
  private leaveAtLimit(first: number, direction: number): void {
    for (let i = first; i < this.steps.length; i++) {
      if (Math.sign(this.steps[i].current_A) === direction) this.steps[i].nextAtLimit = this.steps.length;
    }
  }

  /** A constant current, A, of either sign for a stated time, s; a current of zero is a rest with the contactor closed. */
  private segment(rate_per_h: number, place: string, duration_s = 0): Draft {
    const { capacity_Ah, voltageMin_V, voltageMax_V } = this.defaults;
    let kind = StepKind.Rest;
    if (rate_per_h > 0) kind = StepKind.Charge;
    else if (rate_per_h < 0) kind = StepKind.Discharge;
    return {
      kind,
      place,
      current_A: rate_per_h * capacity_Ah,
      voltage_V: kind === StepKind.Discharge ? voltageMin_V : voltageMax_V,
      cutOff_A: 0,
      durationMax_s: duration_s,
      givesUp: false,
      untilCharge_C: null,
      nextAtLimit: 0,
      contactorOpen: false,
      durationTypical_s: duration_s,
    };
  }

  private push(step: Draft): void {
    if (this.steps.length >= STEPS_MAX) this.refuse(step.place);
    step.nextAtLimit = this.steps.length + 1;
    this.steps.push(step);
  }

  private refuse(place: string): never {
    throw new ScenarioError(`${place} makes the cycle longer than ${STEPS_MAX} steps; repeat it less often`);
  }
}
