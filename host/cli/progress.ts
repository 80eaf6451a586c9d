import { Presets, SingleBar } from 'cli-progress';
import { onInterrupt } from '../output/interrupts.js';

/** A progress bar on standard error when that is a terminal; silent otherwise and with --json. */
export class Progress {
  private readonly bar: SingleBar | null;
  private shown = 0;
  private readonly forgetInterrupt: () => void;

  constructor(label: string, silent: boolean) {
    const visible = !silent && process.stderr.isTTY;
    this.bar = visible
      ? new SingleBar(
          { format: `${label} {bar} {percentage} % | {message}`, stream: process.stderr, hideCursor: true },
          Presets.shades_classic,
        )
      : null;
    this.bar?.start(100, 0, { message: '' });
    this.forgetInterrupt = onInterrupt(() => {
      this.bar?.stop();
    });
  }

  /** `share` 0..1. Cheap to call often. */
  update(share: number, message: string): void {
    const percent = Math.floor(100 * Math.min(1, share));
    if (this.bar === null || percent <= this.shown) return;
    this.shown = percent;
    this.bar.update(percent, { message });
    this.bar.render();
  }

  finish(message: string): void {
    this.bar?.update(100, { message });
    this.bar?.stop();
    this.forgetInterrupt();
  }
}
