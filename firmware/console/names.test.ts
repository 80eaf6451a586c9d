/** Names, help and version against what they name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Cause } from '../core/leak/cause.js';
import { DischargeEnd } from '../core/endOfDischarge.js';
import { Mode } from '../core/flow.js';
import { InventoryReason } from '../core/ledger/inventory.js';
import { FaultId } from '../core/protection/faultTable.js';
import { Command, COMMAND_HELP, COMMAND_NAMES, PERSON_COMMANDS } from './commands.js';
import { SelfTest } from './consoleActions.js';
import { VERSION } from './identity.js';
import {
  CAUSE_NAMES,
  DISCHARGE_END_NAMES,
  FAULT_NAMES,
  INVENTORY_REASON_NAMES,
  MODE_NAMES,
  SELF_TEST_NAMES,
} from './names.js';

/** The names of an enum's members, by their numbers, which must run from 0 without a gap. */
function namesOf(members: Record<string, string | number>): string[] {
  const names = Object.keys(members).filter((key) => Number.isNaN(Number(key)));
  expect(names.map((name) => members[name])).toEqual(names.map((_, k) => k));
  return names.map((name) => name.charAt(0).toLowerCase() + name.slice(1));
}

it.each([
  ['Mode', Mode, MODE_NAMES],
  ['Cause', Cause, CAUSE_NAMES],
  ['DischargeEnd', DischargeEnd, DISCHARGE_END_NAMES],
  ['InventoryReason', InventoryReason, INVENTORY_REASON_NAMES],
  ['SelfTest', SelfTest, SELF_TEST_NAMES],
  ['FaultId', FaultId, FAULT_NAMES],
])('has a name for every member of %s', (_, members, names) => {
  expect(names).toEqual(namesOf(members));
});

it('has a name and a help for every command that a person types', () => {
  const names = namesOf(Command).slice(0, PERSON_COMMANDS);
  expect(COMMAND_NAMES).toEqual(names.map((name) => name.toLowerCase()));
  expect(COMMAND_HELP).toHaveLength(PERSON_COMMANDS);
});

it('answers with the version of the package', () => {
  const file = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  expect(VERSION).toBe((JSON.parse(file) as { version: string }).version);
});
