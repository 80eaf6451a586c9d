/**
 * From the detectors' evidence to a verdict: level, episode, onset, leak with bounds, cause.
 * Level 1: charge is leaking: a reading 5 sigma from zero, two rests in a row at 3.5, or dips of the voltage. No baseline of
 *   this cell is subtracted, so a leak that was there from the first sample is not learnt as healthy.
 * Level 2: it began inside the record (OnsetProof); or dips and a leaking charge. Level 3: it grows, or exceeds C/100 too.
 * Level 4: a hard short; it stays.
 */
import { Cause } from './cause.js';
import { LeakEpisode } from './leakEpisode.js';
import { LeakEvidence } from './leakEvidence.js';
import { LeakMethod, LeakReading } from './leakReading.js';
import type { CellProfile } from '../profile.js';
import { OnsetProof } from './onsetProof.js';
import { QuietBound } from './quietBound.js';
import { QuietRests } from './quietRests.js';
import { RestJudge } from './restJudge.js';
import type { MonitorSettings } from '../settings.js';
import { SlipEpisode, SlipVerdict } from './slipEpisode.js';
import type { Slippage } from './slippage.js';
import type { i32 } from '../types.js';

export class SoftShort {
  level: i32 = 0;
  levelMax: i32 = 0;
  cause: Cause = Cause.None;
  /** Readings taken so far (with none, nothing can be said), and those of them from rests. */
  readingCount: i32 = 0;
  restReadingCount: i32 = 0;
  /** End of the window of the newest reading, s: nothing is known of the time after it. */
  readingEnd_s: number = 0;
  /** Time of the sample at which the level first reached 1 and 2, s; valid when levelMax is as high. */
  firstLeakTime_s: number = 0;
  firstDetectionTime_s: number = 0;
  /** Episodes so far; the newest is `episode`. */
  episodeCount: i32 = 0;
  readonly episode: LeakEpisode;
  /** True in the step in which an episode ended. */
  episodeEnded: boolean = false;
  /** Charge leaked in the episodes before the newest, C. */
  earlierCharge_C: number = 0;
  readonly quiet: QuietBound = new QuietBound();
  /** What else is known of the present episode. */
  readonly evidence: LeakEvidence = new LeakEvidence();
  readonly proof: OnsetProof;

  private readonly settings: MonitorSettings;
  private readonly growing_A: number;
  private readonly bySlip: SlipEpisode;
  private readonly rests: RestJudge;
  /** The newest rest: it may lie in an episode that a full charge opens after it. */
  readonly newestRest: LeakReading = new LeakReading();
  private readonly quietRests: QuietRests = new QuietRests();

  constructor(profile: CellProfile, settings: MonitorSettings) {
    this.settings = settings;
    this.proof = new OnsetProof(profile, settings);
    this.growing_A = settings.growingRate_per_h * profile.capacity_Ah;
    this.episode = new LeakEpisode(profile, settings);
    this.rests = new RestJudge(settings);
    this.bySlip = new SlipEpisode(settings, this.episode);
  }

  beginStep(): void {
    this.episodeEnded = false;
  }

  /** Takes the slip of a new full charge; `now_s` is the sample's time. */
  takeSlip(slip: Slippage, now_s: number): void {
    this.note(slip.reading.end_s);
    this.proof.lasting_A = slip.segment.systematic_A;
    const positive: boolean = slip.segment.isBeyond(this.settings.leakSigma) && !slip.lonePressure;
    const stepped: boolean = positive && slip.isStep();
    if (this.level > 0) {
      this.followSlip(slip, stepped, now_s);
    } else if (positive) {
      this.openBySlip(slip, now_s, stepped);
    } else {
      this.quiet.takeSlip(slip);
    }
    this.assess(now_s);
  }

  /** Takes a reading that does not count charge: a rest, by voltage or by pressure. */
  takeRest(reading: LeakReading, now_s: number): void {
    this.note(reading.end_s);
    this.restReadingCount = (this.restReadingCount + 1) | 0;
    const lastQuiet_s: number = this.rests.baseline.lastQuietStart_s;
    this.rests.judge(reading);
    const stepped: boolean = this.rests.stepped;
    if (this.rests.positive && this.level === 0) {
      this.open(reading, now_s, stepped);
      if (stepped) {
        this.episode.markRestOnset(lastQuiet_s, reading.end_s);
      }
    } else if (this.rests.positive) {
      this.quietRests.clear();
      this.episode.addRest(reading);
      if (stepped) {
        this.stepByRest(reading, lastQuiet_s);
      }
    } else if (this.level === 0) {
      this.quiet.takeRest(reading);
    } else {
      this.followQuietRest(reading);
    }
    this.newestRest.copyFrom(reading);
    if (this.level > 0) {
      this.evidence.witness.add(reading);
      this.evidence.growth.add(reading);
    }
    this.assess(now_s);
  }

  /**
   * Takes a leak found by a quick detector: pressure against charge, dips of the voltage. `stepped`: it began inside the
   * reading's window, against what the detector had seen before.
   */
  takeQuick(reading: LeakReading, stepped: boolean, now_s: number): void {
    this.note(reading.end_s);
    if (reading.method === LeakMethod.Dips) {
      this.evidence.dips = true;
    }
    if (this.level === 0) {
      this.proof.lasting_A = reading.systematic_A;
      const clear: boolean = reading.isBeyond(this.settings.leakSigma);
      if (!clear && reading.method !== LeakMethod.Dips) {
        return;
      }
      this.open(reading, now_s, stepped);
      this.episode.markQuickOnset(this.rests.baseline.lastQuietStart_s);
      this.evidence.dips = reading.method === LeakMethod.Dips;
    } else if (this.episode.stepped && stepped) {
      this.proof.addQuick(reading);
    }
    this.assess(now_s);
  }

  /** A hard short is certain: level 4, for good. `stepped`: it began inside the reading's window. */
  takeHardShort(reading: LeakReading, stepped: boolean, now_s: number): void {
    if (this.level === 0) {
      this.open(reading, now_s, stepped);
    }
    this.raise(4, now_s);
    this.decideCause();
  }

  /** A rest that stands out from those before: one more witness of the onset, or the first. */
  private stepByRest(reading: LeakReading, lastQuiet_s: number): void {
    if (!this.episode.stepped && !this.bySlip.anchored) {
      this.episode.stepped = true;
      this.episode.markRestOnset(lastQuiet_s, reading.end_s);
    }
    if (this.episode.stepped) {
      this.proof.add();
    }
  }

  /** A reading was made whose window ends then. */
  note(end_s: number): void {
    this.readingCount = (this.readingCount + 1) | 0;
    this.readingEnd_s = end_s;
  }

  private openBySlip(slip: Slippage, now_s: number, stepped: boolean): void {
    this.open(slip.segment, now_s, stepped);
    if (this.newestRest.method === LeakMethod.Rest && this.newestRest.start_s >= slip.firstInterval.start_s) {
      this.evidence.witness.add(this.newestRest);
    }
    this.measureFromOnset(slip, slip.beforeCycles === 0);
  }

  private measureFromOnset(slip: Slippage, whole: boolean): void {
    this.bySlip.measureFromOnset(slip, whole);
    this.proof.begin(this.episode.stepped);
  }

  private followSlip(slip: Slippage, stepped: boolean, now_s: number): void {
    if (!this.bySlip.anchored && stepped && slip.changed) {
      this.measureFromOnset(slip, false);
      this.proof.add();
      return;
    }
    if (!this.bySlip.anchored || !slip.anchored) {
      this.bySlip.anchorNewest(slip);
      if (stepped && this.episode.stepped) {
        this.proof.add();
      }
      return;
    }
    this.evidence.growth.add(slip.reading);
    const growing: boolean = this.evidence.growth.growing();
    const verdict: SlipVerdict = this.bySlip.follow(slip, stepped, growing);
    if (verdict === SlipVerdict.Ended) {
      this.end(this.bySlip.end_s);
    } else if (verdict === SlipVerdict.Redated) {
      this.episode.beginAgain(slip.segment, now_s);
      this.measureFromOnset(slip, false);
    } else if (verdict === SlipVerdict.Outgrown) {
      const level: i32 = this.level;
      this.end(this.bySlip.end_s);
      this.openBySlip(slip, now_s, stepped || level >= 2);
      this.raise(level, now_s);
    }
  }

  /** Quiet rests end an episode that no full charge has seen, if they would have shown it. */
  private followQuietRest(reading: LeakReading): void {
    const leak_A: number = this.episode.leak_A;
    if (this.bySlip.cycles === 0 && this.quietRests.deny(reading, leak_A, this.settings)) {
      this.end(this.quietRests.first_s);
    }
  }

  private open(reading: LeakReading, now_s: number, stepped: boolean): void {
    if (this.episodeCount > 0) {
      this.earlierCharge_C = this.earlierCharge_C + this.episode.leakCharge_C;
    }
    this.episodeCount = (this.episodeCount + 1) | 0;
    this.episode.begin(reading, now_s, stepped);
    this.bySlip.clear();
    this.quietRests.clear();
    this.evidence.clear();
    this.proof.begin(stepped);
    this.raise(1, now_s);
  }

  private raise(level: i32, now_s: number): void {
    if (level <= this.level) {
      return;
    }
    if (this.levelMax < 1) {
      this.firstLeakTime_s = now_s;
    }
    if (level >= 2 && this.levelMax < 2) {
      this.firstDetectionTime_s = now_s;
    }
    if (level >= 2 && this.level < 2) {
      this.episode.detected_s = now_s;
    }
    this.level = level;
    this.levelMax = Math.max(this.levelMax, level) | 0;
    this.episode.levelMax = Math.max(this.episode.levelMax, level) | 0;
  }

  /** What all the evidence together makes of the present episode. */
  private assess(now_s: number): void {
    if (this.level === 0) {
      return;
    }
    this.decideCause();
    const began: boolean = this.proof.holds(this.episode, this.bySlip.witnessed, this.episode.restsAgree);
    const pierced: boolean = this.evidence.dips && this.episode.leakLow_A > 0;
    const elsewhere: boolean = this.cause === Cause.SensorOffset || this.cause === Cause.Contactor;
    if ((began || pierced) && !elsewhere) {
      this.raise(2, now_s);
    }
    const large: boolean = this.episode.leakLow_A > this.growing_A;
    if (this.level >= 2 && (large || this.evidence.growth.growing())) {
      this.raise(3, now_s);
    }
  }

  private decideCause(): void {
    this.cause = this.evidence.cause(this.episode, this.bySlip.cycles > 0, this.level >= 4);
    this.episode.cause = this.cause;
    this.episode.restsAgree = this.evidence.witness.supports();
  }

  /** A current that flows with the contactor open, A. */
  takeOpenCurrent(current_A: number): void {
    if (this.level > 0) {
      this.evidence.takeOpenCurrent(current_A, this.episode);
      this.decideCause();
    }
  }

  end(end_s: number): void {
    this.episode.ended = true;
    this.episode.end_s = end_s;
    this.episodeEnded = true;
    this.proof.begin(false);
    this.evidence.clear();
    if (this.level < 4) {
      this.level = 0;
      this.cause = Cause.None;
    }
  }
}
