/**
 * What a cell profile may contain: keys, units, ranges (docs/cell-profile.md). Unknown keys are refused, because a
 * misspelt limit would silently not limit. The message of every rule is what was expected.
 */
import { z } from 'zod';
import { CellProfile } from '../../firmware/core/profile.js';
import { listCathodes } from '../../sim/library/cathodes.js';
import type { ProfileDocument } from '../../sim/library/profileDocument.js';

/** Longest table accepted, points; the core's own is shorter and is resampled from it. */
const OCV_POINTS_READ_MAX = 10_000;

/** A number from min to max; min itself is excluded when `above` is set. */
function number(min: number, max: number, unit: string, above = false): z.ZodNumber {
  const error = above
    ? `a number above ${min} and up to ${max}${unit}`
    : `a number from ${min} to ${max}${unit}`;
  const base = z.number({ error }).max(max, { error });
  return above ? base.gt(min, { error }) : base.min(min, { error });
}

/** One standard deviation: zero or more. */
function sigma(max: number, unit: string): z.ZodOptional<z.ZodNumber> {
  return number(0, max, unit).optional();
}

/** Where a key's default is a limit that the other limit must respect. */
const defaults = new CellProfile();

const object = { error: 'an object' };

const fixtureTypes = ['constant-gap', 'spring', 'constant-pressure', 'none'] as const;

const fixtureSchema = z.strictObject(
  {
    type: z.enum(fixtureTypes, { error: `one of ${fixtureTypes.join(', ')}` }),
    preload_kPa: number(0, 1e6, ' kPa').optional(),
    stiffness_kPa_per_um: number(0, 1e5, ' kPa/um').optional(),
    stiffnessUncertainty: sigma(10, ' (relative)'),
  },
  object,
);

const volumesSchema = z.strictObject(
  {
    cathode_cm3_per_Ah: number(-2, 2, ' cm3/Ah').optional(),
    cathodeUncertainty_cm3_per_Ah: sigma(5, ' cm3/Ah'),
    sei_cm3_per_Ah: number(0, 5, ' cm3/Ah').optional(),
    seiUncertainty_cm3_per_Ah: sigma(5, ' cm3/Ah'),
    sodium_cm3_per_Ah: number(0.1, 5, ' cm3/Ah').optional(),
    sodiumUncertainty_cm3_per_Ah: sigma(5, ' cm3/Ah'),
    deadPorosity: number(0, 5, ' (volume of pores per volume of metal)').optional(),
    deadPorosityUncertainty: sigma(5, ''),
  },
  object,
);

const sensorsSchema = z.strictObject(
  {
    currentOffset_A: number(-1000, 1000, ' A').optional(),
    currentOffsetUncertainty_A: sigma(1000, ' A'),
    currentGainUncertainty: sigma(1, ' (relative)'),
    voltageNoise_V: sigma(10, ' V'),
    voltageResolution_V: sigma(10, ' V'),
    temperatureNoise_degC: sigma(100, ' degC'),
    pressureNoise_kPa: sigma(1e5, ' kPa'),
    pressureDrift_kPa_per_h: sigma(1e5, ' kPa/h'),
  },
  object,
);

const ocvPoint = z.tuple([number(0, 1, ' (fraction of sodium removed)'), number(-10, 10, ' V')], {
  error: 'a pair [fraction of sodium removed, volts]',
});

const ocvLength = { error: `a list of 2 to ${OCV_POINTS_READ_MAX} pairs` };

/** A library cathode by its id, or undefined. */
function knownCathode(id: string): boolean {
  return listCathodes().some((cathode) => cathode.id === id);
}

export const profileSchema = z
  .strictObject(
    {
      name: z.string({ error: 'a text' }).min(1, { error: 'a text that is not empty' }),
      capacity_Ah: number(0, 1000, ' Ah', true),
      voltageMin_V: number(-10, 10, ' V'),
      voltageMax_V: number(-10, 10, ' V'),
      geometry: z.enum(['full', 'half'], { error: 'one of full, half' }).optional(),
      electrodeArea_cm2: number(0, 1e7, ' cm2', true).optional(),
      footprintArea_cm2: number(0, 1e7, ' cm2', true).optional(),
      layers: z
        .int({ error: 'a whole number from 1 to 10000' })
        .min(1, { error: 'a whole number from 1 to 10000' })
        .max(10_000, { error: 'a whole number from 1 to 10000' })
        .optional(),
      cathode: z
        .string({ error: 'the id of a cathode' })
        .refine(knownCathode, {
          error: () =>
            `a cathode of the library: ${listCathodes()
              .map(({ id }) => id)
              .join(', ')}`,
        })
        .optional(),
      ocv: z.array(ocvPoint, ocvLength).min(2, ocvLength).max(OCV_POINTS_READ_MAX, ocvLength).optional(),
      currentMaxCharge_A: number(0, 1e5, ' A', true).optional(),
      currentMaxDischarge_A: number(0, 1e5, ' A (a positive number)', true).optional(),
      temperatureMin_degC: number(-100, 300, ' degC').optional(),
      temperatureMax_degC: number(-100, 300, ' degC').optional(),
      pressureMin_kPa: number(0, 1e6, ' kPa').optional(),
      pressureMax_kPa: number(0, 1e6, ' kPa').optional(),
      volumes: volumesSchema.optional(),
      fixture: fixtureSchema.optional(),
      sensors: sensorsSchema.optional(),
    },
    object,
  )
  .superRefine((document, context) => {
    const refuse = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    const order = (min: number | undefined, max: number | undefined, key: string, minKey: string): void => {
      if (min !== undefined && max !== undefined && !(min < max))
        refuse([key], `more than ${minKey} (${min})`);
    };
    order(document.voltageMin_V, document.voltageMax_V, 'voltageMax_V', 'voltageMin_V');
    // One limit alone must still fit the default of the other.
    const cold = document.temperatureMin_degC;
    const hot = document.temperatureMax_degC;
    if (hot === undefined && cold !== undefined && !(cold < defaults.temperatureMax_degC)) {
      refuse(
        ['temperatureMin_degC'],
        `less than temperatureMax_degC (${defaults.temperatureMax_degC} by default)`,
      );
    }
    order(cold ?? defaults.temperatureMin_degC, hot, 'temperatureMax_degC', 'temperatureMin_degC');
    order(document.pressureMin_kPa, document.pressureMax_kPa, 'pressureMax_kPa', 'pressureMin_kPa');
    for (let k = 1; k < (document.ocv?.length ?? 0); k++) {
      const before = document.ocv?.[k - 1] as [number, number];
      const here = document.ocv?.[k] as [number, number];
      if (!(here[0] > before[0])) refuse(['ocv', k, 0], `more than the fraction before it (${before[0]})`);
      if (!(here[1] > before[1])) refuse(['ocv', k, 1], `more than the voltage before it (${before[1]} V)`);
    }
  }) satisfies z.ZodType<ProfileDocument>;
