/**
 * The cell profile as a JSON document (`--profile FILE`, `profile.json` of a simulation).
 * Types only: `host/profile` validates it and turns it into the core's `CellProfile`.
 * Units are in the names; see docs/cell-profile.md for meaning, ranges and defaults.
 */
export interface ProfileDocument {
  name: string;
  capacity_Ah: number;
  voltageMin_V: number;
  voltageMax_V: number;
  geometry?: 'full' | 'half' | undefined;
  electrodeArea_cm2?: number | undefined;
  footprintArea_cm2?: number | undefined;
  layers?: number | undefined;
  /** Id in the cathode library (`NVP`, ...). */
  cathode?: string | undefined;
  /** `[[fraction of sodium removed, volts], ...]`, rising in the first column; overrides the library's curve. */
  ocv?: [number, number][] | undefined;
  currentMaxCharge_A?: number | undefined;
  currentMaxDischarge_A?: number | undefined;
  temperatureMin_degC?: number | undefined;
  temperatureMax_degC?: number | undefined;
  pressureMin_kPa?: number | undefined;
  pressureMax_kPa?: number | undefined;
  volumes?: VolumesDocument | undefined;
  fixture?: FixtureDocument | undefined;
  sensors?: SensorsDocument | undefined;
}

/** Volume per charge of what sodium may become; uncertainties 1 sigma, absolute. */
export interface VolumesDocument {
  /** Given up by the cathode; negative where it grows as sodium leaves. */
  cathode_cm3_per_Ah?: number | undefined;
  cathodeUncertainty_cm3_per_Ah?: number | undefined;
  sei_cm3_per_Ah?: number | undefined;
  seiUncertainty_cm3_per_Ah?: number | undefined;
  sodium_cm3_per_Ah?: number | undefined;
  sodiumUncertainty_cm3_per_Ah?: number | undefined;
  /** Pores of dead metal, volume per volume of metal. */
  deadPorosity?: number | undefined;
  deadPorosityUncertainty?: number | undefined;
}

export interface FixtureDocument {
  type: 'constant-gap' | 'spring' | 'constant-pressure' | 'none';
  preload_kPa?: number | undefined;
  stiffness_kPa_per_um?: number | undefined;
  stiffnessUncertainty?: number | undefined;
}

/** Uncertainties of the sensors, 1 sigma, never truths. */
export interface SensorsDocument {
  currentOffset_A?: number | undefined;
  currentOffsetUncertainty_A?: number | undefined;
  currentGainUncertainty?: number | undefined;
  voltageNoise_V?: number | undefined;
  voltageResolution_V?: number | undefined;
  temperatureNoise_degC?: number | undefined;
  pressureNoise_kPa?: number | undefined;
  pressureDrift_kPa_per_h?: number | undefined;
}
