import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { renderReport } from './renderReport.js';
import { halfCellModel, halfCellSeries } from './testing/halfCell.js';
import { findChromium, type OpenedPage, openPage } from './testing/headlessChromium.js';
import { leakingCellModel, leakingCellSeries } from './testing/leakingCell.js';

/** Runs in the page after its own scripts; leaves what it saw in attributes of the root element. */
const PROBE = `
const root = document.documentElement;
const state = () => [...document.querySelectorAll('.plot')].map((plot) => {
  const canvas = plot.querySelector('canvas');
  if (canvas === null || canvas.width === 0) return plot.id + ':none';
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const ctx = copy.getContext('2d', { willReadFrequently: true });
  ctx.drawImage(canvas, 0, 0);
  const { data } = ctx.getImageData(0, 0, copy.width, copy.height);
  const colours = new Set();
  let inked = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 200) { inked += 1; colours.add(data[i] >> 4 << 8 | data[i + 1] >> 4 << 4 | data[i + 2] >> 4); }
  }
  return plot.id + ':' + (inked > 500 && colours.size > 5 ? 'drawn' : 'blank');
}).join(' ');
setTimeout(() => {
  root.dataset.charts = state();
  root.dataset.wholeSpan = document.getElementById('span')?.textContent ?? '';
  root.dataset.overflow = String(root.scrollWidth - root.clientWidth);
  document.querySelector('#alarm-table a')?.click();
  root.dataset.alarmSpan = document.getElementById('span')?.textContent ?? '';
  document.querySelector('[data-do=all]')?.click();
  const voltage = document.getElementById('chart-voltage');
  voltage?.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
  root.dataset.keySpan = document.getElementById('span')?.textContent ?? '';
  document.querySelector('#theme').click();
  root.dataset.after = root.dataset.theme;
  document.querySelector('.full-range')?.click();
  setTimeout(() => { root.dataset.chartsAfter = state(); }, 300);
}, 300);`;

const chromium = findChromium();
if (chromium === null && process.env['CI'] === 'true') {
  throw new Error('the report is not tested in a browser: install Chromium (apt-get install chromium)');
}
if (chromium === null) {
  process.stderr.write(
    'SKIPPED: the report in a browser, because no Chromium is installed (apt-get install chromium)\n',
  );
}

const folder = mkdtempSync(join(tmpdir(), 'nabms-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(html: string, width_px: number, hash = ''): OpenedPage & { seen: (name: string) => string } {
  const file = join(folder, `report-${width_px}.html`);
  writeFileSync(file, html.replace('</body>', `<script>${PROBE}</script></body>`));
  const page = openPage(chromium ?? '', pathToFileURL(file).href + hash, width_px);
  const seen = (name: string): string =>
    new RegExp(` data-${name}="([^"]*)"`).exec(page.html)?.[1] ?? '(absent)';
  return { ...page, seen };
}

describe.skipIf(chromium === null)('the report in a browser', () => {
  it.each([1280, 500])(
    'draws every chart of a leaking cell at %i px, without a word on the console',
    (width_px) => {
      const page = open(renderReport(leakingCellModel(), leakingCellSeries()), width_px, '#light');
      expect(page.console).toEqual([]);
      const drawn = [
        'chart-voltage:drawn',
        'chart-current:drawn',
        'chart-temperature:drawn',
        'chart-pressure:drawn',
        'chart-leak:drawn',
        'chart-capacity:drawn',
        'chart-efficiency:drawn',
        'chart-ledger:drawn',
        'chart-truth:drawn',
        'chart-split:drawn',
      ].join(' ');
      expect(page.seen('charts')).toBe(drawn);
      expect(page.seen('charts-after')).toBe(drawn);
      expect(page.seen('after')).toBe('dark');
      expect(Number(page.seen('overflow'))).toBeLessThanOrEqual(0);
    },
  );

  it('zooms by the keys and by the link of an alarm', () => {
    const page = open(renderReport(leakingCellModel(), leakingCellSeries()), 1280);
    expect(page.seen('whole-span')).toMatch(/^0 to 208 h/);
    expect(page.seen('key-span')).toMatch(/^52 to 156 h/);
    expect(page.seen('alarm-span')).toMatch(/^79\.\d+ to 83\.\d+ h/);
  });

  it('draws what a half cell has and nothing else', () => {
    const page = open(renderReport(halfCellModel(), halfCellSeries()), 1280);
    expect(page.console).toEqual([]);
    expect(page.seen('charts')).toBe(
      'chart-voltage:drawn chart-current:drawn chart-capacity:drawn chart-efficiency:drawn',
    );
  });
});
