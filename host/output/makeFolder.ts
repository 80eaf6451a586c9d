import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those it lies in; returns the uppermost that had to be made. One level at a time: where none can be made
 * (below /proc) Node's own recursion never ends.
 */
export function makeFolder(folder: string): string | undefined {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) mkdirSync(path);
  return missing[0];
}
