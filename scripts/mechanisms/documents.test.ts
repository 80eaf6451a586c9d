import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { NUMERIC_CELL_KEYS, referenceCell } from '../../sim/cell/cellParameters.js';
import { fillBlocks } from '../documents/generatedBlocks.js';
import { type GeneratedDocument, mechanismDocuments, PAGE_FOLDER, pageFiles } from './documents.js';
import { headerEquations } from './headerEquations.js';
import { cellModules } from './sourceConstants.js';

const ROOT = join(import.meta.dirname, '../..');
const BYTES_MAX = 40_000;

const pages = pageFiles().map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const index = join(PAGE_FOLDER, 'README.md');

/** What a page points at, resolved, without the place within it. */
function targets(file: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/gu)];
  return links.map(([, target]) => join(dirname(file), target));
}

describe('the pages of mechanisms', () => {
  let documents: GeneratedDocument[];
  beforeAll(async () => {
    documents = await mechanismDocuments();
  });

  it('show what the simulator does today; else run: npm run docs:mechanisms', () => {
    // Compared as a boolean: a difference of thousands of lines helps nobody.
    const stale = documents.filter(
      ({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
    );
    expect(stale.map(({ file }) => relative(ROOT, file))).toEqual([]);
  });

  it('have pictures that are small and have numbers only', () => {
    const pictures = documents.filter(({ file }) => file.endsWith('.svg'));
    expect(pictures.length).toBeGreaterThanOrEqual(18);
    for (const { file, text } of pictures) {
      expect([file, text.length < BYTES_MAX]).toEqual([file, true]);
      expect([file, /NaN|Infinity|undefined/u.exec(text)?.[0]]).toEqual([file, undefined]);
    }
  });

  it('each show at least one picture, and every picture is on a page', () => {
    const pictures = documents.map(({ file }) => file).filter((file) => file.endsWith('.svg'));
    const shown = new Set(pages.flatMap(({ file, text }) => targets(file, text)));
    expect(pictures.filter((file) => !shown.has(file))).toEqual([]);
    const bare = pages.filter(
      ({ file, text }) => dirname(file) === PAGE_FOLDER && !/!\[[^\]]+\]\(/u.test(text),
    );
    expect(bare.map(({ file }) => file)).toEqual([index]);
  });
});

describe('the index', () => {
  const text = readFileSync(index, 'utf8');

  it('reaches every module of the cell and every page', () => {
    const linked = new Set(targets(index, text).map((file) => relative(ROOT, file)));
    expect(cellModules().filter((file) => !linked.has(file))).toEqual([]);
    const others = pages
      .map(({ file }) => relative(ROOT, file))
      .filter((file) => file !== relative(ROOT, index));
    expect(others.filter((file) => !linked.has(file))).toEqual([]);
  });

  it('and its pages point at nothing that does not exist', () => {
    const dead = pages.flatMap(({ file, text: page }) =>
      targets(file, page).filter((target) => !existsSync(target)),
    );
    expect(dead).toEqual([]);
  });
});

describe('the parameter tables', () => {
  it('together hold every parameter of the cell', () => {
    const named = new Set<string>();
    for (const { text } of pages) {
      fillBlocks(text, (kind, words) => {
        if (kind === 'parameters') words.forEach((word) => named.add(word));
        return '';
      });
    }
    const keys: string[] = [...NUMERIC_CELL_KEYS, ...Object.keys(referenceCell())];
    expect(keys.filter((key) => !named.has(key))).toEqual([]);
  });
});

describe('equations', () => {
  it('are the indented lines of a header, without its prose', () => {
    expect(headerEquations(join(ROOT, 'sim/cell/galvanicSei.ts'))).toBe('dq_sei/dt = i_g A 4 th (1 - th)');
    expect(() => headerEquations(join(ROOT, 'sim/cell/constants.ts'))).toThrow(/no equations/);
  });
});
