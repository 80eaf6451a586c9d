/**
 * What a scenario may expect of one value of the result: the value itself (`true`, `2`, `anode`, `null`), or conditions
 * that must all hold.
 */
import { z } from 'zod';

const aNumber = { error: 'a finite number' };
const aBound = { error: 'a finite number, or the path of one in the result such as truth.softShort.leak_A' };

const number = z.number(aNumber);
/** A limit: a number, or a path to one, so that an estimate can be held against the truth. */
const bound = z.union([number, z.string().min(1, aBound)], aBound);
const someTexts = z
  .array(z.string({ error: 'a text' }), { error: 'a list of texts' })
  .min(1, { error: 'a list with at least one text' });
const scalarText = 'a number, a text, true, false or null';
const scalar = z.union([number, z.string(), z.boolean(), z.null()], { error: scalarText });

export const conditionsSchema = z.strictObject(
  {
    min: bound.meta({ description: 'at least this' }).optional(),
    max: bound.meta({ description: 'at most this' }).optional(),
    near: bound.meta({ description: 'close to this; needs within or withinShare' }).optional(),
    within: number
      .min(0, { error: 'a number, 0 or more' })
      .meta({ description: 'largest distance from near, in the unit of the value' })
      .optional(),
    withinShare: number
      .min(0, { error: 'a number from 0 to 10' })
      .max(10, { error: 'a number from 0 to 10' })
      .meta({ description: 'largest distance from near, as a share of near (0.2 = 20 %)' })
      .optional(),
    oneOf: z
      .array(scalar, { error: 'a list of values' })
      .min(1, { error: 'a list with at least one value' })
      .meta({ description: 'one of these values' })
      .optional(),
    not: scalar.meta({ description: 'any value but this one' }).optional(),
    contains: someTexts.meta({ description: 'for lists: every one of these is in the list' }).optional(),
    excludes: someTexts.meta({ description: 'for lists: none of these is in the list' }).optional(),
  },
  { error: `${scalarText}, or conditions such as {max: 1}` },
);

export const expectationSchema = z.union([number, z.string(), z.boolean(), z.null(), conditionsSchema], {
  error: `${scalarText}, or conditions such as {max: 1}`,
});

export const CONDITION_KEYS = Object.keys(conditionsSchema.shape);

export type Conditions = z.infer<typeof conditionsSchema>;
export type Scalar = number | string | boolean | null;
