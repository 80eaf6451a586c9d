/**
 * Compiles a TypeScript program to DeviceScript bytecode with the pinned command line.
 *
 * The compiler always writes to `.devicescript/bin` and `node_modules/@devicescript` below its working directory, so
 * two builds in one folder destroy each other. Each build here gets a folder of its own: the named source folders are
 * copied there, compiled and thrown away. Nothing in the repository is touched. In the copy, modules can be replaced by
 * others: that is how a part of the core is left out.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { shrinkImage } from './bytecode/shrinkImage.js';
import { callDirectly } from './directCalls.js';
import { devicescriptFolder } from './devicescriptBundle.js';
import { CODE_END_MAX, IMAGE_MAX_BYTES, imageSizes } from './devicescriptImage.js';
import { DeviceScriptVm } from './devicescriptVm.js';
import { useRecords } from './records.js';
import { shrinkArrays } from './smallArrays.js';

/** A build takes about 2 s; on a loaded machine it may take several times that, ms. */
const BUILD_TIMEOUT_MS = 120_000;

/** What the compiler says of an image whose code ends too far behind, which it wrote nevertheless. */
const TOO_LARGE = /verification error: -1051\b/;

/** The program does not compile, or its image is too large for the machine. */
export class DeviceScriptBuildError extends Error {
  override readonly name = 'DeviceScriptBuildError';
}

export interface DeviceScriptSources {
  /** Folder the other paths are relative to. */
  root: string;
  /** Source folders the program needs. */
  folders: readonly string[];
  /** Modules, and what takes their place: it must export the same names. */
  replaced?: readonly { module: string; twin: string }[];
}

export interface DeviceScriptProgram extends DeviceScriptSources {
  /** The program's main file. */
  entry: string;
}

/** Copies the sources (without tests), replaces what is to be replaced, and hands the folder to `use`, which owns it. */
export async function withScratchSources<T>(
  sources: DeviceScriptSources,
  use: (scratch: string) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'nabms-devicescript-'));
  try {
    for (const folder of sources.folders) {
      await cp(join(sources.root, folder), join(scratch, folder), {
        recursive: true,
        filter: (source) => !source.endsWith('.test.ts') && basename(source) !== 'testing',
      });
    }
    for (const { module, twin } of sources.replaced ?? []) await replaceModule(scratch, module, twin);
    await writeFile(join(scratch, 'devsconfig.json'), '{}\n');
    return await use(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The bytecode of a program; `change` may alter the copied sources before they are compiled. */
export function buildDeviceScript(
  program: DeviceScriptProgram,
  change: (scratch: string) => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array> {
  return withScratchSources(program, async (scratch) => {
    await change(scratch);
    return compileDeviceScript(scratch, program.entry);
  });
}

/**
 * Compiles `entry` of a scratch folder, after which classes are lists there (records.ts) and the compiler's files lie in its
 * `.devicescript/bin`. Messages of the compiler have the sources' line numbers; the bytecode is smaller than what its list of
 * sizes and its debug file say (bytecode/shrinkImage.ts).
 */
export async function compileDeviceScript(scratch: string, entry: string): Promise<Uint8Array> {
  const image = join(scratch, '.devicescript', 'bin', 'bytecode.devs');
  await rm(image, { force: true });
  await shrinkArrays(join(scratch, entry));
  await callDirectly(join(scratch, entry));
  await useRecords(join(scratch, entry));
  const commandLine = join(devicescriptFolder(), 'devicescript');
  try {
    await promisify(execFile)(process.execPath, [commandLine, '--no-colors', '--ci', 'build', entry], {
      cwd: scratch,
      timeout: BUILD_TIMEOUT_MS,
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    // The compiler writes an image that is too large, then finds that it cannot be loaded: it may fit when it is shrunk.
    const tooLarge = existsSync(image) && TOO_LARGE.test(stderr ?? '');
    const said = [stderr, stdout, error instanceof Error ? error.message : ''].filter((text) => text !== '');
    if (!tooLarge) {
      throw new DeviceScriptBuildError(`DeviceScript could not compile ${entry}:\n${said.join('\n')}`, {
        cause: error,
      });
    }
  }
  const shrunk = shrinkImage(await readFile(image));
  await writeFile(image, shrunk);
  assertFits(entry, shrunk);
  await assertWellFormed(entry, shrunk);
  return shrunk;
}

/** The place of `module` exports what `twin` exports, so that the imports of both stay right. */
async function replaceModule(scratch: string, module: string, twin: string): Promise<void> {
  for (const file of [module, twin]) {
    if (!existsSync(join(scratch, file))) throw new Error(`${file} is not among the copied sources`);
  }
  const path = posix.relative(posix.dirname(module), twin).replace(/\.ts$/, '.js');
  await writeFile(join(scratch, module), `export * from './${path}';\n`);
}

function assertFits(entry: string, image: Uint8Array): void {
  const { codeEnd } = imageSizes(image);
  const tooLarge = (what: string): Error =>
    new DeviceScriptBuildError(
      `${entry} is too large for the DeviceScript machine: ${what}; leave out another slot (boards/devicescriptSlots.ts)`,
    );
  if (codeEnd > CODE_END_MAX) {
    throw tooLarge(`its functions end at byte ${codeEnd}, ${codeEnd - CODE_END_MAX} beyond ${CODE_END_MAX}`);
  }
  const size = image.byteLength;
  if (size > IMAGE_MAX_BYTES)
    throw tooLarge(`its image has ${size} bytes, ${size - IMAGE_MAX_BYTES} beyond ${IMAGE_MAX_BYTES}`);
}

/** The compiler had its image verified; this one was changed since. */
export async function assertWellFormed(entry: string, image: Uint8Array): Promise<void> {
  const wrong = await DeviceScriptVm.verify(image);
  if (wrong !== '') {
    throw new DeviceScriptBuildError(`the DeviceScript machine refuses the image of ${entry}: ${wrong}`);
  }
}
