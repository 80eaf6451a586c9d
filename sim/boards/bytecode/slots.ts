/**
 * Locals that are never needed at the same time share a slot, first those of which one is copied to the other: the copy
 * then does nothing. A call takes 8 bytes of heap for each slot, so that fewer slots save memory as well.
 *
 * Two locals need slots of their own when one is written while the other is still to be read (except by the copy itself).
 * Arguments keep their slots; what is read before it was ever written counts as written at the start.
 */
import type { Expression, Statement } from './code.js';
import { liveness, localsRead, localWritten, nodes } from './flow.js';
import { Op } from './operations.js';

/** Renumbers the locals in place and returns how many slots the function needs. */
export function shareSlots(code: readonly Statement[], argumentCount: number): number {
  const conflicts = conflictsOf(code, argumentCount);
  const slotOf = new Map<number, number>();
  const representative = new Map<number, number>();
  const find = (local: number): number => {
    const parent = representative.get(local);
    return parent === undefined ? local : find(parent);
  };
  const meet = (a: number, b: number): boolean => conflicts.get(a)?.has(b) ?? false;
  for (const statement of code) {
    const [value] = statement.args;
    const to = localWritten(statement);
    if (to === undefined || value?.op !== Op.LoadLocal) continue;
    const [a, b] = [find(to), find(value.number ?? 0)].sort((x, y) => x - y);
    if (a === undefined || b === undefined || a === b || b < argumentCount || meet(a, b)) continue;
    // The lower number may be an argument's: it stays.
    representative.set(b, a);
    for (const other of conflicts.get(b) ?? []) connect(conflicts, a, other);
  }
  const locals = new Set([...code.flatMap((it) => [...localsRead(it), localWritten(it)])]);
  let count = argumentCount;
  for (const local of [...locals].filter((it) => it !== undefined).sort((a, b) => a - b)) {
    const root = find(local);
    if (slotOf.has(root)) continue;
    let slot = root < argumentCount ? root : 0;
    if (root >= argumentCount) {
      const taken = new Set([...(conflicts.get(root) ?? [])].map((other) => placed(find(other))));
      while (taken.has(slot)) slot++;
    }
    slotOf.set(root, slot);
    count = Math.max(count, slot + 1);
  }
  function placed(root: number): number | undefined {
    return root < argumentCount ? root : slotOf.get(root);
  }
  for (const node of code.flatMap((statement) => nodes(statement))) {
    if (node.op !== Op.LoadLocal && node.op !== Op.StoreLocal) continue;
    node.number = placed(find(node.number ?? 0)) ?? 0;
  }
  return count;
}

type Conflicts = Map<number, Set<number>>;

function conflictsOf(code: readonly Statement[], argumentCount: number): Conflicts {
  const conflicts: Conflicts = new Map();
  const { after, before } = liveness(code);
  const entry = [...(before[0] ?? []), ...Array.from({ length: argumentCount }, (_, i) => i)];
  for (const a of entry) for (const b of entry) connect(conflicts, a, b);
  for (const [i, statement] of code.entries()) {
    const written = localWritten(statement);
    if (written === undefined) continue;
    const source = copied(statement.args[0]);
    for (const live of after[i] ?? []) if (live !== source) connect(conflicts, written, live);
  }
  return conflicts;
}

function copied(value: Expression | undefined): number | undefined {
  return value?.op === Op.LoadLocal ? value.number : undefined;
}

function connect(conflicts: Conflicts, a: number, b: number): void {
  if (a === b) return;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = conflicts.get(one) ?? new Set();
    known.add(other);
    conflicts.set(one, known);
  }
}
