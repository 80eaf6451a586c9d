/** One small program for each feature of the subset: its C is kept (transpiler/golden), and it runs in Node and in C. */
import { feature, type Feature } from './feature.js';

export const FEATURES: readonly Feature[] = [
  feature(
    '01-fields-and-arithmetic',
    `/** A first-order low-pass filter. */
export class Program {
  /** Filtered value, V. */
  readonly out: number[] = [0, 0];
  private gain: number = 0.25; // dimensionless
  step(): void {
    // Towards 1, never quite there.
    const error: number = 1 - this.out[0];
    this.out[0] += this.gain * error;

    this.out[1] = (this.out[0] + 1) / (this.out[0] - 2) - -error;
  }
}
`,
  ),
  feature(
    '02-integers-that-wrap',
    `export class Program {
  readonly out: number[] = [0, 0, 0];
  private count: i32 = 2147483646;
  private seed: u32 = 12345;
  private low: u8 = 250;
  step(): void {
    this.count = (this.count + 1) | 0;
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    this.low = (this.low + 3) & 255;
    this.out[0] = this.count;
    this.out[1] = this.seed >>> 8;
    this.out[2] = this.low ^ (this.count >> 4);
  }
}
`,
  ),
  feature(
    '03-enums-and-switch',
    `export class Program {
  readonly out: number[] = [0, 0];
  private mode: Mode = Mode.Rest;
  step(): void {
    switch (this.mode) {
      case Mode.Rest:
        this.mode = Mode.Charge;
        break;
      case Mode.Charge:
      case Mode.Hold: {
        const next: Mode = this.out[1] > 2 ? Mode.Rest : Mode.Hold;
        this.mode = next;
        break;
      }
    }
    this.out[0] = this.mode;
    this.out[1] += severity(this.mode);
  }
}

function severity(mode: Mode): i32 {
  switch (mode) {
    case Mode.Rest:
      return 0;
    case Mode.Charge:
      return 1;
    case Mode.Hold:
      return 2;
  }
}
`,
    `/** What the cell is doing. */
export enum Mode {
  Rest = 0,
  /** Current flows in. */
  Charge = 1,
  Hold = 5, // at constant voltage
}
`,
  ),
  feature(
    '04-loops',
    `export class Program {
  readonly out: number[] = [0, 0, 0];
  step(): void {
    let sum: number = 0;
    for (let i: i32 = 0; i < 10; i++) {
      if (i === 3) continue;
      if (i > 7) {
        break;
      }
      sum += i;
    }
    let left: i32 = 5;
    while (left > 0) {
      left = (left - 2) | 0;
    }
    for (let i: i32 = 3, j: i32 = 0; i >= 0; i--) {
      sum = sum * 2 + j;
      j = (j + i) | 0;
    }
    this.out[0] = sum;
    this.out[1] = left;
  }
}
`,
  ),
  feature(
    '05-tables-and-constants',
    `export class Program {
  readonly out: number[] = [0, 0];
  private readonly weights: number[] = [1, 0.5, 0.25, 0.125, 0.0625];
  private at: i32 = 0;
  step(): void {
    this.out[0] = POINTS[this.at] * SCALE + SIXTH;
    this.out[1] = this.weights[this.at & 3] + LIMIT;
    this.at = (this.at + 1) % COUNT | 0;
  }
}
`,
    `/** Points in use. */
export const COUNT: i32 = 3;
const LIMIT: i32 = -2147483648;
const SCALE: number = 2 * COUNT;
const SIXTH: number = 1 / 6;
/** Open-circuit voltage, V. */
export const POINTS: readonly number[] = [
  2.4, // empty
  3.37,
  3.6, // full
];
`,
  ),
  feature(
    '06-owned-and-borrowed-objects',
    `export class Program {
  readonly out: number[] = [0, 0];
  private readonly settings: Settings = new Settings();
  private readonly first: Counter;
  private readonly second: Counter = new Counter(this.settings);
  constructor() {
    this.first = new Counter(this.settings);
    this.settings.step = 3;
  }
  step(): void {
    const counter: Counter = this.first;
    counter.add();
    this.second.add();
    this.second.add();
    copyTotal(this.second, this.out);
    this.out[1] = counter.total + sum(this.out);
  }
}

function copyTotal(from: Counter, to: number[]): void {
  to[0] = from.total;
}

function sum(values: number[]): number {
  return values[0] + values[1];
}
`,
    `class Settings {
  step: number = 1;
}

class Counter {
  total: number = 0;
  private readonly settings: Settings;
  constructor(settings: Settings) {
    this.settings = settings;
  }
  /** Adds one step. */
  add(): void {
    this.total += this.settings.step;
  }
}
`,
  ),
  feature(
    '07-math',
    `export class Program {
  readonly out: number[] = [0, 0, 0, 0];
  private x: number = -3.75;
  private n: i32 = -3;
  step(): void {
    this.out[0] = Math.floor(this.x) + Math.ceil(this.x) * 100;
    this.out[1] = Math.min(Math.abs(this.x), 2) - Math.max(this.x, -0.5);
    this.n = Math.max(this.n, -1) | 0;
    this.out[2] = Math.floor(this.x * 8) | 0;
    this.out[3] = Math.min(this.n, 7);
    this.x += 0.625;
  }
}
`,
  ),
  feature(
    '08-conditions',
    `export class Program {
  readonly out: number[] = [0, 0];
  private x: number = 0;
  private ready: boolean = false;
  step(): void {
    const inside: boolean = this.x > -1 && this.x < 1;
    this.ready = (inside || this.x === 2) && !(this.ready && this.x <= 0.5);
    if (this.ready !== inside) {
      this.out[0] = 1;
    } else if (this.x >= 1.5) {
      this.out[0] = 2;
    } else {
      this.out[0] = inside ? 3 : this.ready ? 4 : 5;
    }
    this.out[1] = this.ready ? this.x : -this.x;
    this.x += 0.5;
  }
}
`,
  ),
  feature(
    '09-names-that-c-has-taken',
    `export class Program {
  readonly out: number[] = [0];
  private readonly register: number = 2;
  private signed: number = 1;
  step(): void {
    const int: number = this.register;
    const self: number = this.signed + int;
    for (let int_2: i32 = 0; int_2 < 2; int_2++) {
      const int: number = self * int_2;
      this.signed = int;
    }
    this.out[0] = self;
  }
}
`,
  ),
  feature(
    '10-static-methods-and-byte-arrays',
    `export class Program {
  readonly out: number[] = [0];
  private readonly frame: u8[] = [0x31, 0x32, 0x33, 0x34];
  private crc: u32 = 0;
  static update(crc: u32, byte: u8): u32 {
    let value: u32 = (crc ^ byte) >>> 0;
    for (let bit: i32 = 0; bit < 8; bit++) {
      value = (value & 1) !== 0 ? ((value >>> 1) ^ 0xedb88320) >>> 0 : value >>> 1;
    }
    return value;
  }
  step(): void {
    this.crc = 0xffffffff;
    for (let i: i32 = 0; i < 4; i++) {
      this.crc = Program.update(this.crc, this.frame[i]);
    }
    this.out[0] = ~this.crc >>> 0;
    this.frame[3] = (this.frame[3] + 1) & 255;
  }
}
`,
  ),
  feature(
    '11-minus-zero-and-nan',
    `export class Program {
  readonly out: number[] = [0, 0, 0, 0];
  private n: i32 = -4;
  step(): void {
    this.out[0] = 1 / (this.n % 2);
    this.out[1] = 1 / (0 - this.n);
    this.out[2] = this.n % (this.n & 1);
    this.out[3] = 1 / Math.ceil(-0.5);
    this.n = (this.n + 1) | 0;
  }
}
`,
  ),
  feature(
    '12-do-while',
    `export class Program {
  readonly out: number[] = [0, 0];
  private state: u32 = 1;
  step(): void {
    let rounds: i32 = 0;
    // Once at least.
    do {
      rounds = (rounds + 1) | 0;
      this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
      if ((this.state & 7) === 0) continue;
      if (rounds > 40) {
        break;
      }
    } while ((this.state & 12) !== 0); // until two bits are clear
    this.out[0] = rounds;
    this.out[1] = this.state;
  }
}
`,
  ),
];
