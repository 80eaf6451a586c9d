/**
 * The bytes of a recorded file as a stream of text: checks that the path is a readable file, unpacks gzip by content
 * (not by name), refuses what is not text. Memory does not grow with the length of the file.
 */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DataError } from '../errors.js';

/** Bytes read at once: large enough that a chunk costs nothing beside its rows. */
const CHUNK_BYTES = 262144;

/** First bytes of files people mistake for tables, and what to do with each. */
const NOT_TEXT: readonly (readonly [magic: string, what: string, mend: string])[] = [
  ['PK\u0003\u0004', 'a zip archive (Excel .xlsx, Neware .ndax)', 'export it as CSV'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel or Access file (.xls, .res)', 'export it as CSV'],
  ['BIO-LOGIC MODULAR FILE', 'a BioLogic .mpr file', 'export it as text (.mpt)'],
  ['NEWARE', 'a Neware .nda file', 'export it as CSV'],
  ['PAR1', 'a Parquet file', 'convert it to CSV'],
  ['\u0089HDF', 'an HDF5 file', 'convert it to CSV'],
  ['%PDF', 'a PDF document', 'give the data as CSV'],
  ['SQLite format 3', 'an SQLite database', 'export the table as CSV'],
];

const FILE_ERRORS: Readonly<Record<string, readonly [found: string, mend: string]>> = {
  ENOENT: ['there is no such file', 'check the path'],
  ENOTDIR: ['there is no such file', 'check the path'],
  EACCES: ['the file may not be read', 'check its permissions'],
  EPERM: ['the file may not be read', 'check its permissions'],
  EISDIR: ['this is a directory', 'name a file in it'],
  EMFILE: ['too many files are open', 'close some and try again'],
  EIO: ['the disk reported a read error', 'copy the file elsewhere and try again'],
};

/** A system or unpacking error in the words of a DataError; other errors are passed through. */
export function asDataError(path: string, error: unknown): unknown {
  if (error instanceof DataError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const known = FILE_ERRORS[code];
  if (known !== undefined) return new DataError({ file: path, found: known[0], mend: known[1] });
  if (code === 'Z_BUF_ERROR') {
    return new DataError({
      file: path,
      found: 'the gzip file ends early',
      mend: 'copy or download it again; it was cut short',
    });
  }
  if (code.startsWith('Z_')) {
    return new DataError({
      file: path,
      found: 'the gzip file is damaged',
      mend: 'copy or download it again',
    });
  }
  return error;
}

/** Checks that the path names a file with something in it, and tells whether its content is gzip. */
export async function probeFile(path: string): Promise<{ gzip: boolean }> {
  try {
    const about = await stat(path);
    if (about.isDirectory()) {
      throw new DataError({ file: path, found: 'this is a directory', mend: 'name a file in it' });
    }
    if (!about.isFile()) {
      throw new DataError({
        file: path,
        found: 'this is not a regular file',
        mend: 'save the data to a file first: it is read twice',
      });
    }
    const handle = await open(path, 'r');
    try {
      const head = Buffer.alloc(64);
      const { bytesRead } = await handle.read(head, 0, head.length, 0);
      if (bytesRead === 0) throw new DataError({ file: path, found: 'the file is empty' });
      refuseKnownBinary(path, head.subarray(0, bytesRead));
      return { gzip: bytesRead >= 2 && head[0] === 0x1f && head[1] === 0x8b };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asDataError(path, error);
  }
}

function refuseKnownBinary(path: string, head: Buffer): void {
  const text = head.toString('latin1');
  for (const [magic, what, mend] of NOT_TEXT) {
    if (text.startsWith(magic)) {
      throw new DataError({ file: path, found: `this is ${what}`, expected: 'a text table', mend });
    }
  }
}

/** The unpacked bytes of the file, chunk by chunk. Errors are DataErrors where they are the file's. */
export async function* readBytes(path: string, gzip: boolean): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let source: Readable = file;
  if (gzip) {
    const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
    // The reader below sees every error through `unpacked`; nothing is left to do when the pipeline ends.
    pipeline(file, unpacked, () => undefined);
    source = unpacked;
  }
  try {
    for await (const chunk of source) yield chunk as Buffer;
  } catch (error) {
    throw asDataError(path, error);
  } finally {
    source.destroy();
    file.destroy();
  }
}
