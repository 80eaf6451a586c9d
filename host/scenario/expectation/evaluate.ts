/** Holds expectations against a finished result. */
import type { ResultDocument } from '../../result/resultSchema.js';
import type { Bound, Condition, Expectation } from './expectation.js';
import type { FoundValue } from './resultPath.js';
import { valuesAt } from './resultPath.js';

export interface Outcome {
  readonly expectation: Expectation;
  readonly met: boolean;
  /** `softShort.levelMax is 2, expected at most 1`; where it is met, what was seen. */
  readonly text: string;
}

type Limit = Extract<Condition, { bound: Bound }>;

/** What came of each expectation, in the order of the file. */
export function evaluate(expectations: readonly Expectation[], result: ResultDocument): Outcome[] {
  return expectations.map((expectation) => {
    const found = valuesAt(result, expectation.path);
    const misses = found.flatMap((value) => missOf(value, expectation, result) ?? []);
    const met = misses.length === 0;
    const others = misses.length > 1 ? ` (and ${misses.length - 1} more of ${found.length})` : '';
    return { expectation, met, text: met ? seenText(found) : `${misses[0]}${others}` };
  });
}

function seenText(found: readonly FoundValue[]): string {
  return found.length === 1 ? `${found[0].path} is ${show(found[0].value)}` : `all ${found.length} meet it`;
}

/** What of the expectation this value does not meet, or null. */
function missOf(found: FoundValue, expectation: Expectation, result: ResultDocument): string | null {
  const wanted = expectation.conditions.map((condition) => wantedText(condition, result)).join(' and ');
  if (found.problem !== null) return `${found.path} is missing (${found.problem}), expected ${wanted}`;
  for (const condition of expectation.conditions) {
    if (!holds(found.value, condition, result)) {
      return `${found.path} is ${show(found.value)}, expected ${wantedText(condition, result)}`;
    }
  }
  return null;
}

function holds(value: unknown, condition: Condition, result: ResultDocument): boolean {
  switch (condition.kind) {
    case 'equals':
      return value === condition.value;
    case 'not':
      return value !== condition.value;
    case 'oneOf':
      return condition.values.some((one) => value === one);
    case 'contains':
      return condition.items.every((item) => contains(value, item));
    case 'excludes':
      return !condition.items.some((item) => contains(value, item));
    case 'min':
    case 'max':
    case 'near': {
      const bound = boundValue(condition.bound, result);
      // What is not known is neither large nor small: null meets no limit.
      return bound !== null && typeof value === 'number' && isWithin(value, condition, bound);
    }
  }
}

function isWithin(value: number, condition: Limit, bound: number): boolean {
  if (condition.kind === 'near') {
    const distance = condition.relative ? condition.within * Math.abs(bound) : condition.within;
    return Math.abs(value - bound) <= distance;
  }
  return condition.kind === 'min' ? value >= bound : value <= bound;
}

/** Texts contain a piece of text; of alarms the id counts. */
function contains(list: unknown, item: string): boolean {
  return (list as readonly (string | { id: string })[]).some((entry) =>
    typeof entry === 'string' ? entry.includes(item) : entry.id === item,
  );
}

function boundValue(bound: Bound, result: ResultDocument): number | null {
  if (typeof bound === 'number') return bound;
  const [found] = valuesAt(result, bound);
  return typeof found.value === 'number' && found.problem === null ? found.value : null;
}

function wantedText(condition: Condition, result: ResultDocument): string {
  switch (condition.kind) {
    case 'equals':
      return show(condition.value);
    case 'not':
      return `anything but ${show(condition.value)}`;
    case 'oneOf':
      return `one of ${condition.values.map(show).join(', ')}`;
    case 'contains':
      return `to contain ${condition.items.join(', ')}`;
    case 'excludes':
      return `none of ${condition.items.join(', ')}`;
    case 'min':
      return `at least ${boundText(condition.bound, result)}`;
    case 'max':
      return `at most ${boundText(condition.bound, result)}`;
    case 'near': {
      const { within, relative } = condition;
      const distance = relative ? `${Number((100 * within).toPrecision(6))} %` : String(within);
      return `within ${distance} of ${boundText(condition.bound, result)}`;
    }
  }
}

function boundText(bound: Bound, result: ResultDocument): string {
  if (typeof bound === 'number') return show(bound);
  const value = boundValue(bound, result);
  return `${bound.text} (${value === null ? 'not known' : show(value)})`;
}

/** Longest piece of a list or text in a message, characters. */
const SHOWN_MAX = 120;

function show(value: unknown): string {
  if (value === null || value === undefined) return 'null (not known)';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const names = (value as readonly (string | { id?: string })[]).map((entry) =>
      typeof entry === 'string' ? entry : (entry.id ?? 'an entry'),
    );
    return names.length === 0 ? 'an empty list' : short(`[${[...new Set(names)].join(', ')}]`);
  }
  return short(JSON.stringify(value));
}

function short(text: string): string {
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}...` : text;
}
