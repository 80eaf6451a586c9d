/** For every code a program that is refused with it and one that says the same within the subset; for the pages of docs. */
import type { Code } from '../codes.js';

export interface Example {
  bad: string;
  good: string;
}

/** Both may import the number kinds and `text` from './types.js'. */
export const EXAMPLES: Readonly<Record<Code, Example>> = {
  NS000: {
    bad: `export const FULL: boolean = 1;`,
    good: `export const FULL: boolean = true;`,
  },
  NS001: {
    bad: `export function half(x: any): number {\n  return x / 2;\n}`,
    good: `export function half(x: number): number {\n  return x / 2;\n}`,
  },
  NS002: {
    bad: `export class Reading {\n  voltage_V: number | null = null;\n}`,
    good: `export class Reading {\n  voltage_V: number = 0;\n  isKnown: boolean = false;\n}`,
  },
  NS003: {
    bad: `export function scaled(x: number, gain: number = 1): number {\n  return x * gain;\n}`,
    good: `export function scaled(x: number, gain: number): number {\n  return x * gain;\n}`,
  },
  NS004: {
    bad: `export class Cell {\n  state: string = 'rest';\n}`,
    good: `export enum State {\n  Rest = 0,\n}\nexport class Cell {\n  state: State = State.Rest;\n}`,
  },
  NS005: {
    bad: `export const half = (x: number): number => x / 2;`,
    good: `export function half(x: number): number {\n  return x / 2;\n}`,
  },
  NS006: {
    bad: `export class Box<T> {\n  take(x: T): void {}\n}`,
    good: `export class Box {\n  take(x: number): void {}\n}`,
  },
  NS007: {
    bad: `export class Filter {\n  mean: number = 0;\n}\nexport class Fast extends Filter {}`,
    good: `export class Filter {\n  mean: number = 0;\n}\nexport class Fast {\n  readonly filter: Filter = new Filter();\n}`,
  },
  NS008: {
    bad: `export function root(x: number): number {\n  if (x < 0) throw new Error('negative');\n  return x;\n}`,
    good: `export function isInDomain(x: number): boolean {\n  return x >= 0;\n}`,
  },
  NS009: {
    bad: `export async function wait(): Promise<void> {\n  await 1;\n}`,
    good: `export class Wait {\n  left_s: number = 10;\n  step(dt_s: number): boolean {\n    this.left_s -= dt_s;\n    return this.left_s <= 0;\n  }\n}`,
  },
  NS010: {
    bad: `export class Pair {\n  readonly v: number[] = [1, 2];\n  sum(): number {\n    const [a, b] = this.v;\n    return a + b;\n  }\n}`,
    good: `export class Pair {\n  readonly v: number[] = [1, 2];\n  sum(): number {\n    return this.v[0] + this.v[1];\n  }\n}`,
  },
  NS011: {
    bad: `export function square(x: number): number {\n  return x ** 2;\n}`,
    good: `export function square(x: number): number {\n  return x * x;\n}`,
  },
  NS012: {
    bad: `export function isOne(x: number): boolean {\n  return x == 1;\n}`,
    good: `export function isOne(x: number): boolean {\n  return x === 1;\n}`,
  },
  NS013: {
    bad: `export function sign(x: number): number {\n  return x ? 1 : 0;\n}`,
    good: `export function sign(x: number): number {\n  return x !== 0 ? 1 : 0;\n}`,
  },
  NS014: {
    bad: `export function rest(x: number): number {\n  return x % 3;\n}`,
    good: `export function rest(x: number): number {\n  return x - 3 * Math.floor(x / 3);\n}`,
  },
  NS015: {
    bad: `export function decay(x: number): number {\n  return Math.exp(-x);\n}`,
    good: `export function decay(x: number): number {\n  return 1 / (1 + x * (1 + x / 2));\n}`,
  },
  NS016: {
    bad: `export class Counter {\n  n: number = 0;\n  next(): number {\n    return this.n++;\n  }\n}`,
    good: `export class Counter {\n  n: number = 0;\n  next(): number {\n    this.n += 1;\n    return this.n - 1;\n  }\n}`,
  },
  NS017: {
    bad: `export class Dice {\n  n: number = 0;\n  roll(): number {\n    this.n += 1;\n    return this.n;\n  }\n  two(): number {\n    return this.roll() + this.roll();\n  }\n}`,
    good: `export class Dice {\n  n: number = 0;\n  roll(): number {\n    this.n += 1;\n    return this.n;\n  }\n  two(): number {\n    const first: number = this.roll();\n    return first + this.roll();\n  }\n}`,
  },
  NS018: {
    bad: `export function sum(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number): number {\n  return a + b + c + d + e + f + g + h + i;\n}`,
    good: `export class Terms {\n  readonly v: number[] = [0, 0, 0, 0, 0, 0, 0, 0, 0];\n}\nexport function first(terms: Terms): number {\n  return terms.v[0];\n}`,
  },
  NS019: {
    bad: `export function f(x: number): number {\n  let y: number;\n  y = 2 * x;\n  return y;\n}`,
    good: `export function f(x: number): number {\n  const y: number = 2 * x;\n  return y;\n}`,
  },
  NS020: {
    bad: `export class Meter {\n  charge_Ah = 0;\n}`,
    good: `export class Meter {\n  charge_Ah: number = 0;\n}`,
  },
  NS021: {
    bad: `export class Window {\n  samples: number[] = [0, 0];\n}`,
    good: `export class Window {\n  readonly samples: number[] = [0, 0];\n}`,
  },
  NS022: {
    bad: `class Part {\n  x: number = 1;\n}\nexport function f(): number {\n  let part: Part = new Part();\n  part.x = 2;\n  return part.x;\n}`,
    good: `class Part {\n  x: number = 1;\n}\nexport class Owner {\n  private readonly part: Part = new Part();\n  f(): number {\n    return this.part.x;\n  }\n}`,
  },
  NS023: {
    bad: `export class Log {\n  readonly v: number[] = [0];\n  add(x: number): void {\n    this.v.push(x);\n  }\n}`,
    good: `import type { i32 } from './types.js';\nexport class Log {\n  readonly v: number[] = [0, 0, 0, 0];\n  private at: i32 = 0;\n  add(x: number): void {\n    this.v[this.at] = x;\n    this.at = (this.at + 1) & 3;\n  }\n}`,
  },
  NS024: {
    bad: `export const LIMIT: number = 4;\nif (LIMIT > 3) {\n}`,
    good: `export const LIMIT: number = 4;\nexport function isOver(x: number): boolean {\n  return x > LIMIT;\n}`,
  },
  NS025: {
    bad: `let count: number = 0;\nexport function next(): number {\n  count += 1;\n  return count;\n}`,
    good: `export class Counter {\n  count: number = 0;\n  next(): number {\n    this.count += 1;\n    return this.count;\n  }\n}`,
  },
  NS026: {
    bad: `import { readFileSync } from 'node:fs';\nexport const SIZE: number = 4;`,
    good: `import type { u8 } from './types.js';\nexport const SIZE: u8 = 4;`,
  },
  NS027: {
    bad: `export function now(): number {\n  return Date.now();\n}`,
    good: `export function age(now_s: number, then_s: number): number {\n  return now_s - then_s;\n}`,
  },
  NS028: {
    bad: `import type { i32 } from './types.js';\nexport function factorial(n: i32): number {\n  if (n < 2) return 1;\n  return n * factorial((n - 1) | 0);\n}`,
    good: `import type { i32 } from './types.js';\nexport function factorial(n: i32): number {\n  let product: number = 1;\n  for (let k: i32 = 2; k < n; k++) product *= k;\n  return product * n;\n}`,
  },
  NS029: {
    bad: `export class Cell {\n  static count: number = 0;\n}`,
    good: `export class Cell {\n  count: number = 0;\n}`,
  },
  NS030: {
    bad: `export class Sum {\n  readonly v: number[] = [1, 2];\n  of(): number {\n    let sum: number = 0;\n    for (const x of this.v) sum += x;\n    return sum;\n  }\n}`,
    good: `import type { i32 } from './types.js';\nexport class Sum {\n  readonly v: number[] = [1, 2];\n  of(): number {\n    let sum: number = 0;\n    for (let k: i32 = 0; k < 2; k++) sum += this.v[k];\n    return sum;\n  }\n}`,
  },
  NS031: {
    bad: `import type { i32 } from './types.js';\nexport function f(n: i32): number {\n  let x: number = 0;\n  switch (n) {\n    case 1:\n      x = 1;\n    case 2:\n      x += 2;\n      break;\n  }\n  return x;\n}`,
    good: `import type { i32 } from './types.js';\nexport function f(n: i32): number {\n  switch (n) {\n    case 1:\n      return 3;\n    case 2:\n      return 2;\n    default:\n      return 0;\n  }\n}`,
  },
  NS032: {
    bad: `import type { i32 } from './types.js';\nexport function next(n: i32): i32 {\n  return n + 1;\n}`,
    good: `import type { i32 } from './types.js';\nexport function next(n: i32): i32 {\n  return (n + 1) | 0;\n}`,
  },
  NS033: {
    bad: `export class Table {\n  readonly v: number[] = [1, 2];\n  at(x: number): number {\n    return this.v[x];\n  }\n  beyond(): number {\n    return this.v[2];\n  }\n}`,
    good: `export class Table {\n  readonly v: number[] = [1, 2];\n  at(x: number): number {\n    return this.v[x & 1];\n  }\n  last(): number {\n    return this.v[1];\n  }\n}`,
  },
  NS034: {
    bad: `export function rows(x: number[][]): void {}`,
    good: `export function rows(x: number[]): void {}`,
  },
  NS035: {
    bad: `export function f(x: number): void {\n  x;\n}`,
    good: `export function f(x: number): number {\n  return x;\n}`,
  },
  NS036: {
    bad: `function half(x: number): number {\n  return x / 2;\n}\nexport function f(x: number): number {\n  const g: number = half;\n  return g + x;\n}`,
    good: `function half(x: number): number {\n  return x / 2;\n}\nexport function f(x: number): number {\n  return half(x) + x;\n}`,
  },
  NS037: {
    bad: `export function f(x: number): number {\n  return x as number;\n}`,
    good: `export function f(x: number): number {\n  return x;\n}`,
  },
  NS038: {
    bad: `import type { i32 } from './types.js';\nexport function f(n: i32): number {\n  return -n;\n}`,
    good: `import type { i32 } from './types.js';\nexport function f(n: i32): i32 {\n  return (0 - n) | 0;\n}`,
  },
  NS039: {
    bad: `import { LIMIT } from './main.js';\nexport const LIMIT: number = 4;\nexport const TWICE: number = 2 * LIMIT;`,
    good: `export const LIMIT: number = 4;\nexport const TWICE: number = 2 * LIMIT;`,
  },
  NS040: {
    bad: `export function f(flag: boolean, x: number): number {\n  return x * flag;\n}`,
    good: `export function f(flag: boolean, x: number): number {\n  return flag ? x : 0;\n}`,
  },
  NS041: {
    bad: `export const ROOM_K: number = Math.floor(298.15);`,
    good: `export const ROOM_K: number = 25 + 273.15;`,
  },
  NS042: {
    bad: `export class Meter {\n  total: number = 0;\n  add(x: number): number {\n    this.total += x;\n    return x;\n  }\n  f(): number {\n    return this.total + this.add(1);\n  }\n}`,
    good: `export class Meter {\n  total: number = 0;\n  add(x: number): number {\n    this.total += x;\n    return x;\n  }\n  f(): number {\n    const before: number = this.total;\n    return before + this.add(1);\n  }\n}`,
  },
  NS043: {
    bad: `export function f(x: number): number {\n  switch (x) {\n    case 1:\n      return 2;\n    default:\n      return 0;\n  }\n}`,
    good: `import type { i32 } from './types.js';\nexport function f(x: i32): number {\n  switch (x) {\n    case 1:\n      return 2;\n    default:\n      return 0;\n  }\n}`,
  },
  NS044: {
    bad: `export class Area {\n  readonly size: number;\n  constructor(x: number) {\n    this.grow();\n    this.size = x;\n  }\n  grow(): void {}\n}`,
    good: `export class Area {\n  readonly size: number;\n  constructor(x: number) {\n    this.size = x;\n    this.grow();\n  }\n  grow(): void {}\n}`,
  },
  NS045: {
    bad: `import type { i32 } from './types.js';\nexport function f(x: i32): i32 {\n  return ${'~'.repeat(120)}x;\n}`,
    good: `import type { i32 } from './types.js';\nexport function f(x: i32): i32 {\n  return x;\n}`,
  },
  NS046: {
    bad: `import type { text } from './types.js';\nexport function isOk(answer: text): boolean {\n  return answer === 'ok';\n}`,
    good: `import type { text } from './types.js';\nexport function isOk(answer: text): boolean {\n  return answer.length === 2 && answer.charCodeAt(0) === 111 && answer.charCodeAt(1) === 107;\n}`,
  },
  NS047: {
    bad: `class Part {\n  x: number = 1;\n}\nexport class Holder {\n  private readonly part: Part;\n  constructor() {\n    const part: Part = new Part();\n    this.part = part;\n  }\n}`,
    good: `class Part {\n  x: number = 1;\n}\nexport class Holder {\n  x: number;\n  constructor() {\n    const part: Part = new Part();\n    this.x = part.x;\n  }\n}`,
  },
  NS048: {
    bad: `class Volts {\n  value: number = 0;\n}\nclass Amperes {\n  value: number = 0;\n}\nfunction twice(volts: Volts): number {\n  return 2 * volts.value;\n}\nexport class Meter {\n  private readonly amperes: Amperes = new Amperes();\n  read(): number {\n    return twice(this.amperes);\n  }\n}`,
    good: `class Volts {\n  value: number = 0;\n}\nfunction twice(volts: Volts): number {\n  return 2 * volts.value;\n}\nexport class Meter {\n  private readonly volts: Volts = new Volts();\n  read(): number {\n    return twice(this.volts);\n  }\n}`,
  },
  NS049: {
    bad: `import type { i32 } from './types.js';\nexport class Gear {\n  of(mode: i32): number {\n    switch (mode) {\n      case 0:\n        let ratio: number = 2;\n        return ratio;\n      default:\n        ratio = 1;\n        return ratio;\n    }\n  }\n}`,
    good: `import type { i32 } from './types.js';\nexport class Gear {\n  of(mode: i32): number {\n    let ratio: number = 1;\n    switch (mode) {\n      case 0:\n        ratio = 2;\n        break;\n      default:\n        break;\n    }\n    return ratio;\n  }\n}`,
  },
};
