/** Corners of objects made in functions: a fresh one each time, scopes, names, parts, and pointers between them. */
import type { Corner } from './corner.js';

export const LOCAL_OBJECT_CORNERS: readonly Corner[] = [
  {
    name: 'MadeAnewInLoops',
    before: `class Tally { n: i32 = 3; z: number; readonly cells: number[] = [0, 0]; readonly marks: u8[] = [9, 8, 7, 6, 5]; constructor(z: number) { this.z = z; }
      add(k: i32): void { this.n = (this.n + k) | 0; this.cells[k & 1] += this.z; this.marks[2] = (this.marks[2] + k) & 255; } }`,
    step: `for (let k: i32 = 0; k < 4; k++) { const t: Tally = new Tally(x); t.add(k); t.add(i); out[0] = t.n; out[1] = t.cells[0]; out[2] = t.marks[2];
        for (let m: i32 = 0; m < 2; m++) { if (m === k) continue; const s: Tally = new Tally(y + m); s.add(m); t.z = s.cells[m]; if (k > 2) break; } out[3] = t.z; }
      let w: i32 = 0; while (w < 3) { const t: Tally = new Tally(w); t.add(w); out[4] += t.cells[w & 1]; w = (w + 1) | 0; } do { const t: Tally = new Tally(1); t.n = w; w = (w - t.n - 1) | 0; out[5] = t.marks[4]; } while (w > 0);`,
  },
  {
    name: 'LocalObjectsInClausesAndBlocks',
    before: `class Cup { level: number = 0.5; constructor(level: number) { this.level += level; } }`,
    fields: `private drink(cup: Cup, z: number): boolean { const other: Cup = new Cup(z); cup.level -= other.level; if (cup.level > 0) return true; { const other: Cup = new Cup(1); cup.level = other.level; } return false; }`,
    step: `switch (b & 3) { case 0: { const cup: Cup = new Cup(x); out[0] = cup.level; break; } case 1: const cup: Cup = new Cup(y); out[0] = -cup.level; break; default: { const cup: Cup = new Cup(i), second: Cup = new Cup(cup.level); out[0] = second.level; } }
      const cup: Cup = new Cup(j); const t_Cup: Cup = new Cup(2); if (this.drink(cup, x)) { const cup: Cup = new Cup(t_Cup.level); out[1] = cup.level; } out[2] = cup.level; out[3] = t_Cup.level;`,
  },
  {
    name: 'PointersBetweenLocalObjects',
    before: `class Cell1 { z: number = 1; readonly v: i32[] = [1, 2, 3]; } class Box1 { readonly cell: Cell1 = new Cell1(); readonly eye: Eye1; constructor(z: number) { this.cell.z = z; this.eye = new Eye1(this.cell, this.cell.v); } }
      class Eye1 { readonly cell: Cell1; readonly v: readonly i32[]; constructor(cell: Cell1, v: readonly i32[]) { this.cell = cell; this.v = v; } look(): number { return this.cell.z + this.v[1]; } }
      class Sum1 { z: number; constructor(box: Box1, other: Cell1) { const eye: Eye1 = new Eye1(box.cell, other.v); this.z = eye.look(); const own: Cell1 = new Cell1(); own.z = this.z; this.z = own.z * 2 + box.eye.look(); } }
      function widen(box: Box1, cell: Cell1): number { const eye: Eye1 = new Eye1(cell, box.cell.v); cell.z += 1; return eye.look(); }`,
    fields: `private readonly own: Cell1 = new Cell1();`,
    step: `const box: Box1 = new Box1(x); const cell: Cell1 = box.eye.cell; cell.v[1] = i; out[0] = box.eye.look(); const sum: Sum1 = new Sum1(box, this.own); out[1] = sum.z; out[2] = widen(box, cell); out[3] = widen(box, this.own);
      const outer: Eye1 = new Eye1(this.own, cell.v); this.own.z = y; out[4] = outer.look(); const twin: Box1 = new Box1(x); out[5] = twin.cell === box.cell ? 1 : 0; out[6] = box.eye.cell === cell ? 1 : 0; let seen: Cell1 = twin.cell; if (b > 100) seen = this.own; out[7] = seen.z;`,
  },
];
