import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PERFORMANCE_PAGE, performancePage } from './documents.js';

const BYTES_MAX = 400_000;
const page = readFileSync(PERFORMANCE_PAGE, 'utf8');

describe('docs/performance.md', () => {
  it('holds the figures of bench/results.json; else run: npm run docs:performance', async () => {
    expect((await performancePage()) === page).toBe(true);
  });

  it('shows pictures that exist, are small and have numbers only', () => {
    const pictures = [...page.matchAll(/!\[[^\]]+\]\(([^)]+\.svg)\)/gu)].map(([, name]) =>
      join(dirname(PERFORMANCE_PAGE), name),
    );
    expect(pictures).toHaveLength(4);
    for (const picture of pictures) {
      expect([picture, existsSync(picture)]).toEqual([picture, true]);
      const text = readFileSync(picture, 'utf8');
      expect([picture, text.length < BYTES_MAX]).toEqual([picture, true]);
      expect([picture, /NaN|Infinity|undefined/u.exec(text)?.[0]]).toEqual([picture, undefined]);
    }
  });
});
