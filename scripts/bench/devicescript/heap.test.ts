import { expect, it } from 'vitest';
import { HEAP_MAX_BYTES } from './command.js';
import { heapInUse, MEASURED_STEPS, probedFirmware } from './firmwareFigures.js';

it('the firmware with load cell and console keeps to its budget of heap, and so it does while a snapshot is written', async () => {
  const program = await probedFirmware();
  for (const { name, step } of MEASURED_STEPS) {
    const heap_bytes = await heapInUse(program, step);
    expect(heap_bytes, name).toBeLessThanOrEqual(HEAP_MAX_BYTES);
    // The state of the core alone takes more (docs/performance.md): less would be a measurement that sees nothing.
    expect(heap_bytes, name).toBeGreaterThan(15_000);
  }
}, 300_000);
