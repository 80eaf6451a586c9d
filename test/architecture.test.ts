/**
 * The shape of the tree: imports point one way, nothing below the host reads the clock or chance, files stay short.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** What the non-test files of a folder may import, longest prefix first. */
const ALLOWED: readonly { folder: string; imports: readonly string[] }[] = [
  { folder: 'firmware/core', imports: ['firmware/core'] },
  // The sensors use the core's number types and mathematics, and nothing of what it concludes.
  {
    folder: 'firmware/devices',
    imports: ['firmware/devices', 'firmware/core/types.js', 'firmware/core/mathx.js'],
  },
  { folder: 'firmware/storage', imports: ['firmware/storage', 'firmware/core/types.js'] },
  { folder: 'firmware/console', imports: ['firmware/console', 'firmware/core'] },
  { folder: 'firmware/javascript', imports: ['firmware/javascript'] },
  { folder: 'firmware/devicescript', imports: ['firmware'] },
  { folder: 'boards', imports: ['boards', 'firmware'] },
  { folder: 'sim', imports: ['sim', 'firmware'] },
  { folder: 'transpiler', imports: ['transpiler'] },
  { folder: 'host', imports: ['host', 'sim', 'firmware', 'boards'] },
  { folder: 'scripts', imports: [''] },
  { folder: 'test', imports: [''] },
];

/** Folders that may use no package at all; elsewhere package.json is the limit. */
const WITHOUT_PACKAGES = [
  'firmware/core',
  'firmware/devices',
  'firmware/storage',
  'firmware/console',
  'firmware/javascript',
];

/** Folders whose results depend on nothing but their input. */
const DETERMINISTIC = ['firmware', 'sim', 'boards', 'transpiler'];

/** How wall time, chance and the process's surroundings are read. */
const IMPURE: readonly RegExp[] = [
  /\bDate\.now\b/,
  /\bnew Date\b/,
  /\bMath\.random\b/,
  /\bperformance\.now\b/,
  /\bprocess\.hrtime\b/,
  /\brandomBytes\(|\brandomUUID\(|\bgetRandomValues\(/,
  /\bset(Timeout|Interval|Immediate)\(/,
];

const LINES_MAX = 300;
/** Hand-written files that may be longer, with the reason. */
const LONG_FILES: Readonly<Record<string, string>> = {};

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.devicescript', 'dist', 'out', 'coverage']);

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : sourceFiles(path);
    return /\.(ts|js|mjs)$/.test(entry.name) ? [relative(ROOT, path).split(sep).join('/')] : [];
  });
}

/** Tests may look across folders; they are not part of the product. */
function isTestCode(file: string): boolean {
  return /\.test\.ts$/.test(file) || file.includes('/testing/') || file.startsWith('test/');
}

function isIn(file: string, folder: string): boolean {
  return folder === '' || file === folder || file.startsWith(`${folder}/`);
}

/** Every module name a source imports: static, re-exported and dynamic. */
function importsOf(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
}

/** What is wrong with the imports of one file. */
function wrongImports(file: string, text: string): string[] {
  const rule = ALLOWED.find(({ folder }) => isIn(file, folder));
  if (rule === undefined) return [];
  return importsOf(text).flatMap((name) => {
    if (!name.startsWith('.')) {
      return WITHOUT_PACKAGES.includes(rule.folder) ? [`${file} imports the package ${name}`] : [];
    }
    const target = posix.normalize(posix.join(posix.dirname(file), name));
    return rule.imports.some((folder) => isIn(target, folder)) ? [] : [`${file} imports ${target}`];
  });
}

/** What a test imports from outside its folder's own arrows; helpers of tests may also come from the core's `testing`. */
function wrongArrows(file: string, text: string): string[] {
  const rule = ALLOWED.find(({ folder }) => isIn(file, folder));
  const allowed = [...(rule?.imports ?? []), 'firmware/core/testing'];
  return importsOf(text)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.normalize(posix.join(posix.dirname(file), name)))
    .filter((target) => !allowed.some((folder) => isIn(target, folder)))
    .map((target) => `${file} imports ${target}`);
}

/** The program's text without comments, so that prose may name what code must not. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

function impurities(file: string, text: string): string[] {
  const code = withoutComments(text);
  return IMPURE.filter((pattern) => pattern.test(code)).map((pattern) => `${file}: ${pattern.source}`);
}

const files = sourceFiles(ROOT);
const product = files.filter((file) => !isTestCode(file));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('the tree', () => {
  it('is seen by this test', () => {
    expect(files).toContain('firmware/core/monitor.ts');
    expect(files).toContain('firmware/devicescript/main.ts');
    expect(files.length).toBeGreaterThan(50);
    expect(dirname(import.meta.filename)).toBe(join(ROOT, 'test'));
  });

  it('has imports that point one way: core ← devices ← sim ← host', () => {
    expect(product.flatMap((file) => wrongImports(file, read(file)))).toEqual([]);
  });

  it('has tests of the firmware that import as the firmware does: nothing from simulator, host or test', () => {
    const tests = files.filter((file) => file.startsWith('firmware/') && isTestCode(file));
    expect(tests.length).toBeGreaterThan(50);
    const imports = tests.flatMap((file) => wrongArrows(file, read(file)));
    expect(imports).toEqual([]);
  });

  it('reads neither clock nor chance below the host', () => {
    const inside = product.filter((file) => DETERMINISTIC.some((folder) => isIn(file, folder)));
    const found = inside.flatMap((file) => impurities(file, read(file)));
    // The one place that names the wasm machine's clock, in order to replace it.
    expect(found).toEqual(['sim/boards/devicescriptBundle.ts: \\bDate\\.now\\b']);
  });

  it(`keeps hand-written files at ${LINES_MAX} lines or fewer`, () => {
    const long = files
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > LINES_MAX && LONG_FILES[file] === undefined);
    expect(long).toEqual([]);
  });
});

describe('these rules', () => {
  it('refuse an arrow that points the wrong way, however it is written', () => {
    for (const statement of [
      `import { x } from '../../sim/cell/cell.js';`,
      `import type { X } from '../../sim/cell/cell.js';`,
      `export * from '../../sim/cell/cell.js';`,
      `const x = await import('../../sim/cell/cell.js');`,
    ]) {
      expect(wrongImports('firmware/core/a.ts', statement)).toEqual([
        'firmware/core/a.ts imports sim/cell/cell.js',
      ]);
    }
    expect(wrongImports('firmware/core/a.ts', `import fs from 'node:fs';`)).toHaveLength(1);
    expect(wrongImports('sim/a.ts', `import { x } from '../host/run/monitorRun.js';`)).toHaveLength(1);
    expect(wrongImports('firmware/devices/a.ts', `import { x } from '../core/types.js';`)).toEqual([]);
    expect(wrongImports('firmware/devices/a.ts', `import { x } from '../core/monitor.js';`)).toHaveLength(1);
    expect(wrongImports('host/a.ts', `import { x } from '../sim/simulation.js';`)).toEqual([]);
  });

  it('see a clock in code and not in a comment', () => {
    expect(impurities('a.ts', 'const t = Date.now();')).toHaveLength(1);
    expect(impurities('a.ts', '/* no Date.now here */ // nor Math.random\nconst t = 0;')).toEqual([]);
  });
});
