/**
 * The cycler's protocol: constant-current constant-voltage charge, rest, constant-current discharge, optional slow
 * tail, rest; repeated. Rates are per hour of the NOMINAL capacity (0.5 = C/2), as on a real cycler.
 *
 * `steps` replaces that cycle by a list in the language of `stepSpec.ts`; `variants` replace single cycles, such as the
 * first three (formation) or every 25th (diagnostics).
 */
import type { StepSpec } from './stepSpec.js';

/** The standard cycle in twelve settings. */
export interface CycleSettings {
  chargeRate_per_h: number;
  voltageMax_V: number;
  /** The charge ends at this share of the nominal capacity, as a half cell is plated; 0 = at its voltage alone. */
  chargeShare: number;
  /** The constant-voltage step ends at this rate; 0 = no constant-voltage step. */
  cvCutRate_per_h: number;
  /** Longest constant-voltage step, h: a leak above the cut-off current would hold it for ever. */
  cvMax_h: number;
  restTop_s: number;
  dischargeRate_per_h: number;
  voltageMin_V: number;
  /** Second discharge to the same limit that empties what the fast one left; 0 = none. */
  slowTailRate_per_h: number;
  restBottom_s: number;
  /** The cycler opens the contactor in rests, so that the current through the shunt is exactly zero. */
  contactorInRests: 'open' | 'closed';
}

/** Some cycles run otherwise than the rest; of several variants that match a cycle the first is run. */
export interface CycleVariant {
  /** The first so many cycles. */
  firstCycles?: number | undefined;
  /** Every so many cycles: cycle n, 2n, ... */
  everyCycles?: number | undefined;
  /** Settings of the standard cycle that differ. */
  settings?: Partial<CycleSettings> | undefined;
  /** Steps in place of the standard cycle. */
  steps?: readonly StepSpec[] | undefined;
}

export interface Protocol extends CycleSettings {
  /** Steps of every cycle in place of the standard ones. */
  steps?: readonly StepSpec[] | undefined;
  variants?: readonly CycleVariant[] | undefined;
}

/** C/2 to 3.6 V and C/50, 1 h rest, C/2 to 2.4 V, 30 min rest. */
export function defaultProtocol(): Protocol {
  return {
    chargeRate_per_h: 0.5,
    voltageMax_V: 3.6,
    chargeShare: 0,
    cvCutRate_per_h: 0.02,
    cvMax_h: 3,
    restTop_s: 3600,
    dischargeRate_per_h: 0.5,
    voltageMin_V: 2.4,
    slowTailRate_per_h: 0,
    restBottom_s: 1800,
    contactorInRests: 'open',
  };
}

/** The standard cycle in the language of steps. Steps of no duration are left out. */
export function standardSteps(settings: CycleSettings): StepSpec[] {
  const { voltageMin_V, voltageMax_V } = settings;
  const steps: StepSpec[] = [
    {
      step: 'charge',
      rate_per_h: settings.chargeRate_per_h,
      voltage_V: voltageMax_V,
      ...(settings.chargeShare > 0 && { share: settings.chargeShare }),
    },
  ];
  if (settings.cvCutRate_per_h > 0) {
    steps.push({
      step: 'hold',
      voltage_V: voltageMax_V,
      rateMax_per_h: settings.chargeRate_per_h,
      cutRate_per_h: settings.cvCutRate_per_h,
      durationMax_s: settings.cvMax_h * 3600,
    });
  }
  if (settings.restTop_s > 0) steps.push({ step: 'rest', duration_s: settings.restTop_s });
  steps.push({ step: 'discharge', rate_per_h: settings.dischargeRate_per_h, voltage_V: voltageMin_V });
  if (settings.slowTailRate_per_h > 0) {
    steps.push({ step: 'discharge', rate_per_h: settings.slowTailRate_per_h, voltage_V: voltageMin_V });
  }
  if (settings.restBottom_s > 0) steps.push({ step: 'rest', duration_s: settings.restBottom_s });
  return steps;
}
