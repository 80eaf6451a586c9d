import { describe, expect, test } from 'vitest';
import { CellProfile } from '../profile.js';
import { Sample } from '../sample.js';
import { Arrhenius } from './arrhenius.js';
import { asinhSecant } from './chargeTransfer.js';
import { CurrentStep } from './currentStep.js';
import { StepResistance } from './stepResistance.js';
import { VoltageSettings } from './voltageSettings.js';

const settings = new VoltageSettings();

/** A made-up cell: ohmic part and charge transfer with its temperature and its current dependence. */
class Steps {
  readonly resistance = new StepResistance(new CellProfile(), settings);
  readonly arrhenius = new Arrhenius(settings.activation_J_per_mol);
  private readonly step = new CurrentStep(new CellProfile(), settings);
  private readonly sample = new Sample();

  constructor(
    public ohmic_ohm: number,
    public transfer_ohm: number,
  ) {
    this.sample.voltageValid = this.sample.currentValid = true;
  }

  /** From 0 to a current and back, both edges logged at one time. */
  pulse(current_A: number, temperature_degC = 25): void {
    this.arrhenius.step(temperature_degC);
    this.resistance.follow(this.arrhenius.factor, this.arrhenius.twiceThermal_V);
    for (const now_A of [0, current_A]) {
      const transfer_ohm = this.transfer_ohm * this.arrhenius.factor;
      const x = (now_A * transfer_ohm) / this.arrhenius.twiceThermal_V;
      this.sample.current_A = now_A;
      this.sample.voltage_V = 3.3 + now_A * this.ohmic_ohm + this.arrhenius.twiceThermal_V * Math.asinh(x);
      this.step.step(this.sample, now_A, 2e-5, 0);
      if (this.step.fresh) this.resistance.take(this.step);
    }
  }
}

describe('prompt resistance from steps of current', () => {
  test('finds the sum at one temperature, whatever the size and sign of the steps', () => {
    const cell = new Steps(0.03, 0.02);
    for (let k = 0; k < 40; k += 1) cell.pulse([0.2, -0.5, 1, -1][k % 4]);
    expect(cell.resistance.resistance_ohm).toBeCloseTo(0.05, 3);
    expect(cell.resistance.uncertainty_ohm()).toBeLessThan(0.002);
  });

  test('tells ohmic part and charge transfer apart once the temperature has varied', () => {
    const cell = new Steps(0.05, 0.02);
    for (let k = 0; k < 200; k += 1) cell.pulse(0.1 + 0.1 * (k % 3), k % 50);
    expect(cell.resistance.ohmic_ohm).toBeCloseTo(0.05, 2);
    expect(cell.resistance.chargeTransfer_ohm).toBeCloseTo(0.02, 2);
  });

  test('one strange step is set aside; three that agree are a changed contact', () => {
    const cell = new Steps(0.03, 0.02);
    for (let k = 0; k < 10; k += 1) cell.pulse(0.5);
    const before_ohm = cell.resistance.resistance_ohm;
    cell.ohmic_ohm = 0.09;
    cell.pulse(0.5); // up and, as the next pulse begins at rest, down
    expect(cell.resistance.resistance_ohm).toBeCloseTo(before_ohm, 6);
    cell.pulse(0.5);
    cell.pulse(0.5);
    expect(cell.resistance.resistance_ohm).toBeGreaterThan(0.1);
  });

  test('ten thousand steps at one temperature wind nothing up', () => {
    const cell = new Steps(0.03, 0.02);
    for (let k = 0; k < 10000; k += 1) cell.pulse(0.5);
    cell.pulse(0.5, 0);
    expect(cell.resistance.ohmic_ohm).toBeGreaterThan(0);
    expect(cell.resistance.chargeTransfer_ohm).toBeGreaterThan(0);
  });

  test('the secant of asinh is its mean slope', () => {
    expect(asinhSecant(0, 1)).toBeCloseTo(Math.asinh(1), 12);
    expect(asinhSecant(-2, 0.5)).toBeCloseTo((Math.asinh(0.5) - Math.asinh(-2)) / 2.5, 12);
    expect(asinhSecant(0.7, 0.7)).toBeCloseTo(1 / Math.sqrt(1.49), 12);
  });
});
