import { LeakBaseline } from './leakBaseline.js';
import type { LeakReading } from './leakReading.js';
import type { MonitorSettings } from '../settings.js';

/** Whether a rest shows a leak: 5 sigma, or two in a row at 3.5; and whether it steps up from the rests before. */
export class RestJudge {
  positive: boolean = false;
  stepped: boolean = false;
  readonly baseline: LeakBaseline = new LeakBaseline();

  private readonly settings: MonitorSettings;

  constructor(settings: MonitorSettings) {
    this.settings = settings;
  }

  judge(reading: LeakReading): void {
    this.positive = this.baseline.isPositive(reading, this.settings);
    const step: boolean = this.baseline.isStep(reading, this.settings);
    this.stepped = this.positive && step;
    if (!this.stepped) {
      const quiet: boolean = this.baseline.isQuiet(this.settings.quietSigma);
      this.baseline.add(reading, quiet);
    }
  }
}
