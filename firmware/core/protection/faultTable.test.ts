import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Alarms } from '../alarms.js';
import {
  Evidence,
  FAULT_COUNT,
  FaultId,
  FaultTable,
  FAULT_ALARMS,
  FAULT_LATCHES,
  FAULT_OPENS,
} from './faultTable.js';
import { ProtectionSettings } from './protectionSettings.js';

const settings = new ProtectionSettings();
const makeTable = (): FaultTable => new FaultTable(settings, new Alarms());
const ROWS = Array.from({ length: FAULT_COUNT }, (_, id) => id as FaultId);

describe.each(ROWS.map((id) => [FaultId[id], id] as const))('row %s', (_name, id) => {
  const debounce_s = makeTable().debounce_s[id];

  test('begins after its debounce, not before; raises its alarm once', () => {
    const alarms = new Alarms();
    const table = new FaultTable(settings, alarms);
    if (debounce_s > 0) {
      table.judge(id, Evidence.Present, 100);
      table.judge(id, Evidence.Present, 100 + 0.99 * debounce_s);
      expect(table.isActive(id)).toBe(false);
    }
    table.judge(id, Evidence.Present, 100 + debounce_s);
    expect(table.isActive(id)).toBe(true);
    expect(table.firstFault).toBe(id);
    expect(table.first_s).toBe(100 + debounce_s);
    table.judge(id, Evidence.Present, 1000);
    expect([...alarms.ids.slice(0, alarms.count)]).toEqual([FAULT_ALARMS[id]]);
    expect(table.wantsOpen()).toBe(FAULT_OPENS[id] === 1);
  });

  test('a sample without evidence in between begins the debounce anew; one that says nothing does not', () => {
    if (debounce_s === 0) return;
    const table = makeTable();
    table.judge(id, Evidence.Present, 0);
    table.judge(id, Evidence.Between, 0.5 * debounce_s);
    table.judge(id, Evidence.Present, debounce_s);
    expect(table.isActive(id)).toBe(false);
    table.judge(id, Evidence.Unknown, 1.5 * debounce_s);
    table.judge(id, Evidence.Present, 2 * debounce_s);
    expect(table.isActive(id)).toBe(true);
  });

  test('ends when the evidence has been absent for the clear time; a latch stays until cleared', () => {
    const table = makeTable();
    table.judge(id, Evidence.Present, 0);
    table.judge(id, Evidence.Present, debounce_s);
    const gone_s = debounce_s + 10;
    table.judge(id, Evidence.Absent, gone_s);
    table.judge(id, Evidence.Between, gone_s + settings.clearTime_s); // inside the hysteresis: not gone
    expect(table.isActive(id)).toBe(true);
    table.judge(id, Evidence.Absent, gone_s + 100);
    table.judge(id, Evidence.Absent, gone_s + 100 + 0.99 * settings.clearTime_s);
    expect(table.isActive(id)).toBe(true);
    table.judge(id, Evidence.Absent, gone_s + 100 + settings.clearTime_s);
    expect(table.isActive(id)).toBe(false);
    expect(table.isLatched(id)).toBe(FAULT_LATCHES[id] === 1);
    expect(table.wantsOpen()).toBe(FAULT_LATCHES[id] === 1 && FAULT_OPENS[id] === 1);
    table.clear();
    expect(table.wantsOpen()).toBe(false);
    expect(table.firstFault).toBe(-1);
  });

  test('cannot be cleared while its cause is there', () => {
    const table = makeTable();
    table.judge(id, Evidence.Present, 0);
    table.judge(id, Evidence.Present, debounce_s);
    table.clear();
    expect(table.isActive(id)).toBe(true);
    expect(table.isLatched(id)).toBe(FAULT_LATCHES[id] === 1);
  });
});

test('at sparse sampling the second sample decides, never the first', () => {
  const table = makeTable();
  table.judge(FaultId.OverVoltage, Evidence.Present, 0);
  expect(table.isActive(FaultId.OverVoltage)).toBe(false);
  table.judge(FaultId.OverVoltage, Evidence.Present, 60);
  expect(table.isActive(FaultId.OverVoltage)).toBe(true);
});

test('no sequence of evidence releases a latch without a clear', () => {
  const judgement = fc.record({
    id: fc.integer({ min: 0, max: FAULT_COUNT - 1 }),
    evidence: fc.integer({ min: 0, max: 3 }),
    step_s: fc.double({ min: 0, max: 200, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(judgement, { maxLength: 300 }), (judgements) => {
      const table = makeTable();
      let now_s = 0;
      for (const { id, evidence, step_s } of judgements) {
        const latched = table.latchedBits;
        table.judge(id, evidence, (now_s += step_s));
        expect(table.latchedBits & latched).toBe(latched);
        if (latched !== 0) expect(table.wantsOpen()).toBe(true);
      }
    }),
    { numRuns: 300, seed: 20261120 },
  );
});

test('a latched fault is told once; after a clear it is told again', () => {
  const alarms = new Alarms();
  const table = new FaultTable(settings, alarms);
  const happen = (from_s: number): number => {
    alarms.beginStep();
    table.judge(FaultId.UnderVoltage, Evidence.Present, from_s);
    table.judge(FaultId.UnderVoltage, Evidence.Present, from_s + 1000);
    const told = alarms.count;
    table.judge(FaultId.UnderVoltage, Evidence.Absent, from_s + 2000);
    table.judge(FaultId.UnderVoltage, Evidence.Absent, from_s + 3000);
    return told;
  };
  expect([happen(0), happen(10_000), happen(20_000)]).toEqual([1, 0, 0]);
  table.clear();
  expect(happen(30_000)).toBe(1);
});
