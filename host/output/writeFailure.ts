import { DataError } from '../errors.js';

/** What the system calls of a failed write mean for the user. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space or choose another --out',
  EFBIG: 'the file-size limit is reached; choose another --out',
  EACCES: 'no permission to write there; choose another --out',
  EPERM: 'no permission to write there; choose another --out',
  EROFS: 'the file system is read-only; choose another --out',
  ENOTDIR: 'a part of the path is a file; choose another --out',
  EEXIST: 'a part of the path is a file; choose another --out',
  ENOENT: 'a folder cannot be made there; choose another --out',
  ENAMETOOLONG: 'the name is too long; choose a shorter --out',
};

/** A failed write in one line; `state`: what became of the target. */
export function writeFailure(target: string, state: string, error: unknown): DataError {
  if (error instanceof DataError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? 'error';
  return new DataError(`${target}: ${state}: ${MEANINGS[code] ?? String(error)} (${code})`);
}
