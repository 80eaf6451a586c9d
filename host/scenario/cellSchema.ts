/** `cell:` of a scenario: an id of the cell library, or parameters that differ from a library cell's. */
import { z } from 'zod';
import type { CellParameters, NumericCellKey } from '../../sim/cell/cellParameters.js';
import {
  cellRange,
  COVER_LAWS,
  DEAD_LAWS,
  FIXTURE_KINDS,
  GEOMETRIES,
  referenceCell,
} from '../../sim/cell/cellParameters.js';
import { RELAXATION_KINDS } from '../../sim/cell/relaxationKind.js';
import { listCathodes } from '../../sim/library/cathodes.js';
import { CELL_IDS } from './libraryCell.js';
import { numberRule } from './numberRule.js';
import { wordRule } from './wordRule.js';

type WordKey = Exclude<keyof CellParameters, NumericCellKey>;

/** The words a parameter that is no number may hold. */
const WORDS: Readonly<Record<WordKey, readonly string[]>> = {
  cathode: listCathodes().map(({ id }) => id),
  relaxation: RELAXATION_KINDS,
  fixture: FIXTURE_KINDS,
  geometry: GEOMETRIES,
  deadLaw: DEAD_LAWS,
  coverLaw: COVER_LAWS,
};

const idRule = wordRule({ words: CELL_IDS, what: 'a cell of the library' });

/** One rule a parameter, made from the simulator's own table, so that a new parameter needs no change here. */
function parameterRules(): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(referenceCell()).map(([key, value]): [string, z.ZodType] => {
      if (typeof value !== 'number') {
        return [key, wordRule({ words: WORDS[key as WordKey], fallback: value }).optional()];
      }
      const [min, max] = cellRange(key as NumericCellKey);
      return [key, numberRule({ key, min, max, fallback: value }).optional()];
    }),
  );
}

export const cellParametersSchema = z.strictObject(
  {
    id: idRule
      .meta({ description: 'the library cell from which the other keys differ', default: CELL_IDS[0] })
      .optional(),
    ...parameterRules(),
  },
  { error: 'the id of a library cell, or parameters such as {capacity_Ah: 0.5}' },
);

export const cellSchema = z.union([idRule, cellParametersSchema], {
  error: `a cell of the library (${CELL_IDS.join(', ')}), or parameters such as {capacity_Ah: 0.5}`,
});

/** What the schema lets through: the simulator's parameters, checked key by key. */
export type CellSource = string | ({ id?: string } & Partial<CellParameters>);
