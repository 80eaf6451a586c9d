#!/usr/bin/env node
// Starts the command line: the compiled one of the published package, or in the repository the sources through tsx.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { URL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// A compilation is over before V8's optimised code pays back what making it cost: with the default (67584, bytes of
// bytecode run before a function is optimised) the 108 sources of this repository's core took 1.39 times the processor time.
setFlagsFromString('--interrupt-budget=1000000');

const source = new URL('../cli/main.ts', import.meta.url);
const compiled = new URL('../dist/cli/main.js', import.meta.url);
const isRepository = existsSync(source);
if (isRepository) {
  // TypeScript before tsx, which has Node look for source maps in every file, and this one has 9 MB.
  await import('../load/typescript.cjs');
  const { register } = await import('tsx/esm/api');
  register();
}
const { main } = await import(isRepository ? source.href : compiled.href);
process.exitCode = main(process.argv.slice(2));
