/**
 * Numbers the functions of an image by use, the most used first: a reference to one of the first 248 takes two bytes, to
 * the others four. Function 0 is where the program starts and stays.
 */
import type { Expression } from './code.js';
import { nodes } from './flow.js';
import type { ImageFunction } from './image.js';
import { Op } from './operations.js';

const REFERENCES: ReadonlySet<number> = new Set([Op.StaticFunction, Op.MakeClosure]);

export function numberByUse(functions: readonly ImageFunction[]): ImageFunction[] {
  const references = functions.flatMap(({ code }) =>
    code.flatMap((statement) => nodes(statement).filter(({ op }) => REFERENCES.has(op))),
  );
  const uses = functions.map(() => 0);
  const used = ({ number }: Expression): number => number ?? 0;
  for (const reference of references) uses[used(reference)] = (uses[used(reference)] ?? 0) + 1;
  const old = functions.map((_, i) => i);
  const [main = 0, ...others] = old;
  const order = [main, ...others.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b)];
  const numberOf = new Map(order.map((before, after) => [before, after]));
  for (const reference of references) reference.number = numberOf.get(used(reference)) ?? 0;
  return order.flatMap((before) => functions[before] ?? []);
}
