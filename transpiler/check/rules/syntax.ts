/** Refuses every kind of syntax the subset does not have: a table of what is refused by name, and of what is known. */
import ts from '../../load/typescript.cjs';
import type { Code } from '../codes.js';
import type { Context } from '../context.js';
import { TEXT_ALIAS } from '../typeNodes.js';

const K = ts.SyntaxKind;

/** Refused syntax with a reason of its own. */
const REFUSED: ReadonlyMap<ts.SyntaxKind, readonly [Code, string]> = new Map([
  [K.AnyKeyword, ['NS001', 'any']],
  [K.UnknownKeyword, ['NS001', 'unknown']],
  [K.NeverKeyword, ['NS001', 'never']],
  [K.ObjectKeyword, ['NS001', 'object']],
  [K.UnionType, ['NS002', 'union type']],
  [K.IntersectionType, ['NS002', 'intersection type']],
  [K.NullKeyword, ['NS002', 'null']],
  [K.UndefinedKeyword, ['NS002', 'undefined']],
  [K.StringKeyword, ['NS004', 'string type']],
  [K.NoSubstitutionTemplateLiteral, ['NS004', 'template']],
  [K.TemplateExpression, ['NS004', 'template']],
  [K.TaggedTemplateExpression, ['NS004', 'template']],
  [K.RegularExpressionLiteral, ['NS004', 'regular expression']],
  [K.ArrowFunction, ['NS005', 'arrow function']],
  [K.FunctionExpression, ['NS005', 'function expression']],
  [K.FunctionType, ['NS005', 'function type']],
  [K.ClassExpression, ['NS005', 'class expression']],
  [K.TypeParameter, ['NS006', 'type parameter']],
  [K.HeritageClause, ['NS007', 'extends or implements']],
  [K.SuperKeyword, ['NS007', 'super']],
  [K.ThrowStatement, ['NS008', 'throw']],
  [K.TryStatement, ['NS008', 'try']],
  [K.AwaitExpression, ['NS009', 'await']],
  [K.YieldExpression, ['NS009', 'yield']],
  [K.AsyncKeyword, ['NS009', 'async']],
  [K.ObjectBindingPattern, ['NS010', 'destructuring']],
  [K.ArrayBindingPattern, ['NS010', 'destructuring']],
  [K.SpreadElement, ['NS010', 'spread']],
  [K.SpreadAssignment, ['NS010', 'spread']],
  [K.TypeOfExpression, ['NS011', 'typeof']],
  [K.VoidExpression, ['NS011', 'void']],
  [K.DeleteExpression, ['NS011', 'delete']],
  [K.GetAccessor, ['NS029', 'getter']],
  [K.SetAccessor, ['NS029', 'setter']],
  [K.AbstractKeyword, ['NS029', 'abstract']],
  [K.ClassStaticBlockDeclaration, ['NS029', 'static block']],
  [K.PrivateIdentifier, ['NS029', '#private']],
  [K.Decorator, ['NS029', 'decorator']],
  [K.IndexSignature, ['NS029', 'index signature']],
  [K.LabeledStatement, ['NS030', 'label']],
  [K.ForOfStatement, ['NS030', 'for-of']],
  [K.ForInStatement, ['NS030', 'for-in']],
  [K.WithStatement, ['NS030', 'with']],
  [K.DebuggerStatement, ['NS030', 'debugger']],
  [K.EmptyStatement, ['NS030', 'empty statement']],
  [K.ModuleDeclaration, ['NS030', 'namespace']],
  [K.ExportAssignment, ['NS030', 'default export']],
  [K.DefaultKeyword, ['NS030', 'default export']],
  [K.InterfaceDeclaration, ['NS034', 'interface']],
  [K.AsExpression, ['NS037', 'as']],
  [K.TypeAssertionExpression, ['NS037', 'type assertion']],
  [K.SatisfiesExpression, ['NS037', 'satisfies']],
  [K.NonNullExpression, ['NS037', '!']],
]);

/** Everything else the subset knows; what is in neither table is refused as unknown. */
const KNOWN: ReadonlySet<ts.SyntaxKind> = new Set([
  ...[
    K.SourceFile,
    K.EndOfFileToken,
    K.Block,
    K.ExpressionStatement,
    K.VariableStatement,
    K.VariableDeclaration,
  ],
  ...[
    K.VariableDeclarationList,
    K.IfStatement,
    K.WhileStatement,
    K.DoStatement,
    K.ForStatement,
    K.ReturnStatement,
  ],
  ...[K.BreakStatement, K.ContinueStatement, K.SwitchStatement, K.CaseBlock, K.CaseClause, K.DefaultClause],
  ...[K.FunctionDeclaration, K.ClassDeclaration, K.EnumDeclaration, K.EnumMember, K.TypeAliasDeclaration],
  ...[K.MethodDeclaration, K.Constructor, K.PropertyDeclaration, K.Parameter],
  ...[K.ImportDeclaration, K.ImportClause, K.NamedImports, K.ImportSpecifier, K.StringLiteral],
  ...[K.ExportDeclaration, K.NamedExports, K.ExportSpecifier],
  ...[
    K.ExportKeyword,
    K.StaticKeyword,
    K.ConstKeyword,
    K.ReadonlyKeyword,
    K.PrivateKeyword,
    K.PublicKeyword,
    K.ProtectedKeyword,
  ],
  ...[
    K.Identifier,
    K.NumericLiteral,
    K.TrueKeyword,
    K.FalseKeyword,
    K.ThisKeyword,
    K.ParenthesizedExpression,
  ],
  ...[K.PropertyAccessExpression, K.ElementAccessExpression, K.CallExpression, K.NewExpression],
  ...[K.BinaryExpression, K.PrefixUnaryExpression, K.PostfixUnaryExpression, K.ConditionalExpression],
  ...[K.ArrayLiteralExpression, K.QuestionToken, K.ColonToken, K.QuestionDotToken, K.DotDotDotToken],
  ...[K.ExclamationToken, K.AsteriskToken],
  ...[K.NumberKeyword, K.BooleanKeyword, K.VoidKeyword, K.TypeReference, K.ArrayType, K.TypeOperator],
  ...[K.ParenthesizedType, K.LiteralType],
  // Parts of syntax that is refused as a whole.
  ...[K.BindingElement, K.EqualsGreaterThanToken, K.CatchClause, K.ModuleBlock],
  ...[K.TemplateHead, K.TemplateMiddle, K.TemplateTail, K.TemplateSpan, K.ExpressionWithTypeArguments],
  ...[K.ExtendsKeyword, K.ImplementsKeyword, K.InKeyword, K.OfKeyword],
]);

export function checkSyntax(node: ts.Node, context: Context): void {
  const refused = REFUSED.get(node.kind);
  if (refused !== undefined && !isTextAlias(node)) context.report(node, ...refused);
  else if (refused === undefined && !KNOWN.has(node.kind) && !isOperator(node))
    context.report(node, 'NS035', K[node.kind]);
  checkLetters(node, context);
  checkMarks(node, context);
}

/** `string` in `type text = string`. */
function isTextAlias(node: ts.Node): boolean {
  const { parent } = node;
  return (
    node.kind === K.StringKeyword && ts.isTypeAliasDeclaration(parent) && parent.name.text === TEXT_ALIAS
  );
}

/** Operator tokens are judged with their expression. */
function isOperator(node: ts.Node): boolean {
  return ts.isBinaryExpression(node.parent) && node.parent.operatorToken === node;
}

/** A declared name is of ASCII: compilers of boards (GCC before 10) take no other letters. */
function checkLetters(node: ts.Node, context: Context): void {
  if (!ts.isIdentifier(node) || !/[^\w$]/.test(node.text)) return;
  if ('name' in node.parent && node.parent.name === node && !ts.isPropertyAccessExpression(node.parent)) {
    context.report(node, 'NS035', `name with letters beyond ASCII: ${node.text}`);
  }
}

/** Optionals, rest parameters, generators and labels, which are marks on known syntax. */
function checkMarks(node: ts.Node, context: Context): void {
  const isMember = ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node);
  if (isMember && ts.isNumericLiteral(node.name)) context.report(node.name, 'NS035', 'number as a name');
  if (ts.isParameter(node) || ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node)) {
    if (node.questionToken !== undefined) context.report(node, 'NS003', node.name.getText());
  }
  if (ts.isParameter(node)) {
    if (node.initializer !== undefined) context.report(node, 'NS003', `default of ${node.name.getText()}`);
    if (node.dotDotDotToken !== undefined) context.report(node, 'NS003', `rest ${node.name.getText()}`);
  }
  if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.asteriskToken !== undefined) {
    context.report(node, 'NS009', 'generator');
  }
  if (
    (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) &&
    node.exclamationToken !== undefined
  ) {
    context.report(node, 'NS037', `${node.name.getText()}!`);
  }
  if ((ts.isBreakStatement(node) || ts.isContinueStatement(node)) && node.label !== undefined) {
    context.report(node, 'NS030', 'label');
  }
}
