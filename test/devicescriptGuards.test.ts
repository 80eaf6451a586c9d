/**
 * The faults of the DeviceScript machine (docs/devicescript.md, "What must not reach the machine") cannot be reached from the
 * sources of the firmware: conditions are booleans, no remainder of what is not whole, no mathematics of the runtime's own, no
 * settings as text, no compound assignment of what a call returns; nothing calls the command line by a name that a registry could answer.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONSOLE_LEFT_OUT, LEFT_OUT, replacementsOf } from '../boards/devicescriptSlots.js';
import { BOARD_PERIODS, writeBoardModules } from '../host/devicescript/boardModules.js';
import { readBoardId, readCell } from '../host/devicescript/choice.js';
import { withScratchSources } from '../sim/boards/devicescriptBuild.js';
import { nodesOf, readSources } from '../sim/boards/sourceFiles.js';

const ROOT = join(import.meta.dirname, '..');
const FOLDERS = ['core', 'console', 'devices', 'devicescript', 'storage'].map(
  (folder) => `firmware/${folder}`,
);
/** What of Math is the same on every machine, because it rounds nothing; and chance, for the code of the console's lock. */
const MATH = new Set(['abs', 'ceil', 'floor', 'imul', 'max', 'min', 'randomInt']);
/** The sources are read without libraries; what an array holds, the checker must know. */
const ARRAYS = 'interface Array<T> { length: number; [index: number]: T; }\n';
/** Counts of steps are whole. */
const REMAINDERS = new Set(['steps % STEPS_PER_STATUS']);
const LOGIC = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken]);

/** Faults of a program's sources, each with its place. */
function faultsOf(entry: string, root: string): string[] {
  const { files, checker } = readSources(entry);
  return files.flatMap((file) =>
    nodesOf(file).flatMap((node) =>
      [
        ...conditionFaults(node, checker),
        ...remainderFaults(node),
        ...mathFaults(node),
        ...assignmentFaults(node),
        ...textFaults(node),
      ].map((fault) => {
        const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
        return `${relative(root, file.fileName)}:${line}: ${fault}: ${node.getText(file).slice(0, 60)}`;
      }),
    ),
  );
}

/** The machine takes the wrong branch on 0.25: every condition has the type boolean, as far as the sources say. */
function conditionFaults(node: ts.Node, checker: ts.TypeChecker): string[] {
  const conditions: ts.Expression[] = [];
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) conditions.push(node.expression);
  if (ts.isForStatement(node) && node.condition !== undefined) conditions.push(node.condition);
  if (ts.isConditionalExpression(node)) conditions.push(node.condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    conditions.push(node.operand);
  }
  if (ts.isBinaryExpression(node) && LOGIC.has(node.operatorToken.kind))
    conditions.push(node.left, node.right);
  return conditions
    .filter((condition) => (checker.getTypeAtLocation(condition).flags & ts.TypeFlags.BooleanLike) === 0)
    .map(() => 'a condition that is no boolean');
}

function remainderFaults(node: ts.Node): string[] {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PercentToken) return [];
  // In the portable folders ts-to-c checks that both sides are whole.
  if (!node.getSourceFile().fileName.includes('firmware/devicescript')) return [];
  return REMAINDERS.has(node.getText()) ? [] : ['a remainder'];
}

function mathFaults(node: ts.Node): string[] {
  if (!ts.isPropertyAccessExpression(node) || node.expression.getText() !== 'Math') return [];
  return MATH.has(node.name.text) ? [] : ['mathematics that differ between machines'];
}

/** The machine reads the left side behind the right one: a call there may have changed it. */
function assignmentFaults(node: ts.Node): string[] {
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  const isCompound =
    kind >= ts.SyntaxKind.FirstCompoundAssignment && kind <= ts.SyntaxKind.LastCompoundAssignment;
  const calls = nodesOf(node.right).some((it) => ts.isCallExpression(it) || ts.isNewExpression(it));
  return isCompound && calls ? ['a compound assignment of a call'] : [];
}

/** Settings as text, and numbers as text but where a line's whole numbers are put together, lose digits. */
function textFaults(node: ts.Node): string[] {
  if (!ts.isIdentifier(node)) return [];
  return ['readSetting', 'writeSetting', 'JSON', 'format'].includes(node.text) && isOfLibrary(node)
    ? ['text that keeps seven digits']
    : [];
}

function isOfLibrary({ parent, text }: ts.Identifier): boolean {
  if (text === 'JSON') return true;
  if (ts.isImportSpecifier(parent)) {
    return parent.parent.parent.parent.moduleSpecifier.getText().includes('@devicescript/');
  }
  return ts.isPropertyAccessExpression(parent) && parent.expression.getText() === 'ds';
}

describe('the sources of the firmware', () => {
  let faults: string[];
  let files: number;

  beforeAll(async () => {
    const { boardFile, board } = await readBoardId('pico');
    const cell = await readCell(undefined);
    const replaced = [...replacementsOf(LEFT_OUT.map(({ slot }) => slot)), ...CONSOLE_LEFT_OUT];
    await withScratchSources({ root: ROOT, folders: FOLDERS, replaced }, async (scratch) => {
      await writeBoardModules(scratch, { boardFile, board, cell, ...BOARD_PERIODS });
      const entry = join(scratch, 'firmware', 'devicescript', 'main.ts');
      await writeFile(join(dirname(entry), 'arrays.d.ts'), ARRAYS);
      await writeFile(entry, `/// <reference path="./arrays.d.ts" />\n${await readFile(entry, 'utf8')}`);
      files = readSources(entry).files.length;
      faults = faultsOf(entry, scratch);
    });
  });

  it('keep away from what the machine does wrong', () => {
    expect(files).toBeGreaterThan(80);
    expect(faults).toEqual([]);
  });

  it.each([
    ['if (x) { y = 1; }', 'a condition that is no boolean'],
    ['y = x || 9;', 'a condition that is no boolean'],
    ['y = x > 1 && x ? 1 : 2;', 'a condition that is no boolean'],
    ['while (!x) { y = 2; }', 'a condition that is no boolean'],
    ['y = Math.round(x);', 'mathematics that differ between machines'],
    ['y = x ** 0.5 + Math.sqrt(x);', 'mathematics that differ between machines'],
    ['y += f();', 'a compound assignment of a call'],
    ['y *= 1 + (x > 0 ? g.f(x) : 1);', 'a compound assignment of a call'],
    ['const text = JSON.stringify(x);', 'text that keeps seven digits'],
  ])('%s is seen', async (statement, fault) => {
    await withScratchSources({ root: ROOT, folders: [] }, async (scratch) => {
      const entry = join(scratch, 'main.ts');
      await writeFile(entry, `declare const x: number;\ndeclare let y: number;\n${statement}\n`);
      expect(faultsOf(entry, scratch).join('\n')).toContain(fault);
    });
  });
});

describe('the command line of DeviceScript', () => {
  const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

  it('is pinned to one version, with the digest of its package', () => {
    const manifest = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { version: string; integrity: string }>;
    };
    const pinned = lock.packages['node_modules/@devicescript/cli'];
    expect(manifest.devDependencies['@devicescript/cli']).toBe('2.16.4');
    expect(pinned?.version).toBe('2.16.4');
    expect(pinned?.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
  });

  it('is never called as `devs` through npx, which would ask a registry for a package of that name', () => {
    const texts = [
      ...['package.json', 'README.md', 'CONTRIBUTING.md', '.ci/run'],
      ...readdirSync(join(ROOT, 'scripts'), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|mjs|js|sh)$/.test(name))
        .map((name) => `scripts/${name}`),
    ];
    expect(texts.filter((path) => /npx (?:--\S+ )*devs\b/.test(read(path)))).toEqual([]);
  });
});
