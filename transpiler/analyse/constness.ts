/**
 * Which pointers are written through, so that all others can point to const.
 *
 * Every pointer of the program is a cell (parameter, receiver, local, field). A write to `p->a.b[i]` marks the cell the
 * path starts from: the last pointer it goes through. A pointer handed on to another cell must be as free as that cell:
 * the marks run backwards along these hand-overs until nothing changes.
 */
import type { Block, Expr, Program } from '../ir/ir.js';
import type { IrType, PointerCell } from '../ir/types.js';
import { forEachHandOver, forEachWrite } from './handOvers.js';

/** `from` is handed over to `to`: when `to` is written through, so is `from`. */
interface HandOver {
  from: PointerCell;
  to: PointerCell;
}

export function findWrittenPointers(program: Program): void {
  const handOvers: HandOver[] = [];
  for (const module of program.modules) {
    for (const { body } of module.functions) collect(body, handOvers);
  }
  const sources = new Map<PointerCell, PointerCell[]>();
  for (const { from, to } of handOvers) sources.set(to, [...(sources.get(to) ?? []), from]);
  const written = handOvers.map(({ to }) => to).filter((cell) => cell.written);
  for (let cell = written.pop(); cell !== undefined; cell = written.pop()) {
    for (const source of sources.get(cell) ?? []) {
      if (source.written) continue;
      source.written = true;
      written.push(source);
    }
  }
}

function collect(body: Block, handOvers: HandOver[]): void {
  forEachWrite(body, markWritten);
  forEachHandOver(body, (value, target) => {
    const from = ownerCell(value);
    const to = cellOf(target);
    if (from !== undefined && to !== undefined) handOvers.push({ from, to });
  });
}

function markWritten(target: Expr): void {
  // A variable itself is no place behind a pointer.
  if (target.op === 'variable') return;
  const cell = target.op === 'field' ? ownerCell(target.object) : containerCell(target);
  if (cell !== undefined) cell.written = true;
}

function containerCell(target: Expr): PointerCell | undefined {
  return target.op === 'index' ? ownerCell(target.array) : ownerCell(target);
}

/** The last pointer on the way to an object or array: the one that must not be const when it is written to. */
function ownerCell(expr: Expr): PointerCell | undefined {
  const cell = cellOf(expr.type);
  if (expr.op === 'addressOf') return ownerCell(expr.operand);
  if (cell !== undefined) return cell;
  if (expr.op === 'field') return ownerCell(expr.object);
  return expr.op === 'index' ? ownerCell(expr.array) : undefined;
}

function cellOf(type: IrType): PointerCell | undefined {
  return type.form === 'reference' || type.form === 'slice' ? type.cell : undefined;
}
