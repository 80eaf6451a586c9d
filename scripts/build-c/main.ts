/**
 * `npm run build:c`: the core as a C library in dist/c, ready to drop into a firmware project.
 *
 *   src/              generated C: one pair of files a module of firmware/core, firmware/storage and firmware/console, and the
 *                     runtime headers
 *   CMakeLists.txt    plain CMake and pico-sdk (target nabms), or an ESP-IDF component
 *   idf_component.yml, library.json, library.properties
 *                     for the ESP-IDF component manager, PlatformIO and the Arduino IDE
 *   examples/         a first sketch; README.md says how to begin in each of these
 *
 * With `--profile FILE.json` also src/nabms_cell.h: that cell's profile as C. `--out DIR` writes elsewhere; files of other
 * names that are there stay.
 */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportError } from '../../host/cli/reportError.js';
import { EXIT_BAD_DATA, UsageError } from '../../host/errors.js';
import { makeFolder } from '../../host/output/makeFolder.js';
import { writeFailure } from '../../host/output/writeFailure.js';
import { loadProfile } from '../../host/profile/loadProfile.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { formatDiagnostic } from '../../transpiler/check/diagnostics.js';
import { compile } from '../../transpiler/compile.js';
import { profileHeader } from './profileHeader.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PREFIX = 'nabms';
const OURS = /^(?:nabms_\w+|ts_\w+)\.[ch]$/u;
const ENTRIES = [
  'firmware/core/monitor.ts',
  'firmware/core/outputs.ts',
  'firmware/storage/snapshotScan.ts',
  'firmware/console/console.ts',
];

async function main(): Promise<number> {
  const { out, profile: profileFile } = readOptions();
  if (out === '') throw new UsageError('--out is empty; name a folder');
  // Before anything is written: a bad profile must leave an earlier library whole.
  const cell = profileFile === undefined ? undefined : toCellProfile(await loadProfile(profileFile));
  const entries = ENTRIES.map((entry) => join(ROOT, entry));
  // The same sources run in JavaScript and DeviceScript, where an object made in a function would be allocated.
  const options = { prefix: PREFIX, base: ROOT, state: ['BatteryMonitor'], localObjects: false };
  const { diagnostics, files } = compile(entries, options);
  for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic, (file) => file));
  if (diagnostics.length > 0) return EXIT_BAD_DATA;
  const sources = new Map(files);
  if (cell !== undefined) sources.set(`${PREFIX}_cell.h`, profileHeader(cell, PREFIX));
  writeLibrary(out, sources);
  console.log(`${files.size} C files in ${out}`);
  return 0;
}

/** What an earlier run made and this one does not goes; files of other names in the folder are not ours. */
function writeLibrary(out: string, sources: ReadonlyMap<string, string>): void {
  const folder = join(out, 'src');
  try {
    makeFolder(folder);
    const stale = readdirSync(folder).filter((name) => OURS.test(name) && !sources.has(name));
    for (const name of stale) rmSync(join(folder, name));
    for (const [name, text] of sources) writeFileSync(join(folder, name), text);
    cpSync(join(import.meta.dirname, 'templates'), out, { recursive: true });
    cpSync(join(ROOT, 'LICENSE'), join(out, 'LICENSE'));
  } catch (error) {
    throw writeFailure(out, 'the library was not written whole', error);
  }
}

function readOptions(): { out: string; profile?: string } {
  try {
    return parseArgs({
      options: { out: { type: 'string', default: join(ROOT, 'dist', 'c') }, profile: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = reportError(error);
}
