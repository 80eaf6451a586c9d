/**
 * Paths into the result document: `softShort.levelMax`, `cycles[3].coulombicEfficiency`, `cycles[-1].endOfDischarge`,
 * `cycles[*].charge_Ah`, `softShort.episodes.length`. Entries of lists count from 1, as a cycle's own index does; -1 is
 * the last one, `*` every one. What may be named is read from the result's schema, so a new result key needs no change.
 */
import { z } from 'zod';
import type { ResultDocument } from '../../result/resultSchema.js';
import { resultSchema } from '../../result/resultSchema.js';
import { suggestion } from '../nearestName.js';

export type PathStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'entry'; readonly number: number }
  | { readonly kind: 'every' }
  | { readonly kind: 'length' };

/** A path that exists in the schema, and what stands at its end. */
export interface ResultPath {
  readonly text: string;
  readonly steps: readonly PathStep[];
  readonly schema: z.ZodType;
  readonly nullable: boolean;
}

/** One value a path leads to; `problem` says why it leads nowhere in this result. */
export interface FoundValue {
  readonly path: string;
  readonly value: unknown;
  readonly problem: string | null;
}

const TOKEN = /(?:^|\.)([A-Za-z_]\w*)|\[(\*|-?\d+)\]/y;

/** The path, or what is wrong with it as a sentence. */
export function parseResultPath(text: string): ResultPath | string {
  const steps: PathStep[] = [];
  let schema: z.ZodType = resultSchema;
  let nullable = false;
  let soFar = 'the result';
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return `'${text}' is not a path such as softShort.levelMax or cycles[3].charge_Ah`;
    const [, key, entry] = match as unknown as [string, string | undefined, string | undefined];
    const plain = withoutWrappers(schema);
    if (key === undefined) {
      if (!(plain instanceof z.ZodArray)) return `${soFar} is no list, so ${match[0]} means nothing there`;
      const step = entryStep(String(entry));
      if (step === null) return `${match[0]}: entries count from 1; [-1] is the last and [*] every one`;
      steps.push(step);
      schema = plain.element as z.ZodType;
    } else if (plain instanceof z.ZodArray && key === 'length') {
      steps.push({ kind: 'length' });
      schema = z.int().min(0);
    } else if (plain instanceof z.ZodObject) {
      const shape = plain.shape as Record<string, z.ZodType>;
      const known = Object.keys(shape);
      if (!Object.hasOwn(shape, key)) {
        return `${soFar} has no '${key}'${suggestion(key, known)}; it has ${known.join(', ')}`;
      }
      steps.push({ kind: 'key', key });
      schema = shape[key];
    } else {
      const hint = plain instanceof z.ZodArray ? 'a list: write [1], [-1], [*] or .length' : 'a single value';
      return `${soFar} is ${hint}, so '.${key}' means nothing there`;
    }
    soFar = `'${text.slice(0, TOKEN.lastIndex)}'`;
    nullable = schema instanceof z.ZodNullable;
  }
  const end = withoutWrappers(schema);
  if (end instanceof z.ZodObject) {
    return `${soFar} is a group of values; name one of them: ${Object.keys(end.shape).join(', ')}`;
  }
  return { text, steps, schema: end, nullable };
}

function entryStep(entry: string): PathStep | null {
  if (entry === '*') return { kind: 'every' };
  const number = Number(entry);
  return number === 0 || !Number.isSafeInteger(number) ? null : { kind: 'entry', number };
}

function withoutWrappers(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional
    ? withoutWrappers(schema.unwrap() as z.ZodType)
    : schema;
}

/** Every value the path leads to in this result: one, unless it says `[*]`; never none. */
export function valuesAt(result: ResultDocument, path: ResultPath): FoundValue[] {
  let found: FoundValue[] = [{ path: '', value: result, problem: null }];
  for (const step of path.steps) found = found.flatMap((from) => follow(from, step));
  return found;
}

function follow(from: FoundValue, step: PathStep): FoundValue[] {
  if (from.problem !== null) return [from];
  if (step.kind === 'key') {
    const path = from.path === '' ? step.key : `${from.path}.${step.key}`;
    if (from.value === null || from.value === undefined) {
      return [{ path, value: null, problem: `${from.path} is not known` }];
    }
    return [{ path, value: (from.value as Record<string, unknown>)[step.key], problem: null }];
  }
  const list = from.value as readonly unknown[];
  if (step.kind === 'length') return [{ path: `${from.path}.length`, value: list.length, problem: null }];
  const entry = (number: number): FoundValue => ({
    path: `${from.path}[${number}]`,
    value: list[number - 1],
    problem: null,
  });
  if (step.kind === 'every') {
    // Nothing is true of all entries of an empty list: the expectation was written for a run that has some.
    if (list.length === 0)
      return [{ path: `${from.path}[*]`, value: null, problem: `${from.path} is empty` }];
    return list.map((_, k) => entry(k + 1));
  }
  const number = step.number > 0 ? step.number : list.length + 1 + step.number;
  if (number >= 1 && number <= list.length) return [entry(number)];
  const problem = `${from.path} has ${list.length === 0 ? 'no entries' : `${list.length} entries`}`;
  return [{ path: `${from.path}[${step.number}]`, value: null, problem }];
}
