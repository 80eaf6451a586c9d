/**
 * Which encoding the text of a file has, from its first bytes: UTF-8 (with or without a mark), UTF-16 little-endian
 * with a mark (Windows tools write it), or Latin-1 when the bytes are not valid UTF-8 (`°C`, `µA` of older programs).
 */
import { DataError } from '../errors.js';

export type TextEncoding = 'utf8' | 'utf16le' | 'latin1';

export interface EncodingFound {
  readonly encoding: TextEncoding;
  /** Length of the byte order mark. */
  readonly skipBytes: number;
}

/** The encoding of a file that begins with these bytes. Throws a DataError for what is no text. */
export function detectEncoding(path: string, head: Buffer, whole: boolean): EncodingFound {
  if (head.length >= 2 && head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf16le', skipBytes: 2 };
  if (head.length >= 2 && head[0] === 0xfe && head[1] === 0xff) {
    throw new DataError({
      file: path,
      found: 'the text is UTF-16 big-endian',
      expected: 'UTF-8',
      mend: 'convert it, for instance with iconv -f UTF-16 -t UTF-8',
    });
  }
  const nul = head.indexOf(0);
  if (nul >= 0) {
    throw new DataError({
      file: path,
      found: `this is not text (a zero byte at offset ${nul})`,
      expected: 'a text table in UTF-8',
      mend: 'export the data as CSV',
    });
  }
  const skipBytes = head.length >= 3 && head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  return { encoding: isUtf8(head, whole) ? 'utf8' : 'latin1', skipBytes };
}

function isUtf8(head: Buffer, whole: boolean): boolean {
  try {
    // A head cut inside a character is not an error: `stream` leaves the rest for later.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}
