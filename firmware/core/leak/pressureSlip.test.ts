import { describe, expect, it } from 'vitest';
import { PressedCell } from '../testing/pressedCell.js';
import { Alarms } from '../alarms.js';
import { Endpoint } from '../endpoint.js';
import { BatteryMonitor } from '../monitor.js';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { Settling } from './settling.js';
import { Slippage } from './slippage.js';
import { SoftShort } from './softShort.js';
import { ZeroCurrent } from '../zeroCurrent.js';

/** A cell that is never charged full: eight healthy cycles, and then so many with this leak. */
function leaking(leak_A: number, creepShare: number, cycles: number): BatteryMonitor {
  const cell = new PressedCell(10);
  cell.noise_kPa = 0.1;
  cell.creepShare = creepShare;
  const monitor = new BatteryMonitor(cell.profile, new MonitorSettings());
  for (let k = 0; k < 8; k += 1) cell.cycle(monitor);
  cell.leak_A = leak_A;
  for (let k = 0; k < cycles; k += 1) cell.cycle(monitor);
  return monitor;
}

/** Highest level after tops, partial or full, two hours apart, by which these charges passed without pressure. */
function levelAfter(slips_C: readonly number[], full = false): number {
  const profile = new CellProfile();
  profile.currentOffsetUncertainty_A = 5e-6;
  const settings = new MonitorSettings();
  const settling = new Settling(profile, settings);
  settling.takeRest(0);
  const slippage = new Slippage(profile, settings, settling);
  slippage.pressure.known = !full;
  const softShort = new SoftShort(profile, settings);
  const zero = new ZeroCurrent(profile, settings, new Alarms());
  const top = new Endpoint();
  top.pressureKnown = !full;
  top.pressureSigma_kPa = 0.05;
  top.current_A = 0.01;
  slippage.takeTop(top, full, zero, 0, false);
  for (const slip_C of slips_C) {
    top.time_s += 7200;
    top.charge_C += slip_C;
    slippage.takeTop(top, full, zero, 0, softShort.level > 0);
    slippage.follow(10000);
    softShort.takeSlip(slippage, top.time_s);
  }
  return softShort.levelMax;
}

describe('slip of charge against the pressure, without a full charge', () => {
  // A tenth of what creeps away would be 1 % of the leak.
  it.each([0.02, 0.05, 0.08])(
    'sizes C/150 within 0.015 in a stack that creeps by a share of %d',
    (creepShare) => {
      const { episode } = leaking(1 / 150, creepShare, 10).softShort;
      expect(Math.abs(150 * episode.leak_A - 1)).toBeLessThan(0.015);
      expect(episode.leakLow_A).toBeLessThan(1 / 150);
      expect(episode.leakHigh_A).toBeGreaterThan(1 / 150);
    },
  );

  it('takes no single cycle for a leak, because a stack that gives way once looks the same, but two', () => {
    const jump_C = 20;
    expect(levelAfter([0, 0, 0, 0, jump_C, 0, 0, 0])).toBe(0);
    expect(levelAfter([0, 0, 0, 0, jump_C, jump_C])).toBeGreaterThan(0);
    // A full charge needs no second one.
    expect(levelAfter([0, 0, 0, 0, jump_C], true)).toBe(1);
  });
});
