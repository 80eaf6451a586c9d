/**
 * The lint of the portable subset: `node --import tsx scripts/subset/main.ts DIR…`.
 * Findings go to standard error as `file:line:col - code: what, why, how`. Exit 0 clean, 1 findings, 2 wrong usage.
 */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { checkFolders } from './check.js';
import { formatDiagnostic } from './diagnostics.js';

function main(folders: readonly string[]): number {
  const missing = folders.filter((folder) => !existsSync(folder));
  if (folders.length === 0 || missing.length > 0) {
    const reason = missing.length > 0 ? `no such folder: ${missing.join(', ')}` : 'no folder given';
    console.error(`${reason}\nusage: node --import tsx scripts/subset/main.ts DIR…`);
    return 2;
  }
  const { files, diagnostics } = checkFolders(folders);
  if (files.length === 0) {
    console.error(`no TypeScript sources in ${folders.join(', ')}`);
    return 2;
  }
  for (const diagnostic of diagnostics) {
    console.error(formatDiagnostic(diagnostic, (file) => relative(process.cwd(), file)));
  }
  const verdict = diagnostics.length === 0 ? 'all in the portable subset' : `${diagnostics.length} findings`;
  console.error(`subset: ${files.length} files, ${verdict}`);
  return diagnostics.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
