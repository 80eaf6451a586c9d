import type { RuleCase } from './markers.js';

/** What the subset allows: nothing here may be reported. */
export const CLEAN_CASES: readonly RuleCase[] = [
  {
    name: 'a class with fields, an owned object, a borrowed one, a table and a loop',
    source: `import type { i32, u32, u8 } from './types.js';

/** Points of the table. */
export const POINTS: i32 = 3;
const SCALE: number = 2.5 * 4;
export const TABLE: readonly number[] = [0, 0.5, -SCALE];

export enum Mode {
  Rest = 0,
  Charge = 1,
  Fault = 2,
}

export class Settings {
  limit: number = 1.5;
  steps: i32 = POINTS;
}

export class Estimator {
  mode: Mode = Mode.Rest;
  readonly values: number[] = [0, 0, 0];
  readonly modes: i32[] = [Mode.Rest, Mode.Charge];
  private readonly settings: Settings;
  private readonly own: Settings = new Settings();
  private readonly made: Settings;
  private count: i32 = 0;
  private hash: u32 = 7;
  private byte: u8 = 0;
  private started: boolean = false;
  private readonly gain: number;

  constructor(settings: Settings) {
    this.settings = settings;
    this.made = new Settings();
    if (settings.limit > 1) {
      this.gain = 2;
    } else {
      this.gain = 3;
    }
  }

  step(x: number, index: i32): boolean {
    if (!this.started || x !== x) {
      this.started = true;
    }
    for (let i: i32 = 0; i < POINTS; i++) {
      this.values[i] = this.values[i] + x * TABLE[(i + 1) % POINTS];
    }
    let left: i32 = index;
    while (left > 0) {
      left = (left - 1) | 0;
      if (left === 2) {
        continue;
      }
    }
    this.count = Math.min(this.count + 1, 100) | 0;
    this.hash = (Math.imul(this.hash, 16777619) ^ index) >>> 0;
    this.byte = this.hash & 255;
    this.mode = x > this.settings.limit ? Mode.Charge : Mode.Rest;
    this.choose(this.mode);
    const size: number = magnitude(x) + magnitude(-x);
    const inside: boolean = size < this.own.limit && this.made.steps >= 1;
    return inside;
  }

  private choose(mode: Mode): void {
    switch (mode) {
      case Mode.Rest:
      case Mode.Charge: {
        this.count = 0;
        break;
      }
      default:
        return;
    }
  }
}

function magnitude(x: number): number {
  const floor: number = Math.floor(Math.abs(x));
  return Math.max(floor, 1e-9) / 3 - Math.ceil(x) * 0.5;
}
`,
  },
  {
    name: 'a type-only import may go both ways',
    source: `import type { Other } from './other.js';
export class Main {
  take(other: Other): number {
    return other.value;
  }
}
`,
    others: {
      'other.ts': `import { Main } from './main.js';
export class Other {
  value: number = 1;
  readonly main: Main = new Main();
}
`,
    },
  },
  {
    name: 'constant text, measured and read',
    source: `import type { i32, text } from './types.js';
export const NAMES: readonly text[] = ['a', 'b\\n'];
const NAME: text = 'abc';
export class A {
  count: i32 = 0;
  take(line: text, other: boolean): void {
    let shown: text = other ? 'x' : line;
    if (this.count > 1) {
      shown = NAMES[1];
    }
    for (let k: i32 = 0; k < shown.length; k++) {
      this.add(shown.charCodeAt(k));
    }
    this.add((NAME.charCodeAt(2) + shown.length) | 0);
  }
  private add(x: i32): void {
    this.count = (this.count + x) | 0;
  }
}`,
  },
];
