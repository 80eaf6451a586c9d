/**
 * What the profile says of the swing of the pressure over a full charge, before any is seen:
 *
 *   S = k 1e4/A_fp (va - vc) Q ,   1/k = 1/k_fixture + 1/k_stack        kPa per capacity; PHYSICS A6
 * A constant gap is rigid, so that k is the stack's; a spring nobody stated and an area nobody stated are assumed, with
 * the uncertainty that deserves: the swing itself soon knows better.
 */
import { sqrt } from '../mathx.js';
import { FixtureType } from '../profile.js';
import type { CellProfile } from '../profile.js';
import type { PressureSettings } from './pressureSettings.js';

const UM_PER_CM: number = 10000;

export class PressurePrior {
  /** Pressure over a full charge, kPa, and its relative standard uncertainty. */
  swing_kPa: number = 1;
  uncertainty: number = 1;

  constructor(profile: CellProfile, settings: PressureSettings) {
    let fixture_kPa_per_um: number = profile.fixtureStiffness_kPa_per_um;
    let fixtureUncertainty: number = profile.fixtureStiffnessUncertainty;
    if (fixture_kPa_per_um <= 0) {
      fixture_kPa_per_um = settings.springStiffness_kPa_per_um;
      fixtureUncertainty = settings.springStiffnessUncertainty;
    }
    const rigid: boolean =
      profile.fixtureType === FixtureType.ConstantGap && profile.fixtureStiffness_kPa_per_um <= 0;
    const stack_kPa_per_um: number = settings.stackStiffness_kPa_per_um;
    // Share of the fixture in the compliance of the whole: how its uncertainty and the stack's enter.
    const share: number = rigid ? 0 : stack_kPa_per_um / (stack_kPa_per_um + fixture_kPa_per_um);
    const stiffness_kPa_per_um: number = rigid ? stack_kPa_per_um : share * fixture_kPa_per_um;

    let footprint_cm2: number = profile.footprintArea_cm2;
    let areaUncertainty: number = 0;
    if (footprint_cm2 <= 0 && profile.layers > 0) {
      footprint_cm2 = profile.electrodeArea_cm2 / profile.layers;
    }
    if (footprint_cm2 <= 0) {
      footprint_cm2 = profile.capacity_Ah / settings.footprintCapacity_Ah_per_cm2;
      areaUncertainty = settings.footprintUncertainty;
    }
    const volume_cm3_per_Ah: number = profile.volumes.swing_cm3_per_Ah();
    const thickness_um: number = (UM_PER_CM * volume_cm3_per_Ah * profile.capacity_Ah) / footprint_cm2;
    this.swing_kPa = stiffness_kPa_per_um * thickness_um;
    const ofFixture: number = share * fixtureUncertainty;
    const ofStack: number = (1 - share) * settings.stackStiffnessUncertainty;
    const swingUncertainty_cm3_per_Ah: number = profile.volumes.swingUncertainty_cm3_per_Ah();
    const ofVolume: number = swingUncertainty_cm3_per_Ah / volume_cm3_per_Ah;
    this.uncertainty = sqrt(
      ofFixture * ofFixture + ofStack * ofStack + ofVolume * ofVolume + areaUncertainty * areaUncertainty,
    );
  }
}
