/**
 * Turns what a scenario expects of a path into conditions, and refuses what could not be met by any result: a text where
 * a number stands, an alarm that does not exist, an upper limit below the lower one. Better before the run than after.
 */
import { z } from 'zod';
import { ALARM_NAMES } from '../../result/alarmCatalogue.js';
import { alarmSchema, faultDocumentSchema } from '../../result/resultSchema.js';
import { suggestion } from '../nearestName.js';
import type { Bound, Condition, ExpectationSource } from './expectation.js';
import type { Conditions, Scalar } from './expectationSchema.js';
import type { ResultPath } from './resultPath.js';
import { parseResultPath } from './resultPath.js';

/** What is wrong, and under which condition's key (none: with the whole expectation). */
export class ExpectationProblem extends Error {
  constructor(
    message: string,
    readonly key: keyof Conditions | null = null,
  ) {
    super(message);
  }
}

/** The conditions; throws an ExpectationProblem. */
export function readConditions(path: ResultPath, source: ExpectationSource): Condition[] {
  if (source === null || typeof source !== 'object') {
    requireValue(path, source, null);
    return [{ kind: 'equals', value: source }];
  }
  const keys = Object.keys(source) as (keyof Conditions)[];
  if (keys.length === 0) throw new ExpectationProblem('expects nothing; give a value or a condition');
  const conditions = [...limits(path, source), ...choices(path, source), ...listItems(path, source)];
  if (conditions.length === 1) refuseIdle(path, conditions[0]);
  return conditions;
}

/** Refuses a single limit that every value of this path keeps: it would look like a test and be none. */
function refuseIdle(path: ResultPath, condition: Condition): void {
  if (!(path.schema instanceof z.ZodNumber) || path.nullable) return;
  if (condition.kind !== 'min' && condition.kind !== 'max') return;
  const { kind, bound } = condition;
  if (typeof bound !== 'number') return;
  const { minValue, maxValue } = path.schema;
  const idle = kind === 'min' ? bound <= (minValue ?? -Infinity) : bound >= (maxValue ?? Infinity);
  if (!idle) return;
  throw new ExpectationProblem(`is ${bound}, which every result meets: the value is ${typeText(path)}`, kind);
}

function limits(path: ResultPath, source: Conditions): Condition[] {
  const conditions: Condition[] = [];
  for (const key of ['min', 'max', 'near', 'within', 'withinShare'] as const) {
    if (source[key] !== undefined && !isNumber(path.schema)) {
      throw new ExpectationProblem(`is for numbers, but the value is ${typeText(path)}`, key);
    }
  }
  const { min, max, near, within, withinShare } = source;
  if (typeof min === 'number' && typeof max === 'number' && max < min) {
    throw new ExpectationProblem(`is ${max}; it must not be below min (${min})`, 'max');
  }
  if (min !== undefined) conditions.push({ kind: 'min', bound: readBound(min, 'min') });
  if (max !== undefined) conditions.push({ kind: 'max', bound: readBound(max, 'max') });
  if (near === undefined) {
    const lonely = within !== undefined ? 'within' : withinShare !== undefined ? 'withinShare' : null;
    if (lonely !== null) throw new ExpectationProblem('needs near: the value to be close to', lonely);
    return conditions;
  }
  if ((within === undefined) === (withinShare === undefined)) {
    throw new ExpectationProblem('needs one of within and withinShare', 'near');
  }
  if (near === 0 && withinShare !== undefined) {
    throw new ExpectationProblem('is a share of 0, which is 0; use within', 'withinShare');
  }
  const relative = withinShare !== undefined;
  conditions.push({
    kind: 'near',
    bound: readBound(near, 'near'),
    within: withinShare ?? within ?? 0,
    relative,
  });
  return conditions;
}

function readBound(bound: number | string, key: keyof Conditions): Bound {
  if (typeof bound === 'number') return bound;
  const path = parseResultPath(bound);
  if (typeof path === 'string') throw new ExpectationProblem(path, key);
  if (!isNumber(path.schema) || path.steps.some((step) => step.kind === 'every')) {
    throw new ExpectationProblem(`'${bound}' is not a single number`, key);
  }
  return path;
}

function choices(path: ResultPath, source: Conditions): Condition[] {
  const conditions: Condition[] = [];
  for (const value of source.oneOf ?? []) requireValue(path, value, 'oneOf');
  if (source.oneOf !== undefined) conditions.push({ kind: 'oneOf', values: source.oneOf });
  if (source.not !== undefined) {
    requireValue(path, source.not, 'not');
    conditions.push({ kind: 'not', value: source.not });
  }
  return conditions;
}

function listItems(path: ResultPath, source: Conditions): Condition[] {
  const conditions: Condition[] = [];
  for (const kind of ['contains', 'excludes'] as const) {
    const items = source[kind];
    if (items === undefined) continue;
    const element = path.schema instanceof z.ZodArray ? path.schema.element : null;
    if (element === alarmSchema || element === faultDocumentSchema) requireAlarms(items, kind);
    else if (!(element instanceof z.ZodString)) {
      throw new ExpectationProblem(
        `is for lists of texts and alarms, but the value is ${typeText(path)}`,
        kind,
      );
    }
    conditions.push({ kind, items });
  }
  const both = source.contains?.find((item) => source.excludes?.includes(item) === true);
  if (both !== undefined)
    throw new ExpectationProblem(`names '${both}', which contains names too`, 'excludes');
  return conditions;
}

function requireAlarms(ids: readonly string[], key: 'contains' | 'excludes'): void {
  const known = Object.values(ALARM_NAMES);
  for (const id of ids) {
    if (known.includes(id)) continue;
    throw new ExpectationProblem(
      `names '${id}', which is no alarm${suggestion(id, known)}; alarms are ${known.join(', ')}`,
      key,
    );
  }
}

/** Refuses a value the path can never have. */
function requireValue(path: ResultPath, value: Scalar, key: keyof Conditions | null): void {
  if (value === null ? path.nullable : path.schema.safeParse(value).success) return;
  const found = JSON.stringify(value);
  throw new ExpectationProblem(`is ${found}, but the value is ${typeText(path)}`, key);
}

function isNumber(schema: z.ZodType): boolean {
  return schema instanceof z.ZodNumber;
}

/** What stands at the end of a path, in words. */
export function typeText(path: Pick<ResultPath, 'schema' | 'nullable'>): string {
  const { schema } = path;
  const orNull = path.nullable ? ' or null' : '';
  if (schema instanceof z.ZodEnum) return `one of ${schema.options.join(', ')}${orNull}`;
  if (schema instanceof z.ZodLiteral) return `always ${[...schema.values].join(', ')}`;
  if (schema instanceof z.ZodArray) return 'a list (use contains, excludes, .length or an entry)';
  if (schema instanceof z.ZodBoolean) return `true or false${orNull}`;
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema;
    const bounded = minValue !== null && maxValue !== null && Number.isFinite(minValue) && maxValue < 1e9;
    const kind = schema.format === 'safeint' ? 'a whole number' : 'a number';
    return `${kind}${bounded ? ` from ${minValue} to ${maxValue}` : ''}${orNull}`;
  }
  return `a text${orNull}`;
}
