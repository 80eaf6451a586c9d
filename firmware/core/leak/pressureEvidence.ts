/**
 * Takes what the pressure shows of a leak to the verdict: whether a reading steps up from what the pressure showed of this
 * cell before, which tells an onset inside the record from a leak that was there from the first sample.
 */
import { LeakBaseline } from './leakBaseline.js';
import type { PressureLeak } from '../pressure/pressureLeak.js';
import type { MonitorSettings } from '../settings.js';
import type { SoftShort } from './softShort.js';

export class PressureEvidence {
  private readonly settings: MonitorSettings;
  private readonly bins: LeakBaseline = new LeakBaseline();
  private readonly halves: LeakBaseline = new LeakBaseline();

  constructor(settings: MonitorSettings) {
    this.settings = settings;
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
    const stepped: boolean = this.bins.isStep(pressure.binReading, this.settings);
    softShort.takeQuick(pressure.binReading, stepped, now_s);
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
    const stepped: boolean = this.halves.isStep(pressure.halfReading, this.settings);
    softShort.takeQuick(pressure.halfReading, stepped, now_s);
    return true;
  }
}
