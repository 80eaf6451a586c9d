import { expect, test } from 'vitest';
import { fill, idealProfile, idealRows } from '../../test/support/idealRecord.js';
import { MonitorRun } from '../run/monitorRun.js';
import { Sample } from '../../firmware/core/sample.js';

/** Advice on three ideal cycles of 1 Ah with this capacity in the profile. */
function adviceWith(capacity_Ah: number): string[] {
  const profile = idealProfile();
  profile.capacity_Ah = capacity_Ah;
  const cell = { name: 'x', capacity_Ah, voltageMin_V: 2.5, voltageMax_V: 3.5 };
  const run = new MonitorRun(profile, { ...cell, geometry: 'full', cathode: null, profile: 'given' });
  const sample = new Sample();
  const cycle = { chargeSteps: 900, dischargeSteps: 900 };
  for (const row of idealRows([cycle, cycle, cycle])) run.take(fill(sample, row));
  return run.finish().advice.filter((text) => text.includes('capacity_Ah'));
}

test('a capacity that fits is not remarked upon', () => {
  expect(adviceWith(1)).toEqual([]);
  expect(adviceWith(1.5)).toEqual([]);
});

test('one that full cycles contradict is, and one that leaves no cycle at all', () => {
  expect(adviceWith(10)).toHaveLength(1);
  expect(adviceWith(1000)).toHaveLength(1);
  expect(adviceWith(1000)[0]).toMatch(/no cycle can be told/);
});
