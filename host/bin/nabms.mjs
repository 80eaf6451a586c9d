#!/usr/bin/env node
// Starts the command line; TypeScript is translated in memory by tsx.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
