/** `npm run bench -- speed`: speed and memory on the host. */
import { BenchmarkData, benchmarks } from './benchmarks.js';
import { measure, type Measurement } from './measure.js';
import { memoryFigures } from './memory.js';
import { printTable, threeFigures } from './printTable.js';
import { thisMachine, writeResults } from './resultsFile.js';

const RUNS = 5;
/** Cells built, and steps run, for a memory figure. */
const CELLS = 300;
const GROWTH_STEPS = 1e6;
/** Name and unit. */
const TEXT_COLUMNS = 2;

export async function benchSpeed(): Promise<void> {
  const data = new BenchmarkData();
  try {
    const path = await data.writeRecording();
    const results: Measurement[] = [];
    for (const benchmark of benchmarks(data, path)) {
      console.error(`measuring ${benchmark.name} …`);
      results.push(await measure(benchmark, RUNS));
    }
    printTable(
      ['benchmark', 'unit', 'median', 'min', 'max', 'target', 'work per run'],
      results.map(({ name, unit, median, min, max, work, target }) => [
        name,
        unit,
        ...[median, min, max].map(threeFigures),
        target === null ? '' : threeFigures(target),
        String(work),
      ]),
      TEXT_COLUMNS,
    );
    console.error('measuring memory …');
    const memory = memoryFigures(CELLS, GROWTH_STEPS);
    printTable(
      ['memory', 'unit', 'figure', 'bound'],
      memory.map(({ name, unit, value, bound }) => [name, unit, threeFigures(value), threeFigures(bound)]),
      TEXT_COLUMNS,
    );
    await writeResults({ machine: thisMachine(), results, memory });
  } finally {
    data.remove();
  }
}
