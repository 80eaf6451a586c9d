/**
 * State of the core in bytes as a C program would hold it: 8 for a number, 1 for a boolean, everything that is reached
 * from the monitor counted once. Profile and settings are tables apart: a program keeps them in flash.
 */
import { BatteryMonitor } from '../../../firmware/core/monitor.js';
import { CellProfile } from '../../../firmware/core/profile.js';
import { MonitorSettings } from '../../../firmware/core/settings.js';

const NUMBER_BYTES = 8;
const BOOLEAN_BYTES = 1;

/** State of one monitor, bytes, and of each of its parts, the largest first. */
export function stateSize_bytes(): { total: number; parts: [name: string, bytes: number][] } {
  const profile = new CellProfile();
  const settings = new MonitorSettings();
  const monitor = new BatteryMonitor(profile, settings);
  const apart = new Set<object>();
  size_bytes(profile, apart);
  size_bytes(settings, apart);
  const parts = Object.entries(monitor)
    .map(([name, part]): [string, number] => [name, size_bytes(part, apart)])
    .filter(([, bytes]) => bytes > 0)
    .sort(([, a], [, b]) => b - a);
  return { total: parts.reduce((sum, [, bytes]) => sum + bytes, 0), parts };
}

/** What lies below a value, without what has been counted before. */
export function size_bytes(value: unknown, counted: Set<object>): number {
  if (typeof value === 'number') return NUMBER_BYTES;
  if (typeof value === 'boolean') return BOOLEAN_BYTES;
  if (typeof value !== 'object' || value === null || counted.has(value)) return 0;
  counted.add(value);
  return Object.values(value).reduce((sum: number, member) => sum + size_bytes(member, counted), 0);
}
