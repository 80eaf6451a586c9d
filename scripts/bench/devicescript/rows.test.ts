import { expect, it } from 'vitest';
import { firmwareRows } from './command.js';

it('a figure above its budget is not met', () => {
  const rows = firmwareRows({
    images: [{ board: 'A', codeEnd: 65_536, bytes: 98_304 }],
    operations: [{ name: 'a step', count: 65_537 }],
    heap_bytes: 40_960,
  });
  expect(rows.map(([name, , , verdict]) => [name, verdict])).toEqual([
    ['operations, a step', 'not met'],
    ['heap in use, bytes', 'met'],
    ['A: functions end at byte', 'not met'],
    ['A: bytecode, bytes', 'met'],
  ]);
});
