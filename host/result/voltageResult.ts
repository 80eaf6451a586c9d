/** What the voltage model and the dip detectors found, as the result's `voltage`, with a reason for what is not known. */
import type { BatteryMonitor } from '../../firmware/core/monitor.js';
import { SocReason } from '../../firmware/core/voltage/voltageModel.js';
import type { VoltageDocument } from './resultSchema.js';

const MILLI = 1000;
const SECONDS_PER_HOUR = 3600;

const SOC_REASONS: Readonly<Record<SocReason, string>> = {
  [SocReason.Known]:
    'fraction of the cathode’s sodium removed, from counted charge and the open-circuit curve',
  [SocReason.Off]: 'the voltage filter is switched off',
  [SocReason.NoCurve]:
    'counted charge has no anchor without an open-circuit curve: give "cathode" or "ocv" in the profile',
  [SocReason.Uncertain]:
    'voltage was seen on a plateau only, where it does not tell charge: a full charge would anchor it',
};

const RESISTANCE_KNOWN =
  'dV/dI at steps of current of at least C/10, at the temperature of the end of the record';
const RESISTANCE_UNKNOWN =
  'no step of current of at least C/10 within 30 s between samples, away from the empty collector';

/** The result's `voltage` at the end of a run. */
export function voltageDocument(monitor: BatteryMonitor): VoltageDocument {
  const { voltage, transient } = monitor;
  const { resistance, nucleation } = voltage;
  const resistanceKnown = resistance.count > 0;
  const socKnown = voltage.socReason === SocReason.Known;
  return {
    resistance_ohm: resistanceKnown ? resistance.resistance_ohm : null,
    resistanceUncertainty_ohm: resistanceKnown ? resistance.uncertainty_ohm() : null,
    resistanceReason: resistanceKnown ? RESISTANCE_KNOWN : RESISTANCE_UNKNOWN,
    soc: socKnown ? voltage.soc : null,
    socUncertainty: socKnown ? voltage.socSigma() : null,
    socReason: SOC_REASONS[voltage.socReason],
    nucleationOverpotential_mV: nucleation.known ? MILLI * nucleation.overpotential_V : null,
    nucleationUncertainty_mV: nucleation.known ? MILLI * nucleation.sigma_V : null,
    dips: transient.dipCount,
    shallowDips: transient.shallowCount,
    dipCharge_Ah: transient.totalCharge_C / SECONDS_PER_HOUR,
    dipEvidence_s: transient.evidence.everPresent ? transient.evidence.first_s : null,
  };
}
