/**
 * Leaks from pressure against charge (PHYSICS B, detector 5), on four scales of time, each alone and with a switch:
 *
 *   bins         windows of 2.5 % of the capacity (3 min at C/2) in a CUSUM: minutes, for leaks of C/150; and trails of
 *                some bins as a whole, because noise at the edge of a bin is in both, so that a CUSUM of bins counts it twice
 *   half cycles  from turn to turn in a CUSUM: hours, for C/1500
 *   rests        while no charge passes, so that no gain enters
 *   cycles       from full turn to full turn: hardly any law enters, the surest reading of a leak from the first sample
 * Nothing is compared with a base line learnt from this cell: the laws of the pressure are learnt without bias by a
 * leak (pressureFilter.ts), so every reading is absolute. A CUSUM grants two systematic standard deviations first.
 */
import type { CycleTracker } from '../cycleTracker.js';
import { Mode } from '../flow.js';
import type { Flow } from '../flow.js';
import { LeakMethod, LeakReading } from '../leak/leakReading.js';
import { sqrt } from '../mathx.js';
import type { CellProfile } from '../profile.js';
import type { i32 } from '../types.js';
import { Cusum } from './cusum.js';
import type { PressureModel } from './pressureModel.js';
import type { PressureSettings } from './pressureSettings.js';
import { PressureWindow } from './pressureWindow.js';

export class PressureLeak {
  /** A bin was read in this step and its CUSUM is at zero: `quietBin` is a reading of a healthy cell. */
  binQuiet: boolean = false;
  readonly quietBin: LeakReading = new LeakReading();
  /** True in the step that made the reading of that name. */
  binFresh: boolean = false;
  halfFresh: boolean = false;
  restFresh: boolean = false;
  cycleFresh: boolean = false;
  readonly binReading: LeakReading = new LeakReading();
  readonly halfReading: LeakReading = new LeakReading();
  readonly restReading: LeakReading = new LeakReading();
  readonly cycleReading: LeakReading = new LeakReading();
  readonly binCusum: Cusum;
  readonly halfCusum: Cusum;
  /** A CUSUM is up. */
  up: boolean = false;

  private readonly settings: PressureSettings;
  private readonly bin_C: number;
  private readonly bin: PressureWindow;
  /** From where the CUSUM of the bins left zero. */
  private readonly stretch: PressureWindow;
  /** The newest bins as a whole, and the window that will take its place. */
  private readonly trail: PressureWindow;
  private readonly nextTrail: PressureWindow;
  private trailBins: i32 = 0;
  /** Largest bin within either, C. */
  private trailLargest_C: number = 0;
  private nextLargest_C: number = 0;
  private readonly half: PressureWindow;
  private readonly rest: PressureWindow;
  private readonly cycle: PressureWindow;
  private binsSinceReading: i32 = 0;

  constructor(profile: CellProfile, settings: PressureSettings) {
    this.settings = settings;
    this.bin_C = settings.blockFraction * profile.capacity_Ah * 3600;
    this.binCusum = new Cusum(settings.cusumAllowance, settings.cusumBinLimit, settings.cusumClamp);
    this.halfCusum = new Cusum(settings.cusumAllowance, settings.cusumHalfLimit, settings.cusumHalfClamp);
    this.bin = new PressureWindow(profile.volumes, settings);
    this.stretch = new PressureWindow(profile.volumes, settings);
    this.trail = new PressureWindow(profile.volumes, settings);
    this.nextTrail = new PressureWindow(profile.volumes, settings);
    this.half = new PressureWindow(profile.volumes, settings);
    this.rest = new PressureWindow(profile.volumes, settings);
    this.cycle = new PressureWindow(profile.volumes, settings);
  }

  /** After the model's step. `offset_A`: uncertainty of the zero of the current. */
  step(model: PressureModel, flow: Flow, offset_A: number): void {
    this.binFresh = false;
    this.binQuiet = false;
    this.restFresh = false;
    if (!model.fresh) {
      return;
    }
    if (this.settings.binEnabled) {
      this.followBin(model, offset_A);
    }
    if (this.settings.restEnabled) {
      this.followRest(model, flow, offset_A);
    }
    this.up = this.binCusum.up || this.halfCusum.up;
  }

  /** After the step of the cycles: half cycles and cycles end where a turn is confirmed. */
  takeTurn(model: PressureModel, cycles: CycleTracker, offset_A: number): void {
    this.halfFresh = false;
    this.cycleFresh = false;
    if (!cycles.topConfirmed && !cycles.bottomConfirmed) {
      return;
    }
    if (cycles.topConfirmed) {
      // The corrected pressure there is held while the laws are learnt on.
      model.level.takeTop(model.regressor);
    }
    if (this.settings.halfCycleEnabled) {
      this.takeHalf(model, offset_A);
    }
    if (this.settings.cycleEnabled && cycles.topConfirmed) {
      if (model.known && this.cycle.valid(model)) {
        this.cycle.read(model, offset_A, LeakMethod.PressureCycle);
        this.cycleReading.copyFrom(this.cycle.reading);
        this.cycleFresh = true;
      }
      this.cycle.begin(model);
    }
    this.up = this.binCusum.up || this.halfCusum.up;
  }

  private followBin(model: PressureModel, offset_A: number): void {
    if (!model.known || !this.bin.valid(model)) {
      this.binCusum.clear();
      this.bin.begin(model);
      return;
    }
    const passed_C: number = Math.abs(model.regressor.charge_C - this.bin.start_C);
    const elapsed_s: number = model.regressor.time_s - this.bin.start_s;
    if (passed_C < this.bin_C && elapsed_s < this.settings.binTime_s) {
      return;
    }
    this.bin.read(model, offset_A, LeakMethod.PressureBin);
    if (this.binCusum.value === 0) {
      this.stretch.beginAs(this.bin);
    }
    const wasUp: boolean = this.binCusum.up;
    const score: number = this.score(this.bin.reading);
    this.binCusum.add(score);
    this.followTrail(model, offset_A);
    this.binQuiet = this.binCusum.value === 0;
    this.quietBin.copyFrom(this.bin.reading);
    this.bin.begin(model);
    if (!this.binCusum.up) {
      return;
    }
    this.binsSinceReading = (this.binsSinceReading + 1) | 0;
    const sure: boolean = this.binReading.isBeyond(this.settings.sureSigma);
    if (!wasUp || !sure || this.binsSinceReading >= this.settings.repeatBins) {
      this.stretch.read(model, offset_A, LeakMethod.PressureBin);
      this.binReading.copyFrom(this.stretch.reading);
      this.allowForLag(model);
      this.binFresh = true;
      this.binsSinceReading = 0;
    }
    if (!wasUp) {
      // The rate has stepped: let the filter follow it at once, or the laws would bend to explain it.
      const step_kPa: number = this.binReading.leak_A * model.gain_kPa_per_C * 3600;
      model.learning.freeRate(step_kPa);
    }
  }

  /** The average of a leak's beginning was steady, that of its present lags behind: a short reading is low by as much. */
  private allowForLag(model: PressureModel): void {
    const lag_s: number = model.level.lagBlocks * model.regressor.interval_s;
    const share: number = lag_s / (this.binReading.end_s - this.binReading.start_s);
    const relative: number = this.binReading.relative;
    this.binReading.relative = sqrt(relative * relative + share * share);
  }

  private followTrail(model: PressureModel, offset_A: number): void {
    this.trailLargest_C = Math.max(this.trailLargest_C, this.bin.reading.charge_C);
    this.nextLargest_C = Math.max(this.nextLargest_C, this.bin.reading.charge_C);
    if (!this.binCusum.up && this.binCusum.value > 0 && this.trail.valid(model)) {
      this.trail.read(model, offset_A, LeakMethod.PressureBin);
      const score: number = this.score(this.trail.reading);
      if (score > this.settings.trailLimit && this.isEven(this.trail.reading)) {
        this.binCusum.raise();
      }
    }
    this.trailBins = (this.trailBins + 1) | 0;
    if (this.trailBins >= this.settings.trailBins) {
      this.trailBins = 0;
      this.trail.beginAs(this.nextTrail);
      this.trailLargest_C = this.nextLargest_C;
      this.nextTrail.begin(model);
      this.nextLargest_C = 0;
    }
  }

  /** A leak shows in every bin, a slip of the fixture or a wrong row in one: the trail stands out without its largest. */
  private isEven(trail: LeakReading): boolean {
    const rest_A: number = (trail.charge_C - this.trailLargest_C) / (trail.end_s - trail.start_s);
    return rest_A > this.settings.trailRestLimit * this.settings.cusumInflation * trail.random_A;
  }

  private takeHalf(model: PressureModel, offset_A: number): void {
    if (model.known && this.half.valid(model)) {
      this.half.read(model, offset_A, LeakMethod.PressureHalfCycle);
      this.halfReading.copyFrom(this.half.reading);
      this.halfFresh = true;
      const score: number = this.score(this.half.reading);
      this.halfCusum.add(score);
    }
    this.half.begin(model);
  }

  private followRest(model: PressureModel, flow: Flow, offset_A: number): void {
    const resting: boolean = flow.mode === Mode.Rest;
    const elapsed_s: number = model.regressor.time_s - this.rest.start_s;
    if (resting && this.rest.open && elapsed_s < this.settings.restPiece_s) {
      return;
    }
    if (this.rest.valid(model) && model.known && elapsed_s >= this.settings.restMin_s) {
      this.rest.read(model, offset_A, LeakMethod.PressureRest);
      this.restReading.copyFrom(this.rest.reading);
      this.restFresh = true;
    }
    this.rest.open = false;
    if (resting) {
      this.rest.begin(model);
    }
  }

  private score(reading: LeakReading): number {
    const beyond_A: number = Math.abs(reading.leak_A) - this.settings.systematicGrant * reading.systematic_A;
    const sure_A: number = Math.max(0, beyond_A) / (this.settings.cusumInflation * reading.random_A);
    return reading.leak_A > 0 ? sure_A : -sure_A;
  }
}
