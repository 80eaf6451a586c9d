/** The parameters of a cell as the scenario file takes them, with the comments of the simulator's tables. */
import { join } from 'node:path';
import { cellParametersSchema } from '../../host/scenario/cellSchema.js';
import { unitOf } from '../../host/scenario/numberRule.js';
import { defaultText, described, rangeText } from './describedKeys.js';
import { parameterComments } from './parameterComments.js';

/** Where the numbers stand. */
export const PARAMETER_FILES: readonly string[] = [
  'sim/cell/cellParameters.ts',
  'sim/cell/degradationParameters.ts',
  'sim/cell/shortParameters.ts',
];

const ROOT = join(import.meta.dirname, '../..');

export interface CellParameterRow {
  readonly key: string;
  readonly unit: string;
  readonly range: string;
  /** Value of the reference cell. */
  readonly fallback: string;
  /** Meaning and source. */
  readonly meaning: string;
}

export function cellParameterRows(): CellParameterRow[] {
  const comments = parameterComments(PARAMETER_FILES.map((file) => join(ROOT, file)));
  return described(cellParametersSchema).map(([key, rule]) => ({
    key,
    unit: unitOf(key),
    range: rangeText(rule),
    fallback: defaultText(rule),
    meaning: rule.description ?? comments.get(key) ?? '',
  }));
}
