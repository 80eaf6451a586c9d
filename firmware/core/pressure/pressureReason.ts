import { FixtureType } from '../profile.js';

/** Why the pressure says nothing of the thickness, or that it does. */
export enum PressureReason {
  Known = 0,
  /** No pressure was ever measured. */
  NoSensor = 1,
  /** The profile names no fixture that holds the cell. */
  NoFixture = 2,
  /** The fixture yields: thickness changes, the pressure does not. */
  ConstantPressure = 3,
  /** The reading repeats itself at its end of range. */
  Saturated = 4,
  /** Not enough charge has passed both ways yet, or the swing is too small for the sensor. */
  GainNotLearnt = 5,
}

/** `saturated`: the reading stands at its end of range; `lost`: there has been none for long. */
export function pressureReasonOf(
  fixture: FixtureType,
  saturated: boolean,
  lost: boolean,
  gainLearnt: boolean,
): PressureReason {
  if (fixture === FixtureType.ConstantPressure) {
    return PressureReason.ConstantPressure;
  }
  if (fixture === FixtureType.None) {
    return PressureReason.NoFixture;
  }
  if (saturated) {
    return PressureReason.Saturated;
  }
  if (lost) {
    return PressureReason.NoSensor;
  }
  return gainLearnt ? PressureReason.Known : PressureReason.GainNotLearnt;
}
