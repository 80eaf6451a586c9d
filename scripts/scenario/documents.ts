/** The generated documents: docs/scenario.schema.json, and the tables between the marks of docs/scenarios.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { scenarioJsonSchema } from '../../host/scenario/jsonSchema.js';
import { TABLES } from './tables.js';

const DOCS = join(import.meta.dirname, '../../docs');
export const SCHEMA_FILE = join(DOCS, 'scenario.schema.json');
export const PAGE_FILE = join(DOCS, 'scenarios.md');

const BLOCK = /(<!-- table (\w+) -->)[\s\S]*?(<!-- end -->)/gu;

/** What each file must hold, formatted as the repository's other files are. */
export async function scenarioDocuments(): Promise<{ file: string; text: string }[]> {
  const used = new Set<string>();
  const page = readFileSync(PAGE_FILE, 'utf8').replace(
    BLOCK,
    (_, head: string, name: string, end: string) => {
      if (!Object.hasOwn(TABLES, name)) throw new Error(`${PAGE_FILE}: there is no table "${name}"`);
      used.add(name);
      return `${head}\n\n${TABLES[name]()}\n\n${end}`;
    },
  );
  const unused = Object.keys(TABLES).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`${PAGE_FILE}: no place for the tables ${unused.join(', ')}`);
  return Promise.all(
    [
      { file: SCHEMA_FILE, text: JSON.stringify(scenarioJsonSchema()) },
      { file: PAGE_FILE, text: page },
    ].map(async ({ file, text }) => ({ file, text: await formatted(file, text) })),
  );
}

async function formatted(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
