/**
 * Random programs: classes with fields of every type, an owned object, objects made in functions, methods and a step full of random statements.
 * A program is a tree of statements, so that it can be shrunk by leaving some out.
 */
import { Expressions, type Names } from './expressions.js';
import { Random } from './random.js';

/** A line, or a line with a block and lines around it. */
export interface Node {
  text: string;
  body?: Node[];
}

export interface FuzzClass {
  name: string;
  step: Node[];
}

/** Numbers that each class writes to `out`. */
const OUTPUTS = 12;

const FIELDS: Names = {
  number: ['this.x', 'this.y', 'this.part.z', 'this.v[this.i & 3]', 'this.v[1]'],
  i32: ['this.i', 'this.j', 'this.part.n', 'this.w[this.j & 3]', 'this.w[2]'],
  u32: ['this.u', 'this.part.h'],
  u8: ['this.b', 'this.bytes[this.i & 3]'],
  boolean: ['this.p', 'this.q'],
  parts: ['this.part'],
};

export function randomClass(seed: number, name: string): FuzzClass {
  const random = new Random(seed);
  return { name, step: statements(random, FIELDS, 6 + random.below(8), 2, { locals: 0 }) };
}

interface Counter {
  locals: number;
}

function statements(random: Random, names: Names, count: number, depth: number, counter: Counter): Node[] {
  const list: Node[] = [];
  let visible = names;
  for (let n = 0; n < count; n++) {
    const [node, added] = statement(random, visible, depth, counter);
    list.push(node);
    visible = added;
  }
  return list;
}

function statement(random: Random, names: Names, depth: number, counter: Counter): [Node, Names] {
  const expressions = new Expressions(random, names);
  const block = (more: Names = names): Node[] =>
    statements(random, more, 1 + random.below(3), depth - 1, counter);
  const size = 1 + random.below(4);
  const part = random.pick(names.parts);
  const kinds = depth > 0 ? 12 : 8;
  switch (random.below(kinds)) {
    case 0:
      return [
        { text: `${random.pick(['this.x', 'this.y', `${part}.z`])} = ${expressions.number(size)};` },
        names,
      ];
    case 1:
      return [{ text: `this.v[${expressions.i32(1)} & 3] = ${expressions.number(size)};` }, names];
    case 2:
      return [
        { text: `${random.pick(['this.i', 'this.j', `${part}.n`])} = ${expressions.i32(size)};` },
        names,
      ];
    case 3:
      return [{ text: `this.w[${expressions.i32(1)} & 3] = ${expressions.i32(size)};` }, names];
    case 4:
      return [{ text: `${random.pick(['this.u', `${part}.h`])} = ${expressions.u32(size)};` }, names];
    case 5:
      return [
        { text: `${random.pick(['this.b', 'this.bytes[this.j & 3]'])} = ${expressions.u8(size)};` },
        names,
      ];
    case 6:
      return [{ text: `${random.pick(['this.p', 'this.q'])} = ${expressions.boolean(size)};` }, names];
    case 7:
      return declaration(random, names, expressions, counter, size);
    case 8:
      return [{ text: `if (${expressions.boolean(2)}) {`, body: block() }, names];
    case 9: {
      const k = `k${counter.locals++}`;
      const more = { ...names, i32: [...names.i32, k] };
      return [
        { text: `for (let ${k}: i32 = 0; ${k} < ${1 + random.below(5)}; ${k}++) {`, body: block(more) },
        names,
      ];
    }
    case 10: {
      const cases = [0, 1].map((label) => ({
        text: `case ${label}: {`,
        body: [...block(), { text: 'break;' }],
      }));
      const rest = { text: 'default: {', body: [...block(), { text: 'break;' }] };
      return [{ text: `switch (${expressions.i32(2)} & 3) {`, body: [...cases, rest] }, names];
    }
    default:
      return [{ text: `this.x ${random.pick(['+=', '-=', '*='])} ${expressions.number(2)};` }, names];
  }
}

function declaration(
  random: Random,
  names: Names,
  expressions: Expressions,
  counter: Counter,
  size: number,
): [Node, Names] {
  const name = `t${counter.locals++}`;
  switch (random.below(6)) {
    case 0:
      return [
        { text: `const ${name}: number = ${expressions.number(size)};` },
        { ...names, number: [...names.number, name] },
      ];
    case 1:
      return [
        { text: `const ${name}: i32 = ${expressions.i32(size)};` },
        { ...names, i32: [...names.i32, name] },
      ];
    case 2:
      return [
        {
          text: `const ${name}: number = ${random.pick(names.parts)}.mix(${expressions.number(size)}, ${expressions.i32(size)});`,
        },
        { ...names, number: [...names.number, name] },
      ];
    case 3:
      return [
        {
          text: `const ${name}: number = ${random.pick(names.parts)}.blend(${random.pick(names.parts)}, ${expressions.number(1)});`,
        },
        { ...names, number: [...names.number, name] },
      ];
    case 4:
      return [
        { text: `const ${name}: Part = new Part(${expressions.number(size)});` },
        withPart(names, name),
      ];
    default:
      return [
        { text: `const ${name}: u32 = ${expressions.u32(size)};` },
        { ...names, u32: [...names.u32, name] },
      ];
  }
}

/** The names in reach once there is another object. */
function withPart(names: Names, name: string): Names {
  return {
    ...names,
    number: [...names.number, `${name}.z`],
    i32: [...names.i32, `${name}.n`],
    u32: [...names.u32, `${name}.h`],
    parts: [...names.parts, name],
  };
}

/** The source of several classes and of the `Program` that steps them all. */
export function sourceOf(classes: readonly FuzzClass[]): string {
  const members = classes.map(({ name }) => `  readonly ${name.toLowerCase()}: ${name} = new ${name}();`);
  const steps = classes.map(({ name }, at) => {
    const own = `this.${name.toLowerCase()}`;
    return `    ${own}.step();\n    ${own}.write(this.out, ${at * OUTPUTS});`;
  });
  const zeros = Array.from({ length: Math.max(1, classes.length * OUTPUTS) }, () => '0');
  return `import type { i32, u32, u8 } from './types.js';
${PART}
${classes.map(classText).join('\n')}
export class Program {
  readonly out: number[] = [${zeros.join(', ')}];
${members.join('\n')}
  step(): void {
${steps.join('\n')}
  }
}
`;
}

const PART = `class Part {
  z: number;
  n: i32 = 9;
  h: u32 = 2166136261;
  constructor(z: number) {
    this.z = z;
  }
  mix(x: number, k: i32): number {
    this.n = (this.n + k) | 0;
    this.h = (Math.imul(this.h, 31) + this.n) >>> 0;
    this.z = this.z > 1e10 ? 1 : this.z * 1.5;
    return x - this.z + (this.h & 15);
  }
  blend(other: Part, x: number): number {
    const sum: Part = new Part(this.z + other.z);
    other.n = (this.n - sum.n) | 0;
    this.z = sum.mix(x, other.n);
    return other.z;
  }
}`;

function classText({ name, step }: FuzzClass): string {
  return `class ${name} {
  x: number = 0.75;
  y: number = -3;
  i: i32 = 5;
  j: i32 = -2;
  u: u32 = 4000000000;
  b: u8 = 200;
  p: boolean = true;
  q: boolean = false;
  readonly v: number[] = [1, -0.5, 1e9, 7];
  readonly w: i32[] = [1, -1, 2147483647, 77];
  readonly bytes: u8[] = [1, 2, 3, 255];
  readonly part: Part = new Part(2.5);
  step(): void {
${step.flatMap((node) => lines(node, '    ')).join('\n')}
    this.i = (this.i + 1) | 0;
    this.u = (Math.imul(this.u, 1664525) + 1013904223) >>> 0;
  }
  write(out: number[], at: i32): void {
    out[at] = this.x;
    out[at + 1] = this.y;
    out[at + 2] = this.i;
    out[at + 3] = this.j;
    out[at + 4] = this.u;
    out[at + 5] = this.b;
    out[at + 6] = this.p && !this.q ? 1 : 0;
    out[at + 7] = this.v[0] + this.v[1];
    out[at + 8] = this.v[2] - this.v[3];
    out[at + 9] = this.w[0] + this.w[1] + this.w[2];
    out[at + 10] = this.bytes[1] + this.bytes[3];
    out[at + 11] = this.part.z + this.part.n + this.part.h;
  }
}`;
}

function lines(node: Node, margin: string): string[] {
  if (node.body === undefined) return [margin + node.text];
  return [margin + node.text, ...node.body.flatMap((inner) => lines(inner, `${margin}  `)), `${margin}}`];
}
