/**
 * Everything of the cell that changes with time, in one object that can be copied: the cycler steps, looks whether a
 * limit was passed, and goes back to try a shorter step.
 */
import { CathodeState } from './cathodeState.js';
import { CONCENTRATION_MODES } from './concentration.js';
import { DelaminationState } from './delaminationState.js';
import { Filaments } from './filaments.js';
import { Pools } from './pools.js';

export class CellState {
  readonly pools = new Pools();
  /** Relaxation, hysteresis and reservoir of the cathode. */
  readonly cathode = new CathodeState();
  /** Live short-circuit filaments. */
  readonly filaments = new Filaments();
  /** Fluctuation of the potential under plating. */
  readonly delamination = new DelaminationState();
  /** Zones around nuclei at constant potential, as if they did not overlap; 0 = none (scharifkerHills.ts). */
  nucleiZones = 0;
  /** Share of the collector's area in contact with the electrolyte, 0.05..1. */
  contact = 1;
  /** Depletion of a liquid electrolyte at the collector, 1 - c/c_0, and the diffusion modes it is made of. */
  depletion = 0;
  readonly concentrationModes = new Float64Array(CONCENTRATION_MODES);
  /** Share of the cathode's capacity that is left, 0..1. */
  cathodeShare = 1;
  /** Surface lag of the cathode, fraction of the practical capacity. */
  surfaceLag = 0;
  /** Voltage of the fast polarisation (double layer, charge transfer), V. */
  fastPolarisation_V = 0;
  /** Voltage of the slow polarisation (long-range relaxation), V. */
  slowPolarisation_V = 0;
  /** Temperature, degC. */
  temperature_degC = 25;
  /** Part of the thickness the stack has crept away from, um. */
  creep_um = 0;
  /** The same of the second, faster creep mode, um. */
  fastCreep_um = 0;
  /** Thickness lost for good: sodium extruded sideways, um. */
  extruded_um = 0;
  /** Thickness of gas in the stack, um. */
  gas_um = 0;
  /** Thickness change since the fresh cell, um: what a displacement sensor sees under constant pressure. */
  thickness_um = 0;
  /** Stack pressure, kPa. */
  pressure_kPa = 0;
  /** SEI formed on surface that was fresh, C; ends at the formation charge. */
  formationSei_C = 0;
  /** Charge through the terminals since the start, C, positive = charging. */
  passed_C = 0;
  /** Charge through shorts, C. */
  leaked_C = 0;
  /** Charge through shuttle, oxidation and the electrolyte's electronic conduction, C. */
  parasitic_C = 0;
  /** Charge that over-discharge drew from the collector and electrolyte for want of sodium, C. */
  overDischarge_C = 0;

  copyFrom(other: CellState): void {
    this.pools.copyFrom(other.pools);
    this.cathode.copyFrom(other.cathode);
    this.filaments.copyFrom(other.filaments);
    this.delamination.copyFrom(other.delamination);
    this.nucleiZones = other.nucleiZones;
    this.contact = other.contact;
    if (this.depletion !== 0 || other.depletion !== 0) {
      this.depletion = other.depletion;
      for (let k = 0; k < CONCENTRATION_MODES; k++) this.concentrationModes[k] = other.concentrationModes[k];
    }
    this.cathodeShare = other.cathodeShare;
    this.surfaceLag = other.surfaceLag;
    this.fastPolarisation_V = other.fastPolarisation_V;
    this.slowPolarisation_V = other.slowPolarisation_V;
    this.temperature_degC = other.temperature_degC;
    this.creep_um = other.creep_um;
    this.fastCreep_um = other.fastCreep_um;
    this.extruded_um = other.extruded_um;
    this.gas_um = other.gas_um;
    this.thickness_um = other.thickness_um;
    this.pressure_kPa = other.pressure_kPa;
    this.formationSei_C = other.formationSei_C;
    this.passed_C = other.passed_C;
    this.leaked_C = other.leaked_C;
    this.parasitic_C = other.parasitic_C;
    this.overDischarge_C = other.overDischarge_C;
  }
}
