/**
 * The command line: `ts-to-c check|build [options] ENTRY...`. An entry is a source, taken with all it imports, or a folder.
 *
 * Findings go to standard error as `file:line:col - code: what, why, how`. Exit code 0: done; 1: findings; 2: wrong
 * usage, or a file that cannot be read or written; 3: a fault of this program.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Diagnostic } from '../check/diagnostics.js';
import { formatDiagnostic } from '../check/diagnostics.js';
import { check, compile } from '../compile.js';
import { InternalFault } from '../fault.js';
import { StateError } from '../state/stateFunctions.js';
import { parseArguments, USAGE, UsageError, type Arguments } from './arguments.js';

export function main(args: readonly string[]): number {
  try {
    const parsed = parseArguments(args);
    if (parsed === 'help') {
      console.log(USAGE);
      return 0;
    }
    return run(parsed);
  } catch (error) {
    if (error instanceof UsageError || error instanceof StateError) {
      console.error(`ts-to-c: ${error.message}\n${USAGE}`);
      return 2;
    }
    if (error instanceof Error && 'syscall' in error) {
      console.error(`ts-to-c: ${error.message}`);
      return 2;
    }
    console.error(describeFault(error));
    return 3;
  }
}

function run(parsed: Arguments): number {
  const missing = parsed.entries.filter((entry) => !isFileOrFolder(entry));
  if (missing.length > 0) throw new UsageError(`no such file or folder: ${missing.join(', ')}`);
  if (parsed.command === 'check') {
    const { sources, diagnostics } = check(parsed.entries, parsed.options);
    if (sources.length === 0) throw new UsageError(`no TypeScript sources in ${parsed.entries.join(', ')}`);
    return report(diagnostics, `${sources.length} files, all in the portable subset`, sources.length);
  }
  const { sources, diagnostics, files } = compile(parsed.entries, parsed.options);
  if (sources.length === 0) throw new UsageError(`no TypeScript sources in ${parsed.entries.join(', ')}`);
  if (diagnostics.length === 0) {
    makeFolder(parsed.out);
    for (const [name, text] of files) writeIfChanged(join(parsed.out, name), text);
  }
  return report(diagnostics, `${files.size} files written to ${parsed.out}`, sources.length);
}

/** One level at a time: where no folder can be made (below /proc) Node's own recursion never ends. */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.unshift(path);
  for (const path of missing) mkdirSync(path);
  // Says so where a file has that name.
  mkdirSync(folder, { recursive: true });
}

/** A file that is as it should be keeps its time, so that `make` compiles only what changed. */
function writeIfChanged(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(path, text);
}

/** A pipe or device would be read for ever. */
function isFileOrFolder(entry: string): boolean {
  const found = statSync(entry, { throwIfNoEntry: false });
  return found !== undefined && (found.isFile() || found.isDirectory());
}

function report(diagnostics: readonly Diagnostic[], success: string, sourceCount: number): number {
  for (const diagnostic of diagnostics) {
    console.error(formatDiagnostic(diagnostic, (file) => relative(process.cwd(), file)));
  }
  const failure = `${sourceCount} files, ${diagnostics.length} findings`;
  console.error(`ts-to-c: ${diagnostics.length === 0 ? success : failure}`);
  return diagnostics.length === 0 ? 0 : 1;
}

function describeFault(error: unknown): string {
  const request = 'This is a fault of ts-to-c, not of your source: please report it with the source.';
  if (error instanceof InternalFault) {
    const file = relative(process.cwd(), error.file);
    return `ts-to-c: internal fault at ${file}:${error.line}:${error.column}: ${error.message}\n${request}`;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `ts-to-c: internal fault: ${text}\n${request}`;
}
