/** Corners of control: loops whose bound changes, switches of every shape, early returns, shadowed names. */
import type { Corner } from './corner.js';

export const CONTROL_CORNERS: readonly Corner[] = [
  {
    name: 'BoundThatChanges',
    step: `let n: i32 = 3; let rounds: i32 = 0;
      for (let k: i32 = 0; k < n; k++) { if (k === 1 && n < 8) n = (n + 2) | 0; rounds = (rounds + 1) | 0; }
      let left: i32 = b; while (left > rounds) { left = (left - rounds) | 0; rounds = (rounds + 1) | 0; }
      out[0] = n; out[1] = rounds; out[2] = left;`,
  },
  {
    name: 'DownwardCounters',
    fields: `readonly bins: i32[] = [0, 0, 0, 0, 0, 0, 0, 0];`,
    step: `let seen: number = 0; let lowest: i32 = 99;
      for (let k: i32 = 7; k > 0; k--) { const below: i32 = k - 1; this.bins[k] = this.bins[below]; lowest = below; }
      this.bins[0] = i;
      for (let k: i32 = b; k >= 0; k--) { if (k > 200) continue; seen = seen * 2 + (b - k); if (seen > 1e9) break; }
      for (let k: i32 = -2147483640; k > -2147483648; k--) seen -= k - 1;
      for (let k: i32 = i; k > 1073741824; k--) { seen += k - 2147483647; if (k < 2147483640) break; }
      for (let k: u32 = 3; k > 0; k--) { const place: u32 = k - 1; seen += this.bins[place] * (k - v); }
      for (let k: u32 = u; k > 4294967290; k--) seen += k - 4294967295;
      for (let k: i32 = 3; k > i; k--) { lowest = (lowest * 3 + k) | 0; if (k < -3) break; }
      out[0] = seen; out[1] = lowest; out[2] = this.bins[7]; out[3] = this.bins[1];`,
  },
  {
    name: 'ContinueInEveryLoop',
    step: `let s: number = 0; let k: i32 = 0;
      do { k = (k + 1) | 0; if ((k & 1) === 0) continue; s += k; if (k > 9) break; } while (k < (b & 15));
      for (let m: i32 = 0; m < 6; m++) { if (m === 2) continue; switch (m) { case 1: continue; case 4: break; default: s += 100; } s += m; }
      while (k > 0) { k = (k - 1) | 0; if (k === 3) continue; s = s * 2 + k; if (s > 1e6) break; }
      out[0] = s; out[1] = k;`,
  },
  {
    name: 'DefaultInTheMiddle',
    step: `let s: i32 = 0;
      switch (i & 7) { case 0: s = 1; break; default: s = 2; break; case 3: case 4: s = 3; break; case 5: { const s: i32 = 9; out[1] = s; break; } }
      switch (b) { case 1: default: case 7: s = (s + 10) | 0; break; case 255: s = (s + 20) | 0; }
      switch (i) { case -1: s = (s + 100) | 0; break; case -2147483648: s = (s + 200) | 0; break; case 2147483647: s = (s + 300) | 0; break; case 5: }
      out[0] = s;`,
  },
  {
    name: 'SwitchOnExpressions',
    step: `switch (x | 0) { case 0: out[0] = 1; break; case -1: out[0] = 2; break; default: out[0] = 3; }
      switch ((i % 3) | 0) { case -2: case -1: out[1] = -1; break; case 0: out[1] = 0; break; case 1: case 2: out[1] = 1; break; }
      switch (Math.imul(i, j)) { case 0: out[2] = 7; break; default: break; }
      switch ((u >>> 1) | 0) { case 2147483647: out[3] = 1; break; case 1073741824: out[3] = 2; break; default: out[3] = u; }`,
  },
  {
    name: 'EarlyReturns',
    fields: `private find(wanted: i32): i32 { for (let k: i32 = 0; k < 5; k++) { if (FOUND[k] === wanted) return k; if (wanted > 100) { return -1; } }
        while (true) { if (wanted > 0) return 50; else return 60; } }
      private sign(z: number): i32 { if (z < 0) { return -1; } else if (z > 0) { return 1; } return 0; }
      private nothing(z: number): void { if (z !== z) return; this.out[2] = z; return; }`,
    before: `const FOUND: readonly i32[] = [3, 1, 255, -7, 8];`,
    step: `out[0] = this.find(i); out[1] = this.sign(x); this.nothing(y);`,
  },
  {
    name: 'ShadowedNames',
    step: `const a: i32 = 1; let sum: number = a;
      { const a: number = 2.5; sum += a; { const a: boolean = sum > 3; if (a) sum += 1; } sum += a; }
      for (let a: i32 = 0; a < 2; a++) { const b: i32 = a * 2; sum += b; for (let a: i32 = 5; a > 3; a--) sum += a; }
      if (i > 0) { const i: number = 0.5; sum += i; } else { const i: u8 = 7; sum += i; }
      out[0] = sum + a + b;`,
  },
  {
    name: 'ReassignedParameters',
    fields: `private shrink(n: i32, byte: u8, flag: boolean): number { let rest: number = n; n = (n / 2) | 0; byte = (byte + n) & 255; flag = !flag;
        rest -= n; return flag ? rest + byte : n; }`,
    step: `out[0] = this.shrink(i, b, x > y); i = (i + 1) | 0; out[1] = i; u = (u - v) >>> 0; out[2] = u; x = y; out[3] = x; b = (b << 1) & 255; out[4] = b;`,
  },
  {
    name: 'ShortCircuits',
    fields: `private calls: i32 = 0; private ask(answer: boolean): boolean { this.calls = (this.calls + 1) | 0; return answer; }`,
    step: `const p: boolean = x > 0 && this.ask(y > 0); const q: boolean = i > 0 || this.ask(j > 0);
      const r: boolean = p === q ? this.ask(p) : !q; out[0] = p ? 1 : 0; out[1] = q ? 1 : 0; out[2] = r ? 1 : 0; out[3] = this.calls;
      out[4] = p !== q ? 1 : 0; if (!(p || q) && this.ask(true)) out[5] = this.calls;`,
  },
  {
    name: 'NestedChoices',
    step: `out[0] = x > 0 ? (y > 0 ? 1 : 2) : y > 0 ? 3 : x === y ? 4 : 5; out[1] = (i > 0 ? i : j) > (u > 5 ? 3 : -3) ? 1 : 0;
      out[2] = ((i & 1) === 0 ? i : (0 - i) | 0) | 0; out[3] = i > 0 === j > 0 ? 1 : 0; const p: boolean = i > j ? x > y : u < v; out[4] = p ? i : u;
      out[5] = (p ? x : y) + (p ? i : u);`,
  },
  {
    name: 'EnumsAsNumbers',
    before: `enum Grade { Least = -2147483648, Low = -1, None = 0, High = 5, Most = 2147483647 }
      enum Bit { A = 1 << 0, B = 1 << 4, All = A | B }
      enum Counted { First, Second, Third = Second + 5, Fourth }`,
    fields: `private grade: Grade = Grade.None;`,
    step: `this.grade = i > 0 ? Grade.High : x > 0 ? Grade.Least : this.grade; out[0] = this.grade * 2; out[1] = this.grade < Grade.None ? 1 : 0;
      out[2] = Grade.Most + 1; out[3] = (u & Bit.All) === Bit.All ? 1 : 0; out[4] = Counted.Fourth - Counted.Third; out[5] = this.grade % 3;
      out[6] = (this.grade + Grade.Most) | 0; out[7] = this.grade === Grade.High || this.grade !== Grade.Least ? 1 : 0;`,
  },
  {
    name: 'CommaOfLoops',
    step: `let s: number = 0;
      for (let k: i32 = 0, m: i32 = 9; k < m; k++) { m = (m - 1) | 0; s += k * m; }
      for (let z: number = 0; z < 1; z += 0.125) s += z;
      for (let z: number = 1e16; z < 1e16 + 4; z += 2) s += 1;
      let w: i32 = 0; for (w = 5; w > 2; w--) s -= w; out[0] = s; out[1] = w;`,
  },
  {
    name: 'NaNInLoops',
    step: `let rounds: i32 = 0; while (!(x < rounds)) { rounds = (rounds + 1) | 0; if (rounds > 20) break; }
      for (let z: number = y; z > 0; z -= 1) { rounds = (rounds + 1) | 0; if (rounds > 60) break; } out[0] = rounds;
      for (let k: i32 = 0; k < Math.min(b, 5); k++) rounds = (rounds + 3) | 0; out[1] = rounds;`,
  },
  {
    name: 'EmptyParts',
    fields: `private nothing(): void {}`,
    step: `if (x > 0) {} else out[0] = (out[0] + 1) * 0.5; if (y > 0) {} for (let k: i32 = 0; k < 3; k++) {} while (x !== x && y === y) { break; } { } this.nothing();
      if (i > 0) if (j > 0) out[1] = 1; else out[1] = 2; do {} while (x > x); switch (i) {} out[2] = 5;`,
  },
];
