import { LeakBaseline } from './leakBaseline.js';
import type { LeakReading } from './leakReading.js';
import type { MonitorSettings } from './settings.js';

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
    const uncertainty_A: number = reading.uncertainty_A();
    const significance: number = uncertainty_A > 0 ? reading.leak_A / uncertainty_A : 0;
    const pairSigma: number = this.settings.leakPairSigma;
    const paired: boolean = significance > pairSigma && this.baseline.lastSignificance > pairSigma;
    this.positive = significance > this.settings.leakSigma || paired;
    const step: boolean = this.baseline.isStep(reading, this.settings);
    this.stepped = this.positive && step;
    this.baseline.lastSignificance = significance;
    if (!this.stepped) {
      this.baseline.add(reading, significance < this.settings.quietSigma);
    }
  }
}
