import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { expect, it } from 'vitest';
import { openRecording } from './recording.js';
import { scratchPath } from './testing/scratch.js';

const BLOCK_ROWS = 20_000;

/** Writes a table of this many blocks, packed; gives the length before packing, bytes. */
async function writeTable(path: string, blocks: number): Promise<number> {
  const gzip = createGzip({ level: 1 });
  const file = createWriteStream(path);
  gzip.pipe(file);
  let bytes = gzip.write('time_s,voltage_V,current_A,temperature_degC\n') ? 44 : 44;
  for (let block = 0; block < blocks; block++) {
    let text = '';
    for (let k = 0; k < BLOCK_ROWS; k++) {
      const row = block * BLOCK_ROWS + k;
      text += `${row}.000,${(3 + (k % 5000) * 1e-4).toFixed(6)},0.500000,25.000\n`;
    }
    bytes += text.length;
    if (!gzip.write(text)) await once(gzip, 'drain');
  }
  gzip.end();
  await finished(file);
  return bytes;
}

it('memory does not grow with the length of the file', { timeout: 120_000 }, async () => {
  const path = scratchPath('long.csv.gz');
  const bytes = await writeTable(path, 120);
  expect(bytes).toBeGreaterThan(75e6);
  const recording = await openRecording(path, {});
  const atStart = process.memoryUsage().rss;
  let peak = 0;
  let rows = 0;
  await recording.read(() => {
    rows++;
    if (rows % BLOCK_ROWS === 0) peak = Math.max(peak, process.memoryUsage().rss);
  });
  expect(rows).toBe(120 * BLOCK_ROWS);
  // The text alone is over 75 MB and its fields several times that.
  expect(peak - atStart).toBeLessThan(70e6);
});
