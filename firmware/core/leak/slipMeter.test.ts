import { describe, expect, it } from 'vitest';
import { Alarms } from '../alarms.js';
import { Endpoint } from '../endpoint.js';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { Settling } from './settling.js';
import { Slippage } from './slippage.js';
import { ZeroCurrent } from '../zeroCurrent.js';

const GAIN_KPA_PER_C = 650 / 3600;
const CYCLE_S = 18000;
const PLATED_C = 3600;
const SIGMA_KPA = 0.5;

/** Slip from one top to the next, `to` of it changed, at a pressure of known gain. */
function slip(creepShare: number, full: boolean, to: Partial<Endpoint>): Slippage {
  const profile = new CellProfile();
  profile.currentOffsetUncertainty_A = 5e-6;
  const settings = new MonitorSettings();
  const settling = new Settling(profile, settings);
  settling.takeRest(0);
  const slippage = new Slippage(profile, settings, settling);
  Object.assign(slippage.pressure, { known: true, gain_kPa_per_C: GAIN_KPA_PER_C, creepShare });
  const zero = new ZeroCurrent(profile, settings, new Alarms());
  const top = new Endpoint();
  Object.assign(top, { pressureKnown: true, pressureSigma_kPa: SIGMA_KPA, pressure_kPa: 1000 });
  Object.assign(top, { current_A: 0.02, temperatureKnown: true, temperature_degC: 25 });
  Object.assign(top, { voltage_V: 3.6, voltageSlope_V_per_C: 0.004 });
  slippage.takeTop(top, full, zero, 0, false);
  Object.assign(top, { time_s: CYCLE_S, throughput_C: 2 * PLATED_C }, to);
  slippage.takeTop(top, full, zero, 0, false);
  slippage.follow(10000);
  return slippage;
}

describe('slip by pressure alone', () => {
  const chargeAt = (creepShare: number, pressure_kPa: number): Slippage['reading'] =>
    slip(creepShare, false, { charge_C: 20, pressure_kPa }).reading;

  it.each([0, 0.1, 0.3])(
    'of a stack that creeps by %f: what the noise of both tops moves is its error',
    (c) => {
      const perPressure_A = chargeAt(c, 1000).leak_A - chargeAt(c, 1001).leak_A;
      expect(perPressure_A * CYCLE_S).toBeCloseTo(1 / (GAIN_KPA_PER_C * (1 - c)), 9);
      expect(chargeAt(c, 1000).random_A).toBeCloseTo(Math.SQRT2 * SIGMA_KPA * perPressure_A, 12);
    },
  );

  it('reads what the leak takes from the thickness, of which creep hides its share', () => {
    const pressure_kPa = 1000 + 0.9 * 20 * GAIN_KPA_PER_C;
    expect(chargeAt(0, pressure_kPa).charge_C).toBeCloseTo(2, 9);
    expect(chargeAt(0.1, pressure_kPa).charge_C).toBeCloseTo(2 / 0.9, 9);
  });
});

describe('volume that full charges miss', () => {
  /** Found where pressure and counted charge agree on `taken_C`, after which the end of the charge differs like this. */
  function share(taken_C: number, end: Partial<Endpoint> = {}): number {
    const more = { charge_C: taken_C, pressure_kPa: 1000 + taken_C * GAIN_KPA_PER_C };
    return slip(0, true, { ...more, ...end }).pressure.volumeLoss.share;
  }

  it('is none where the charge ended otherwise and the cathode took the difference', () => {
    // I tau of a cathode that relaxes in 400 s; 1.2e-4 of 3600 C per kelvin; the slope of the voltage at the end.
    expect(share(-400 * 0.03, { current_A: 0.05 })).toBe(0);
    expect(share(-1.2e-4 * 3600 * 20, { temperature_degC: 45 })).toBe(0);
    expect(share(-0.05 / 0.004, { voltage_V: 3.55 })).toBe(0);
  });

  it('is the difference where nothing else explains it', () => {
    expect(share(-20) * PLATED_C).toBeGreaterThan(18);
    expect(share(-20) * PLATED_C).toBeLessThan(20);
  });
});
