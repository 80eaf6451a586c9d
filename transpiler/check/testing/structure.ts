import type { RuleCase } from './markers.js';

const PAIR = `export class Part {
  x: number = 0;
}
`;

/** Modules, types, fields, objects and arrays. */
export const STRUCTURE_CASES: readonly RuleCase[] = [
  {
    name: 'a program that does not type-check',
    source: `export const A: boolean = true;
export const /*!NS000*/B: number = A;`,
  },
  {
    name: 'top-level code and variables',
    source: `export let /*!NS025*/count: number = 0;
/*!NS024*/if (count > 1) {
}
/*!NS024*/count = 2;
export const NOW: number = /*!NS041*/f();
function f(): number {
  return 1;
}`,
  },
  {
    name: 'imports from outside the folder, from packages and for effects',
    source: `import { a } from /*!NS026*/'../outside.js';
import { readFileSync } from /*!NS000 NS026*/'node:fs';
import { b } from /*!NS026*/'./other';
/*!NS024*/import './other.js';
import /*!NS030*/d from './other.js';`,
    others: {
      'other.ts': `export const b: number = 1;\nexport default class D {}\n`,
      '../outside.ts': `export const a: number = 1;\n`,
    },
  },
  {
    name: 'modules that need each other',
    source: `import { Other } from /*!NS039*/'./other.js';
export class Main {
  readonly other: Other = new Other();
}`,
    others: {
      'another.ts': `import { Main } from './main.js';\nexport class Another {\n  f(m: Main): void {}\n}\n`,
      'other.ts': `import { Main } from './main.js';\nexport class Other {\n  f(m: Main): void {}\n}\n`,
    },
  },
  {
    name: 'types that are not written',
    source: `export class A {
  /*!NS020*/a = 0;
  /*!NS020*/f(/*!NS000 NS020*/x) {
    const /*!NS020*/y = 1;
  }
}`,
  },
  {
    name: 'types outside the subset',
    source: `${PAIR}
type Index = number;
type Pair = /*!NS034 NS035*/[number, number];
type Flag = /*!NS034*/boolean;
export class A {
  readonly parts: /*!NS034*/Part[] = /*!NS023*/[];
  readonly rows: /*!NS034*/number[][] = [/*!NS023*/[0]];
  readonly pair: /*!NS034*/Pair = [0, 1];
  readonly one: /*!NS034*/1 = 1;
  readonly keys: /*!NS034*/keyof Part = /*!NS004*/'x';
  index: Index = 0;
  make(): /*!NS034*/number[] {
    return this.rows[0];
  }
}`,
  },
  {
    name: 'more than eight parameters and arguments',
    source: `export class A {
  /*!NS018*/f(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number): void {
  }
  g(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number): void {
    /*!NS018*/this.f(a, b, c, d, e, f, g, h, 9);
  }
}`,
  },
  {
    name: 'fields without a value, and those that can be replaced',
    source: `${PAIR}
export class A {
  /*!NS000 NS019*/a: number;
  b: number;
  /*!NS021*/part: Part = new Part();
  /*!NS021*/values: number[] = [0];
  constructor() {
    this.b = 1;
  }
  f(): void {
    let /*!NS019*/x: number;
    this.values[0] = 1;
  }
}
export const /*!NS021*/TABLE: number[] = [1, 2];`,
  },
  {
    name: 'objects made after construction',
    source: `${PAIR}
export class A {
  readonly own: Part = new Part();
  readonly made: Part;
  readonly list: /*!NS034*/Date = /*!NS022*/new /*!NS027*/Date(0);
  constructor() {
    this.made = new Part();
  }
  f(part: Part): void {
    let local: Part = /*!NS022*/new Part();
    local = /*!NS022*/new Part();
    this.take(/*!NS022*/new Part());
    const x: number = /*!NS022*/new Part().x;
    const same: Part = /*!NS022*/new Same();
    for (const counted: Part = /*!NS022*/new Part(); x > 1; counted.x += 1) {
    }
    const list: /*!NS034*/Part[] = /*!NS023*/[/*!NS022*/new Part()];
  }
  take(part: Part): void {
    part.x = 1;
  }
  g(): /*!NS034*/Part {
    return /*!NS022*/new Part();
  }
}
export const PART: Part = /*!NS022 NS041*/new Part();
class Same {
  x: number = 0;
}`,
  },
  {
    name: 'arrays that grow, are made on the way, or are not constant',
    source: `export class A {
  readonly values: number[] = [0, 0];
  readonly other: number[] = [/*!NS041 NS044*/this.f()];
  f(): number {
    return 1;
  }
  g(): void {
    /*!NS023*/this.values.push(1);
    const local: number[] = /*!NS023*/[1, 2];
    const n: number = /*!NS023*/this.values.length;
    const made: number[] = /*!NS022*/new /*!NS027*/Array(3);
  }
}`,
  },
  {
    name: 'initialisers that are not constant',
    source: `export enum E {
  A = 0,
}
export enum F {
  /*!NS041*/B = 0.5,
  /*!NS041*/C = /*!NS004*/'c',
}
export const K: number = 2 * 3 + E.A;
export const V: number = /*!NS041*/Math.floor(2.5);
export const TABLE: readonly number[] = [K, -K, E.A, /*!NS041*/Math.abs(1)];`,
  },
  {
    name: 'methods before every field has a value',
    source: `${PAIR}
export class A {
  readonly size: number;
  readonly part: Part = new Part();
  first: number = /*!NS044*/this.area();
  constructor(x: number, part: Part) {
    this.first = x;
    /*!NS044*/this.grow();
    if (x > 1) {
      this.size = x;
    } else {
      this.size = 1;
    }
    this.grow();
    /*!NS021*/this.part = part;
  }
  area(): number {
    return this.size;
  }
  grow(): void {
    this.first = this.first + this.size;
  }
}`,
  },
  {
    name: 'a source nested too deeply',
    source: `import type { i32 } from './types.js';
export function f(x: i32): i32 {
  return ${'~'.repeat(117)}/*!NS045*/${'~'.repeat(20)}x;
}`,
  },
  {
    name: 'static fields, and this in static methods',
    source: `export class A {
  n: number = 1;
  static twice(x: number): number {
    return 2 * x;
  }
  /*!NS029*/static count: number = 0;
  /*!NS029*/static {}
  static wrong(): number {
    return /*!NS029*/this./*!NS000*/n;
  }
  f(): number {
    return A.twice(this.n);
  }
}`,
  },
];
