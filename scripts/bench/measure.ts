/** Timing of one benchmark: several runs, their median and their spread. */

export interface Measurement {
  name: string;
  unit: string;
  /** Units of work in one run. */
  work: number;
  median: number;
  min: number;
  max: number;
  runs: number;
  /** What the figure must reach, in its unit; null if nothing is promised. */
  target: number | null;
}

/** What is measured: `run` does the work and returns how much it was. */
export interface Benchmark {
  name: string;
  /** `per second` counts work done in a second, `ns each` the time of one unit of work. */
  unit: 'per second' | 'ns each';
  run: () => number | Promise<number>;
  /** What the figure must reach, in its unit. */
  target?: number;
}

/** Middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** One run to warm up, then `runs` timed ones. */
export async function measure(benchmark: Benchmark, runs: number): Promise<Measurement> {
  await benchmark.run();
  const figures: number[] = [];
  let work = 0;
  for (let run = 0; run < runs; run++) {
    const start = process.hrtime.bigint();
    work = await benchmark.run();
    const elapsed_ns = Number(process.hrtime.bigint() - start);
    figures.push(benchmark.unit === 'ns each' ? elapsed_ns / work : (work * 1e9) / elapsed_ns);
  }
  return {
    name: benchmark.name,
    unit: benchmark.unit,
    work,
    median: median(figures),
    min: Math.min(...figures),
    max: Math.max(...figures),
    runs,
    target: benchmark.target ?? null,
  };
}
