/**
 * The sensors of a board on one bus, at one cell: INA228 with its shunt, ADS122C04, TMP117, and a load cell at an NAU7802.
 * Whoever simulates the cell writes its state here and moves the clock; whoever stands for the microcontroller talks to
 * the bus. What a conversion sees is the state when it is asked for, so that the state must be held until the clock has
 * been moved.
 *
 *   shunt voltage = current * shunt
 *   bridge ratio  = zero + sensitivity * pressure / full scale
 */
import type { RandomStream } from '../random.js';
import { Ads122c04Model } from './ads122c04Model.js';
import { I2cBus } from './i2cBus.js';
import type { DeviceClock } from './i2cTarget.js';
import { Ina228Model } from './ina228Model.js';
import { Nau7802Model } from './nau7802Model.js';
import { RegisterPointer } from './registerPointer.js';
import { Tmp117Model } from './tmp117Model.js';

/** What the sensors look at. Current is positive when the cell is charged. */
export interface CellState {
  current_A: number;
  voltage_V: number;
  temperature_degC: number;
  pressure_kPa: number;
}

export interface CellSensorSettings {
  ina228: number;
  ads122c04: number;
  tmp117: number;
  nau7802: number;
  shunt_ohm: number;
  /** At the reference pins of the ADS122C04. */
  reference_V: number;
  loadCellSensitivity_V_per_V: number;
  loadCellFullScale_kPa: number;
  loadCellZero_V_per_V: number;
}

/** The addresses and values of the board files; a load cell of 2 mV/V at 1 MPa (assumed, 0.1 to 10 MPa). */
export const DEFAULT_CELL_SENSORS: CellSensorSettings = {
  ina228: 0x40,
  ads122c04: 0x45,
  tmp117: 0x48,
  nau7802: 0x2a,
  shunt_ohm: 0.02,
  reference_V: 4.5,
  loadCellSensitivity_V_per_V: 2e-3,
  loadCellFullScale_kPa: 1000,
  loadCellZero_V_per_V: 0,
};

/** Noise of one conversion of the shunt, 1 sigma; the firmware's readings average 16 and have a quarter. Assumed (ina228Model.ts). */
const SHUNT_NOISE_V = 0.8e-6;
/** Noise of one reading, 1 sigma: what docs/sensors.md takes the good sensors to have. */
const VOLTAGE_NOISE_V = 20e-6;
const TEMPERATURE_NOISE_K = 0.02;
const PRESSURE_NOISE_KPA = 0.1;
/** Analog supply of the converter, V. Source: the wiring in docs/hardware.md. */
const SUPPLY_V = 5;

export class CellSensors {
  readonly bus: I2cBus;
  readonly ina228: Ina228Model;
  readonly ads122c04: Ads122c04Model;
  readonly tmp117: Tmp117Model;
  readonly nau7802: Nau7802Model;

  /** Without `random` the sensors have no noise. */
  constructor(
    readonly clock: DeviceClock,
    readonly cell: CellState,
    settings: CellSensorSettings = DEFAULT_CELL_SENSORS,
    random?: RandomStream,
  ) {
    const gaussian = (): number => random?.gaussian() ?? 0;
    const bridgePerKpa = settings.loadCellSensitivity_V_per_V / settings.loadCellFullScale_kPa;
    this.bus = new I2cBus(clock);
    this.ina228 = new Ina228Model(
      clock,
      {
        shunt_V: () => cell.current_A * settings.shunt_ohm,
        bus_V: () => cell.voltage_V,
        die_degC: () => cell.temperature_degC,
      },
      { shuntNoise_V: SHUNT_NOISE_V, gaussian },
    );
    this.ads122c04 = new Ads122c04Model(
      clock,
      {
        // The cell is between A0 and A1; nothing is connected to the other inputs.
        input_V: (mux) => (mux === 0 ? cell.voltage_V : 0),
        reference_V: () => settings.reference_V,
        supply_V: () => SUPPLY_V,
      },
      { noise_V: VOLTAGE_NOISE_V, gaussian },
    );
    this.tmp117 = new Tmp117Model(clock, () => cell.temperature_degC, {
      noise_K: TEMPERATURE_NOISE_K,
      gaussian,
    });
    this.nau7802 = new Nau7802Model(
      clock,
      () => settings.loadCellZero_V_per_V + bridgePerKpa * cell.pressure_kPa,
      { noise_V_per_V: PRESSURE_NOISE_KPA * bridgePerKpa, gaussian },
    );
    this.bus.attach(settings.ina228, new RegisterPointer(this.ina228));
    this.bus.attach(settings.ads122c04, this.ads122c04);
    this.bus.attach(settings.tmp117, new RegisterPointer(this.tmp117));
    this.bus.attach(settings.nau7802, this.nau7802);
  }
}
