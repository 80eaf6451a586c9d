/** How long the compiler takes for the core: the command line from its start to its end. */
import { join } from 'node:path';
import { runTool } from '../../../transpiler/testing/tools.js';
import { median } from '../measure.js';
import { ROOT } from './build.js';

const RUNS = 5;
const COMPILER = join(ROOT, 'transpiler', 'bin', 'ts-to-c.mjs');
const ENTRIES = ['firmware/core/monitor.ts', 'firmware/core/outputs.ts'];

export function compileTime_s(folder: string): { median_s: number; min_s: number } {
  const out = join(folder, 'compiled');
  const command = [COMPILER, 'build', '--out', out, '--prefix', 'nabms', ...ENTRIES];
  const seconds = Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();
    runTool(process.execPath, command, ROOT);
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return { median_s: median(seconds), min_s: Math.min(...seconds) };
}
