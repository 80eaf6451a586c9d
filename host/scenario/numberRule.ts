/** A number of a scenario: range, unit (read from the key, which ends in it), meaning; for checks, schema and docs. */
import { z } from 'zod';

/** How a unit at the end of a key is printed, longest first. Keys spell `/` as `_per_` and powers as digits. */
const UNITS: readonly (readonly [ending: string, unit: string])[] = [
  ['_C_per_cm2_sqrt_s', 'C/(cm2 s^0.5)'],
  ['_mA_per_cm2', 'mA/cm2'],
  ['_uA_per_cm2', 'uA/cm2'],
  ['_mAh_per_cm2', 'mAh/cm2'],
  ['_cm2_per_mAh', 'cm2/mAh'],
  ['_cm3_per_Ah', 'cm3/Ah'],
  ['_C_per_cm2', 'C/cm2'],
  ['_C_per_mS', 'C/mS'],
  ['_J_per_mol', 'J/mol'],
  ['_J_per_K', 'J/K'],
  ['_W_per_K', 'W/K'],
  ['_V_per_K', 'V/K'],
  ['_V_per_MPa', 'V/MPa'],
  ['_kPa_per_K', 'kPa/K'],
  ['_kPa_per_h', 'kPa/h'],
  ['_kPa_per_um', 'kPa/um'],
  ['_S_per_cm', 'S/cm'],
  ['_ohm_cm2', 'ohm cm2'],
  ['_per_cycle', 'per cycle'],
  ['_per_h', 'per hour'],
  ['_per_s', 'per second'],
];

/** A single unit after the last underscore: `_Ah`, `_kPa`, `_degC`, `_s`. */
const SINGLE_UNIT =
  /_(Ah|mAh|A|mA|uA|V|mV|uV|C|mC|ohm|S|s|ms|h|K|degC|kPa|MPa|um|cm2|cm3|J|W|decades|ppm|reads|cycle)$/;

/** The unit a key names, or an empty text. */
export function unitOf(key: string): string {
  return UNITS.find(([ending]) => key.endsWith(ending))?.[1] ?? SINGLE_UNIT.exec(key)?.[1] ?? '';
}

export interface NumberRule {
  readonly key: string;
  readonly min: number;
  readonly max: number;
  readonly meaning?: string | undefined;
  readonly fallback?: number | undefined;
}

/** A number from min to max; the message of the rule is what was expected. */
export function numberRule({ key, min, max, meaning, fallback }: NumberRule): z.ZodNumber {
  const unit = unitOf(key);
  const error = `a number from ${min} to ${max}${unit === '' ? '' : ` ${unit}`}`;
  return z
    .number({ error })
    .min(min, { error })
    .max(max, { error })
    .meta({
      ...(meaning !== undefined && { description: meaning }),
      ...(fallback !== undefined && { default: fallback }),
    });
}

/** A finite number in the unit its key names; the simulator checks its range, which depends on other keys. */
export function plainNumberRule(key: string, fallback?: number): z.ZodNumber {
  const unit = unitOf(key);
  const error = `a finite number${unit === '' ? '' : ` in ${unit}`}`;
  return fallback === undefined ? z.number({ error }) : z.number({ error }).meta({ default: fallback });
}

/** A whole number from min to max. */
export function wholeNumberRule({ min, max, meaning, fallback }: Omit<NumberRule, 'key'>): z.ZodInt {
  const error = `a whole number from ${min} to ${max}`;
  return z
    .int({ error })
    .min(min, { error })
    .max(max, { error })
    .meta({
      ...(meaning !== undefined && { description: meaning }),
      ...(fallback !== undefined && { default: fallback }),
    });
}
