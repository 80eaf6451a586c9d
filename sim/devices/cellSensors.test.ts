/** A simulated cell through the sensors' registers and the firmware's codecs: an hour of charge, a reading every second. */
import { describe, expect, it } from 'vitest';
import { Ads122c04, Ads122c04Input, Ads122c04Reference } from '../../firmware/devices/ads122c04.js';
import { BusPlan } from '../../firmware/devices/busPlan.js';
import { TwoPoint } from '../../firmware/devices/calibration/twoPoint.js';
import { Ina228, Ina228Range } from '../../firmware/devices/ina228.js';
import { Nau7802 } from '../../firmware/devices/nau7802.js';
import { ReadFault } from '../../firmware/devices/readFault.js';
import { Tmp117 } from '../../firmware/devices/tmp117.js';
import { Cell } from '../cell/cell.js';
import { cellWith } from '../cell/cellParameters.js';
import { RandomStream } from '../random.js';
import { CellSensors, DEFAULT_CELL_SENSORS, type CellState } from './cellSensors.js';

const CURRENT_A = 0.5;
const { ina228, ads122c04, tmp117, shunt_ohm, reference_V } = DEFAULT_CELL_SENSORS;

/** The cell after a step of one second at this current. */
function advance(cell: Cell, current_A: number, state: CellState): void {
  cell.operateCurrent(current_A);
  cell.advance(1);
  cell.operateCurrent(current_A);
  state.current_A = current_A;
  state.voltage_V = cell.point.terminal_V;
  state.temperature_degC = cell.state.temperature_degC;
  state.pressure_kPa = cell.state.pressure_kPa;
}

describe('an hour of charge', () => {
  const cell = new Cell(cellWith({}));
  const seen: CellState = { current_A: 0, voltage_V: 0, temperature_degC: 0, pressure_kPa: 0 };
  const clock = { now_s: 0 };
  const sensors = new CellSensors(clock, seen, DEFAULT_CELL_SENSORS, new RandomStream(11, 'cellSensors'));
  const power = new Ina228(ina228, Ina228Range.mV40, shunt_ohm);
  const converter = new Ads122c04(ads122c04, Ads122c04Input.A0A1, 0, Ads122c04Reference.Pins, reference_V);
  const thermometer = new Tmp117(tmp117);
  const bridge = new Nau7802();
  const parts = [power, converter, thermometer, bridge];
  // The load cell calibrated with two known loads.
  const load = new TwoPoint();
  load.set(0, 0, 0.1, 2e-3, 1000, 0.1, 100);
  const plan = new BusPlan();
  const errors = { voltage: [] as number[], temperature: [] as number[], pressure: [] as number[] };
  const faults = new Set<number>();
  let start_s = 0;
  let start_C = 0;

  advance(cell, CURRENT_A, seen);
  for (const part of parts) {
    part.setUp(plan);
    sensors.bus.run(plan);
    part.takeSetUp(plan);
    faults.add(part.faults);
  }
  for (let second = 0; second <= 3600; second++) {
    const tick_s = Math.ceil(clock.now_s) + 1;
    clock.now_s = tick_s;
    for (const part of parts) {
      part.measure(plan);
      sensors.bus.run(plan);
      part.take(plan);
      faults.add(part.faults);
    }
    if (second === 0) [start_s, start_C] = [tick_s, power.charge_C];
    errors.voltage.push(converter.voltage_V - seen.voltage_V);
    errors.temperature.push(thermometer.temperature_degC - seen.temperature_degC);
    errors.pressure.push(load.value(bridge.ratio_V_per_V) - seen.pressure_kPa);
    if (second < 3600) advance(cell, CURRENT_A, seen);
  }
  const charge_C = power.charge_C - start_C;
  const passed_s = Math.floor(clock.now_s) - start_s;
  const sigma = (list: readonly number[]): number =>
    Math.sqrt(list.reduce((sum, x) => sum + x * x, 0) / list.length);

  it('has no reading with a fault', () => {
    expect([...faults]).toEqual([ReadFault.None]);
  });

  it('shows voltage, temperature and pressure with the noise of docs/sensors.md', () => {
    expect(sigma(errors.voltage)).toBeGreaterThan(18e-6);
    expect(sigma(errors.voltage)).toBeLessThan(22e-6);
    // A reading is of the half second before: it lags a cell that warms by millikelvins.
    expect(sigma(errors.temperature)).toBeGreaterThan(0.018);
    expect(sigma(errors.temperature)).toBeLessThan(0.022);
    expect(sigma(errors.pressure)).toBeGreaterThan(0.09);
    expect(sigma(errors.pressure)).toBeLessThan(0.12);
  });

  it('counts the charge to 6e-5', () => {
    // Two conversions of 84 ms at the ends, and half a step of the current all the time.
    const bound_C = 2 * 0.084 * CURRENT_A + (passed_s * 78.125e-9) / shunt_ohm / 2;
    expect(Math.abs(charge_C - CURRENT_A * passed_s)).toBeLessThan(bound_C);
    expect(bound_C / (CURRENT_A * passed_s)).toBeLessThan(6e-5);
  });
});
