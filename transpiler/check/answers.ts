/**
 * What TypeScript's checker says of a node, asked once: several rules and the lowering ask the same, and the checker works
 * most of its answers out anew each time.
 */
import ts from '../load/typescript.cjs';
import type { Range } from './ranges.js';

export class Answers {
  /** Ranges of expressions that `rangeOf` has found. */
  readonly ranges = new Map<ts.Expression, Readonly<Range> | undefined>();
  private readonly symbols = new Map<ts.Node, ts.Symbol | undefined>();
  private readonly types = new Map<ts.Node, ts.Type>();

  constructor(readonly checker: ts.TypeChecker) {}

  /** The symbol a name stands for, imports followed. */
  symbolOf(node: ts.Node): ts.Symbol | undefined {
    const known = this.symbols.get(node);
    if (known !== undefined || this.symbols.has(node)) return known;
    const named = this.checker.getSymbolAtLocation(node);
    const isAlias = named !== undefined && (named.flags & ts.SymbolFlags.Alias) !== 0;
    const symbol = isAlias ? this.checker.getAliasedSymbol(named) : named;
    this.symbols.set(node, symbol);
    return symbol;
  }

  /** The type of an expression, narrowed by the conditions it stands behind. */
  typeOf(node: ts.Expression): ts.Type {
    const known = this.types.get(node);
    if (known !== undefined) return known;
    const type = this.checker.getTypeAtLocation(node);
    this.types.set(node, type);
    return type;
  }
}
