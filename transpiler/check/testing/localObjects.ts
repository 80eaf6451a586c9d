import type { RuleCase } from './markers.js';

const CLASSES = `import type { i32 } from './types.js';
class Cell {
  z: number = 0;
  readonly values: number[] = [0, 0];
}
class Part {
  x: number = 0;
  readonly cell: Cell = new Cell();
}
class Keeper {
  readonly part: Part;
  constructor(part: Part) {
    this.part = part;
  }
}
class Reader {
  x: number;
  constructor(part: Part) {
    const cell: Cell = part.cell;
    this.x = part.x + cell.z;
  }
}
`;

/** Objects made in functions: those that something would point to when they are gone. */
export const LOCAL_OBJECT_CASES: readonly RuleCase[] = [
  {
    name: 'an object made in a constructor and kept in a field, whole or in part',
    source: `${CLASSES}export class A {
  readonly part: Part;
  readonly cell: Cell;
  readonly values: readonly number[];
  readonly inner: Part;
  constructor() {
    const local: Part = new Part();
    this.part = /*!NS047*/local;
    this.cell = (/*!NS047*/local.cell);
    const name: Cell = local.cell;
    const second: Cell = name;
    this.values = /*!NS047*/second.values;
    const keeper: Keeper = new Keeper(local);
    this.inner = /*!NS047*/keeper.part;
  }
}`,
  },
  {
    name: 'an object made in a block and given to a variable outside it',
    source: `${CLASSES}export class A {
  readonly own: Part = new Part();
  f(handed: Part, values: readonly number[]): number {
    let part: Part = this.own;
    {
      const local: Part = new Part();
      part = /*!NS047*/local;
      handed = /*!NS047*/local;
      values = /*!NS047*/local.cell.values;
    }
    for (let k: i32 = 0; k < 3; k++) {
      const keeper: Keeper = new Keeper(this.own);
      part = /*!NS047*/keeper.part;
    }
    return part.x + handed.x + values[0];
  }
}`,
  },
  {
    name: 'an object handed to a constructor that keeps it, itself or by another one',
    source: `${CLASSES}class Outer {
  readonly keeper: Keeper;
  constructor(skipped: number, part: Part) {
    this.keeper = new Keeper(part);
  }
}
class Named {
  readonly cell: Cell;
  constructor(part: Part) {
    const cell: Cell = part.cell;
    this.cell = cell;
  }
}
class Swapping {
  readonly part: Part;
  readonly own: Part = new Part();
  constructor(part: Part) {
    let same: Part = this.own;
    same = part;
    this.part = same;
  }
}
export class A {
  readonly keeper: Keeper;
  readonly outer: Outer;
  readonly named: Named;
  readonly swapping: Swapping;
  readonly reader: Reader;
  constructor() {
    const local: Part = new Part();
    this.keeper = new Keeper(/*!NS047*/local);
    this.outer = new Outer(1, /*!NS047*/local);
    this.named = new Named(/*!NS047*/local);
    this.swapping = new Swapping(/*!NS047*/local);
    this.reader = new Reader(local);
  }
}`,
  },
  {
    name: 'an object made in a function and returned',
    source: `${CLASSES}export function f(): /*!NS034*/Part {
  const local: Part = new Part();
  return local;
}`,
  },
];

/** Objects made in functions that are gone last. */
export const CLEAN_LOCAL_OBJECT_CASE: RuleCase = {
  name: 'objects made in functions, lent to functions, methods and objects of their own scope',
  source: `${CLASSES}function fill(part: Part, values: number[]): number {
  const keeper: Keeper = new Keeper(part);
  values[1] = keeper.part.x;
  return part.cell.z;
}
export class A {
  private readonly own: Part = new Part();
  private readonly reader: Reader;
  constructor(x: number) {
    const local: Part = new Part();
    local.x = x;
    this.reader = new Reader(local);
  }
  f(n: i32): number {
    let sum: number = this.reader.x;
    for (let k: i32 = 0; k < 5; k++) {
      const local: Part = (new Part()), keeper: Keeper = new Keeper(local);
      const cell: Cell = keeper.part.cell;
      cell.values[1] += k;
      let named: Part = local;
      if (k > n) {
        named = this.own;
      }
      sum += fill(named, local.cell.values);
    }
    return sum;
  }
}`,
};
