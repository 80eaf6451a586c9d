/**
 * What the core is told of a simulated cell: nominal values and the stated uncertainties of its sensors, never a
 * drawn value.
 */
import type { CellParameters } from './cell/cellParameters.js';
import { EffectiveStiffness } from './cell/stiffness.js';
import type { ProfileDocument, VolumesDocument } from './library/profileDocument.js';
import type { Program } from './protocol/program.js';
import type { Protocol } from './protocol/protocol.js';
import type { SensorSpec } from './sensors/sensorSpec.js';
import { sensorsDocument } from './sensors/sensorSpec.js';
import { DEAD_POROSITY_SIGMA, RELATIVE } from './spread/scatter.js';

/** Protection limits of the reference cell, relative to the largest currents of its protocol. Assumed. */
const CURRENT_LIMIT_FACTOR = 2;
const TEMPERATURE_MIN_DEGC = -20;
const TEMPERATURE_MAX_DEGC = 60;
const PRESSURE_MIN_SHARE = 0.1;
/**
 * Of the pressure of the full cell, P0 + k dh. If all sodium became dead metal of porosity 0.25 the swing would be 1.34
 * times what it is (PHYSICS A6: 0.886 of sodium less 0.21 of the cathode, cm3/Ah); creep, temperature and tolerance of the
 * fixture come on top. Assumed (1.35 to 2). A multiple of the preload alone opens a healthy cell of small preload.
 */
const PRESSURE_MAX_SHARE = 1.5;
const UM_PER_CM = 1e4;

/** 1 sigma of the fixture's stiffness, relative: twice the drawn spread, as a fixture made by hand is stated. */
const STIFFNESS_UNCERTAINTY = 0.1;

export function nominalProfile(
  name: string,
  cell: CellParameters,
  protocol: Protocol,
  program: Program,
  sensors: SensorSpec,
): ProfileDocument {
  // A program without a charge or a discharge of its own is protected at the protocol's rates.
  const chargeUsual_A = protocol.chargeRate_per_h * cell.capacity_Ah;
  const dischargeUsual_A = protocol.dischargeRate_per_h * cell.capacity_Ah;
  const pressed = cell.fixture !== 'none';
  return {
    name,
    capacity_Ah: cell.capacity_Ah,
    voltageMin_V: protocol.voltageMin_V,
    voltageMax_V: protocol.voltageMax_V,
    geometry: cell.geometry,
    electrodeArea_cm2: cell.electrodeArea_cm2,
    footprintArea_cm2: cell.footprintArea_cm2,
    layers: cell.layers,
    ...(cell.geometry === 'full' && { cathode: cell.cathode, volumes: volumesDocument(cell) }),
    currentMaxCharge_A: CURRENT_LIMIT_FACTOR * (program.chargeMax_A || chargeUsual_A),
    currentMaxDischarge_A: CURRENT_LIMIT_FACTOR * (program.dischargeMax_A || dischargeUsual_A),
    temperatureMin_degC: TEMPERATURE_MIN_DEGC,
    temperatureMax_degC: TEMPERATURE_MAX_DEGC,
    ...(pressed && {
      pressureMin_kPa: PRESSURE_MIN_SHARE * cell.preload_kPa,
      pressureMax_kPa: PRESSURE_MAX_SHARE * (cell.preload_kPa + fullSwing_kPa(cell)),
    }),
    fixture: pressed
      ? {
          type: cell.fixture,
          preload_kPa: cell.preload_kPa,
          // The fixture's own: the stack in series with it is what nobody has measured. A rigid frame has none to state.
          ...(cell.fixture === 'spring' && {
            stiffness_kPa_per_um: cell.fixtureStiffness_kPa_per_um,
            stiffnessUncertainty: STIFFNESS_UNCERTAINTY,
          }),
        }
      : { type: 'none' },
    sensors: sensorsDocument(sensors),
  };
}

/** Rise of the pressure from the emptied to the full cell: dh = (v_Na - v_cathode) Q / A, dP = k dh (PHYSICS A6), kPa. */
function fullSwing_kPa(cell: CellParameters): number {
  const stiffness = new EffectiveStiffness(cell);
  if (!stiffness.answers) return 0;
  // A half cell takes from its metal what it plates.
  const given_cm3_per_Ah =
    cell.geometry === 'half' ? cell.sodiumVolume_cm3_per_Ah : cell.cathodeVolume_cm3_per_Ah;
  const volume_cm3_per_Ah = cell.sodiumVolume_cm3_per_Ah - given_cm3_per_Ah;
  const height_um = (UM_PER_CM * volume_cm3_per_Ah * cell.capacity_Ah) / cell.footprintArea_cm2;
  return stiffness.at(1) * Math.max(0, height_um);
}

/** Nominal volumes, with the scatter of spread `default` as what is known of one cell. */
function volumesDocument(cell: CellParameters): VolumesDocument {
  const stated = (
    key: 'cathodeVolume_cm3_per_Ah' | 'seiVolume_cm3_per_Ah' | 'sodiumVolume_cm3_per_Ah',
  ): number => RELATIVE[key] * Math.abs(cell[key]);
  return {
    cathode_cm3_per_Ah: cell.cathodeVolume_cm3_per_Ah,
    cathodeUncertainty_cm3_per_Ah: stated('cathodeVolume_cm3_per_Ah'),
    sei_cm3_per_Ah: cell.seiVolume_cm3_per_Ah,
    seiUncertainty_cm3_per_Ah: stated('seiVolume_cm3_per_Ah'),
    sodium_cm3_per_Ah: cell.sodiumVolume_cm3_per_Ah,
    sodiumUncertainty_cm3_per_Ah: stated('sodiumVolume_cm3_per_Ah'),
    deadPorosity: cell.deadPorosity,
    deadPorosityUncertainty: DEAD_POROSITY_SIGMA,
  };
}
