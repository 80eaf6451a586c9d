import { describe, expect, it } from 'vitest';
import { BatteryMonitor } from '../../../firmware/core/monitor.js';
import { CellProfile } from '../../../firmware/core/profile.js';
import { MonitorSettings } from '../../../firmware/core/settings.js';
import { size_bytes, stateSize_bytes } from './stateSize.js';

describe('state of the core', () => {
  it('counts numbers, booleans, arrays and what is shared once', () => {
    const shared = { a: 1, b: true };
    expect(size_bytes({ shared, again: shared, list: [1, 2, 3] }, new Set())).toBe(9 + 24);
    expect(size_bytes({ shared }, new Set([shared]))).toBe(0);
  });

  it('is the sum of its parts, without profile and settings', () => {
    const { total, parts } = stateSize_bytes();
    expect(parts.map(([name]) => name)).not.toContain('profile');
    expect(parts.map(([name]) => name)).toContain('slippage');
    expect(parts.reduce((sum, [, bytes]) => sum + bytes, 0)).toBe(total);
    const everything = size_bytes(new BatteryMonitor(new CellProfile(), new MonitorSettings()), new Set());
    const tables = size_bytes([new CellProfile(), new MonitorSettings()], new Set());
    expect(total).toBe(everything - tables);
  });
});
