/** Visits every statement and expression of a body, in the order of the source. */
import type { Block, Expr, Statement } from './ir.js';

/** The expressions directly inside an expression. */
export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case 'field':
      return [expr.object];
    case 'index':
      return [expr.array, expr.index];
    case 'unary':
    case 'convert':
    case 'addressOf':
      return [expr.operand];
    case 'binary':
      return [expr.left, expr.right];
    case 'helper':
    case 'call':
      return expr.args;
    case 'conditional':
      return [expr.condition, expr.whenTrue, expr.whenFalse];
    default:
      return [];
  }
}

/** The expressions directly inside a statement. */
export function expressionsOf(statement: Statement): readonly Expr[] {
  switch (statement.kind) {
    case 'declare':
    case 'return':
      return statement.value === undefined ? [] : [statement.value];
    case 'assign':
      return [statement.target, statement.value];
    case 'count':
      return [statement.target];
    case 'fill':
      return [statement.target, ...statement.values];
    case 'evaluate':
      return [statement.call];
    case 'if':
    case 'while':
    case 'doWhile':
    case 'for':
      return [statement.condition];
    case 'switch':
      return [statement.subject, ...statement.clauses.flatMap((clause) => clause.labels)];
    default:
      return [];
  }
}

/** The statements directly inside a statement. */
export function statementsOf(statement: Statement): Block {
  switch (statement.kind) {
    case 'if':
      return [...statement.then, ...(statement.otherwise ?? [])];
    case 'while':
    case 'doWhile':
    case 'block':
      return statement.body;
    case 'for':
      return [...statement.init, statement.update, ...statement.body];
    case 'switch':
      return statement.clauses.flatMap((clause) => clause.body);
    default:
      return [];
  }
}

export function forEachStatement(block: Block, visit: (statement: Statement) => void): void {
  for (const statement of block) {
    visit(statement);
    forEachStatement(statementsOf(statement), visit);
  }
}

export function forEachExpression(block: Block, visit: (expr: Expr) => void): void {
  const descend = (expr: Expr): void => {
    visit(expr);
    partsOf(expr).forEach(descend);
  };
  forEachStatement(block, (statement) => {
    expressionsOf(statement).forEach(descend);
  });
}
