import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN_CASES } from './testing/clean.js';
import { EXPRESSION_CASES } from './testing/expressions.js';
import { INTEGER_CASES } from './testing/integers.js';
import { codesOf, expectations, findings, type RuleCase } from './testing/markers.js';
import { CLEAN_LOCAL_OBJECT_CASE, LOCAL_OBJECT_CASES } from './testing/localObjects.js';
import { CLEAN_LOOK_ALIKE_CASE, LOOK_ALIKE_CASES } from './testing/lookAlikes.js';
import { STRUCTURE_CASES } from './testing/structure.js';
import { SYNTAX_CASES } from './testing/syntax.js';
import { check } from '../compile.js';
import { checkProgram } from './check.js';
import { RULES } from './codes.js';
import { formatDiagnostic } from './diagnostics.js';
import { createProgram } from '../load/program.js';

const ROOT = join(import.meta.dirname, '..', '..');

const GROUPS: Readonly<Record<string, readonly RuleCase[]>> = {
  syntax: SYNTAX_CASES,
  structure: STRUCTURE_CASES,
  'objects made in functions': LOCAL_OBJECT_CASES,
  'objects of look-alike classes': LOOK_ALIKE_CASES,
  expressions: EXPRESSION_CASES,
  integers: INTEGER_CASES,
};

describe.each(Object.entries(GROUPS))('%s', (_group, cases) => {
  it.each(cases)('refuses $name', (ruleCase) => {
    expect(codesOf(ruleCase.source)).not.toEqual([]);
    expect(findings(ruleCase)).toEqual(expectations(ruleCase.source));
  });
});

describe('what is allowed', () => {
  it.each([...CLEAN_CASES, CLEAN_LOCAL_OBJECT_CASE, CLEAN_LOOK_ALIKE_CASE])('passes $name', (ruleCase) => {
    expect(codesOf(ruleCase.source)).toEqual([]);
    expect(findings(ruleCase)).toEqual([]);
  });

  it('passes the stimulus of the parity test, which every target runs', () => {
    const file = join(ROOT, 'test', 'parity', 'stimulus.ts');
    const found = checkProgram(createProgram([file]), [file], [ROOT]);
    expect(found.map((diagnostic) => formatDiagnostic(diagnostic, (name) => name))).toEqual([]);
  });
});

describe('the lint as a whole', () => {
  it('has a snippet for every code', () => {
    const covered = new Set(
      Object.values(GROUPS).flatMap((cases) => cases.flatMap((c) => codesOf(c.source))),
    );
    expect([...covered].sort()).toEqual(Object.keys(RULES).sort());
  });

  it('finds the files of the core, and none of its tests', () => {
    const { sources } = check([join(ROOT, 'firmware', 'core')]);
    expect(sources.map((file) => file.split('/').at(-1))).toContain('monitor.ts');
    expect(sources.filter((file) => file.includes('.test.'))).toEqual([]);
  });

  it('prints file, line, column, code, what, why and how', () => {
    const text = formatDiagnostic(
      { file: '/a/b.ts', line: 3, column: 7, code: 'NS012', seen: '==' },
      (file) => file.slice(1),
    );
    expect(text).toBe(
      'a/b.ts:3:7 - NS012: loose equality (==); it converts its operands; instead: use === or !==',
    );
  });
});
