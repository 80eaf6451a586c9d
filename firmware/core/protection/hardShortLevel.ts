/** Tells the soft-short verdict of a hard short: level 4, in the episode under way or in one of its own. */
import type { LeakReading } from '../leakReading.js';
import type { SoftShort } from '../softShort.js';
import type { i32 } from '../types.js';

const HARD_LEVEL: i32 = 4;

/** Called at every step while a hard short is latched, so that no quiet reading takes the level back. */
export function takeHardShort(softShort: SoftShort, reading: LeakReading): void {
  const now_s: number = reading.end_s;
  if (softShort.level === 0) {
    softShort.open(reading, now_s, true);
  }
  if (softShort.levelMax < 2) {
    softShort.firstDetectionTime_s = now_s;
  }
  if (softShort.episode.levelMax < 2) {
    softShort.episode.detected_s = now_s;
  }
  softShort.level = HARD_LEVEL;
  softShort.levelMax = HARD_LEVEL;
  softShort.episode.levelMax = HARD_LEVEL;
}
