/** What the mutants are made from: programs of the subset, and refused snippets whose parts are put into them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN_CASES } from '../../check/testing/clean.js';
import { EXPRESSION_CASES } from '../../check/testing/expressions.js';
import { INTEGER_CASES } from '../../check/testing/integers.js';
import { CLEAN_LOCAL_OBJECT_CASE, LOCAL_OBJECT_CASES } from '../../check/testing/localObjects.js';
import { STRUCTURE_CASES } from '../../check/testing/structure.js';
import { SYNTAX_CASES } from '../../check/testing/syntax.js';
import { FEATURES } from '../features.js';
import { LOCAL_OBJECT_FEATURE } from '../localObjectFeature.js';
import { Specimen } from './mutate.js';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Sources of the core that import nothing but the integer types, with that import as the other programs write it. */
function independentCoreSources(): string[] {
  const core = join(ROOT, 'firmware', 'core');
  return readdirSync(core, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ts$/.test(name) && !/\.(test|devs)\.ts$/.test(name))
    .sort()
    .map((name) => readFileSync(join(core, name), 'utf8'))
    .filter((text) =>
      [...text.matchAll(/ from '(.*)'/g)].every(([, from]) => /\/types\.js$/.test(from ?? '')),
    )
    .map((text) => text.replace(/from '.*\/types\.js'/, "from './types.js'"));
}

export const PROGRAMS: readonly string[] = [
  ...[...FEATURES, LOCAL_OBJECT_FEATURE, CLEAN_LOCAL_OBJECT_CASE].map(({ source }) => source),
  ...CLEAN_CASES.filter(({ others }) => others === undefined).map(({ source }) => source),
  ...independentCoreSources(),
];

export const DONORS: readonly Specimen[] = [
  ...PROGRAMS,
  ...[...STRUCTURE_CASES, ...LOCAL_OBJECT_CASES, ...SYNTAX_CASES, ...EXPRESSION_CASES, ...INTEGER_CASES].map(
    ({ source }) => source,
  ),
].map((source) => new Specimen(source));
