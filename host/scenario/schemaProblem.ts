/** Says in one line what a scenario file has that its schema does not allow: where, what was found, what is allowed. */
import type { z } from 'zod';
import type { DataError } from '../errors.js';
import { suggestion } from './nearestName.js';
import { objectAt } from './schemaTree.js';
import type { DocumentPath, YamlDocument } from './yamlDocument.js';

type Issue = z.core.$ZodIssue;

/** Longest value quoted in a message, characters. */
const FOUND_LENGTH_MAX = 40;
/** More names than this are left to the documentation, so that the line stays readable. */
const NAMES_LISTED_MAX = 25;

/** `cell.capacity_Ah`, `faults[1].resistance_ohm`; entries of lists count from 1. */
export function pathName(path: DocumentPath): string {
  return path
    .map((part, k) => (typeof part === 'number' ? `[${part + 1}]` : `${k > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

/** The first problem as an error with its place; a misspelt key before the key that is missing because of it. */
export function schemaError(schema: z.ZodType, document: YamlDocument, issues: readonly Issue[]): DataError {
  const issue = innermost(issues.find((one) => one.code === 'unrecognized_keys') ?? issues[0]);
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0];
    const path = [...issue.path, key];
    const known = Object.keys(objectAt(schema, document.value, issue.path)?.shape ?? {});
    return document.errorAt(
      document.keyPlace(path),
      `unknown key '${pathName(path)}'${suggestion(key, known)}; allowed: ${listed(known)}${more}`,
    );
  }
  const value = valueAt(document.value, issue.path);
  const where = issue.path.length === 0 ? 'the document' : `key '${pathName(issue.path)}'`;
  const found = value === undefined ? 'missing' : inShort(value);
  return document.errorAt(
    document.valuePlace(issue.path),
    `${where} is ${found}, expected ${issue.message}${wordSuggestion(issue, value)}${more}`,
  );
}

/** Of a choice of forms, what is wrong with the form the value comes nearest to: the one refused for something inside. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  for (const branch of issue.errors) {
    const inside = branch.find((one) => one.path.length > 0 || one.code === 'unrecognized_keys');
    if (inside !== undefined) return innermost({ ...inside, path: [...issue.path, ...inside.path] });
  }
  return issue;
}

/** A word that is not one of the allowed ones may be a misspelt one. */
function wordSuggestion(issue: Issue, value: unknown): string {
  if (typeof value !== 'string') return '';
  const detail = issue as { values?: unknown; options?: unknown };
  const words = Array.isArray(detail.values) ? detail.values : detail.options;
  return Array.isArray(words) ? suggestion(value, words.map(String)) : '';
}

export function listed(names: readonly string[]): string {
  return names.length > NAMES_LISTED_MAX
    ? `the ${names.length} names of docs/scenarios.md`
    : names.join(', ');
}

export function valueAt(value: unknown, path: DocumentPath): unknown {
  let here = value;
  for (const part of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[part];
  }
  return here;
}

/** A value as its file might have it, cut short. */
export function inShort(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value === null) return 'empty';
  const text = JSON.stringify(value);
  return text.length > FOUND_LENGTH_MAX ? `${text.slice(0, FOUND_LENGTH_MAX)}...` : text;
}
