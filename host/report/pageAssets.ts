/** The files that make the page, read from beside this module and from the installed chart library. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** In the order in which they run. */
const SCRIPTS = ['theme.js', 'overlays.js', 'chart.js', 'timeAxis.js', 'alarms.js', 'main.js'];

/** In the order in which they apply. */
const STYLES = ['colours.css', 'text.css', 'tables.css', 'charts.css', 'narrow.css'];

export interface PageAssets {
  style: string;
  script: string;
  version: string;
}

export function readPageAssets(): PageAssets {
  const require = createRequire(import.meta.url);
  const page = (name: string): string => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');
  const uPlot = (name: string): string => readFileSync(require.resolve(`uplot/dist/${name}`), 'utf8');
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const version = (manifest as { version?: unknown }).version;
  // The library's licence asks that its copyright notice stays with every copy.
  const licence = readFileSync(require.resolve('uplot/LICENSE'), 'utf8').replaceAll('*/', '* /').trim();
  return {
    style: [uPlot('uPlot.min.css'), ...STYLES.map(page)].join('\n'),
    script: [`/*!\nuPlot:\n${licence}\n*/`, uPlot('uPlot.iife.min.js'), ...SCRIPTS.map(page)].join('\n'),
    version: typeof version === 'string' ? version : 'unknown',
  };
}
