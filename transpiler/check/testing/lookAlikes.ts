import type { RuleCase } from './markers.js';

const CLASSES = `class Part {
  x: number = 1;
}
class Twin {
  x: number = 1;
}
class Keeper {
  readonly part: Part;
  constructor(part: Part) {
    this.part = part;
  }
}
function read(part: Part): number {
  return part.x;
}
`;

export const LOOK_ALIKE_CASES: readonly RuleCase[] = [
  {
    name: 'arguments, values of fields and variables',
    source: `${CLASSES}
export class Owner {
  private readonly twin: Twin = new Twin();
  private readonly part: Part = /*!NS048*/new Twin();
  private readonly keeper: Keeper;
  private readonly kept: Part;
  constructor(twin: Twin, part: Part) {
    this.keeper = new Keeper(/*!NS048*/twin);
    this.kept = /*!NS048*/twin;
    part.x = 2;
  }
  sum(): number {
    let some: Part = this.part;
    some = /*!NS048*/this.twin;
    const x: number = read(/*!NS048*/this.twin);
    return x + some.x + this.kept.x + this.keeper.part.x;
  }
}
`,
  },
];

export const CLEAN_LOOK_ALIKE_CASE: RuleCase = {
  name: 'objects of the class that is wanted',
  source: `${CLASSES}
export class Owner {
  private readonly twin: Twin = new Twin();
  private readonly part: Part = new Part();
  private readonly keeper: Keeper;
  constructor(part: Part) {
    this.keeper = new Keeper(part);
  }
  sum(which: boolean): number {
    let some: Part = this.part;
    if (which) {
      some = this.keeper.part;
    }
    const x: number = read(some);
    return x + this.twin.x;
  }
}
`,
};
