/**
 * Test snippets that carry their own expectation: a block comment that holds `!NS012 NS014` stands right before the
 * place where those findings must be reported. A snippet without such a comment must be clean.
 */
import { posix } from 'node:path';
import { front } from '../../compile.js';
import type { Code } from '../codes.js';
import { createProgram } from '../../load/program.js';
import { TYPES } from '../../testing/differential.js';

export interface RuleCase {
  name: string;
  source: string;
  /** Other modules of the folder, by file name. */
  others?: Readonly<Record<string, string>>;
}

const ROOT = '/memory/core';
const MARKER = /\/\*!([A-Z0-9 ]+)\*\//g;

/** Findings in `main.ts`, as `NS012 at 3:7`, sorted. */
export function findings(ruleCase: RuleCase): string[] {
  const memory = new Map([
    [`${ROOT}/types.ts`, TYPES],
    [`${ROOT}/main.ts`, ruleCase.source],
    ...Object.entries(ruleCase.others ?? {}).map(([name, text]) => [posix.join(ROOT, name), text] as const),
  ]);
  const files = [...memory.keys()].filter((name) => name.startsWith(`${ROOT}/`));
  const loaded = { program: createProgram(files, memory), sources: files, roots: [ROOT] };
  return front(loaded, 'case', { checked: false, displayPath: (file) => file })
    .diagnostics.filter((diagnostic) => diagnostic.file === `${ROOT}/main.ts`)
    .map(({ code, line, column }) => `${code} at ${line}:${column}`)
    .sort();
}

/** What the markers of a snippet ask for. */
export function expectations(source: string): string[] {
  const expected: string[] = [];
  for (const match of source.matchAll(MARKER)) {
    const before = source.slice(0, match.index + match[0].length).split('\n');
    const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
    for (const code of match[1]?.trim().split(/\s+/) ?? []) expected.push(`${code} at ${place}`);
  }
  return expected.sort();
}

/** Every code the snippet names. */
export function codesOf(source: string): Code[] {
  return [...source.matchAll(MARKER)].flatMap((match) => (match[1]?.trim().split(/\s+/) ?? []) as Code[]);
}
