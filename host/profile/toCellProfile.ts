/** A profile document as the core's `CellProfile`. Keys that are absent keep the core's defaults. */
import { CellProfile, FixtureType, Geometry, OCV_POINTS_MAX } from '../../firmware/core/profile.js';
import type { MolarVolumes } from '../../firmware/core/ledger/molarVolumes.js';
import { cathodeById, cathodeTable } from '../../sim/library/cathodes.js';
import type { FixtureDocument, ProfileDocument } from '../../sim/library/profileDocument.js';
import { shortenOcv, type OcvPoint } from './ocvTable.js';

/**
 * Where the document comes from. A user who gives a profile without a geometry means a full cell, the documented
 * default; nobody has said anything about the geometry of a recording without a profile.
 */
export type ProfileOrigin = 'given' | 'fromData';

const FIXTURES: Readonly<Record<FixtureDocument['type'], FixtureType>> = {
  none: FixtureType.None,
  'constant-gap': FixtureType.ConstantGap,
  spring: FixtureType.Spring,
  'constant-pressure': FixtureType.ConstantPressure,
};

/** The core's profile of this (checked) document. */
export function toCellProfile(document: ProfileDocument, origin: ProfileOrigin = 'given'): CellProfile {
  const profile = new CellProfile();
  profile.capacity_Ah = document.capacity_Ah;
  profile.voltageMin_V = document.voltageMin_V;
  profile.voltageMax_V = document.voltageMax_V;
  profile.geometry = geometryOf(document, origin);
  profile.electrodeArea_cm2 = document.electrodeArea_cm2 ?? profile.electrodeArea_cm2;
  profile.footprintArea_cm2 = document.footprintArea_cm2 ?? profile.footprintArea_cm2;
  profile.layers = document.layers ?? profile.layers;
  setOcv(profile, document);
  profile.currentMaxCharge_A = document.currentMaxCharge_A ?? profile.currentMaxCharge_A;
  profile.currentMaxDischarge_A = document.currentMaxDischarge_A ?? profile.currentMaxDischarge_A;
  profile.temperatureMin_degC = document.temperatureMin_degC ?? profile.temperatureMin_degC;
  profile.temperatureMax_degC = document.temperatureMax_degC ?? profile.temperatureMax_degC;
  profile.pressureMin_kPa = document.pressureMin_kPa ?? profile.pressureMin_kPa;
  profile.pressureMax_kPa = document.pressureMax_kPa ?? profile.pressureMax_kPa;
  setVolumes(profile.volumes, document);
  setFixture(profile, document.fixture);
  setSensors(profile, document);
  return profile;
}

function geometryOf(document: ProfileDocument, origin: ProfileOrigin): Geometry {
  if (document.geometry === 'full') return Geometry.Full;
  if (document.geometry === 'half') return Geometry.Half;
  return origin === 'given' ? Geometry.Full : Geometry.Unknown;
}

/** The document's own table, or the library cathode's; no table without either. */
function setOcv(profile: CellProfile, document: ProfileDocument): void {
  let table: readonly OcvPoint[] | undefined = document.ocv;
  if (table === undefined && document.cathode !== undefined) {
    table = cathodeTable(cathodeById(document.cathode), OCV_POINTS_MAX);
  }
  if (table === undefined) return;
  const points = shortenOcv(table, OCV_POINTS_MAX);
  profile.ocvCount = points.length;
  points.forEach(([fraction, voltage_V], index) => {
    profile.ocvFraction[index] = fraction;
    profile.ocvVoltage_V[index] = voltage_V;
  });
}

/** What a cathode's volume change is uncertain by where nobody stated it, relative and at least, cm3/Ah. Assumed (5 to 30 %). */
const CATHODE_VOLUME_UNCERTAINTY = 0.15;
const CATHODE_VOLUME_UNCERTAINTY_MIN_CM3_PER_AH = 0.02;

/** The document's own volumes; the cathode's from the library where only its name is given. */
function setVolumes(volumes: MolarVolumes, document: ProfileDocument): void {
  const given = document.volumes ?? {};
  const library = document.cathode === undefined ? undefined : cathodeById(document.cathode);
  const cathode = given.cathode_cm3_per_Ah ?? library?.volume_cm3_per_Ah;
  if (cathode !== undefined) {
    volumes.cathode_cm3_per_Ah = cathode;
    volumes.cathodeUncertainty = Math.max(
      CATHODE_VOLUME_UNCERTAINTY * Math.abs(cathode),
      CATHODE_VOLUME_UNCERTAINTY_MIN_CM3_PER_AH,
    );
  }
  volumes.cathodeUncertainty = given.cathodeUncertainty_cm3_per_Ah ?? volumes.cathodeUncertainty;
  volumes.sei_cm3_per_Ah = given.sei_cm3_per_Ah ?? volumes.sei_cm3_per_Ah;
  volumes.seiUncertainty = given.seiUncertainty_cm3_per_Ah ?? volumes.seiUncertainty;
  volumes.sodium_cm3_per_Ah = given.sodium_cm3_per_Ah ?? volumes.sodium_cm3_per_Ah;
  volumes.sodiumUncertainty = given.sodiumUncertainty_cm3_per_Ah ?? volumes.sodiumUncertainty;
  volumes.deadPorosity = given.deadPorosity ?? volumes.deadPorosity;
  volumes.deadPorosityUncertainty = given.deadPorosityUncertainty ?? volumes.deadPorosityUncertainty;
}

function setFixture(profile: CellProfile, fixture: FixtureDocument | undefined): void {
  if (fixture === undefined) return;
  profile.fixtureType = FIXTURES[fixture.type];
  profile.fixturePreload_kPa = fixture.preload_kPa ?? profile.fixturePreload_kPa;
  profile.fixtureStiffness_kPa_per_um = fixture.stiffness_kPa_per_um ?? profile.fixtureStiffness_kPa_per_um;
  profile.fixtureStiffnessUncertainty = fixture.stiffnessUncertainty ?? profile.fixtureStiffnessUncertainty;
}

function setSensors(profile: CellProfile, document: ProfileDocument): void {
  const sensors = document.sensors ?? {};
  profile.currentOffset_A = sensors.currentOffset_A ?? profile.currentOffset_A;
  profile.currentOffsetUncertainty_A =
    sensors.currentOffsetUncertainty_A ?? profile.currentOffsetUncertainty_A;
  profile.currentGainUncertainty = sensors.currentGainUncertainty ?? profile.currentGainUncertainty;
  profile.voltageNoise_V = sensors.voltageNoise_V ?? profile.voltageNoise_V;
  profile.voltageResolution_V = sensors.voltageResolution_V ?? profile.voltageResolution_V;
  profile.temperatureNoise_degC = sensors.temperatureNoise_degC ?? profile.temperatureNoise_degC;
  profile.pressureNoise_kPa = sensors.pressureNoise_kPa ?? profile.pressureNoise_kPa;
  profile.pressureDrift_kPa_per_h = sensors.pressureDrift_kPa_per_h ?? profile.pressureDrift_kPa_per_h;
}
