/** Opens a page in headless Chromium, for tests: the page as it stands once its scripts ran, and what they logged. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-logging=stderr',
  '--virtual-time-budget=5000',
];

/** The first Chromium found on the search path, or null. */
export function findChromium(): string | null {
  for (const name of NAMES) {
    try {
      execFileSync(name, ['--version'], { stdio: 'ignore' });
      return name;
    } catch {
      // Not installed under this name: try the next.
    }
  }
  return null;
}

export interface OpenedPage {
  /** The document after its scripts ran. */
  html: string;
  /** Lines written to the console, errors among them. */
  console: string[];
}

export function openPage(chromium: string, url: string, width_px: number): OpenedPage {
  const profile = mkdtempSync(join(tmpdir(), 'nabms-chromium-'));
  try {
    const run = spawnSync(
      chromium,
      [...FLAGS, `--user-data-dir=${profile}`, `--window-size=${width_px},1200`, '--dump-dom', url],
      { encoding: 'utf8', timeout: 90_000, maxBuffer: 2 ** 26 },
    );
    if (run.status !== 0)
      throw new Error(`${chromium} ended with ${run.status ?? run.signal}: ${run.stderr}`);
    return { html: run.stdout, console: run.stderr.split('\n').filter((line) => line.includes('CONSOLE')) };
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
