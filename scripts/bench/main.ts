/**
 * Benchmarks: `npm run bench`. Prints tables and writes bench/results.json.
 *
 *   npm run bench                                        all of it, detection with its quick set
 *   npm run bench -- speed | step | devicescript | targets | detection  one part
 *   npm run bench -- detection --full [--shard 1/4]      every condition, or one of so many shards of them
 *   npm run bench -- detection --full --merge FILE...    the tables of shards put together
 * Speeds are medians of several runs with their least and greatest; they belong to the machine named beside them.
 */
import { parseArgs } from 'node:util';
import { benchDetection } from './detection/command.js';
import { benchDeviceScript } from './devicescript/command.js';
import { benchSpeed } from './speed.js';
import { benchStep } from './step/command.js';
import { benchTargets } from './targets/command.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    shard: { type: 'string' },
    out: { type: 'string' },
    merge: { type: 'boolean', default: false },
  },
});
const [part = 'all', ...files] = positionals;

function campaign(): 'smoke' | 'quick' | 'full' {
  if (values.full) return 'full';
  return values.smoke ? 'smoke' : 'quick';
}

function shard(): { index: number; count: number } | undefined {
  if (values.shard === undefined) return undefined;
  const [, index, count] = /^(\d+)\/(\d+)$/u.exec(values.shard) ?? [];
  if (index === undefined || Number(index) < 1 || Number(index) > Number(count)) {
    throw new Error(`--shard is ${values.shard}; it must be like 1/4`);
  }
  return { index: Number(index), count: Number(count) };
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  speed: benchSpeed,
  step: benchStep,
  devicescript: benchDeviceScript,
  targets: benchTargets,
  detection: () =>
    benchDetection({
      campaign: campaign(),
      shard: shard(),
      out: values.out,
      merge: values.merge ? files : undefined,
    }),
};

const chosen = part === 'all' ? Object.keys(PARTS) : [part];
for (const name of chosen) {
  const run = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (run === undefined)
    throw new Error(`there is no benchmark "${name}"; there are: ${Object.keys(PARTS).join(', ')}`);
  await run();
}
