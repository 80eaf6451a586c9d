/**
 * The file formats, in the order they are tried: an instrument's own columns first, because columns derived from them
 * may have been derived wrongly (a published Arbin file carries standard columns that are a thousand times too small).
 */
import { UsageError, quoted } from '../../errors.js';
import { arbin } from './arbin.js';
import { bdf } from './bdf.js';
import type { RecordingFormat } from './format.js';
import { generic } from './generic.js';

export const FORMATS: readonly RecordingFormat[] = [arbin, bdf, generic];

/** The format `--format` names. */
export function formatById(id: string): RecordingFormat {
  const found = FORMATS.find((format) => format.id === id.toLowerCase());
  if (found !== undefined) return found;
  const names = FORMATS.map((format) => format.id).join(', ');
  throw new UsageError(`--format ${quoted(id)} is not a format, expected one of: ${names}`);
}
