/** The parameters and constants of the cell, and which of them no measurement stands behind, as the source says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellParameterRows, PARAMETER_FILES } from '../scenario/cellParameterRows.js';
import { sourceConstants } from './sourceConstants.js';

const ROOT = join(import.meta.dirname, '../..');
const ASSUMED = /\b(assumed|fitted)\b/iu;

/** A row of a parameter table; a constant has no range but that of its comment. */
export interface NumberRow {
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly range: string;
  readonly meaning: string;
  /** Where it stands, path from the root. */
  readonly file: string;
}

/** Every number of the cell: parameters first, then constants. */
export function numberRows(): NumberRow[] {
  const texts = PARAMETER_FILES.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
  const parameters = cellParameterRows()
    .filter(({ key }) => key !== 'id')
    .map(({ key, unit, range, fallback, meaning }) => {
      const file = texts.find(({ text }) => text.includes(`\n  ${key}: `))?.file ?? PARAMETER_FILES[0];
      return { name: key, unit, value: fallback, range, meaning, file };
    });
  const constants = sourceConstants().map(({ name, value, comment, file }) => {
    return { name, unit: '', value, range: 'constant', meaning: comment, file };
  });
  return [...parameters, ...constants];
}

export function isAssumed({ meaning }: NumberRow): boolean {
  return ASSUMED.test(meaning);
}
