import type { RuleCase } from './markers.js';

/** Operators, conditions, calls and names. */
export const EXPRESSION_CASES: readonly RuleCase[] = [
  {
    name: 'operators outside the subset',
    source: `export class A {
  x: number = 0;
  f(y: number): void {
    const a: number = y /*!NS011*/** 2;
    const b: number = y /*!NS011*/?? 1;
    const c: number = /*!NS011*/this?.x;
    const d: number = (/*!NS000*/y/*!NS011*/, 1);
    const e: number = /*!NS011*/+y;
    const f: boolean = /*!NS011*/typeof y === /*!NS004*/'number';
    this.x /*!NS011*/??= 1;
    this.x /*!NS011*/%= 2;
    /*!NS011 NS035*/void y;
  }
}`,
  },
  {
    name: 'loose equality',
    source: `export function f(x: number): boolean {
  const a: boolean = x /*!NS012*/== 1;
  const b: boolean = x /*!NS012*/!= 2;
  const c: boolean = x === 3;
  return a || b || c || x !== 4;
}`,
  },
  {
    name: 'numbers as conditions, everywhere a condition can stand',
    source: `import type { i32 } from './types.js';
export function f(x: number, i: i32, b: boolean): boolean {
  if (/*!NS013*/x) {
  }
  while (/*!NS013*/i) {
  }
  for (let k: i32 = 3; /*!NS013*/k; /*!NS032*/k--) {
  }
  const c: number = /*!NS013*/x ? 1 : 2;
  const d: boolean = !/*!NS013*/x;
  const e: boolean = b && x > 1;
  const g: /*!NS002*/boolean | number = /*!NS013*/x && b;
  const h: /*!NS002*/boolean | number = b || /*!NS013*/i;
  return x !== 0;
}`,
  },
  {
    name: '% on anything but integers',
    source: `import type { i32, u32 } from './types.js';
const PERIOD: i32 = 5;
export function f(x: number, i: i32, u: u32): number {
  const a: number = /*!NS014*/x % 2;
  const b: number = i % /*!NS014*/0.5;
  const c: number = i % 7 + u % 3 + (i | 0) % PERIOD;
  const d: number = /*!NS014*/(x + i) % 4;
  return a + b + c + d;
}`,
  },
  {
    name: 'Math functions whose bits differ, and numbers of arguments',
    source: `export function f(x: number): number {
  const a: number = /*!NS015*/Math.sqrt(x) + /*!NS015*/Math.exp(x) + /*!NS015*/Math.log(x);
  const b: number = /*!NS015*/Math.round(x) + /*!NS015*/Math.pow(x, 2) + /*!NS015*/Math.sin(x);
  const c: number = /*!NS015*/Math.min(x, 1, 2) + /*!NS015*/Math.max(x) + /*!NS015*/Math.PI;
  const d: number = /*!NS015*/Math.random() + /*!NS015*/Math.trunc(x) + /*!NS015*/Math.sign(x);
  const e: number = Math.min(x, 1) + Math.max(x, 1) + Math.abs(x) + Math.floor(x) + Math.ceil(x);
  return a + b + c + d + e + Math.imul(2, 3);
}`,
  },
  {
    name: 'assignments inside expressions',
    source: `import type { i32 } from './types.js';
export class A {
  x: number = 0;
  f(i: i32): number {
    this.x = /*!NS016*/this.x = 2;
    const a: number = /*!NS016*/this.x++ + 1;
    if ((/*!NS016*/this.x = 1) > 0) {
      this.x++;
    }
    for (let k: i32 = 0; k < /*!NS016 NS032*/--i; /*!NS032*/k++) {
    }
    return (/*!NS016*/this.x += 1);
  }
}`,
  },
  {
    name: 'more than one method call in an expression',
    source: `export class A {
  readonly v: number[] = [0];
  g(x: number): number {
    return x;
  }
  f(): number {
    const a: number = /*!NS017*/this.g(1) + this.g(2);
    const b: number = /*!NS017*/this.g(this.g(1));
    const c: number = /*!NS017*/fill(this.v) + fill(this.v);
    const d: number = this.g(pure(1)) + pure(2) + Math.abs(pure(3));
    if (/*!NS017*/this.g(1) > 0 && this.g(2) > 0) {
    }
    return /*!NS017*/this.g(1) * this.g(2) + a + b + c + d;
  }
}
function pure(x: number): number {
  return x;
}
function fill(v: number[]): number {
  v[0] = 1;
  return 1;
}`,
  },
  {
    name: 'clock, chance, console and other globals',
    source: `export class A {
  f(): number {
    const a: number = /*!NS027*/NaN;
    const b: number = /*!NS027*/Infinity;
    const c: boolean = /*!NS027*/isFinite(a);
    const d: number = /*!NS027*/Number.EPSILON;
    return /*!NS027*/Date.now() + a + b + d;
  }
}`,
  },
  {
    name: 'functions, methods and classes as values',
    source: `export class A {
  f(): number {
    return 1;
  }
  g(): boolean {
    const a: boolean = /*!NS036*/this.f === /*!NS036*/this.f;
    const b: boolean = /*!NS036*/pure === /*!NS036*/pure;
    return a && b && /*!NS036*/A === /*!NS036*/A;
  }
}
function pure(): number {
  return 1;
}`,
  },
  {
    name: 'operands of the wrong kind',
    source: `export function g(x: boolean, y: boolean): boolean {
  return /*!NS040*/x < /*!NS040*/y;
}`,
  },
  {
    name: 'a call that changes what the rest of the expression reads',
    source: `import type { i32 } from './types.js';
export class Counter {
  n: i32 = 0;
  readonly values: number[] = [0, 0, 0, 0];
  next(): i32 {
    this.n = (this.n + 1) & 3;
    return this.n;
  }
  read(): i32 {
    return this.n;
  }
  add(x: number, y: number): number {
    this.values[0] = x;
    return x + y;
  }
  f(x: number): number {
    const a: number = this.n + /*!NS042*/this.next();
    const b: number = 2 * this.next();
    const c: number = this.n + this.read();
    this.values[this.n] = /*!NS042*/this.next();
    this.values[0] = this.next();
    this.values[1] += /*!NS042*/this.next();
    const d: number = x > 0 && this.n > 0 ? this.next() : this.n;
    const e: number = this.add(x, this.n);
    return a + b + c + d + e;
  }
}`,
  },
  {
    name: 'a choice between objects, and a Math function whose result is dropped',
    source: `export class P {
  x: number = 0;
}
export function f(a: P, b: P, x: number): number {
  /*!NS035*/Math.abs(x);
  const p: P = /*!NS035*/x > 0 ? a : b;
  return p.x;
}`,
  },
];
