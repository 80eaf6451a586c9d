/** Cycles over the whole program: functions that call themselves by any way, modules that need each other. */
import ts from '../../load/typescript.cjs';
import { diagnosticAt, type Diagnostic } from '../diagnostics.js';
import { walk, type Context } from '../context.js';

/** An arrow of the call graph or of the import graph, with the place that makes it. */
interface Edge<T> {
  to: T;
  at: ts.Node;
}

/** Every call that lies on a cycle of calls. */
export function checkRecursion(contexts: readonly Context[], sink: Diagnostic[]): void {
  const edges = new Map<ts.Node, Edge<ts.Node>[]>();
  for (const context of contexts) {
    walk(context.file, (node) => {
      if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
      const caller = callerOf(node);
      const callee = calleeOf(node, context);
      if (caller === undefined || callee === undefined) return;
      edges.set(caller, [...(edges.get(caller) ?? []), { to: callee, at: node }]);
    });
  }
  for (const edge of edgesOnCycles(edges)) {
    const text =
      ts.isCallExpression(edge.at) || ts.isNewExpression(edge.at) ? edge.at.expression.getText() : '';
    sink.push(diagnosticAt(edge.at, 'NS028', text));
  }
}

/** The function a call stands in; field initialisers belong to the class, like its constructor. */
function callerOf(node: ts.Node): ts.Node | undefined {
  const owner = ts.findAncestor(
    node,
    (n) => ts.isFunctionDeclaration(n) || ts.isMethodDeclaration(n) || ts.isClassDeclaration(n),
  );
  return owner;
}

function calleeOf(node: ts.CallExpression | ts.NewExpression, context: Context): ts.Node | undefined {
  if (ts.isNewExpression(node)) return context.declarationOf(node.expression);
  return context.checker.getResolvedSignature(node)?.declaration;
}

/** Every import of a value that lies on a cycle of modules; `import type` leaves no trace in the program. */
export function checkImportCycles(contexts: readonly Context[], sink: Diagnostic[]): void {
  const edges = new Map<ts.Node, Edge<ts.Node>[]>();
  for (const context of contexts) {
    const out: Edge<ts.Node>[] = [];
    for (const statement of context.file.statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      const isTypeOnly = ts.isImportDeclaration(statement)
        ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : statement.isTypeOnly;
      if (isTypeOnly || statement.moduleSpecifier === undefined) continue;
      const target = context.checker.getSymbolAtLocation(statement.moduleSpecifier)?.valueDeclaration;
      if (target !== undefined) out.push({ to: target, at: statement.moduleSpecifier });
    }
    edges.set(context.file, out);
  }
  for (const edge of edgesOnCycles(edges)) sink.push(diagnosticAt(edge.at, 'NS039', edge.at.getText()));
}

/** Every edge that lies on a cycle: from its end its beginning can be reached. */
function edgesOnCycles<T>(graph: ReadonlyMap<T, readonly Edge<T>[]>): Edge<T>[] {
  const found: Edge<T>[] = [];
  for (const [from, edges] of graph) {
    for (const edge of edges) if (reaches(graph, edge.to, from)) found.push(edge);
  }
  return found;
}

function reaches<T>(graph: ReadonlyMap<T, readonly Edge<T>[]>, start: T, goal: T): boolean {
  const seen = new Set<T>([start]);
  for (const node of seen) {
    if (node === goal) return true;
    for (const edge of graph.get(node) ?? []) seen.add(edge.to);
  }
  return false;
}
