import type { RuleCase } from './markers.js';

/** Syntax that is refused by name. */
export const SYNTAX_CASES: readonly RuleCase[] = [
  {
    name: 'any, unknown, never and object',
    source: `export class A {
  a: /*!NS001*/any = 0;
  b: /*!NS001*/unknown = 0;
  f(x: /*!NS001*/object, y: /*!NS001*/never): void {}
}`,
  },
  {
    name: 'unions, null and undefined',
    source: `import type { i32 } from './types.js';
export class A {
  a: /*!NS002*/i32 | boolean = 0;
  b: /*!NS002*/number | /*!NS002*/null = /*!NS002*/null;
  c: /*!NS002*/number | /*!NS002*/undefined = /*!NS027*/undefined;
}`,
  },
  {
    name: 'optional, default and rest',
    source: `export class A {
  /*!NS003 NS019*/a?: number;
  f(/*!NS003*/x?: number): void {}
  g(/*!NS003*/x: number = 1): void {}
  h(/*!NS003*/...x: number[]): void {}
}`,
  },
  {
    name: 'strings and templates',
    source: `export class A {
  a: /*!NS004*/string = /*!NS004*/'text';
  f(x: number): void {
    const t: /*!NS004*/string = /*!NS004*/\`\${x}\`;
    const u: /*!NS004*/string = /*!NS004*/\`x\`;
  }
}`,
  },
  {
    name: 'closures',
    source: `export class A {
  f(): void {
    const g: /*!NS005*/() => void = /*!NS005*/() => {};
    const h: /*!NS005*/() => void = /*!NS005*/function (): void {};
  }
}`,
  },
  {
    name: 'generics of one’s own and of others',
    source: `export class A</*!NS006*/T> {
  a: /*!NS034*/T = /*!NS037*/0 as /*!NS001*/never;
  readonly b: /*!NS034*/Array<number> = [0];
}
export function same</*!NS006*/T>(x: /*!NS034*/T): void {}`,
  },
  {
    name: 'inheritance',
    source: `export class A {
  a: number = 0;
}
export class B /*!NS007*/extends A {
  constructor() {
    /*!NS007*/super();
  }
}
export class C /*!NS007*/implements A {
  a: number = 0;
}`,
  },
  {
    name: 'exceptions',
    source: `export class A {
  f(): void {
    /*!NS008*/try {
      /*!NS008*/throw /*!NS022*/new /*!NS027*/Error();
    } catch {}
  }
}`,
  },
  {
    name: 'async code and generators',
    source: `export class A {
  /*!NS009*/async f(): /*!NS034*/Promise<void> {
    /*!NS009*/await 1;
  }
  /*!NS009*/*g(): /*!NS034*/Generator<number> {
    /*!NS009*/yield 1;
  }
}`,
  },
  {
    name: 'destructuring, spread and object literals',
    source: `const TABLE: readonly number[] = [1];
export class A {
  readonly v: number[] = [0, 1];
  readonly w: number[] = [/*!NS010*/...TABLE];
  f(): void {
    const /*!NS010 NS020*/[x, y] = this.v;
    const /*!NS010 NS020*/{ v } = this;
    const /*!NS020*/o = /*!NS035*/{ /*!NS035*/a: 1 };
  }
}`,
  },
  {
    name: 'casts and assertions',
    source: `export class A {
  /*!NS037 NS019*/a!: number;
  f(x: number): void {
    const b: number = /*!NS037*/x as number;
    const c: number = /*!NS037*/x satisfies number;
    const d: number = /*!NS037*/x!;
  }
}`,
  },
  {
    name: 'class members',
    source: `export /*!NS029*/abstract class A {
  /*!NS029*/static count: number = 0;
  /*!NS029*/#hidden: number = 0;
  /*!NS029*/get half(): number {
    return 1;
  }
  /*!NS029*/set half(x: number) {}
  /*!NS029*/static {}
  constructor(/*!NS029*/private readonly x: number) {}
}`,
  },
  {
    name: 'statements and declarations',
    source: `/*!NS030*/namespace N {}
export class A {
  readonly v: number[] = [0];
  f(): void {
    /*!NS030*/for (const /*!NS020*/x of this.v) {}
    /*!NS030*/for (const /*!NS020*/x in this.v) {}
    /*!NS030*/outer: while (true) {
      /*!NS030*/break outer;
    }
    /*!NS030*/debugger;
    /*!NS030*/;
    /*!NS030*/for (;;) {}
    /*!NS030*/var x: number = 0;
    /*!NS030*/function inner(): void {}
    /*!NS035*/x;
  }
}
/*!NS034*/interface I {
  /*!NS035*/a: number;
}
/*!NS030*/export default A;`,
  },
  {
    name: 'variables of another clause of the switch, in its statements and its blocks',
    source: `import type { i32 } from './types.js';
export class A {
  f(mode: i32): number {
    switch (mode) {
      case 0:
        const half: number = 0.5;
        let sum: number = half;
        if (sum > 1) {
          sum = half;
        }
        return sum;
      case 1:
        /*!NS049*/sum = 2;
        return 1;
      case 2: {
        const half: number = 3;
        /*!NS049*/sum = half;
        return /*!NS049*/sum;
      }
      default:
        return 0;
    }
  }
}`,
  },
  {
    name: 'text that is not printable ASCII, is kept, compared, joined, or read beyond its end',
    source: `import type { i32, text } from './types.js';
const STAR: text = /*!NS046*/'\u2605';
const NAME: text = 'abc';
export class A {
  count: i32 = 0;
  name: /*!NS046*/text = /*!NS004*/'a';
  take(line: text, x: number): /*!NS034*/text {
    this.count = NAME.charCodeAt(/*!NS033*/3);
    this.count = line.charCodeAt(/*!NS033*/x) | 0;
    this.count = line.charCodeAt(/*!NS033*/-1);
    this.count = /*!NS032 NS046*/line.indexOf(/*!NS004*/'a');
    if (/*!NS013 NS046*/line === /*!NS004*/'a' || /*!NS013*/line) {
      this.count = 1;
    }
    if (/*!NS040*/line < /*!NS040 NS004*/'a') {
      this.count = 2;
    }
    const first: number = /*!NS035 NS046*/line[0] === NAME ? 1 : STAR.length;
    this.count = first | 0;
    return line;
  }
}`,
  },
];
