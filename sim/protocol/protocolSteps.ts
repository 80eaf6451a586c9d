/** The steps of one cycle as the cycler runs them, made from a protocol and the nominal capacity. */
import type { Protocol } from './protocol.js';

export enum StepKind {
  /** Constant current to the upper voltage limit. */
  Charge = 0,
  /** Constant voltage down to the cut-off current. */
  HoldVoltage = 1,
  Rest = 2,
  /** Constant current to the lower voltage limit. */
  Discharge = 3,
}

export interface ProtocolStep {
  readonly kind: StepKind;
  /** Held current, A, positive = charging; for a constant voltage the largest current. */
  readonly current_A: number;
  /** Limit or held voltage, V. */
  readonly voltage_V: number;
  /** Cut-off current of a constant-voltage step, A. */
  readonly cutOff_A: number;
  /** The step ends at the latest after this, s. */
  readonly durationMax_s: number;
  /** Rough duration, s, for the progress only. */
  readonly durationTypical_s: number;
}

/** A current step runs this much longer than its rate says before the cycler gives up. */
const GIVE_UP_FACTOR = 1.5;

/** The steps of one cycle; steps of no duration are left out. */
export function protocolSteps(protocol: Protocol, capacity_Ah: number): ProtocolStep[] {
  const steps: ProtocolStep[] = [];
  const add = (
    kind: StepKind,
    rate: number,
    voltage_V: number,
    cutRate: number,
    max_s: number,
    typical_s: number,
  ) =>
    steps.push({
      kind,
      current_A: rate * capacity_Ah,
      voltage_V,
      cutOff_A: cutRate * capacity_Ah,
      durationMax_s: max_s,
      durationTypical_s: typical_s,
    });
  const current = (kind: StepKind, rate: number, voltage_V: number, typical: number) => {
    const full_s = 3600 / Math.abs(rate);
    add(kind, rate, voltage_V, 0, GIVE_UP_FACTOR * full_s, typical * full_s);
  };
  const rest = (duration_s: number) => {
    if (duration_s > 0) add(StepKind.Rest, 0, 0, 0, duration_s, duration_s);
  };
  current(StepKind.Charge, protocol.chargeRate_per_h, protocol.voltageMax_V, 0.9);
  if (protocol.cvCutRate_per_h > 0) {
    add(
      StepKind.HoldVoltage,
      protocol.chargeRate_per_h,
      protocol.voltageMax_V,
      protocol.cvCutRate_per_h,
      protocol.cvMax_h * 3600,
      Math.min(1200, protocol.cvMax_h * 3600),
    );
  }
  rest(protocol.restTop_s);
  current(StepKind.Discharge, -protocol.dischargeRate_per_h, protocol.voltageMin_V, 0.9);
  if (protocol.slowTailRate_per_h > 0) {
    current(StepKind.Discharge, -protocol.slowTailRate_per_h, protocol.voltageMin_V, 0.02);
  }
  rest(protocol.restBottom_s);
  return steps;
}
