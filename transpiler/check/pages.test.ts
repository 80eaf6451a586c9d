/** Every code has a page whose examples are true; `npx vitest run transpiler/check -u` writes the pages anew. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES, diagnosticPage, diagnosticsIndex } from './testing/diagnosticsPage.js';
import { EXAMPLES } from './testing/examples.js';
import { findings } from './testing/markers.js';

const DOCS = join(import.meta.dirname, '..', 'docs');

describe.each(CODES)('%s', (code) => {
  it('refuses the bad example and passes the good one', () => {
    const { bad, good } = EXAMPLES[code];
    const codes = findings({ name: code, source: bad }).map((finding) => finding.split(' ')[0]);
    expect(codes).toContain(code);
    expect(findings({ name: code, source: good })).toEqual([]);
  });

  it('has a page', async () => {
    await expect(diagnosticPage(code)).toMatchFileSnapshot(join(DOCS, 'diagnostics', `${code}.md`));
  });
});

it('there is an index, and no page of a code that is gone', async () => {
  await expect(diagnosticsIndex()).toMatchFileSnapshot(join(DOCS, 'diagnostics.md'));
  expect(readdirSync(join(DOCS, 'diagnostics')).sort()).toEqual(CODES.map((code) => `${code}.md`).sort());
});
