/**
 * How long the compiler takes for the core: the command line from its start to its end.
 *
 * The processor time of all its threads is what the limit is held against: other work on the machine hardly moves it,
 * and on an idle machine the command never takes longer than that.
 */
import { join } from 'node:path';
import { runTool } from '../../../transpiler/testing/tools.js';
import { median } from '../measure.js';
import { ROOT } from './build.js';

const RUNS = 5;
const COMPILER = join(ROOT, 'transpiler', 'bin', 'ts-to-c.mjs');
const ENTRIES = ['firmware/core/monitor.ts', 'firmware/core/outputs.ts'];
/** Imported before the compiler; it prints nothing to standard output itself. */
const PRINT_PROCESSOR_TIME = `data:text/javascript,process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  console.log(user + system);
});`;

export interface CompileTime {
  /** Processor time, median of the runs, s. */
  processor_s: number;
  /** On the clock, least and median of the runs, s. */
  min_s: number;
  median_s: number;
}

export function compileTime(folder: string): CompileTime {
  const out = join(folder, 'compiled');
  const command = ['--import', PRINT_PROCESSOR_TIME, COMPILER, 'build', '--out', out, '--prefix', 'nabms'];
  const processor_s: number[] = [];
  const clock_s: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = process.hrtime.bigint();
    processor_s.push(Number(runTool(process.execPath, [...command, ...ENTRIES], ROOT)) / 1e6);
    clock_s.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  return { processor_s: median(processor_s), min_s: Math.min(...clock_s), median_s: median(clock_s) };
}
