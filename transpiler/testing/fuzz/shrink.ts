/** Makes a failing program small: halves its classes, then leaves out classes and statements as long as it still fails. */
import type { FuzzClass, Node } from './programs.js';

export function shrink(classes: readonly FuzzClass[], fails: (classes: FuzzClass[]) => boolean): FuzzClass[] {
  let current = bisect(classes, fails);
  for (let changed = true; changed;) {
    changed = false;
    for (const candidate of smaller(current)) {
      if (!fails(candidate)) continue;
      current = candidate;
      changed = true;
      break;
    }
  }
  return current;
}

/** Halves as long as one half fails alone: classes do not touch each other, so mostly one is left. */
function bisect(classes: readonly FuzzClass[], fails: (classes: FuzzClass[]) => boolean): FuzzClass[] {
  let current = [...classes];
  while (current.length > 1) {
    const middle = current.length >> 1;
    const half = [current.slice(0, middle), current.slice(middle)].find(fails);
    if (half === undefined) break;
    current = half;
  }
  return current;
}

function* smaller(classes: FuzzClass[]): Generator<FuzzClass[]> {
  for (let at = 0; at < classes.length && classes.length > 1; at++) yield classes.filter((_, n) => n !== at);
  for (const [at, item] of classes.entries()) {
    for (const step of smallerLists(item.step)) {
      yield classes.map((other, n) => (n === at ? { ...item, step } : other));
    }
  }
}

/** The list without one statement, with a block in place of its statement, or with a smaller block. */
function* smallerLists(list: Node[]): Generator<Node[]> {
  for (const [at, node] of list.entries()) {
    const rest = (...replacement: Node[]): Node[] => [
      ...list.slice(0, at),
      ...replacement,
      ...list.slice(at + 1),
    ];
    if (node.text !== 'break;') yield rest();
    if (node.body === undefined) continue;
    for (const body of smallerLists(node.body)) yield rest({ ...node, body });
  }
}
