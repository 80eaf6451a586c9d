/** A short run of the benchmark of targets: enough to see that it counts what it says, and that promises hold. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasTarget } from '../../../transpiler/testing/targets.js';
import { generateC } from './build.js';
import { CORES } from './cores.js';
import { KALMAN_ENTRIES, kalmanFigures } from './kalmanFigures.js';
import { CYCLES_RATIO_MAX, SIZE_RATIO_MAX } from './limits.js';
import { callFigures, MONITOR_ENTRIES, monitorFigures } from './monitorFigures.js';

const scratch = mkdtempSync(join(tmpdir(), 'nabms-targets-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Images of all the core take a minute to build and trace on a loaded machine. */
const TIMEOUT = { timeout: 600_000 };

describe.each(CORES)('on $name', (core) => {
  const isThere = hasTarget(core.target);

  it.skipIf(!isThere)(
    'generated Kalman updates give the bits of hand-written ones, at their cost',
    TIMEOUT,
    async () => {
      const figures = await kalmanFigures(
        core,
        '-Os',
        generateC(KALMAN_ENTRIES, join(scratch, `kalman-${core.name}`)),
      );
      for (const { update, updates, different, generated, hand } of figures) {
        expect(updates).toBe(400);
        expect(different, update).toBe(0);
        expect(hand.executed, update).toBeGreaterThan(10_000);
        expect(generated.executed / hand.executed, update).toBeLessThanOrEqual(CYCLES_RATIO_MAX);
        expect(generated.bytes / hand.bytes, update).toBeLessThanOrEqual(SIZE_RATIO_MAX);
      }
    },
  );

  it.skipIf(!isThere)('every step of the monitor is counted', TIMEOUT, async () => {
    const generated = generateC(MONITOR_ENTRIES, join(scratch, `monitor-${core.name}`));
    const { step, profile, state_bytes, frame } = await monitorFigures(core, '-Os', generated, 5, 10);
    expect(step.calls).toBe(5);
    // No instruction takes less than a cycle, few take more than five.
    if (core.hasCycles) {
      expect(step.mean.cycles).toBeGreaterThan(step.mean.instructions);
      expect(step.mean.cycles).toBeLessThan(5 * step.mean.instructions);
    }
    expect(step.worst.instructions).toBeGreaterThanOrEqual(step.mean.instructions);
    // Double precision without an FPU: most of the time is in the compiler's library.
    expect(profile[0]?.[0]).toMatch(/^__(?:aeabi_dmul|muldf3)$/u);
    expect(state_bytes).toBeGreaterThan(0);
    expect(frame.bytes).toBeGreaterThan(0);
  });
});

it('the worst call is the one with most cycles, or instructions where there are none', () => {
  const costs = [10, 30, 20].map((instructions) => ({ instructions, cycles: 0 }));
  expect(callFigures(costs)).toMatchObject({ calls: 3, mean: { instructions: 20 }, worstCall: 1 });
});
