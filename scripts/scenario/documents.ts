/** The generated documents: docs/scenario.schema.json, and the tables between the marks of docs/scenarios.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioJsonSchema } from '../../host/scenario/jsonSchema.js';
import { fillBlocks, formatted } from '../documents/generatedBlocks.js';
import { TABLES } from './tables.js';

const DOCS = join(import.meta.dirname, '../../docs');
export const SCHEMA_FILE = join(DOCS, 'scenario.schema.json');
export const PAGE_FILE = join(DOCS, 'scenarios.md');

/** What each file must hold, formatted as the repository's other files are. */
export async function scenarioDocuments(): Promise<{ file: string; text: string }[]> {
  const used = new Set<string>();
  const page = fillBlocks(readFileSync(PAGE_FILE, 'utf8'), (kind, [name]) => {
    if (kind !== 'table' || !Object.hasOwn(TABLES, name)) {
      throw new Error(`${PAGE_FILE}: there is no ${kind} "${name}"`);
    }
    used.add(name);
    return TABLES[name]();
  });
  const unused = Object.keys(TABLES).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`${PAGE_FILE}: no place for the tables ${unused.join(', ')}`);
  return Promise.all(
    [
      { file: SCHEMA_FILE, text: JSON.stringify(scenarioJsonSchema()) },
      { file: PAGE_FILE, text: page },
    ].map(async ({ file, text }) => ({ file, text: await formatted(file, text) })),
  );
}
