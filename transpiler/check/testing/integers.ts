import type { RuleCase } from './markers.js';

/** Integers: what may be stored, negated, used as an index; switches; recursion. */
export const INTEGER_CASES: readonly RuleCase[] = [
  {
    name: 'values that may not fit',
    source: `import type { i32, u32, u8 } from './types.js';
export enum Mode {
  A = 0,
  B = 1,
}
export class A {
  i: i32 = /*!NS032*/0.5;
  u: u32 = /*!NS032*/-1;
  b: u8 = /*!NS032*/256;
  readonly list: i32[] = [0, /*!NS032*/1.5, Mode.B];
  mode: Mode = Mode.A;
  f(x: number, k: i32, w: u32): i32 {
    this.i = /*!NS032*/x;
    this.i = /*!NS032*/this.i + 1;
    this.i = (this.i + 1) | 0;
    this.i = /*!NS032*/w;
    this.u = /*!NS032*/k;
    this.u = w >>> 0;
    this.b = /*!NS032*/k;
    this.b = k & 255;
    this.b = /*!NS032*/k & 511;
    this.list[0] = /*!NS032*/Math.floor(x);
    this.list[1] = Math.floor(x) | 0;
    /*!NS032*/this.i += 1;
    this.i |= 4;
    this.mode = /*!NS032*/k;
    this.mode = x > 0 ? Mode.A : Mode.B;
    this.i = x > 0 ? 1 : 2;
    const small: i32 = (k % 10) * 4 + 3;
    const wide: i32 = /*!NS032*/k * 2;
    const half: i32 = /*!NS032*/k / 2;
    this.g(/*!NS032*/x, 1);
    this.g(k, x);
    return /*!NS032*/x;
  }
  g(k: i32, x: number): void {}
}`,
  },
  {
    name: 'an alias of an alias is an integer too',
    source: `import type { i32 } from './types.js';
type Index = i32;
export function f(x: number): Index {
  return /*!NS032*/x;
}`,
  },
  {
    name: 'an index that is not whole',
    source: `import type { i32 } from './types.js';
export class A {
  readonly v: number[] = [0, 0];
  f(x: number, i: i32): number {
    this.v[/*!NS033*/x] = 1;
    this.v[i + 1] = this.v[/*!NS033*/i / 2];
    return this.v[i] + this.v[Math.floor(x) | 0] + this.v[/*!NS033*/-1];
  }
}`,
  },
  {
    name: 'minus before an integer that may be 0',
    source: `import type { i32 } from './types.js';
export function f(i: i32, x: number): number {
  const a: number = /*!NS038*/-i;
  const b: i32 = (0 - i) | 0;
  return a + b - x + -x + -1 + /*!NS038*/-0;
}`,
  },
  {
    name: 'a switch that falls through',
    source: `export enum E {
  A = 0,
  B = 1,
  C = 2,
}
export function f(e: E, x: number): number {
  let y: number = 0;
  switch (e) {
    /*!NS031*/case E.A:
      y = 1;
    case E.B:
    case E.C: {
      if (x > 1) {
        return 2;
      } else {
        return 3;
      }
    }
    default:
      y = 4;
  }
  return y;
}`,
  },
  {
    name: 'recursion, direct and by way of others',
    source: `export class A {
  readonly other: B;
  constructor(other: B) {
    this.other = other;
  }
  f(n: number): number {
    return n > 0 ? /*!NS028*/this.f(n - 1) : 0;
  }
  g(n: number): number {
    return /*!NS028*/this.other.h(n);
  }
}
export class B {
  readonly a: A = /*!NS000*/new A();
  h(n: number): number {
    return /*!NS028*/this.a.g(n);
  }
}
function even(n: number): boolean {
  return n === 0 || /*!NS028*/odd(n - 1);
}
function odd(n: number): boolean {
  return n !== 0 && /*!NS028*/even(n - 1);
}`,
  },
  {
    name: 'counters that nothing bounds, and bit assignments that change the sign',
    source: `import type { i32, u32, u8 } from './types.js';
export class A {
  i: i32 = 0;
  u: u32 = 0;
  b: u8 = 0;
  f(n: i32, x: number): void {
    /*!NS032*/this.i++;
    let total: number = 0;
    total++;
    for (let k: i32 = 0; k < n; k++) {
      total += x;
    }
    for (let k: i32 = n; k >= 0; k--) {
      total += x;
    }
    for (let k: i32 = 0; k <= n; /*!NS032*/k++) {
      total += x;
    }
    for (let k: i32 = 0; k < 3; k++) {
      for (let j: i32 = 0; j <= k; j++) {
        this.i = k * 3 + j;
      }
    }
    for (let k: i32 = 0; k < n; k++) {
      for (let j: i32 = 0; j <= k; j++) {
        this.i = /*!NS032*/k * 3 + j;
      }
    }
    for (let k: i32 = 0; k !== n; /*!NS032*/k++) {
      total += x;
    }
    for (let k: i32 = 0; k < n; /*!NS032*/k++) {
      k = n;
    }
    for (let k: u8 = 0; k < 300; /*!NS032*/k++) {
      total += x;
    }
    this.i |= 4;
    this.i <<= 2;
    /*!NS032*/this.u |= 4;
    this.u &= 255;
    /*!NS032*/this.i >>>= 1;
    this.u >>>= 1;
    /*!NS032*/this.b |= 4;
    this.b &= 15;
  }
}`,
  },
  {
    name: 'remainders and products that JavaScript makes -0 or NaN',
    source: `import type { i32, u32, u8 } from './types.js';
export function f(k: i32, n: i32, u: u32, b: u8): i32 {
  const a: i32 = /*!NS032*/k % 10;
  const c: i32 = (k % 10) | 0;
  const d: u32 = u % 10;
  const e: i32 = /*!NS032*/b % n;
  const g: i32 = (b % n) | 0;
  const h: i32 = /*!NS032*/b * -3;
  const i: i32 = (b * -3) | 0;
  const j: i32 = b * 3;
  const l: i32 = Math.max(k, 3);
  return (a + c + d + e + g + h + i + j + l) | 0;
}`,
  },
  {
    name: 'an index beyond the end',
    source: `import type { i32 } from './types.js';
const TABLE: readonly number[] = [1, 2];
const LAST: i32 = 2;
export class A {
  readonly v: number[] = [0, 0, 0];
  f(): number {
    this.v[/*!NS033*/3] = 1;
    return this.v[LAST] + TABLE[1] + TABLE[/*!NS033*/LAST];
  }
}`,
  },
  {
    name: 'counters that certainly leave an array',
    source: `import type { i32 } from './types.js';
const N: i32 = 4;
export class A {
  readonly v: number[] = [0, 0, 0];
  f(n: i32): void {
    const v: number[] = this.v;
    for (let k: i32 = 0; k < N; k++) this.v[/*!NS033*/k] = 1;
    for (let k: i32 = 0; k <= 2; k++) {
      v[k] = v[/*!NS033*/k + 1];
      for (let m: i32 = 0; m < 2; m++) {
        v[/*!NS033*/k * 2 + m] = 0;
      }
    }
    for (let k: i32 = 0; k < 3; k++) v[/*!NS033*/k - 1] = 1;
    for (let k: i32 = 3; k > 0; k--) {
      v[/*!NS033*/k] = v[k - 1];
      v[k - 1] = v[/*!NS033*/k - 2];
    }
    for (let k: i32 = 2; k >= -1; k--) v[/*!NS033*/k] = 3;
    v[/*!NS033*/3] = 2;
  }
  /** What may stay inside is not refused. */
  g(n: i32): void {
    for (let k: i32 = 0; k < N; k++) if (k < 3) this.v[k] = 1;
    for (let k: i32 = 0; k < N; k++) {
      if (this.v[0] > 1) break;
      this.v[k] = 2;
    }
    for (let k: i32 = 0; k < n; k++) this.v[k] = 1;
    for (let k: i32 = 2; k >= 0; k--) this.v[k] = 1;
    for (let k: i32 = 3; k > n; k--) this.v[k] = 1;
    for (let k: i32 = 0; k < N; k++) this.v[k & 1] = k < 3 ? this.v[k] : 0;
    for (let k: i32 = 0; k < 3; k++) this.v[k] = this.v[k - k];
  }
}`,
  },
  {
    name: 'enum members beyond an int',
    source: `export enum Far {
  Most = 2147483647,
  /*!NS041*/Beyond = 2147483648,
}`,
  },
  {
    name: 'a switch on doubles, and cases that are not constant or come twice',
    source: `import type { i32 } from './types.js';
const TWO: i32 = 2;
export function f(x: number, k: i32, n: i32): number {
  switch (/*!NS043*/x) {
    case 1:
      return 1;
    default:
      break;
  }
  switch (k) {
    case TWO:
      return 2;
    case /*!NS043*/2:
      return 3;
    case /*!NS043*/n:
      return 4;
    default:
      return 5;
  }
}`,
  },
];
