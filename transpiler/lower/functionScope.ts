/** What lowering one function needs: the program's declarations, the checker, the locals in scope, the receiver. */
import type ts from 'typescript';
import type { Context } from '../check/context.js';
import type { Expr, Variable } from '../ir/ir.js';
import { InternalFault } from '../fault.js';
import { LocalScope } from './locals.js';
import type { Registry } from './registry.js';

export class FunctionScope {
  readonly locals: LocalScope;
  /** In a checked build: the length of the array that a parameter or const points to. */
  readonly lengths = new Map<Variable, Expr>();
  /** Undefined in functions and static methods. */
  self: Variable | undefined;

  constructor(
    readonly registry: Registry,
    readonly context: Context,
  ) {
    this.locals = new LocalScope(registry.names);
  }

  receiver(node: ts.Node): Expr {
    if (this.self === undefined) throw new InternalFault(node, 'this without an object');
    this.self.read = true;
    return { op: 'variable', variable: this.self, type: this.self.type };
  }
}
