/**
 * Nucleation overpotential on the empty collector: what the first step of a charge costs beyond the resistance.
 *
 *   eta_nuc = dV - R dI      from rest to charge, the discharge before it having emptied the collector
 * It dies with the charge plated (PHYSICS A3, exp(-q/q_nuc), q_nuc 20 C at 1 Ah), so a step whose interval already plated
 * a quarter of that is not read. What lasts after it, the growth overpotential, is the current times the resistance.
 */
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { CurrentStep } from './currentStep.js';
import type { StepResistance } from './stepResistance.js';
import type { VoltageSettings } from './voltageSettings.js';

export class Nucleation {
  known: boolean = false;
  /** Newest nucleation overpotential and its standard uncertainty, V. */
  overpotential_V: number = 0;
  sigma_V: number = 0;
  /** Growth overpotential of the same charge, V: its current times the prompt resistance. */
  growth_V: number = 0;

  private readonly rest_A: number;
  private readonly chargeMax_C: number;

  constructor(profile: CellProfile, settings: VoltageSettings) {
    this.rest_A = 0.5 * settings.stepRate_per_h * profile.capacity_Ah;
    this.chargeMax_C = settings.nucleationIntervalShare * profile.capacity_Ah * 3600;
  }

  /** Takes a step of current on the empty collector. */
  take(step: CurrentStep, resistance: StepResistance): void {
    const fromRest: boolean = Math.abs(step.before_A) <= this.rest_A;
    const plated_C: number = step.change_A * step.interval_s;
    if (!fromRest || step.change_A <= 0 || plated_C > this.chargeMax_C || resistance.count === 0) {
      return;
    }
    const ohmic_V: number = resistance.uncertainty_ohm() * step.change_A;
    this.known = true;
    this.growth_V = resistance.resistance_ohm * step.change_A;
    this.overpotential_V = step.change_V - this.growth_V;
    this.sigma_V = sqrt(step.sigma_V * step.sigma_V + ohmic_V * ohmic_V);
  }
}
