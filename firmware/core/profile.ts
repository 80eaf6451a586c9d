import { MolarVolumes } from './ledger/molarVolumes.js';
import type { i32 } from './types.js';

/** What the counter electrode of the cell can do. */
export enum Geometry {
  /** Not stated: conclusions that depend on it are not observable. */
  Unknown = 0,
  /** Anode-free full cell: all sodium comes from the cathode. */
  Full = 1,
  /** Half cell: metal counter electrode in excess, so a loss of sodium cannot show as a loss of capacity. */
  Half = 2,
}

/** What holds the cell, and so what a change of its thickness does to the pressure sensor. */
export enum FixtureType {
  None = 0,
  ConstantGap = 1,
  Spring = 2,
  ConstantPressure = 3,
}

/** Most points an open-circuit-voltage table may have. */
export const OCV_POINTS_MAX: i32 = 64;

/**
 * What is known of a cell before it is measured: its nominal values, its limits and the uncertainties of its sensors.
 * Data only; a new cell is a new profile. Zero means "not stated" where a value of zero makes no sense.
 * Source of the defaults: PHYSICS reference cell (1.0 Ah, NVP, INA228 with a 20 mOhm shunt).
 */
export class CellProfile {
  capacity_Ah: number = 1;
  voltageMin_V: number = 2.4;
  voltageMax_V: number = 3.6;
  geometry: Geometry = Geometry.Unknown;
  electrodeArea_cm2: number = 0;
  footprintArea_cm2: number = 0;
  layers: i32 = 0;

  /** Points in use of the open-circuit-voltage table; 0 = no table. */
  ocvCount: i32 = 0;
  /** Fraction of the cathode's practical capacity removed as sodium, rising. Length OCV_POINTS_MAX. */
  readonly ocvFraction: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  /** Open-circuit voltage at each fraction, V, rising. */
  readonly ocvVoltage_V: number[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];

  /** Protection limits; 0 = not stated. Discharge current as a positive number. */
  currentMaxCharge_A: number = 0;
  currentMaxDischarge_A: number = 0;
  temperatureMin_degC: number = -40;
  temperatureMax_degC: number = 60;
  pressureMin_kPa: number = 0;
  pressureMax_kPa: number = 0;

  readonly volumes: MolarVolumes = new MolarVolumes();

  fixtureType: FixtureType = FixtureType.None;
  fixturePreload_kPa: number = 0;
  fixtureStiffness_kPa_per_um: number = 0;
  /** Relative, 1 sigma. */
  fixtureStiffnessUncertainty: number = 0.1;

  /** Known offset of the current sensor, subtracted, A. */
  currentOffset_A: number = 0;
  /** 1 sigma of what is left of the offset, A; 0 = not stated (the monitor then assumes capacity/20 h/1000). */
  currentOffsetUncertainty_A: number = 0;
  /** 1 sigma of the difference of gain between charge and discharge, relative. */
  currentGainUncertainty: number = 0;
  /** 1 sigma of white noise, V; 0 = not stated (estimated from the data). */
  voltageNoise_V: number = 0;
  voltageResolution_V: number = 0;
  temperatureNoise_degC: number = 0;
  pressureNoise_kPa: number = 0;
  pressureDrift_kPa_per_h: number = 0;

  /**
   * A bare collector against sodium metal. Both electrodes are then sodium, so the open-circuit voltage is 0 V and the
   * window holds it; that of a cathode never does. Charging plates the collector at a small positive voltage, discharging
   * strips it at a negative one. No voltage says how much is plated: a charge ends by counted charge.
   */
  isCollectorHalfCell(): boolean {
    return this.geometry === Geometry.Half && this.voltageMin_V < 0 && this.voltageMax_V > 0;
  }
}
