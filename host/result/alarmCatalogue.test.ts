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

/** The words for a voltage that reaches this at a current, after a minute at 3.3 V. */
function limitText(id: AlarmId, voltage_V: number, current_A: number): string {
  const monitor = new BatteryMonitor(new CellProfile(), new MonitorSettings());
  const sample = new Sample();
  sample.voltageValid = sample.currentValid = true;
  sample.current_A = current_A;
  let raised = false;
  for (let time_s = 0; time_s < 120; time_s += 1) {
    sample.time_s = time_s;
    sample.voltage_V = time_s < 60 ? 3.3 : voltage_V;
    monitor.step(sample);
    raised ||= monitor.alarms.ids.slice(0, monitor.alarms.count).includes(id);
  }
  expect(raised).toBe(true);
  return alarmDocument(id, monitor).text;
}

test('a voltage beyond its limits is blamed on the current only where one flows', () => {
  expect(limitText(AlarmId.UnderVoltage, 2, -0.5)).toContain('the discharge did not stop');
  expect(limitText(AlarmId.UnderVoltage, 2, 0)).toContain('it fell at rest; a leak has emptied it');
  expect(limitText(AlarmId.OverVoltage, 4, 0.5)).toContain('the charge did not stop');
  expect(limitText(AlarmId.OverVoltage, 4, 0)).toContain('no charge is under way');
});
