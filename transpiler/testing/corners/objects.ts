/** Corners of objects and arrays: aliases, order of writes, chains, names. */
import type { Corner } from './corner.js';

export const OBJECT_CORNERS: readonly Corner[] = [
  {
    name: 'EnumsAsIndices',
    before: `enum CornerRow { First, Second, Third, Count } const CORNER_ROWS: readonly i32[] = [7, -7, 70];`,
    fields: `readonly cells: number[] = [0, 0, 0]; private row: CornerRow = CornerRow.First;
      private at(row: CornerRow): number { return this.cells[row] + CORNER_ROWS[row]; }`,
    step: `this.row = b > 200 ? CornerRow.Third : i > 0 ? CornerRow.Second : CornerRow.First; this.cells[this.row] = x; this.cells[CornerRow.Count - 1] += y;
      out[0] = this.at(this.row); out[1] = this.at(CornerRow.Second); out[2] = CORNER_ROWS[this.row]; out[3] = this.cells[CornerRow.First];`,
  },
  {
    name: 'ArrayPassedTwice',
    before: `function smear(from: number[], to: number[]): number { to[0] = from[0] + 1; to[1] = from[0] * 2; from[0] = to[1] - 3; return to[0] + from[1]; }`,
    fields: `private readonly v: number[] = [1, 2]; private readonly w: number[] = [3, 4];`,
    step: `out[0] = smear(this.v, this.v); out[1] = smear(this.v, this.w); out[2] = this.v[0]; out[3] = this.w[1]; this.v[0] = i; this.w[1] = b;`,
  },
  {
    name: 'ObjectPassedTwice',
    before: `class Box { value: number = 1; count: i32 = 0; take(other: Box): void { this.value += 1; other.value += this.value; this.count = (other.count + 1) | 0; } }
      function both(a: Box, c: Box): number { a.value = 5; c.value = 7; return a.value; }`,
    fields: `private readonly one: Box = new Box(); private readonly two: Box = new Box();`,
    step: `this.one.take(this.one); this.two.take(this.one); out[0] = this.one.value; out[1] = this.two.count; out[2] = both(this.one, this.one);
      out[3] = both(this.one, this.two); const alias: Box = this.two; alias.value = i; out[4] = this.two.value; this.two.value = b; out[5] = alias.value; this.one.value = alias === this.two ? 1 : 2;`,
  },
  {
    name: 'IndexReadBeforeWrite',
    fields: `private readonly a: i32[] = [1, 2, 3, 0]; private at: i32 = 0;
      private next(): i32 { this.at = (this.at + 1) & 3; return this.at; }`,
    step: `this.a[this.a[0] & 3] = this.a[this.a[1] & 3]; this.a[this.a[3] & 3] = (this.a[this.at] + i) | 0; const n: i32 = this.next(); this.a[n] = n;
      out[0] = this.a[0]; out[1] = this.a[1]; out[2] = this.a[2]; out[3] = this.a[3]; out[4] = this.a[(this.at + 1) & 3]; out[5] = this.a[this.at === 3 ? 0 : this.at + 1];`,
  },
  {
    name: 'BorrowedInChains',
    before: `class Leaf { z: number = 1; n: i32 = 3; readonly cells: i32[] = [1, 2, 3]; bump(): i32 { this.n = (this.n + 1) | 0; return this.n; } }
      class Twig { readonly leaf: Leaf = new Leaf(); twice(): i32 { const first: i32 = this.leaf.bump(); return (first + this.leaf.bump()) | 0; } }
      class Branch { readonly twig: Twig; readonly own: Twig = new Twig(); constructor(twig: Twig) { this.twig = twig; } }
      class Tree { readonly twig: Twig = new Twig(); readonly branch: Branch; constructor() { this.branch = new Branch(this.twig); this.branch.own.leaf.z = 9; } }`,
    fields: `private readonly tree: Tree = new Tree();`,
    step: `this.tree.branch.twig.leaf.z += 1; this.tree.twig.leaf.cells[b % 3 | 0] = i; out[0] = this.tree.twig.leaf.z; out[1] = this.tree.branch.twig.twice();
      out[2] = this.tree.twig.leaf.n; out[3] = this.tree.branch.own.leaf.z; const leaf: Leaf = this.tree.branch.twig.leaf; leaf.cells[1] = leaf.cells[0]; out[4] = this.tree.twig.leaf.cells[1];
      out[5] = leaf === this.tree.twig.leaf ? 1 : 0; out[6] = this.tree.branch.own === this.tree.twig ? 1 : 0;`,
  },
  {
    name: 'OrderOfConstruction',
    before: `class Log { readonly order: i32[] = [0, 0, 0, 0, 0, 0]; at: i32 = 0; add(what: i32): void { this.order[this.at % 6 | 0] = what; this.at = (this.at + 1) | 0; } }
      class Noted { readonly id: i32; constructor(log: Log, id: i32) { this.id = (id * 2) | 0; log.add(id); } }
      class Late { readonly log: Log; readonly c: Noted; readonly a: Noted; sum: number = 4; readonly d: number = this.sum * 2;
        constructor(log: Log) { this.log = log; this.a = new Noted(log, 1); this.c = new Noted(log, 3); log.add(this.a.id); this.sum = this.d + 1; } }`,
    fields: `private readonly log: Log = new Log(); private readonly first: Noted = new Noted(this.log, 9); private readonly late: Late = new Late(this.log);`,
    step: `out[0] = this.log.order[0]; out[1] = this.log.order[1]; out[2] = this.log.order[2]; out[3] = this.log.order[3]; out[4] = this.late.sum; out[5] = this.late.d;
      out[6] = this.late.c.id - this.first.id; out[7] = this.log.at;`,
  },
  {
    name: 'StaticsAndFunctions',
    before: `class Tools { static twice(z: number): number { return z * 2; } static pick(n: i32, flag: boolean): u8 { return flag ? n & 255 : 7; } }
      function half(z: number): number { return z / 2; } function asByte(z: number): u8 { return z & 255; } function grow(z: u32): u32 { return (z + z) >>> 0; }`,
    step: `out[0] = Tools.twice(x) + half(y); out[1] = Tools.pick(i, x > y); out[2] = asByte(x) + asByte(y); out[3] = grow(grow(u)); out[4] = half(half(i));
      out[5] = asByte(i) << asByte(j);`,
  },
  {
    name: 'BooleanFields',
    fields: `private on: boolean = false; private off: boolean = true;`,
    step: `this.on = this.on !== (x > 0); this.off = !this.on === this.off; if (this.on && !this.off) out[0] += 1; out[1] = this.on ? 1 : 0; out[2] = this.off === this.on ? 1 : 0;
      const either: boolean = this.on || this.off; if (either !== true) out[3] += 1; this.on = x === x; out[4] = this.on === false ? 1 : 0;`,
  },
  {
    name: 'CompoundOnElements',
    fields: `private readonly v: number[] = [0, 0, 0, 0]; private readonly n: i32[] = [0, 0, 0, 0]; private at: i32 = 0;`,
    step: `this.v[this.at] += i; this.v[(this.at + 1) & 3] -= this.v[this.at]; this.v[this.v[0] & 3] *= 0.5; this.n[this.at] ^= u; this.n[this.n[0] & 3] |= 5; this.n[b & 3] >>= 1;
      this.v[3]++; this.v[b & 3]--; this.at = (this.at + 1) & 3; out[0] = this.v[0]; out[1] = this.v[1]; out[2] = this.v[2]; out[3] = this.v[3]; out[4] = this.n[0]; out[5] = this.n[1]; out[6] = this.n[2]; out[7] = this.n[3];`,
  },
  {
    name: 'TablesOfEveryKind',
    before: `const BASE: i32 = 2; const REALS: readonly number[] = [0 * -1, 1 / 3, 1e400, 5e-324, BASE * 0.1]; const WORDS: readonly u32[] = [0xffffffff, 1 << 4, BASE];
      const SIGNED: readonly i32[] = [-2147483648, 2147483647, ~BASE, -BASE]; const OCTETS: readonly u8[] = [0xff, BASE, 0x7f & 0xf0]; const FLAGS: readonly boolean[] = [true, false];`,
    step: `out[0] = 1 / REALS[0]; out[1] = REALS[(u % 5) | 0]; out[2] = WORDS[u % 3] - 1; out[3] = SIGNED[b & 3] - 1; out[4] = OCTETS[(b % 3) | 0] + 1; out[5] = FLAGS[b & 1] ? 1 : 0;
      out[6] = REALS[2] - REALS[2]; out[7] = (SIGNED[0] + SIGNED[0]) | 0;`,
  },
  {
    name: 'NamesOfCAndItsHeaders',
    before: `const EDGE: i32 = 5; class signed_ { int: number = 1; int_: number = 2; register: i32 = 3; NULL: number = 4; uint8_t: u8 = 5; bool: boolean = true; INT32_MAX: i32 = 6; main: number = 7; init: number = 8; }
      class construct { value: number = 1; init(): void { this.value += 1; } construct(): void { this.value += 2; } }
      class Over { lap: number = 3; do_it(): number { return 1; } } function Over_do_it(): number { return 2; } enum Over_ { lap = 9, do_it = 8 }`,
    fields: `private readonly s: signed_ = new signed_(); private readonly c: construct = new construct(); private readonly o: Over = new Over();`,
    step: `const int: number = this.s.int + this.s.int_ * 10; const int_: number = this.s.register; const bool: boolean = this.s.bool; const t_signed_: number = 3; const ts_add_i32: i32 = 4;
      const TS_NAN: number = 2; const double: number = 1; const self: number = 11; const int32_t: i32 = (i + 1) | 0; const NUMBERS: number = 3; const printf: number = 2; const t_Over_do_it: number = 6;
      const INFINITY: number = 1; const EOF: number = 2; const assert: number = 3; const errno: number = 4; const stdout: number = 5; const I: number = 6; const T_EDGE: i32 = 77; const isnan: number = 1;
      this.c.init(); this.c.construct(); out[0] = int + int_ + (bool ? 1 : 0); out[1] = t_signed_ + ts_add_i32 + TS_NAN; out[2] = double + self + int32_t + NUMBERS; out[3] = this.c.value + EDGE;
      out[4] = this.o.do_it() * 10 + Over_do_it() + Over_.lap + t_Over_do_it; out[5] = printf + INFINITY + EOF + assert + errno + stdout + I + isnan + T_EDGE; out[6] = this.s.NULL + this.s.uint8_t + this.s.INT32_MAX + this.s.main + this.s.init;`,
  },
  {
    name: 'NamesOfBoards',
    before: `class Pins { HIGH: number = 1; LOW: number = 2; PI: number = 3; B1: number = 4; F: number = 5; word: number = 6; min: number = 7; max: number = 8; A0: number = 9; DEFAULT: number = 10; BIT3: u8 = 11; byte: u8 = 12; }
      function delay(ms: number): number { return ms; } function max(INPUT: number, OUTPUT: number): number { return INPUT > OUTPUT ? INPUT : OUTPUT; }`,
    fields: `private readonly pins: Pins = new Pins();`,
    step: `const LED_BUILTIN: i32 = 13; const abs: number = 2; const round: number = x; out[0] = this.pins.HIGH + this.pins.LOW + this.pins.PI + this.pins.B1 + this.pins.F; out[1] = this.pins.word + this.pins.min + this.pins.max;
      out[2] = this.pins.A0 + this.pins.DEFAULT + this.pins.BIT3 + this.pins.byte; out[3] = delay(LED_BUILTIN) + max(abs, round); out[4] = round;`,
  },
];
