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
 * With `--profile FILE.json` also src/nabms_cell.h: that cell's profile as C. `--out DIR` writes elsewhere.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadProfile } from '../../host/profile/loadProfile.js';
import { toCellProfile } from '../../host/profile/toCellProfile.js';
import { formatDiagnostic } from '../../transpiler/check/diagnostics.js';
import { compile } from '../../transpiler/compile.js';
import { profileHeader } from './profileHeader.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PREFIX = 'nabms';
const ENTRIES = [
  'firmware/core/monitor.ts',
  'firmware/core/outputs.ts',
  'firmware/storage/snapshotScan.ts',
  'firmware/console/console.ts',
];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: join(ROOT, 'dist', 'c') }, profile: { type: 'string' } },
  });
  const entries = ENTRIES.map((entry) => join(ROOT, entry));
  // The same sources run in JavaScript and DeviceScript, where an object made in a function would be allocated.
  const options = { prefix: PREFIX, base: ROOT, state: ['BatteryMonitor'], localObjects: false };
  const { diagnostics, files } = compile(entries, options);
  for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic, (file) => file));
  if (diagnostics.length > 0) return 1;
  const folder = join(values.out, 'src');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  if (values.profile !== undefined) {
    const profile = toCellProfile(await loadProfile(values.profile));
    writeFileSync(join(folder, `${PREFIX}_cell.h`), profileHeader(profile, PREFIX));
  }
  cpSync(join(import.meta.dirname, 'templates'), values.out, { recursive: true });
  cpSync(join(ROOT, 'LICENSE'), join(values.out, 'LICENSE'));
  console.log(`${files.size} C files in ${values.out}`);
  return 0;
}

process.exitCode = await main();
