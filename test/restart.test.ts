/**
 * Restart anywhere: a monitor that is lost, made anew and given its saved state goes on with the same bits.
 * The C library's own functions for this are held to the same in parity/c99.test.ts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatteryMonitor } from '../firmware/core/monitor.js';
import { OUTPUT_COUNT, writeOutputs } from '../firmware/core/outputs.js';
import { Sample } from '../firmware/core/sample.js';
import { MonitorSettings } from '../firmware/core/settings.js';
import { ObjectState } from '../firmware/javascript/objectState.js';
import { NodeBytes } from './nodeBytes.js';
import { ParityStimulus } from './parity/stimulus.js';

const STEPS = 6000;

class Board {
  private readonly stimulus = new ParityStimulus();
  private readonly settings = new MonitorSettings();
  private readonly sample = new Sample();
  private monitor = new BatteryMonitor(this.stimulus.profile, this.settings);
  readonly outputs = new Array<number>(OUTPUT_COUNT).fill(0);

  step(): void {
    this.stimulus.step(this.sample);
    this.monitor.step(this.sample);
    writeOutputs(this.monitor, this.outputs);
  }

  state(): ObjectState {
    return new ObjectState(this.monitor, [this.stimulus.profile, this.settings]);
  }

  /** Through pages of this size, as a storage has them; the first of them may be lost. */
  restart(pageBytes: number, lost = 0): void {
    const saved = this.state();
    const pages: { bytes: NodeBytes; end: number }[] = [];
    while (!saved.isAtEnd()) {
      const bytes = new NodeBytes(pageBytes);
      pages.push({ bytes, end: saved.save(bytes, 0, pageBytes) });
    }
    this.monitor = new BatteryMonitor(this.stimulus.profile, this.settings);
    const loaded = this.state();
    pages.forEach(({ bytes, end }, page) => {
      // Reads a lost page as zeros, so that the next begins with its own first part.
      expect(loaded.load(page < lost ? new NodeBytes(pageBytes) : bytes, 0, end)).toBe(true);
    });
    expect(loaded.isAtEnd()).toBe(true);
  }
}

describe('the state of the monitor', () => {
  it('changes nothing when it is saved and loaded, wherever and however often', { timeout: 60_000 }, () => {
    const reference = new Board();
    const rows = Array.from({ length: STEPS }, () => {
      reference.step();
      return Float64Array.from(reference.outputs);
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: STEPS - 1 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 700, max: 4000 }),
        (restarts, pageBytes) => {
          const board = new Board();
          for (let step = 0; step < STEPS; step++) {
            if (restarts.includes(step)) board.restart(pageBytes);
            board.step();
            const same = board.outputs.every((value, i) => Object.is(value, rows[step]?.[i]));
            if (!same) throw new Error(`differs in step ${step}`);
          }
        },
      ),
      { numRuns: 10, seed: 3 },
    );
  });

  it('is needed: without its first page the run goes on otherwise', () => {
    const [reference, board] = [new Board(), new Board()];
    for (let step = 0; step < 2000; step++) {
      reference.step();
      board.step();
    }
    board.restart(1024, 1);
    reference.step();
    board.step();
    expect(board.outputs).not.toEqual(reference.outputs);
  });

  it('fits a page of 1 kB part by part, and 20 kB in all', () => {
    const state = new Board().state();
    expect(state.largest()).toBeLessThanOrEqual(1024);
    expect(state.size()).toBeLessThan(20_000);
  });
});
