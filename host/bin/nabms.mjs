#!/usr/bin/env -S node --max-semi-space-size=4
// Starts the command line; TypeScript is translated in memory by tsx. A stream of rows makes much short-lived garbage:
// a small nursery keeps memory bounded at no cost in time.
import { register } from 'tsx/esm/api';

// A reader that has seen enough (`nabms ... | head`) is no error; an output that cannot be written is one.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`nabms: standard output cannot be written (${error.code})\n`);
  process.exit(1);
});

register();
const { main } = await import('../cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
