/**
 * Which steps each cycle of a run takes: the protocol compiled before the run, so that what cannot end or is too long
 * is an error before it begins.
 */
import { requireInteger, ScenarioError } from '../scenario/scenarioError.js';
import { compileSteps } from './compileSteps.js';
import type { CycleSettings, Protocol } from './protocol.js';
import { standardSteps } from './protocol.js';
import type { ProtocolStep } from './protocolSteps.js';
import type { StepSpec } from './stepSpec.js';

/** Longest a run may last if every step takes its longest time, h: about 230 years. */
const LONGEST_H = 2e6;

interface Variant {
  readonly firstCycles: number;
  readonly everyCycles: number;
  readonly steps: readonly ProtocolStep[];
}

export class Program {
  /** Sum of the rough durations of all cycles, s, for the progress. */
  readonly typical_s: number;
  /** The same if every step takes its longest time, s. */
  readonly longest_s: number;
  /** Largest charge and discharge current of any step, A, both positive. */
  readonly chargeMax_A: number;
  readonly dischargeMax_A: number;

  private readonly regular: readonly ProtocolStep[];
  private readonly variants: readonly Variant[];

  /** Throws a ScenarioError if the run could not end within reason. */
  constructor(
    protocol: Protocol,
    capacity_Ah: number,
    seed: number,
    readonly cycles: number,
  ) {
    requireInteger('cycles', cycles, 1, 100000);
    const compile = (settings: CycleSettings, specs: readonly StepSpec[] | undefined, place: string) =>
      compileSteps(specs ?? standardSteps(settings), place, {
        capacity_Ah,
        voltageMin_V: settings.voltageMin_V,
        voltageMax_V: settings.voltageMax_V,
        chargeRate_per_h: settings.chargeRate_per_h,
        holdMax_s: settings.cvMax_h * 3600,
        contactorOpenInRests: settings.contactorInRests === 'open',
        seed,
      });
    this.regular = compile(protocol, protocol.steps, 'protocol.steps');
    this.variants = (protocol.variants ?? []).map((variant, index) => ({
      firstCycles: variant.firstCycles ?? 0,
      everyCycles: variant.everyCycles ?? 0,
      steps: compile(
        { ...protocol, ...variant.settings },
        variant.steps,
        `protocol.variants[${index}].steps`,
      ),
    }));
    const lists = [this.regular, ...this.variants.map((variant) => variant.steps)];
    const currents = lists.flatMap((steps) => steps.map((step) => step.current_A));
    this.chargeMax_A = currents.reduce((max, current_A) => Math.max(max, current_A), 0);
    this.dischargeMax_A = currents.reduce((max, current_A) => Math.max(max, -current_A), 0);
    this.typical_s = this.total_s((step) => step.durationTypical_s);
    this.longest_s = this.total_s((step) => step.durationMax_s);
    this.checkLength();
  }

  /** The steps of a cycle, from 1. */
  stepsOf(cycle: number): readonly ProtocolStep[] {
    for (const variant of this.variants) {
      const isFirst = cycle <= variant.firstCycles;
      if (isFirst || (variant.everyCycles > 0 && cycle % variant.everyCycles === 0)) return variant.steps;
    }
    return this.regular;
  }

  private total_s(of: (step: ProtocolStep) => number): number {
    const sums = new Map<readonly ProtocolStep[], number>();
    let total = 0;
    for (let cycle = 1; cycle <= this.cycles; cycle++) {
      const steps = this.stepsOf(cycle);
      let sum = sums.get(steps);
      if (sum === undefined) {
        sum = steps.reduce((previous, step) => previous + of(step), 0);
        sums.set(steps, sum);
      }
      total += sum;
    }
    return total;
  }

  private checkLength(): void {
    const longest_h = this.longest_s / 3600;
    if (longest_h <= LONGEST_H) return;
    const slowest = [...this.regular, ...this.variants.flatMap((variant) => variant.steps)].reduce((a, b) =>
      b.durationMax_s > a.durationMax_s ? b : a,
    );
    throw new ScenarioError(
      `the protocol may last ${longest_h.toPrecision(3)} h, at most ${LONGEST_H} h are allowed; its longest step is ` +
        `${slowest.place} with up to ${(slowest.durationMax_s / 3600).toPrecision(3)} h`,
    );
  }
}
