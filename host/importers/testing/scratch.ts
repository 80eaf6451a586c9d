/** Files for tests: a directory of their own, removed afterwards, and short ways to read what a file gives. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { Sample } from '../../../firmware/core/sample.js';
import { openRecording, type ImportOptions, type RecordingScan } from '../recording.js';

const directory = mkdtempSync(join(tmpdir(), 'nabms-import-'));

/** Removes the files when the test file that imports this is done. */
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Writes a file and gives its path. */
export function scratch(name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

export function scratchPath(name: string): string {
  return join(directory, name);
}

export interface Loaded {
  scan: RecordingScan;
  samples: Sample[];
  lines: number[];
}

/** Scans and reads a file, with a copy of every sample. */
export async function load(path: string, options: ImportOptions = {}): Promise<Loaded> {
  const recording = await openRecording(path, options);
  const scan = await recording.scan();
  const samples: Sample[] = [];
  const lines: number[] = [];
  await recording.read((sample, line) => {
    samples.push(Object.assign(new Sample(), sample));
    lines.push(line);
  });
  return { scan, samples, lines };
}

/** The message of the error that opening and scanning throws; fails when nothing is thrown. */
export async function refusal(path: string, options: ImportOptions = {}): Promise<Error> {
  try {
    await (await openRecording(path, options)).scan();
  } catch (error) {
    return error as Error;
  }
  throw new Error(`${path} was accepted`);
}
