/** Reads and checks a cell profile (`--profile FILE`). */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { ProfileDocument } from '../../sim/library/profileDocument.js';
import { DataError } from '../errors.js';
import { asDataError } from '../importers/fileSource.js';
import { parseJson } from './jsonSyntax.js';
import { profileSchema } from './profileSchema.js';

/** Longest value quoted in a message, characters. */
const FOUND_LENGTH_MAX = 40;

/** The profile in this file. Throws a DataError that names the file, the key, what was found and what is expected. */
export async function loadProfile(path: string): Promise<ProfileDocument> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw asDataError(path, error);
  }
  if (text.trim() === '')
    throw new DataError({ file: path, found: 'the file is empty', expected: 'a JSON object' });
  return checkProfile(path, parseJson(path, text));
}

/** The same check for a document that is already in memory; `file` is for the message. */
export function checkProfile(file: string, document: unknown): ProfileDocument {
  const result = profileSchema.safeParse(document);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues as [z.core.$ZodIssue, ...z.core.$ZodIssue[]];
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  if (first.code === 'unrecognized_keys') {
    const key = pathName([...first.path, first.keys[0]]);
    throw new DataError({
      file,
      found: `unknown key '${key}'${more}`,
      expected: `only the keys ${keysAt(first.path).join(', ')}`,
      mend: 'correct the spelling or remove it',
    });
  }
  const value = valueAt(document, first.path);
  const where = first.path.length === 0 ? 'the document' : `key '${pathName(first.path)}'`;
  throw new DataError({
    file,
    found: `${where} is ${value === undefined ? 'missing' : inShort(value)}`,
    expected: `${first.message}${more}`,
  });
}

/** `fixture.type`, `ocv[3][1]`. */
function pathName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function inShort(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > FOUND_LENGTH_MAX ? `${text.slice(0, FOUND_LENGTH_MAX)}...` : text;
}

/** The keys an object at this place may have. */
function keysAt(path: readonly PropertyKey[]): string[] {
  const shape = profileSchema.shape;
  if (path[0] === 'volumes') return Object.keys(shape.volumes.unwrap().shape);
  if (path[0] === 'fixture') return Object.keys(shape.fixture.unwrap().shape);
  if (path[0] === 'sensors') return Object.keys(shape.sensors.unwrap().shape);
  return Object.keys(shape);
}
