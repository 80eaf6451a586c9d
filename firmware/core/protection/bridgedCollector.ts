/**
 * A hard short across an empty collector. There is no metal, so no voltage to leak from: at rest nothing tells it from a
 * leak of a milliampere (both read 0 V). A charge tells: as long as the short takes all of the current, nothing plates, and
 *
 *   V = I R_short < V_min        R_short < V_min / I_hard        (4.8 ohm at 1 Ah, 2.4 V and C/2)
 * A healthy cell leaves that voltage as soon as the collector's surface has taken its sodium: it must stay there for
 * SURFACE_SHARE of the capacity. There is no hurry: the charger heats the short by I V, half a watt at C/2. Nothing is said
 * before the cell has been in its window: a cathode with a reservoir of sodium gives it up far below, at the first charge
 * only (Na5V2(PO4)3 at 0.35 V and 1.7 V); a first charge that never ends is the alarm `chargeExcess`.
 */
import type { CellProfile } from '../profile.js';
import type { ProtectionSettings } from './protectionSettings.js';

/** What coatings and oxides of a collector take up below the plateau, share of the capacity. Assumed (0.02 to 0.1). */
const SURFACE_SHARE: number = 0.05;

export class BridgedCollector {
  /** The charge flows through a short instead of plating. */
  shown: boolean = false;

  /** A voltage of the window has been seen. */
  private entered: boolean = false;
  private readonly surface_C: number;
  private readonly below_V: number;
  private readonly lowest_V: number;
  private readonly hard_ohm: number;
  private taken_C: number = 0;

  constructor(profile: CellProfile, settings: ProtectionSettings) {
    const hard_A: number = settings.hardShortRate_per_h * profile.capacity_Ah;
    const window_V: number = profile.voltageMax_V - profile.voltageMin_V;
    this.surface_C = SURFACE_SHARE * profile.capacity_Ah * 3600;
    // A collector's half cell is charged at 0 V: its window lies about that, and no voltage is below.
    this.below_V = profile.voltageMin_V - settings.voltageMarginShare * window_V;
    this.lowest_V = profile.voltageMin_V;
    this.hard_ohm = profile.voltageMin_V / hard_A;
  }

  /** A known voltage and current, `charging_A` > 0 in a charge; `charge_C`: what this interval has counted. */
  step(v: number, charging_A: number, charge_C: number): void {
    this.entered = this.entered || v >= this.lowest_V;
    const through: boolean = charging_A > 0 && v < this.below_V && v < charging_A * this.hard_ohm;
    this.taken_C = through && this.entered ? this.taken_C + charge_C : 0;
    this.shown = this.taken_C >= this.surface_C;
  }
}
