/** What a file format must be able to do; one file a format, listed in `registry.ts`. */
import { DataError } from '../../errors.js';
import { hasCurrent, type ColumnBinding, type HeaderTable } from '../quantities.js';

export interface RecordingFormat {
  /** The name `--format` takes. */
  readonly id: string;
  /** The format's name in words. */
  readonly title: string;
  /** What the header must contain, in words. */
  readonly expects: string;
  /** Which column of this header is read as what. Never throws; may lack required quantities. */
  columns(header: readonly string[]): ColumnBinding[];
  /** True when this row is, beyond reasonable doubt, the header of a file of this format. */
  recognises(header: readonly string[]): boolean;
  /** Why a table without the required columns cannot be read, and how to mend it. */
  explain(table: HeaderTable): DataError;
}

/** The required quantities that are not bound. */
export function missingQuantities(bindings: readonly ColumnBinding[]): ('time' | 'voltage' | 'current')[] {
  const bound = new Set(bindings.map((binding) => binding.quantity));
  const missing: ('time' | 'voltage' | 'current')[] = [];
  if (!bound.has('time')) missing.push('time');
  if (!bound.has('voltage')) missing.push('voltage');
  if (!hasCurrent(bound)) missing.push('current');
  return missing;
}

/** The message of a format whose labels are fixed. */
export function explainFixedLabels(format: RecordingFormat, table: HeaderTable): DataError {
  const missing = missingQuantities(format.columns(table.header));
  return new DataError({
    file: table.path,
    line: table.line,
    found: `no ${missing.join(', no ')} in the labels of ${format.title} among ${listColumns(table.header)}`,
    expected: format.expects,
    mend: 'leave --format out, or name the columns with --map',
  });
}

/** The columns of a header for a message. */
export function listColumns(header: readonly string[]): string {
  return header.map((name) => name.trim()).join(', ');
}
