import ts from './typescript.cjs';
import { describe, expect, it } from 'vitest';
import { offsetTooDeep } from './depth.js';

function depthOf(expression: string): number | undefined {
  return offsetTooDeep(ts.createSourceFile('a.ts', `x = ${expression};`, ts.ScriptTarget.ES2022, true));
}

describe('how deeply a source may be nested', () => {
  // Source, statement, assignment and operand are levels as well.
  it('a chain of operators may have as many as there are levels', () => {
    expect(depthOf(`${'~'.repeat(117)}y`)).toBeUndefined();
    expect(depthOf(`${'~'.repeat(118)}y`)).toBe('x = '.length + 118);
  });

  it('a minus of a minus counts as the pair of parentheses it becomes in C: 59 pairs, below the 63 of C99', () => {
    expect(depthOf(`${'- '.repeat(59)}y`)).toBeUndefined();
    expect(depthOf(`${'- '.repeat(60)}y`)).toBeDefined();
    expect(depthOf(`${'-~'.repeat(58)}y`)).toBeUndefined();
  });
});
