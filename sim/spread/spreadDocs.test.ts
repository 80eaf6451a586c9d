/** docs/spread.md states every width that is drawn, and no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HARD_FACTOR, LOGARITHMIC, RELATIVE } from './scatter.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/spread.md'), 'utf8');

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

describe('docs/spread.md', () => {
  const rows = [...PAGE.matchAll(/^\| `(\w+)` +\| ([\d.]+ %) +\| ([\d.]+ %) +\|$/gm)];
  const documented = rows.map((row) => row.slice(1, 4));

  it('lists the widths of the code, in its order', () => {
    const drawn = Object.entries({ ...RELATIVE, ...LOGARITHMIC }).map(([key, sigma]) => [
      key,
      percent(sigma),
      percent(HARD_FACTOR * sigma),
    ]);
    expect(documented).toEqual(drawn);
  });
});
