/** Written types: present where the subset wants them, and of a kind it has. */
import ts from '../../load/typescript.cjs';
import { isFunctionOfSubset, walk, type Context } from '../context.js';
import { readType, TEXT_ALIAS, type SubsetType } from '../typeNodes.js';

/** DeviceScript 2.16.4: a call with nine arguments does not compile. */
const PARAMETERS_MAX = 8;

export function checkTypes(node: ts.Node, context: Context): void {
  if (isFunctionOfSubset(node)) checkSignature(node, context);
  if (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) {
    requireType(node, node.type, context);
  }
  if (ts.isTypeAliasDeclaration(node)) checkAlias(node, context);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const count = node.arguments?.length ?? 0;
    if (count > PARAMETERS_MAX) context.report(node, 'NS018', `${count} arguments`);
    if (node.typeArguments !== undefined) context.report(node, 'NS006', 'type argument');
  }
}

function checkSignature(
  node: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration,
  context: Context,
): void {
  if (node.parameters.length > PARAMETERS_MAX) {
    context.report(node.name ?? node, 'NS018', `${node.parameters.length} parameters`);
  }
  for (const parameter of node.parameters) requireType(parameter, parameter.type, context);
  if (ts.isConstructorDeclaration(node)) return;
  if (node.type === undefined) {
    context.report(node.name ?? node, 'NS020', `result of ${node.name?.getText() ?? 'the function'}`);
    return;
  }
  const type = judge(node.type, context);
  if (type !== undefined && type.form !== 'scalar' && type.form !== 'void') {
    context.report(
      node.type,
      'NS034',
      `${node.type.getText()} as a result: return a number, or fill an object passed in`,
    );
  }
}

function requireType(
  node: ts.ParameterDeclaration | ts.PropertyDeclaration | ts.VariableDeclaration,
  type: ts.TypeNode | undefined,
  context: Context,
): void {
  if (type === undefined) {
    context.report(node, 'NS020', node.name.getText());
    return;
  }
  const meaning = judge(type, context);
  if (meaning?.form === 'void') context.report(type, 'NS034', 'void');
}

/** Reports a type outside the subset unless the syntax table already names what is wrong with it. */
function judge(type: ts.TypeNode, context: Context): SubsetType | undefined {
  const meaning = readType(type, context);
  if (meaning === undefined) {
    if (!isNamedElsewhere(type)) context.report(type, 'NS034', type.getText());
    return undefined;
  }
  if (meaning.form === 'array' && meaning.element?.form !== 'scalar' && meaning.element?.form !== 'text') {
    if (meaning.element !== undefined || !isNamedElsewhere(type))
      context.report(type, 'NS034', type.getText());
  }
  return meaning;
}

/** Whether the type contains something the syntax rule reports with a reason of its own. */
function isNamedElsewhere(type: ts.TypeNode): boolean {
  const named = new Set([
    ts.SyntaxKind.AnyKeyword,
    ts.SyntaxKind.UnknownKeyword,
    ts.SyntaxKind.NeverKeyword,
    ts.SyntaxKind.ObjectKeyword,
    ts.SyntaxKind.UnionType,
    ts.SyntaxKind.IntersectionType,
    ts.SyntaxKind.NullKeyword,
    ts.SyntaxKind.UndefinedKeyword,
    ts.SyntaxKind.StringKeyword,
    ts.SyntaxKind.FunctionType,
  ]);
  let found = false;
  walk(type, (node) => {
    if (named.has(node.kind)) found = true;
  });
  return found;
}

function checkAlias(node: ts.TypeAliasDeclaration, context: Context): void {
  // `type text = string` is the one alias of a string (text.ts).
  if (node.name.text === TEXT_ALIAS) {
    if (node.type.kind !== ts.SyntaxKind.StringKeyword) context.report(node.type, 'NS034', 'text: = string');
    return;
  }
  const meaning = readType(node.type, context);
  const isNumber = meaning?.form === 'scalar' && meaning.scalar !== 'boolean' && meaning.scalar !== 'enum';
  if (!isNumber && !isNamedElsewhere(node.type)) {
    context.report(node.type, 'NS034', `${node.name.text}: an alias names a kind of number`);
  }
}
