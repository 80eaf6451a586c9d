/** Where a value is handed over: assigned, given a name, or passed to a parameter. */
import type { Block, Expr } from '../ir/ir.js';
import { forEachExpression, forEachStatement } from '../ir/walk.js';
import type { IrType } from '../ir/types.js';

/** Calls `visit` with every value that is handed over and the type of the place it comes to. */
export function forEachHandOver(body: Block, visit: (value: Expr, target: IrType) => void): void {
  forEachStatement(body, (statement) => {
    if (statement.kind === 'assign') visit(statement.value, statement.target.type);
    if (statement.kind === 'declare' && statement.value !== undefined) {
      visit(statement.value, statement.variable.type);
    }
  });
  forEachExpression(body, (expr) => {
    if (expr.op !== 'call') return;
    expr.args.forEach((argument, at) => {
      const parameter = expr.callee.parameters[at];
      if (parameter !== undefined) visit(argument, parameter.type);
    });
  });
}

/** Calls `visit` with every place that is written to. */
export function forEachWrite(body: Block, visit: (place: Expr) => void): void {
  forEachStatement(body, (statement) => {
    const isWrite = statement.kind === 'assign' || statement.kind === 'count' || statement.kind === 'fill';
    if (isWrite) visit(statement.target);
  });
}
