import { AlarmId } from '../alarms.js';
import type { Alarms } from '../alarms.js';
import type { SoftShort } from './softShort.js';

/** Raises and ends the alarms of a leak as its level stands; after whatever may have moved it. */
export function reportLeak(softShort: SoftShort, alarms: Alarms): void {
  alarms.raiseWhile(AlarmId.ChargeLeak, softShort.level >= 1);
  alarms.raiseWhile(AlarmId.SoftShort, softShort.level >= 2);
  if (softShort.episodeEnded && softShort.level === 0) {
    alarms.raise(AlarmId.LeakEnded);
  }
}
