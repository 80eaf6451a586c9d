/** What docs/mechanisms and docs/not-modelled.md must hold: pictures of the simulator, tables and equations of its source. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillBlocks, formatted } from '../documents/generatedBlocks.js';
import { code, markdownTable } from '../documents/markdownTable.js';
import { isAssumed, numberRows, type NumberRow } from './numberRows.js';
import { CONSEQUENCES } from './consequences.js';
import { drawSvg } from './drawSvg.js';
import { headerEquations } from './headerEquations.js';
import { FIGURES } from './plots/index.js';

const ROOT = join(import.meta.dirname, '../..');
export const PAGE_FOLDER = join(ROOT, 'docs/mechanisms');
export const LIMITS_PAGE = join(ROOT, 'docs/not-modelled.md');

export interface GeneratedDocument {
  readonly file: string;
  readonly text: string;
}

export async function mechanismDocuments(): Promise<GeneratedDocument[]> {
  return [...mechanismPictures(), ...(await mechanismPages())];
}

export function mechanismPictures(): GeneratedDocument[] {
  return FIGURES.flatMap((figures) => figures()).map((figure) => ({
    file: join(PAGE_FOLDER, `${figure.name}.svg`),
    text: drawSvg(figure),
  }));
}

export function pageFiles(): string[] {
  const names = readdirSync(PAGE_FOLDER).filter((name) => name.endsWith('.md'));
  return [...names.map((name) => join(PAGE_FOLDER, name)), LIMITS_PAGE];
}

export async function mechanismPages(): Promise<GeneratedDocument[]> {
  const rows = numberRows();
  return Promise.all(
    pageFiles().map(async (file) => ({
      file,
      text: await formatted(file, fillBlocks(readFileSync(file, 'utf8'), filler(file, rows))),
    })),
  );
}

function filler(
  page: string,
  rows: readonly NumberRow[],
): (kind: string, words: readonly string[]) => string {
  return (kind, words) => {
    switch (kind) {
      case 'equations':
        return `\`\`\`text\n${words.map((file) => headerEquations(join(ROOT, file))).join('\n\n')}\n\`\`\``;
      case 'parameters':
        return parameterTable(words, rows);
      case 'assumptions':
        return assumptions(rows);
      default:
        throw new Error(`${page}: there is no generated part "${kind}"`);
    }
  };
}

function parameterTable(names: readonly string[], all: readonly NumberRow[]): string {
  return markdownTable(
    ['parameter', 'unit', 'default', 'range', 'meaning and source'],
    names.map((name) => {
      const row = all.find((one) => one.name === name);
      if (row === undefined)
        throw new Error(`there is no parameter or commented constant "${name}" in sim/cell`);
      return [code(row.name), row.unit, row.value, row.range, row.meaning];
    }),
  );
}

/** Every assumed number under the conclusion that hangs on it. */
function assumptions(all: readonly NumberRow[]): string {
  const open = new Map(all.filter(isAssumed).map((row) => [row.name, row]));
  const parts = CONSEQUENCES.map(({ title, text, numbers }) => {
    const rows = numbers.map((name) => {
      const row = open.get(name);
      if (row === undefined) throw new Error(`consequences.ts: "${name}" is not assumed, or named twice`);
      open.delete(name);
      const { unit, value, range, meaning, file } = row;
      return [code(name), unit, value, range, meaning, `[${file.replace('sim/cell/', '')}](../${file})`];
    });
    const head = ['number', 'unit', 'default', 'allowed', 'what the source says', 'file'];
    return `### ${title}\n\n${text}\n\n${markdownTable(head, rows)}`;
  });
  if (open.size > 0) {
    const names = [...open.keys()].join(', ');
    throw new Error(`say in scripts/mechanisms/consequences.ts what hangs on the assumed ${names}`);
  }
  return parts.join('\n\n');
}
