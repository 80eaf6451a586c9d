/** Leaves out what no exported function needs: C compilers warn of static functions and tables that nothing uses. */
import type { Expr, IrFunction, Program, Table } from '../ir/ir.js';
import { forEachExpression } from '../ir/walk.js';

export function dropUnreachable(program: Program): void {
  const functions = new Set<IrFunction>();
  const tables = new Set<Table>();
  const work = program.modules.flatMap((module) => module.functions.filter((item) => item.exported));
  const visit = (expr: Expr): void => {
    if (expr.op === 'table') tables.add(expr.table);
    if (expr.op === 'call' && !functions.has(expr.callee)) work.push(expr.callee);
  };
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    if (functions.has(item)) continue;
    functions.add(item);
    forEachExpression(item.body, visit);
  }
  for (const module of program.modules) {
    module.functions = module.functions.filter((item) => functions.has(item));
    module.tables = module.tables.filter((table) => table.exported || tables.has(table));
  }
}
