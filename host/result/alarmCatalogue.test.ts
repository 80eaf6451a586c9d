import { expect, test } from 'vitest';
import { AlarmId } from '../../firmware/core/alarms.js';
import { BatteryMonitor } from '../../firmware/core/monitor.js';
import { CellProfile } from '../../firmware/core/profile.js';
import { Sample } from '../../firmware/core/sample.js';
import { MonitorSettings } from '../../firmware/core/settings.js';
import { alarmDocument } from './alarmCatalogue.js';

/** The words for the gap that the last of these stamps, s, ends. */
function gapText(...stamps: number[]): string {
  const monitor = new BatteryMonitor(new CellProfile(), new MonitorSettings());
  const sample = new Sample();
  for (const time_s of stamps) {
    sample.time_s = time_s;
    monitor.step(sample);
  }
  expect(monitor.alarms.ids.slice(0, monitor.alarms.count)).toContain(AlarmId.SampleGap);
  return alarmDocument(AlarmId.SampleGap, monitor).text;
}

test('a gap has its length, a clock that was set back has none; one late sample before a gap is no such clock', () => {
  expect(gapText(1000, 1010, 9000, 9010)).toMatch(/^no sample for 2\.2\d* h/);
  expect(gapText(1000, 1010, 1005, 9000, 9010)).toMatch(/^no sample for 2\.2\d* h/);
  expect(gapText(1000, 1010, 0, 10)).toMatch(/^the clock was set back/);
});
