/**
 * Takes what the pressure shows of a leak to the verdict: whether a reading steps up from what the pressure showed of this
 * cell before, which tells an onset inside the record from a leak that was there from the first sample.
 */
import { LeakBaseline } from './leakBaseline.js';
import type { LeakReading } from './leakReading.js';
import type { PartialLeak } from './partialLeak.js';
import type { PressureLeak } from '../pressure/pressureLeak.js';
import type { MonitorSettings } from '../settings.js';
import type { SoftShort } from './softShort.js';

export class PressureEvidence {
  private readonly settings: MonitorSettings;
  private readonly partial: PartialLeak;
  private readonly bins: LeakBaseline = new LeakBaseline();
  private readonly halves: LeakBaseline = new LeakBaseline();

  constructor(settings: MonitorSettings, partial: PartialLeak) {
    this.settings = settings;
    this.partial = partial;
  }

  /** After a step of the pressure's detectors. Returns whether the verdict was asked. */
  takeBins(pressure: PressureLeak, softShort: SoftShort, now_s: number): boolean {
    if (pressure.binQuiet) {
      this.bins.add(pressure.quietBin, true);
    }
    // A rest read by pressure is a witness of an episode, too weak to open one.
    if (pressure.restFresh && softShort.level > 0) {
      softShort.evidence.witness.add(pressure.restReading);
    }
    if (!pressure.binFresh) {
      return false;
    }
    this.tell(pressure.binReading, this.bins, softShort, now_s);
    return true;
  }

  /** After a turn of the current. Returns whether the verdict was asked. */
  takeHalf(pressure: PressureLeak, softShort: SoftShort, now_s: number): boolean {
    if (!pressure.halfFresh) {
      return false;
    }
    if (!pressure.halfCusum.up) {
      this.halves.add(pressure.halfReading, true);
      return false;
    }
    this.tell(pressure.halfReading, this.halves, softShort, now_s);
    return true;
  }

  private tell(reading: LeakReading, before: LeakBaseline, softShort: SoftShort, now_s: number): void {
    const stepped: boolean = before.isStep(reading, this.settings);
    this.partial.yieldToPressure(reading, stepped, softShort);
    softShort.takeQuick(reading, stepped, now_s);
  }
}
