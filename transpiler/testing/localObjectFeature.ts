/** Objects made in functions: anew at every pass, with parts, handed to functions, to methods and to each other. */
import { feature, type Feature } from './feature.js';

export const LOCAL_OBJECT_FEATURE: Feature = feature(
  '14-local-objects',
  `export class Program {
  readonly out: number[] = [0, 0, 0, 0];
  private readonly samples: number[] = [4, 1, 3, 2];
  private at: i32 = 0;
  step(): void {
    this.at = (this.at + 1) & 3;
    this.samples[this.at] += 0.5;
    let sum: number = 0;
    for (let width: i32 = 1; width < 4; width++) {
      // Begins empty at every pass.
      const range: Range = new Range(width);

      fill(range, this.samples);
      sum += range.span();
    }
    this.out[0] = sum;
    this.out[1] = this.highest();
    if (this.at > 1) {
      const range: Range = new Range(this.at); // another one
      range.ends.low = -1;
      const ends: Ends = range.ends;
      ends.high = sum;
      const view: View = new View(range);
      this.out[2] = view.middle();
    }
    this.out[3] += 1;
  }
  private highest(): number {
    const all: Range = new Range(4);
    fill(all, this.samples);
    return all.ends.high;
  }
}

function fill(range: Range, values: readonly number[]): void {
  for (let k: i32 = 0; k < 4; k++) {
    range.take(values[k]);
  }
}
`,
  `class Ends {
  low: number = 1e9;
  high: number = -1e9;
}

/** Lowest and highest of the first few values. */
class Range {
  readonly ends: Ends = new Ends();
  private left: i32;
  constructor(count: i32) {
    this.left = count;
  }
  take(value: number): void {
    if (this.left < 1) {
      return;
    }
    this.left = (this.left - 1) | 0;
    this.ends.low = Math.min(this.ends.low, value);
    this.ends.high = Math.max(this.ends.high, value);
  }
  span(): number {
    return this.ends.high - this.ends.low;
  }
}

/** Points to what it is handed, which lives longer. */
class View {
  private readonly range: Range;
  constructor(range: Range) {
    this.range = range;
  }
  middle(): number {
    return (this.range.ends.low + this.range.ends.high) / 2;
  }
}
`,
);
