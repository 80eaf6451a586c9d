/** docs/protection.md says what the fault table does. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Alarms } from '../../firmware/core/alarms.js';
import {
  FAULT_COUNT,
  FaultTable,
  FAULT_ALARMS,
  FAULT_LATCHES,
  FAULT_OPENS,
} from '../../firmware/core/protection/faultTable.js';
import { ProtectionSettings } from '../../firmware/core/protection/protectionSettings.js';
import { ALARM_NAMES } from './alarmCatalogue.js';

test('the table of the page is the table of the code, row by row', () => {
  const page = readFileSync(new URL('../../docs/protection.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)`.*\|\s*([\d.]+)\s*\|\s*(yes|no)\s*\|\s*(open|warn)\s*\|$/gmu)];
  const table = new FaultTable(new ProtectionSettings(), new Alarms());
  const expected = Array.from({ length: FAULT_COUNT }, (_, id) => [
    ALARM_NAMES[FAULT_ALARMS[id]],
    String(table.debounce_s[id]),
    FAULT_LATCHES[id] === 1 ? 'yes' : 'no',
    FAULT_OPENS[id] === 1 ? 'open' : 'warn',
  ]);
  expect(rows.map(([, ...cells]) => cells)).toEqual(expected);
});

test('every alarm is in docs/alarms.md', () => {
  const page = readFileSync(new URL('../../docs/alarms.md', import.meta.url), 'utf8');
  for (const name of Object.values(ALARM_NAMES)) expect(page).toContain(`| \`${name}\``);
});
