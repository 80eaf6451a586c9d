/**
 * Compiles a TypeScript program to DeviceScript bytecode with the pinned command line.
 *
 * The compiler always writes to `.devicescript/bin` and `node_modules/@devicescript` below its working directory, so
 * two builds in one folder destroy each other. Each build here gets a folder of its own: the named source folders are
 * copied there, compiled and thrown away. Nothing in the repository is touched.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { devicescriptFolder } from './devicescriptBundle.js';

/** A build takes about 2 s; on a loaded machine it may take several times that, ms. */
const BUILD_TIMEOUT_MS = 120_000;

export interface DeviceScriptProgram {
  /** Folder the other paths are relative to. */
  root: string;
  /** Source folders the program needs. */
  folders: readonly string[];
  /** The program's main file. */
  entry: string;
}

/** Copies the sources (without tests) into a scratch folder, lets `change` alter them, and returns the bytecode. */
export async function buildDeviceScript(
  program: DeviceScriptProgram,
  change: (scratch: string) => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array> {
  const scratch = await mkdtemp(join(tmpdir(), 'nabms-devicescript-'));
  try {
    for (const folder of program.folders) {
      await cp(join(program.root, folder), join(scratch, folder), {
        recursive: true,
        filter: (source) => !source.endsWith('.test.ts'),
      });
    }
    await writeFile(join(scratch, 'devsconfig.json'), '{}\n');
    await change(scratch);
    await compile(scratch, program.entry);
    return await readFile(join(scratch, '.devicescript', 'bin', 'bytecode.devs'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function compile(scratch: string, entry: string): Promise<void> {
  const commandLine = join(devicescriptFolder(), 'devicescript');
  try {
    await promisify(execFile)(process.execPath, [commandLine, '--ci', 'build', entry], {
      cwd: scratch,
      timeout: BUILD_TIMEOUT_MS,
      env: { ...process.env, NO_COLOR: '1' },
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    const said = [stderr, stdout, error instanceof Error ? error.message : ''].filter((text) => text !== '');
    throw new Error(`DeviceScript could not compile ${entry}:\n${said.join('\n')}`, { cause: error });
  }
}
