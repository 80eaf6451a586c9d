/**
 * Stack pressure: rows over-pressure and pressure loss. Lost is a pressure below the cell's minimum, or a drop that
 * neither charge nor creep explains: a fixture that has let go. The reference follows the pressure up at once and down
 * only as fast as it can be explained:
 *   reference = max(min of the last two P, reference - swing |dQ| - creep P dt)      lost when P < (1 - share) reference
 * Swing per charge from the profile's fixture, k 10^4 v_a / A_footprint (PHYSICS A6, v_a 0.886 cm3/Ah), with a factor 2
 * for the uncertainty of the stiffness; where the fixture is not stated, from ProtectionSettings.
 */
import type { Plausibility } from '../plausibility.js';
import type { CellProfile } from '../profile.js';
import type { Sample } from '../sample.js';
import { above, below } from './cellLimits.js';
import { FaultId } from './faultTable.js';
import type { Evidence, FaultTable } from './faultTable.js';
import type { ProtectionSettings } from './protectionSettings.js';

/** Thickness of 1 Ah of dense sodium on 1 cm2, um: 0.886 cm3/Ah (PHYSICS A6). */
const SODIUM_UM_CM2_PER_AH: number = 8860;
const STIFFNESS_SAFETY: number = 2;

export class StackPressure {
  private readonly profile: CellProfile;
  private readonly settings: ProtectionSettings;
  /** kPa per C; 0 = the fixture is not stated. */
  private readonly swing_kPa_per_C: number;
  private reference_kPa: number = 0;
  private last_kPa: number = 0;
  private referenceKnown: boolean = false;
  private age_s: number = 0;
  private passed_C: number = 0;
  private chargeKnown: boolean = true;

  constructor(profile: CellProfile, settings: ProtectionSettings) {
    this.profile = profile;
    this.settings = settings;
    const stated: boolean = profile.fixtureStiffness_kPa_per_um > 0 && profile.footprintArea_cm2 > 0;
    if (stated) {
      const height_um_per_Ah: number = SODIUM_UM_CM2_PER_AH / profile.footprintArea_cm2;
      this.swing_kPa_per_C =
        (STIFFNESS_SAFETY * profile.fixtureStiffness_kPa_per_um * height_um_per_Ah) / 3600;
    } else {
      this.swing_kPa_per_C = 0;
    }
  }

  /** `increment_C`: charge of the last interval as it was counted. */
  step(plausibility: Plausibility, increment_C: number, table: FaultTable): void {
    const clean: Sample = plausibility.clean;
    this.age_s = this.age_s + plausibility.interval_s;
    this.passed_C = this.passed_C + Math.abs(increment_C);
    this.chargeKnown = this.chargeKnown && (clean.currentValid || clean.netChargeValid) && !plausibility.gap;
    if (!clean.pressureValid) {
      return;
    }
    const p: number = clean.pressure_kPa;
    const back: number = this.settings.pressureHysteresis;
    const max_kPa: number = this.profile.pressureMax_kPa;
    const min_kPa: number = this.profile.pressureMin_kPa;
    if (max_kPa > 0) {
      const over: Evidence = above(p, max_kPa, max_kPa * (1 - back));
      table.judge(FaultId.OverPressure, over, clean.time_s);
    }
    this.followReference(p);
    const lost_kPa: number = (1 - this.settings.pressureDropShare) * this.reference_kPa;
    const trip_kPa: number = Math.max(min_kPa, lost_kPa);
    const loss: Evidence = below(p, trip_kPa, trip_kPa * (1 + back));
    table.judge(FaultId.PressureLoss, loss, clean.time_s);
  }

  private followReference(p: number): void {
    if (!this.referenceKnown || !this.chargeKnown) {
      this.reference_kPa = p;
      this.referenceKnown = true;
    } else {
      let swing_kPa: number = this.swing_kPa_per_C * this.passed_C;
      if (this.swing_kPa_per_C === 0) {
        const turned: number = this.passed_C / (this.profile.capacity_Ah * 3600);
        swing_kPa = this.settings.pressureSwing * this.reference_kPa * turned;
      }
      const creep_kPa: number = (this.settings.pressureCreep_per_h * this.reference_kPa * this.age_s) / 3600;
      // The lower of the last two, so that a glitch upwards is no loss afterwards.
      const risen_kPa: number = Math.min(p, this.last_kPa);
      this.reference_kPa = Math.max(risen_kPa, this.reference_kPa - swing_kPa - creep_kPa);
    }
    this.last_kPa = p;
    this.age_s = 0;
    this.passed_C = 0;
    this.chargeKnown = true;
  }
}
