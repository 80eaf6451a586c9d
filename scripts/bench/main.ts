/**
 * Benchmarks: `npm run bench`. Prints two tables, speed and memory, and writes bench/results.json.
 * Figures are medians of several runs with their least and greatest; they belong to the machine named beside them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { BenchmarkData, benchmarks } from './benchmarks.js';
import { measure, type Measurement } from './measure.js';
import { type MemoryFigure, memoryFigures } from './memory.js';

const RUNS = 5;
/** Cells built, and steps run, for a memory figure. */
const CELLS = 300;
const GROWTH_STEPS = 1e6;
const FOLDER = join(import.meta.dirname, '..', '..', 'bench');

function printSpeeds(results: readonly Measurement[]): void {
  const table = new Table({
    head: ['benchmark', 'unit', 'median', 'min', 'max', 'target', 'work per run'],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { name, unit, median, min, max, work, target } of results) {
    const wanted = target === null ? '' : round(target);
    table.push([name, unit, round(median), round(min), round(max), wanted, String(work)]);
  }
  console.log(table.toString());
}

function printMemory(figures: readonly MemoryFigure[]): void {
  const table = new Table({
    head: ['memory', 'unit', 'figure', 'bound'],
    colAligns: ['left', 'left', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const { name, unit, value, bound } of figures) table.push([name, unit, round(value), round(bound)]);
  console.log(table.toString());
}

/** Three significant figures are more than a shared machine repeats. */
function round(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}

async function main(): Promise<void> {
  const data = new BenchmarkData();
  try {
    const path = await data.writeRecording();
    const results: Measurement[] = [];
    for (const benchmark of benchmarks(data, path)) {
      console.error(`measuring ${benchmark.name} …`);
      results.push(await measure(benchmark, RUNS));
    }
    printSpeeds(results);
    console.error('measuring memory …');
    const memory = memoryFigures(CELLS, GROWTH_STEPS);
    printMemory(memory);
    const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version };
    mkdirSync(FOLDER, { recursive: true });
    const document = { schema: 'nabms.bench/1', machine, results, memory };
    writeFileSync(join(FOLDER, 'results.json'), `${JSON.stringify(document, null, 2)}\n`);
  } finally {
    data.remove();
  }
}

await main();
