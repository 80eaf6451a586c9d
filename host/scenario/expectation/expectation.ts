/** An expectation that fits the result document, ready to be held against one. */
import type { Place } from '../yamlDocument.js';
import type { Conditions, Scalar } from './expectationSchema.js';
import type { ResultPath } from './resultPath.js';

/** A limit that is a number, or a number found elsewhere in the same result. */
export type Bound = number | ResultPath;

/** One thing that must hold of a value. */
export type Condition =
  | { readonly kind: 'equals' | 'not'; readonly value: Scalar }
  | { readonly kind: 'oneOf'; readonly values: readonly Scalar[] }
  | { readonly kind: 'min' | 'max'; readonly bound: Bound }
  | { readonly kind: 'near'; readonly bound: Bound; readonly within: number; readonly relative: boolean }
  | { readonly kind: 'contains' | 'excludes'; readonly items: readonly string[] };

export interface Expectation {
  readonly path: ResultPath;
  readonly conditions: readonly Condition[];
  /** Where it stands in the scenario file. */
  readonly place: Place;
}

/** As the scenario writes it. */
export type ExpectationSource = Scalar | Conditions;
