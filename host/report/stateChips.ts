/**
 * The state of the cell in a word or two, each with a sign of its own so that colour never stands alone:
 * one chip for leaks and shorts, one for the sodium ledger, one for the alarms.
 */
import type { ResultDocument, SoftShortDocument } from '../result/resultSchema.js';

export interface StateChip {
  state: 'ok' | 'leak' | 'short' | 'unknown';
  sign: string;
  text: string;
}

const SIGNS = { ok: '✓', leak: '◐', short: '⚠', unknown: '?' } as const;

export function stateChips(result: ResultDocument): StateChip[] {
  return [shortChip(result.softShort), ledgerChip(result), ...alarmChip(result)];
}

function chip(state: StateChip['state'], text: string): StateChip {
  return { state, sign: SIGNS[state], text };
}

function shortChip(short: SoftShortDocument): StateChip {
  const ended = short.levelEnd === 0 ? ', ended' : '';
  if (short.detected) {
    if (short.cause === 'contactor') return chip('leak', `Leak outside the cell${ended}`);
    if (short.cause === 'sensorOffset') return chip('leak', `Current sensor offset${ended}`);
    if (short.cause === 'parasitic') return chip('leak', `Parasitic reaction${ended}`);
    if (short.levelMax >= 4) return chip('short', `Hard short${ended}`);
    const growing = short.levelMax === 3 ? 'Growing soft short' : 'Soft short';
    return chip('short', `${growing}${short.cause === 'unresolved' ? ', cause unresolved' : ''}${ended}`);
  }
  if (short.levelMax === 1) return chip('leak', `Leak, cause open${ended}`);
  if (!short.observable) return chip('unknown', 'Soft short: not observable');
  return chip('ok', 'No soft short');
}

function ledgerChip({ inventory }: ResultDocument): StateChip {
  if (!inventory.observable) return chip('unknown', 'Sodium ledger: not observable');
  return chip('ok', 'Sodium ledger: observable');
}

function alarmChip({ alarms }: ResultDocument): StateChip[] {
  const count = (severity: string): number => alarms.filter((alarm) => alarm.severity === severity).length;
  const faults = count('fault');
  const warnings = count('warning');
  if (faults > 0) return [chip('short', `${faults} ${faults === 1 ? 'fault' : 'faults'}`)];
  if (warnings > 0) return [chip('leak', `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`)];
  return [];
}
