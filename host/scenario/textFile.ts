/** Reads a text file a person wrote: refuses what is empty, binary, too long or not a file, in one line. */
import { readFile, stat } from 'node:fs/promises';
import { DataError } from '../errors.js';
import { asDataError } from '../importers/fileSource.js';

/** A scenario is a page of text; anything longer is another file. Bytes. */
const LENGTH_MAX = 1 << 20;

/** Control characters other than tab, line feed and carriage return do not occur in text. */
const NOT_TEXT = /[^\P{Cc}\t\n\r]/u;

/** The text of a file, without a byte order mark; `kind` is what it should hold, for messages. */
export async function readTextFile(path: string, kind = 'a scenario'): Promise<string> {
  let bytes: Buffer;
  try {
    const about = await stat(path);
    if (!about.isDirectory() && !about.isFile()) {
      throw new DataError({
        file: path,
        found: 'this is not a regular file',
        mend: 'save it to a file first',
      });
    }
    if (about.size > LENGTH_MAX) {
      throw new DataError({
        file: path,
        found: `the file has ${about.size} bytes`,
        expected: `${kind} of at most ${LENGTH_MAX}`,
      });
    }
    bytes = await readFile(path);
  } catch (error) {
    throw asDataError(path, error);
  }
  const text = decode(bytes);
  if (text === null || NOT_TEXT.test(text)) {
    throw new DataError({ file: path, found: 'this is not a text file', expected: 'YAML in UTF-8' });
  }
  if (text.trim() === '') throw new DataError({ file: path, found: 'the file is empty', expected: kind });
  return text;
}

/** UTF-8 as text (a byte order mark left out), or null if it is not UTF-8. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
