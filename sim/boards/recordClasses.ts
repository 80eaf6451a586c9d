/**
 * Which classes become lists of their fields' values (records.ts): those whose objects are seen in no other way than by the
 * names of their fields.
 *
 * A class stays one when an object of it goes where its own class is not known (mixedClasses.ts); when it has methods; when
 * a field may be missing, has no value at the start, or is computed from others; and when the function that makes the list
 * would have one name for two things. A class that is read as a list (`Fields`) must become one: else the build fails.
 */
import ts from 'typescript';
import { mixedClasses } from './mixedClasses.js';
import {
  classesOf,
  classOf,
  declarationsOf,
  declaredNames,
  nodesOf,
  seenAsFields,
  type Sources,
} from './sourceFiles.js';

/** Names that the functions that make lists use beside the class's own. */
const MAKER_NAMES = ['record', 'hex', 'self'];

export function recordClasses({ files, checker }: Sources): Set<ts.ClassDeclaration> {
  const mixed = mixedClasses(files, checker);
  const names = new Set(files.flatMap((file) => declaredNames(file)));
  const records = new Set(
    files
      .flatMap((file) => classesOf(file))
      .filter((owner) => !mixed.has(owner) && isPlainClass(owner) && isFilled(owner) && isFree(owner, names)),
  );
  for (const node of files.flatMap((file) => nodesOf(file))) {
    if (!ts.isIdentifier(node)) continue;
    for (const declaration of declarationsOf(node, checker)) {
      if (ts.isClassDeclaration(declaration) && !isTypeOrNew(node)) records.delete(declaration);
      if (ts.isPropertyDeclaration(declaration) && !isReadByName(node)) {
        if (ts.isClassDeclaration(declaration.parent)) records.delete(declaration.parent);
      }
    }
  }
  assertSeenRight(files, checker, records);
  return records;
}

/** Fields with simple names and at most a constructor that runs to its end. */
function isPlainClass(owner: ts.ClassDeclaration): boolean {
  if (owner.name === undefined || owner.heritageClauses !== undefined || owner.typeParameters !== undefined)
    return false;
  const plain = owner.members.every(
    (member) =>
      (ts.isPropertyDeclaration(member) && ts.isIdentifier(member.name) && !isStatic(member)) ||
      (ts.isConstructorDeclaration(member) && member.body !== undefined),
  );
  return (
    plain &&
    !nodesOf(owner).some(
      (node) =>
        (ts.isFunctionLike(node) && !ts.isConstructorDeclaration(node)) ||
        ts.isReturnStatement(node) ||
        (ts.isIdentifier(node) && node.text === 'self') ||
        (ts.isParameter(node) && (node.modifiers?.length ?? 0) > 0),
    )
  );
}

function isStatic(member: ts.PropertyDeclaration): boolean {
  return member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true;
}

function isTypeOrNew(name: ts.Identifier): boolean {
  const { parent } = name;
  return (
    ts.isTypeReferenceNode(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isClassDeclaration(parent) ||
    (ts.isNewExpression(parent) && parent.expression === name && parent.arguments !== undefined)
  );
}

function isReadByName(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyDeclaration(parent)) return parent.name === name;
  return (
    ts.isPropertyAccessExpression(parent) &&
    parent.name === name &&
    parent.questionDotToken === undefined &&
    !ts.isDeleteExpression(parent.parent)
  );
}

/** Whether each field has a value when the constructor is through, and none is there to be read before. */
function isFilled(owner: ts.ClassDeclaration): boolean {
  const built = owner.members.find((member) => ts.isConstructorDeclaration(member));
  return fieldsOf(owner).every(({ name, initializer, questionToken, exclamationToken }) => {
    if (questionToken !== undefined || exclamationToken !== undefined) return false;
    if (initializer !== undefined) return !nodesOf(initializer).some((node) => isThis(node));
    return built?.body !== undefined && isAssigned(name.getText(), built.body);
  });
}

/** Whether the statement, before it does anything else with the field or with the object as a whole, gives the field a value. */
function isAssigned(field: string, statement: ts.Statement): boolean {
  const uses = (node: ts.Node): boolean =>
    nodesOf(node).some(
      (it) => isThis(it) && (!ts.isPropertyAccessExpression(it.parent) || it.parent.name.text === field),
    );
  if (ts.isBlock(statement)) {
    const first = statement.statements.find((one) => uses(one));
    return first !== undefined && isAssigned(field, first);
  }
  if (ts.isIfStatement(statement)) {
    const { expression, thenStatement, elseStatement } = statement;
    return (
      !uses(expression) &&
      isAssigned(field, thenStatement) &&
      elseStatement !== undefined &&
      isAssigned(field, elseStatement)
    );
  }
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return false;
  const { left, right, operatorToken } = statement.expression;
  return (
    operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(left) &&
    isThis(left.expression) &&
    left.name.text === field &&
    !uses(right)
  );
}

function isThis({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.ThisKeyword;
}

/** Whether the names that the list's maker brings together mean what they did. */
function isFree(owner: ts.ClassDeclaration, names: ReadonlySet<string>): boolean {
  const inside = declaredNames(owner);
  const outside = owner.getSourceFile().statements.flatMap((statement) => namesOfStatement(statement));
  if ([...inside, ...outside].some((name) => MAKER_NAMES.includes(name)) || names.has(makerOf(owner)))
    return false;
  const built = owner.members.find((member) => ts.isConstructorDeclaration(member));
  const captured = built === undefined ? [] : declaredNames(built);
  const read = fieldsOf(owner).flatMap(({ initializer }) => (initializer ? nodesOf(initializer) : []));
  return !read.some((node) => ts.isIdentifier(node) && captured.includes(node.text));
}

/** Names that a statement of a file declares for all of the file. */
function namesOfStatement(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name === undefined ? [] : [statement.name.text];
  return ts.isVariableStatement(statement) || ts.isImportDeclaration(statement)
    ? declaredNames(statement)
    : [];
}

/** What is read as a list of fields must become one, and so must all its parts: throws otherwise. */
function assertSeenRight(
  files: Sources['files'],
  checker: ts.TypeChecker,
  records: ReadonlySet<ts.ClassDeclaration>,
): void {
  for (const node of files.flatMap((file) => nodesOf(file))) {
    const seen = seenAsFields(node);
    const root = seen && classOf(checker.getTypeAtLocation(seen));
    if (root === undefined) continue;
    const parts = new Set([root]);
    // A set hands out what is added while it is walked.
    for (const part of parts) {
      if (!records.has(part)) {
        const name = (owner: ts.ClassDeclaration): string => owner.name?.text ?? 'a class without name';
        const whole = part === root ? '' : `, a part of ${name(root)},`;
        throw new Error(
          `${name(part)}${whole} is read as a list of its fields (Fields), but cannot be one: see sim/boards/recordClasses.ts`,
        );
      }
      for (const field of fieldsOf(part)) {
        const owner = classOf(checker.getTypeAtLocation(field));
        if (owner !== undefined) parts.add(owner);
      }
    }
  }
}

export function fieldsOf(owner: ts.ClassDeclaration): ts.PropertyDeclaration[] {
  return owner.members.filter((member) => ts.isPropertyDeclaration(member));
}

export function makerOf(owner: ts.ClassDeclaration): string {
  return `new${owner.name?.text ?? ''}`;
}
