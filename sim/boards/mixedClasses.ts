/**
 * Classes of which an object is not always known by its own class, so that neither its methods nor its fields can be found
 * without looking at it (directCalls.ts, records.ts):
 *
 * - one extends another, or is extended;
 * - an object goes where another type is wanted: an object of another class, a library, a value of any type;
 * - one expression or function has objects of several classes, of which the compiler may name but one: a class with the same
 *   fields and more is a subtype for it;
 * - the object is a part of such an object, or goes through a method of one.
 */
import ts from 'typescript';
import { classOf, declarationsOf, nodesOf, seenAsFields } from './sourceFiles.js';

export function mixedClasses(files: readonly ts.SourceFile[], checker: ts.TypeChecker): Set<ts.Node> {
  const mixed = new Set<ts.ClassDeclaration>();
  const inLists = new Set<ts.ClassDeclaration>();
  const nodes = files.flatMap((file) => nodesOf(file));
  for (const node of nodes) {
    if (ts.isExpressionWithTypeArguments(node)) {
      const base = classOf(checker.getTypeAtLocation(node.expression));
      if (base !== undefined) mixed.add(base);
    } else if (ts.isExpression(node)) {
      if (!isSeenAsFields(node))
        addAll(ts.isArrayLiteralExpression(node.parent) ? inLists : mixed, leaving(node, checker));
      addAll(mixed, several(alternatives(node), checker));
    } else if (ts.isFunctionLike(node) && node.type === undefined) {
      addAll(mixed, several(returned(node), checker));
    }
  }
  // What is read from a list is of no known type here, but it is of the list's class: only parts of these names are read so.
  const names = namesOfUnknown(nodes, checker);
  const partsOf = (members: readonly ts.ClassElement[]): ts.ClassDeclaration[] =>
    members.flatMap((member) => usedBy(member, checker));
  for (const { members } of inLists)
    addAll(mixed, partsOf(members.filter(({ name }) => name !== undefined && names.has(name.getText()))));
  // A set hands out what is added while it is walked: parts of parts as well.
  for (const { members } of mixed) addAll(mixed, partsOf(members));
  return new Set([...mixed, ...inLists]);
}

/** Names that are read from a value of no known type. */
function namesOfUnknown(nodes: readonly ts.Node[], checker: ts.TypeChecker): Set<string> {
  const names = nodes.flatMap((node) => {
    if (ts.isBindingElement(node)) return [(node.propertyName ?? node.name).getText()];
    if (!ts.isPropertyAccessExpression(node) || checker.getSymbolAtLocation(node.name) !== undefined)
      return [];
    return [node.name.text];
  });
  return new Set(names);
}

function addAll(to: Set<ts.ClassDeclaration>, found: readonly ts.ClassDeclaration[]): void {
  for (const one of found) to.add(one);
}

/** The classes of the value and of its place when they are not the same. */
function leaving(node: ts.Expression, checker: ts.TypeChecker): ts.ClassDeclaration[] {
  const type = checker.getTypeAtLocation(node);
  const wanted = checker.getContextualType(node);
  const given = classesIn(type);
  const elements =
    ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) ? elementsOf(node, checker) : [];
  if (elements.length > 0) {
    const goes = wanted === undefined ? goesAnywhere(node, true) : (wanted.flags & ts.TypeFlags.Any) !== 0;
    return goes ? elements : [];
  }
  const places = wanted === undefined ? [] : classesIn(wanted);
  const isSame = given.length === places.length && given.every((one) => places.includes(one));
  const isKnown = wanted === undefined ? !goesAnywhere(node, false) : isSame;
  return isKnown && !isForAnyType(node, checker) ? [] : [...given, ...places];
}

/** The classes that the list of that name is declared to hold. */
function elementsOf(
  node: ts.Identifier | ts.PropertyAccessExpression,
  checker: ts.TypeChecker,
): ts.ClassDeclaration[] {
  const name = ts.isIdentifier(node) ? node : node.name;
  if (!ts.isIdentifier(name)) return [];
  return declarationsOf(name, checker).flatMap((one) =>
    ts.isVariableDeclaration(one) || ts.isParameter(one) || ts.isPropertyDeclaration(one)
      ? listed(one.type, checker)
      : [],
  );
}

/** The classes that a list of that type holds. The types of lists are not known here, but how they are written. */
function listed(type: ts.TypeNode | undefined, checker: ts.TypeChecker): ts.ClassDeclaration[] {
  if (type === undefined) return [];
  if (ts.isTypeOperatorNode(type)) return listed(type.type, checker);
  if (!ts.isArrayTypeNode(type)) return [];
  const inner = listed(type.elementType, checker);
  return [...inner, ...classesIn(checker.getTypeFromTypeNode(type.elementType))];
}

/** Whether it is an argument of a function that takes one of any type: its type is wanted only at this call. */
function isForAnyType(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  return checker.getResolvedSignature(parent)?.declaration?.typeParameters !== undefined;
}

/** Expressions of which one is the value of this one. */
function alternatives(node: ts.Expression): ts.Expression[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  const isEither = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
  return isEither ? [node.left, node.right] : [];
}

/** What a function returns. */
function returned(made: ts.SignatureDeclaration): ts.Expression[] {
  if (ts.isArrowFunction(made) && !ts.isBlock(made.body)) return alternatives(made.body);
  return nodesOf(made).flatMap((node) =>
    ts.isReturnStatement(node) && node.expression && ts.findAncestor(node, ts.isFunctionLike) === made
      ? [node.expression]
      : [],
  );
}

/** The classes of the expressions unless it is one. What may be no object at all does not count. */
function several(expressions: readonly ts.Expression[], checker: ts.TypeChecker): ts.ClassDeclaration[] {
  const types = expressions.map((expression) => checker.getTypeAtLocation(expression));
  const classes = new Set(types.filter((type) => (type.flags & NOTHING) === 0).map((type) => classOf(type)));
  return classes.size > 1 ? [...classes].filter((one) => one !== undefined) : [];
}

const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Never | ts.TypeFlags.Void;

/** The classes of a field's value, or of what a method takes and returns. */
function usedBy(member: ts.ClassElement, checker: ts.TypeChecker): ts.ClassDeclaration[] {
  const type = checker.getTypeAtLocation(member);
  const passed = type
    .getCallSignatures()
    .flatMap((signature) => [
      signature.getReturnType(),
      ...signature.getParameters().map((parameter) => checker.getTypeOfSymbolAtLocation(parameter, member)),
    ]);
  const elements = ts.isPropertyDeclaration(member) ? listed(member.type, checker) : [];
  return [...elements, ...[type, ...passed].flatMap((one) => classesIn(one))];
}

/** The class, or those of a union. */
function classesIn(type: ts.Type): ts.ClassDeclaration[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap((one) => classesIn(one));
  const owner = classOf(type);
  return owner === undefined ? [] : [owner];
}

function isSeenAsFields({ parent }: ts.Expression): boolean {
  return ts.isAsExpression(parent) && seenAsFields(parent.parent) === parent.expression;
}

const SEEN_WHOLE: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.PlusToken, ts.SyntaxKind.InKeyword]);

/** Whether a value without a wanted type leaves the places where its own type is known. */
function goesAnywhere(node: ts.Expression, isList: boolean): boolean {
  const { parent } = node;
  if (ts.isElementAccessExpression(parent)) return !isList || parent.expression !== node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node;
  if (ts.isBinaryExpression(parent)) return SEEN_WHOLE.has(parent.operatorToken.kind);
  return (
    ts.isForInStatement(parent) ||
    ts.isTemplateSpan(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isPropertyAssignment(parent) && parent.initializer === node)
  );
}
