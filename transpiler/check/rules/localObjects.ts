/**
 * Objects made in a function: `const part: Part = new Part(x)` lies on the function's stack in C, so nothing that lives
 * longer may point to it (C99 6.2.4; MISRA C:2012 rule 18.6).
 *
 * That is proved from four facts. References are stored in two places only: in a field, by the constructor of the object
 * that the field is in (NS021), and in a variable. Functions return scalars (NS034). A name that is declared with the
 * object, or with a part of it, has a scope inside the object's, and so has a second object that is handed the first. What
 * is left to refuse is an assignment of the object, or of anything reached from it, and a constructor's
 * `this.field = new Keeper(part)` where Keeper keeps what it is handed.
 */
import ts from '../../load/typescript.cjs';
import { withoutParentheses } from '../../lower/syntax.js';
import { parentOf, walk, type Context } from '../context.js';
import { declaredType, readType } from '../typeNodes.js';

/** Reports objects made in functions that something could point to when they are gone. */
export function checkLocalObjects(node: ts.Node, context: Context): void {
  if (!isAssignment(node)) return;
  for (const value of keptValues(node, context)) {
    const origin = originOf(value, context);
    if (origin !== undefined && !ts.isParameter(origin)) context.report(value, 'NS047', value.getText());
  }
}

/** For sources that run in JavaScript too, where each would be allocated anew: `--no-local-objects`. */
export function refuseLocalObjects(node: ts.Node, context: Context): void {
  if (ts.isNewExpression(node) && isLocalObject(node, context)) {
    context.report(node, 'NS022', `${node.getText().slice(0, 60)}, with --no-local-objects`);
  }
}

/** `const name: C = new C(...)`, a statement of a function, of a class of the program. */
export function isLocalObject(node: ts.NewExpression, context: Context): boolean {
  const declaration = parentOf(node);
  if (!ts.isVariableDeclaration(declaration) || declaration.type === undefined) return false;
  const { parent: list } = declaration;
  const isConst = (list.flags & ts.NodeFlags.Const) !== 0;
  const isInFunction = ts.isVariableStatement(list.parent) && !ts.isSourceFile(list.parent.parent);
  // A class with the same fields fits in TypeScript, but is another struct.
  const type = readType(declaration.type, context);
  return (
    isConst &&
    isInFunction &&
    type?.form === 'class' &&
    type.declaration === context.declarationOf(node.expression)
  );
}

type Assignment = ts.BinaryExpression;

function isAssignment(node: ts.Node): node is Assignment {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** The objects and arrays that something points to once the assignment is done. */
function keptValues({ right }: Assignment, context: Context): ts.Expression[] {
  const value = withoutParentheses(right);
  if (!ts.isNewExpression(value)) return [value];
  const made = context.declarationOf(value.expression);
  if (made === undefined || !ts.isClassDeclaration(made)) return [];
  const parameters = made.members.find(ts.isConstructorDeclaration)?.parameters ?? [];
  return (value.arguments ?? []).filter((_, at) => {
    const parameter = parameters[at];
    return parameter !== undefined && isKept(parameter, context);
  });
}

/** Whether a constructor leaves a pointer to what it is handed as this parameter, or to a part of it. */
function isKept(parameter: ts.ParameterDeclaration, context: Context): boolean {
  const search = (): boolean => {
    let kept = false;
    walk(parameter.parent, (node) => {
      if (kept || !isAssignment(node)) return;
      kept = keptValues(node, context).some((value) => originOf(value, context) === parameter);
    });
    return kept;
  };
  // Constructors that call each other in a circle are refused as recursion.
  return context.unlessCircular(parameter, search) ?? false;
}

/**
 * The parameter, or the object made in a function, that an object or array is reached from: `part` for `part.inner`, and
 * for `name` after `const name: Inner = part.inner`.
 */
function originOf(
  node: ts.Expression,
  context: Context,
): ts.ParameterDeclaration | ts.VariableDeclaration | undefined {
  const form = declaredType(node, context)?.form;
  if (form !== 'class' && form !== 'array') return undefined;
  let root = withoutParentheses(node);
  while (ts.isPropertyAccessExpression(root)) root = withoutParentheses(root.expression);
  const declaration = ts.isIdentifier(root) ? context.declarationOf(root) : undefined;
  if (declaration === undefined || ts.isParameter(declaration)) return declaration;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return undefined;
  const initial = withoutParentheses(declaration.initializer);
  if (ts.isNewExpression(initial)) return declaration;
  return context.unlessCircular(declaration, () => originOf(initial, context));
}
