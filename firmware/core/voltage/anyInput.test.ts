import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BatteryMonitor } from '../monitor.js';
import { OUTPUT_COUNT, writeOutputs } from '../outputs.js';
import { CellProfile, Geometry } from '../profile.js';
import { Sample } from '../sample.js';
import { MonitorSettings } from '../settings.js';

/** With a curve, temperature and pressure, so that every part of the voltage model runs. */
function curveProfile(): CellProfile {
  const profile = new CellProfile();
  profile.geometry = Geometry.Full;
  profile.ocvCount = 5;
  [0, 0.05, 0.5, 0.95, 1].forEach((fraction, k) => {
    profile.ocvFraction[k] = fraction;
    profile.ocvVoltage_V[k] = [2.5, 3.35, 3.37, 3.39, 3.65][k];
  });
  return profile;
}

test('whatever the samples, no number of the voltage model or the dip detectors is ever not finite', () => {
  const value = (usual: number) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.double({ min: 0.5, max: 1.5, noNaN: true }).map((x) => x * usual) },
      { weight: 1, arbitrary: fc.constantFrom(0, -usual, 1e308, Number.NaN, Number.POSITIVE_INFINITY) },
    );
  const row = fc.record({
    step_s: fc.oneof(fc.constantFrom(0, 1e-9, 1, 10, 60, 3000, 1e5, -5)),
    voltage_V: value(3.3),
    current_A: fc.oneof(value(0.5), value(-0.5), fc.constant(0)),
    temperature_degC: value(25),
    pressure_kPa: value(1000),
    valid: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 150 }), (rows) => {
      const monitor = new BatteryMonitor(curveProfile(), new MonitorSettings());
      const sample = new Sample();
      const out = new Array<number>(OUTPUT_COUNT).fill(0);
      let time_s = 0;
      for (const { step_s, valid, ...values } of rows) {
        time_s += step_s;
        Object.assign(sample, values, { time_s });
        sample.voltageValid = sample.currentValid = true;
        sample.temperatureValid = sample.pressureValid = valid;
        monitor.step(sample);
        writeOutputs(monitor, out);
        expect(out.every(Number.isFinite)).toBe(true);
      }
    }),
    { numRuns: 200, seed: 20261120 },
  );
});
