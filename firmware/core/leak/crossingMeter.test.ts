import { describe, expect, it } from 'vitest';
import { Alarms } from '../alarms.js';
import { CellProfile } from '../profile.js';
import { MonitorSettings } from '../settings.js';
import { ZeroCurrent } from '../zeroCurrent.js';
import { CrossingHistory } from './crossingHistory.js';
import { CrossingMeter } from './crossingMeter.js';
import { LeakReading } from './leakReading.js';
import { Settling } from './settling.js';

const CYCLE_S = 8000;
const CAPACITY_C = 3600;

/** Two crossings a cycle apart without any error of their own, in a cell that has settled and a perfect counter. */
function pair() {
  const profile = Object.assign(new CellProfile(), { capacity_Ah: CAPACITY_C / 3600 });
  const settings = Object.assign(new MonitorSettings(), { crossingFade: 0, crossingFade_per_h: 0 });
  const settling = new Settling(profile, settings);
  settling.takeRest(0);
  const history = new CrossingHistory();
  history.time_s[1] = CYCLE_S;
  const zero = new ZeroCurrent(profile, settings, new Alarms());
  zero.uncertainty_A = 0;
  const meter = new CrossingMeter(profile, settings, history, settling);
  meter.setZero(zero);
  const reading = new LeakReading();
  const errors_C = () => {
    meter.measure(0, 1, reading);
    return { random: reading.random_A * CYCLE_S, lasting: reading.systematic_A * CYCLE_S };
  };
  return { settings, history, zero, meter, reading, errors_C };
}

describe('the slip between two crossings', () => {
  it('is the charge counted between them, less an offset that was learnt too late', () => {
    const { settings, history, zero, meter, reading } = pair();
    history.charge_C[1] = 20;
    history.rawCharge_C[1] = 20;
    history.offsetUncertainty_A[0] = 0.001;
    zero.offset_A = 0.0005;
    meter.setZero(zero);
    meter.measure(0, 1, reading);
    expect(reading.charge_C).toBeCloseTo(20 - 0.0005 * CYCLE_S, 9);
    expect(reading.leak_A).toBeCloseTo(reading.charge_C / CYCLE_S, 12);
    expect(reading.relative).toBe(settings.crossingRelative);
  });

  it('has no error where nothing differs, and says nothing over no time', () => {
    const { history, meter, reading, errors_C } = pair();
    expect(errors_C()).toEqual({ random: 0, lasting: 0 });
    history.charge_C[1] = 20;
    meter.measure(1, 1, reading);
    expect(reading.charge_C).toBe(0);
  });

  it('has as its random error what changes from one crossing to the other', () => {
    const { history, meter, errors_C } = pair();
    const alone = (set: () => void, reset: () => void) => {
      set();
      const { random, lasting } = errors_C();
      reset();
      expect(lasting).toBe(0);
      return random;
    };
    const { variance_C2, samplingVariance_C2, temperature_degC, gap_C, lean_C, lagUp_C, lagDown_C } = history;
    const column = (values: number[], value: number) =>
      alone(
        () => (values[1] = value),
        () => (values[1] = 0),
      );
    expect(column(variance_C2, 4)).toBeCloseTo(2, 9);
    expect(column(samplingVariance_C2, 9)).toBeCloseTo(3, 9);
    meter.warm_C_per_K = 1.5;
    expect(column(temperature_degC, 2)).toBeCloseTo(3, 9);
    expect(column(gap_C, 10)).toBeCloseTo(5, 9);
    expect(column(lean_C, -10)).toBeCloseTo(5, 9);
    expect(column(lagUp_C, 7)).toBeCloseTo(7, 9);
    expect(column(lagDown_C, -7)).toBeCloseTo(7, 9);
  });

  it('takes the lags of the two directions by themselves: where both change the gap does not', () => {
    const { history, errors_C } = pair();
    history.lagUp_C[1] = 6;
    history.lagDown_C[1] = -8;
    expect(errors_C().random).toBeCloseTo(10, 9);
  });

  it('grants a leak what it widens the gap by, and no more', () => {
    const { history, errors_C } = pair();
    history.charge_C[1] = 16;
    history.rawCharge_C[1] = 16;
    history.span_s[1] = CYCLE_S / 2;
    // Half of the cycle lies between the crossings, so half of what leaks.
    history.gap_C[1] = 8;
    expect(errors_C().random).toBeCloseTo(0, 9);
    history.gap_C[1] = 14;
    expect(errors_C().random).toBeCloseTo(3, 9);
    history.gap_C[1] = -8;
    expect(errors_C().random).toBeCloseTo(4, 9);
  });

  it('has as its lasting error how much cathode may be lost, by use and by time', () => {
    const { settings, history, errors_C } = pair();
    history.throughput_C[1] = 3600;
    settings.crossingFade = 0.001;
    expect(errors_C().lasting).toBeCloseTo(1.8, 9);
    settings.crossingFade = 0;
    settings.crossingFade_per_h = 0.001;
    expect(errors_C().lasting).toBeCloseTo((0.5 * 0.001 * CAPACITY_C * CYCLE_S) / 3600, 9);
  });
});
