/**
 * Turns methods into functions that take their object as first argument, so that DeviceScript bytecode gets smaller.
 *
 * A method costs an assignment to its class's prototype, ten bytes of code; a function that is called by its number costs
 * none, and a call need not look it up. `this` becomes the argument `self`, `object.step(x)` becomes `Class_step(object, x)`:
 * the same code runs on the same object. A method stays one when that is not certain: when its class extends another or is
 * the type of a place where an object of another class is put, when the method is read without being called, has a function
 * inside, a name `self`, the name of something else as `Class_method`, or as many parameters as a call can take.
 */
import ts from 'typescript';
import { mixedClasses } from './mixedClasses.js';
import {
  type Change,
  changedText,
  classesOf,
  declaredNames,
  importLine,
  nodesOf,
  readSources,
  type Sources,
  writeChanges,
} from './sourceFiles.js';

/** Parameters of a call at most, the object among them. Source: max_args_short_call, bytecode/bytecode.md 2.16.4. */
const PARAMETERS_MAX = 8;

interface DirectMethod {
  method: ts.MethodDeclaration;
  owner: ts.ClassDeclaration;
  /** `Class_method`: a panic of the machine prints it. The image stores it where room is not short. */
  functionName: string;
}

/** Changes the files in place. Returns the functions that were methods, as `Class_method`. */
export async function callDirectly(entry: string): Promise<string[]> {
  const sources = readSources(entry);
  const direct = directMethods(sources);
  for (const file of sources.files) await writeChanges(file, changesOf(file, direct, sources.checker));
  return [...direct.values()].map(({ functionName }) => functionName);
}

function directMethods({ files, checker }: Sources): Map<ts.Node, DirectMethod> {
  const mixed = mixedClasses(files, checker);
  const direct = new Map<ts.Node, DirectMethod>();
  const names = new Set(files.flatMap((file) => declaredNames(file)));
  for (const file of files) {
    for (const owner of classesOf(file)) {
      if (owner.name === undefined || owner.heritageClauses !== undefined || mixed.has(owner)) continue;
      for (const method of owner.members) {
        if (!ts.isMethodDeclaration(method) || !isConvertible(method)) continue;
        const functionName = `${owner.name.text}_${method.name.getText()}`;
        if (!names.has(functionName)) direct.set(method, { method, owner, functionName });
      }
    }
  }
  for (const node of files.flatMap((file) => nodesOf(file))) {
    if (!ts.isIdentifier(node)) continue;
    const method = methodOf(node, checker);
    if (method !== undefined && method.name !== node && calledAs(node) === undefined) direct.delete(method);
  }
  return direct;
}

function isConvertible(method: ts.MethodDeclaration): boolean {
  if (method.body === undefined || !ts.isIdentifier(method.name)) return false;
  if (method.parameters.length >= PARAMETERS_MAX || method.typeParameters !== undefined) return false;
  if (method.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) === true) return false;
  return !nodesOf(method).some(
    (node) =>
      (node !== method && ts.isFunctionLike(node)) ||
      node.kind === ts.SyntaxKind.ThisType ||
      (ts.isIdentifier(node) && (node.text === 'self' || node.text === 'arguments')),
  );
}

function methodOf(name: ts.Identifier, checker: ts.TypeChecker): ts.MethodDeclaration | undefined {
  return checker.getSymbolAtLocation(name)?.declarations?.find((it) => ts.isMethodDeclaration(it));
}

/** The call of which this name is the method, and what is written before it. */
function calledAs(
  name: ts.Identifier,
): { call: ts.CallExpression; access: ts.PropertyAccessExpression } | undefined {
  const access = name.parent;
  if (!ts.isPropertyAccessExpression(access) || access.questionDotToken !== undefined) return undefined;
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access || call.questionDotToken !== undefined)
    return undefined;
  return { call, access };
}

function changesOf(
  file: ts.SourceFile,
  direct: ReadonlyMap<ts.Node, DirectMethod>,
  checker: ts.TypeChecker,
): Change[] {
  const changes: Change[] = [];
  const imports = new Map<string, string>();
  const nodes = nodesOf(file);
  for (const node of nodes) {
    if (node.kind === ts.SyntaxKind.ThisKeyword && direct.has(methodAround(node) ?? node)) {
      changes.push({ start: node.getStart(file), end: node.end, text: 'self' });
    } else if (isVisibility(node)) {
      changes.push({ start: node.getStart(file), end: node.end, text: '' });
    } else if (ts.isIdentifier(node)) {
      const method = methodOf(node, checker);
      const called = calledAs(node);
      const found = method === undefined ? undefined : direct.get(method);
      if (found === undefined || called === undefined) continue;
      const home = found.method.getSourceFile();
      const name = found.functionName;
      changes.push(...callChanges(file, called, name));
      if (home === file) continue;
      const line = importLine(file, home.fileName, name);
      if ((imports.get(name) ?? line) !== line)
        throw new Error(`${file.fileName} uses two classes named alike: ${name}`);
      imports.set(name, line);
    }
  }
  const moved = classesOf(file).flatMap((owner) => movedMethods(file, owner, direct, changes));
  const kept = changes.filter(({ start, end }) => !moved.some((one) => one.start <= start && end <= one.end));
  if (imports.size > 0) kept.push({ start: 0, end: 0, text: [...imports.values()].join('') });
  return [...kept, ...moved];
}

/** `object.step(x)` to `Class_step(object, x)`. */
function callChanges(
  file: ts.SourceFile,
  { call, access }: { call: ts.CallExpression; access: ts.PropertyAccessExpression },
  functionName: string,
): Change[] {
  const start = call.getStart(file);
  const [first] = call.arguments;
  const end = first === undefined ? call.end - 1 : first.getStart(file);
  return [
    { start, end: start, text: `${functionName}(` },
    { start: access.expression.end, end, text: first === undefined ? '' : ', ' },
  ];
}

/** The methods leave the class and follow it as functions. */
function movedMethods(
  file: ts.SourceFile,
  owner: ts.ClassDeclaration,
  direct: ReadonlyMap<ts.Node, DirectMethod>,
  inner: readonly Change[],
): Change[] {
  const found = owner.members.flatMap((member) => direct.get(member) ?? []);
  const functions = found.map(({ method, functionName }) => {
    const isAsync = method.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;
    const head = method.parameters[0]?.getStart(file) ?? method.name.end + 1;
    const separator = method.parameters.length === 0 ? '' : ', ';
    const rest = changedText(file, inner, head, method.end);
    return `\nexport ${isAsync ? 'async ' : ''}function ${functionName}(self: ${owner.name?.text ?? ''}${separator}${rest}`;
  });
  return [
    ...found.map(({ method }) => ({ start: method.getStart(file), end: method.end, text: '' })),
    { start: owner.end, end: owner.end, text: functions.join('') },
  ];
}

function methodAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, (ancestor) => ts.isMethodDeclaration(ancestor));
}

/** A function outside the class must be able to reach its fields. A constructor's parameter is a field by that word alone. */
function isVisibility(node: ts.Node): boolean {
  const isHiding = node.kind === ts.SyntaxKind.PrivateKeyword || node.kind === ts.SyntaxKind.ProtectedKeyword;
  return isHiding && !ts.isParameter(node.parent);
}
