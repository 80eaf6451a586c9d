/** Random expressions of the subset, by the type they have. Names are those of the generated classes (programs.ts). */
import type { Random } from './random.js';

/** What can be named at a place. */
export interface Names {
  number: readonly string[];
  i32: readonly string[];
  u32: readonly string[];
  u8: readonly string[];
  boolean: readonly string[];
  /** Objects of the class Part. */
  parts: readonly string[];
}

const NUMBERS = [
  '0',
  '1',
  '-1',
  '0.5',
  '-0.25',
  '3',
  '1e-300',
  '1e300',
  '2147483648',
  '4294967297.5',
  '1 / 3',
  '0.1',
];
const INTEGERS = ['0', '1', '-1', '2', '3', '-7', '31', '255', '65536', '2147483647', '-2147483648'];
const COMPARE = ['<', '<=', '>', '>=', '===', '!=='];

export class Expressions {
  constructor(
    private readonly random: Random,
    private readonly names: Names,
  ) {}

  number(depth: number): string {
    const { random } = this;
    if (depth <= 0) return random.oneIn(3) ? random.pick(NUMBERS) : random.pick(this.names.number);
    const next = (): string => this.number(depth - 1);
    switch (random.below(14)) {
      case 0:
      case 1:
        return `(${next()} + ${next()})`;
      case 2:
        return `(${next()} - ${next()})`;
      case 3:
        return `${next()} * ${next()}`;
      case 4:
        return `(${next()} / ${next()})`;
      case 5:
        return `Math.${random.pick(['min', 'max'])}(${next()}, ${next()})`;
      case 6:
        return `Math.${random.pick(['abs', 'floor', 'ceil'])}(${next()})`;
      case 7:
        return `(${this.boolean(depth - 1)} ? ${next()} : ${next()})`;
      case 8:
        return `(0 - ${this.i32(depth - 1)})`;
      case 9:
        return `(${this.i32(depth - 1)} % ${this.i32(depth - 1)})`;
      case 10:
        return `(${this.i32(depth - 1)} ${random.pick(['+', '-', '*', '/'])} ${this.u32(depth - 1)})`;
      case 11:
        return `-${random.pick(this.names.number)}`;
      case 12:
        return this.i32(depth - 1);
      default:
        return this.u32(depth - 1);
    }
  }

  /** Always evidently an i32. */
  i32(depth: number): string {
    const { random } = this;
    if (depth <= 0)
      return random.oneIn(3) ? random.pick(INTEGERS) : random.pick([...this.names.i32, ...this.names.u8]);
    const next = (): string => this.i32(depth - 1);
    switch (random.below(12)) {
      case 0:
      case 1:
        return `((${next()} ${random.pick(['+', '-', '*', '/', '%'])} ${next()}) | 0)`;
      case 2:
        return `(${bits(next(), random.pick(['&', '|', '^', '<<', '>>']), next())})`;
      case 3:
        return `(${this.number(depth - 1)} | 0)`;
      case 4:
        return `(Math.floor(${this.number(depth - 1)}) | 0)`;
      case 5:
        return `Math.imul(${next()}, ${this.u32(depth - 1)})`;
      case 6:
        return `~${next()}`;
      case 7:
        return `(Math.${random.pick(['min', 'max'])}(${next()}, ${next()} + 1) | 0)`;
      case 8:
        return `(${this.boolean(depth - 1)} ? ${next()} : ${next()})`;
      case 9:
        return `((${this.u32(depth - 1)} + ${next()}) | 0)`;
      case 10:
        return `((${next()} + ${next()} - ${this.u8(depth - 1)}) | 0)`;
      default:
        return `((${this.u32(depth - 1)} % ${this.u32(depth - 1)}) | 0)`;
    }
  }

  u32(depth: number): string {
    const { random } = this;
    if (depth <= 0) return random.pick(this.names.u32);
    const next = (): string => this.u32(depth - 1);
    switch (random.below(7)) {
      case 0:
        return `((${next()} ${random.pick(['+', '-', '*', '/', '%'])} ${next()}) >>> 0)`;
      case 1:
        return `((${bits(next(), random.pick(['&', '|', '^', '<<']), this.i32(depth - 1))}) >>> 0)`;
      case 2:
        return `(${next()} >>> ${this.i32(depth - 1)})`;
      case 3:
        return `(${this.i32(depth - 1)} >>> 0)`;
      case 4:
        return `(${this.number(depth - 1)} >>> 0)`;
      case 5:
        return `((Math.imul(${next()}, 16777619) ^ ${this.u8(depth - 1)}) >>> 0)`;
      default:
        return `(${this.boolean(depth - 1)} ? ${next()} : ${next()})`;
    }
  }

  u8(depth: number): string {
    if (depth <= 0 || this.random.oneIn(2)) return this.random.pick(this.names.u8);
    return `(${this.i32(depth - 1)} & 255)`;
  }

  boolean(depth: number): string {
    const { random } = this;
    if (depth <= 0) return random.pick(this.names.boolean);
    // TypeScript refuses to compare two literals: `| 0` and `* 1` hide that one is one.
    switch (random.below(7)) {
      case 0:
        return `(${this.boolean(depth - 1)} && ${this.boolean(depth - 1)})`;
      case 1:
        return `(${this.boolean(depth - 1)} || ${this.boolean(depth - 1)})`;
      case 2:
        return `!${this.boolean(depth - 1)}`;
      case 3:
        return `(${compared(`(${this.i32(depth - 1)} | 0)`, random.pick(COMPARE), this.i32(depth - 1))})`;
      case 4:
        return `(${compared(`(${this.i32(depth - 1)} | 0)`, random.pick(COMPARE), this.u32(depth - 1))})`;
      case 5:
        return `(${compared(`${this.i32(depth - 1)} + ${this.u8(depth - 1)}`, random.pick(COMPARE), this.i32(depth - 1))})`;
      default:
        return `(${compared(`${this.number(depth - 1)} * 1`, random.pick(COMPARE), this.number(depth - 1))})`;
    }
  }
}

/**
 * An operation on bits. TypeScript reads `a << (3 | 0) > (b)` as type arguments of a function `a`, as JavaScript does not: no
 * shift to the left of something with a `>` in it.
 */
function bits(left: string, operator: string, right: string): string {
  return `${left} ${operator === '<<' && right.includes('>') ? '^' : operator} ${right}`;
}

/** A comparison, for the same reason: "less than" is not followed by what could be a type, numbers alone up to a `>`. */
function compared(left: string, operator: string, right: string): string {
  return `${left} ${operator === '<' && /^[^a-zA-Z>]*>/.test(right) ? '<=' : operator} ${right}`;
}
