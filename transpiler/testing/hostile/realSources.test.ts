/** Programs that were never meant for C: the rest of this repository, each source as an entry. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkProgram } from '../../check/check.js';
import type { Loaded } from '../../compile.js';
import { createProgram, portableSources, reachableSources } from '../../load/program.js';
import { ROOT } from './corpus.js';
import { attempt } from './judge.js';

const FOLDERS = ['host', 'sim', 'scripts', 'transpiler', 'test'];

it('end with diagnostics or with C', { timeout: 300_000 }, () => {
  const files = FOLDERS.flatMap((folder) => portableSources(join(ROOT, folder)));
  const program = createProgram(files);
  const faults = files
    .map((file) => {
      // A source that is refused by itself is refused with all it imports, so each is looked at only once.
      const load = (): Loaded => {
        const isClean = checkProgram(program, [file], [ROOT]).length === 0;
        return { program, sources: isClean ? reachableSources(program, [file]) : [file], roots: [ROOT] };
      };
      return { file, fault: attempt(load).fault };
    })
    .filter(({ fault }) => fault !== '');
  expect(files.length).toBeGreaterThan(300);
  expect(faults).toEqual([]);
});
