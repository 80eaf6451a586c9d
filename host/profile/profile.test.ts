import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FixtureType, Geometry, OCV_POINTS_MAX } from '../../firmware/core/profile.js';
import type { RecordingScan } from '../importers/recording.js';
import { checkProfile, loadProfile } from './loadProfile.js';
import { profileFromScan } from './profileFromScan.js';
import { toCellProfile } from './toCellProfile.js';

const directory = mkdtempSync(join(tmpdir(), 'nabms-profile-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const BASE = { name: 'pouch', capacity_Ah: 1, voltageMin_V: 2.4, voltageMax_V: 3.6 };

const FULL = {
  ...BASE,
  geometry: 'half',
  electrodeArea_cm2: 500,
  footprintArea_cm2: 50,
  layers: 10,
  cathode: 'NVP',
  ocv: [
    [0, 2.6],
    [0.5, 3.37],
    [1, 3.7],
  ],
  currentMaxCharge_A: 1,
  currentMaxDischarge_A: 2,
  temperatureMin_degC: 0,
  temperatureMax_degC: 45,
  pressureMin_kPa: 100,
  pressureMax_kPa: 2000,
  volumes: {
    cathode_cm3_per_Ah: 0.2,
    cathodeUncertainty_cm3_per_Ah: 0.01,
    sei_cm3_per_Ah: 0.6,
    seiUncertainty_cm3_per_Ah: 0.05,
    sodium_cm3_per_Ah: 0.885,
    sodiumUncertainty_cm3_per_Ah: 0.002,
    deadPorosity: 0.1,
    deadPorosityUncertainty: 0.04,
  },
  fixture: { type: 'spring', preload_kPa: 1000, stiffness_kPa_per_um: 5, stiffnessUncertainty: 0.2 },
  sensors: {
    currentOffset_A: -1e-5,
    currentOffsetUncertainty_A: 5e-6,
    currentGainUncertainty: 1e-5,
    voltageNoise_V: 2e-5,
    voltageResolution_V: 1.56e-5,
    temperatureNoise_degC: 0.02,
    pressureNoise_kPa: 0.1,
    pressureDrift_kPa_per_h: 0.05,
  },
};

async function loadText(text: string): Promise<unknown> {
  const path = join(directory, 'profile.json');
  writeFileSync(path, text);
  return loadProfile(path);
}

describe('a profile document', () => {
  it('is read with every key, and with only the required ones', async () => {
    expect(await loadText(JSON.stringify(FULL))).toEqual(FULL);
    expect(await loadText(`\uFEFF${JSON.stringify(BASE)}`)).toEqual(BASE);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ capacity_Ah: undefined }, "key 'capacity_Ah' is missing, expected a number above 0 and up to 1000 Ah"],
    [{ capacity_Ah: 0 }, "key 'capacity_Ah' is 0, expected a number above 0 and up to 1000 Ah"],
    [{ capacity_Ah: 1001 }, "key 'capacity_Ah' is 1001"],
    [{ capacity_Ah: '1' }, 'key \'capacity_Ah\' is "1", expected a number above 0'],
    [{ name: '' }, 'key \'name\' is "", expected a text that is not empty'],
    [{ voltageMax_V: 2.4 }, "key 'voltageMax_V' is 2.4, expected more than voltageMin_V (2.4)"],
    [{ geometry: 'pouch' }, 'key \'geometry\' is "pouch", expected one of full, half'],
    [{ layers: 2.5 }, "key 'layers' is 2.5, expected a whole number from 1 to 10000"],
    [{ cathode: 'XYZ' }, 'key \'cathode\' is "XYZ", expected a cathode of the library: NVP'],
    [{ capacity_mAh: 1000 }, "unknown key 'capacity_mAh', expected only the keys name, capacity_Ah"],
    [{ fixture: { type: 'clamp' } }, 'key \'fixture.type\' is "clamp", expected one of constant-gap, spring'],
    [
      { fixture: { type: 'none', gap: 1 } },
      "unknown key 'fixture.gap', expected only the keys type, preload_kPa",
    ],
    [
      { volumes: { cathode: 0.2 } },
      "unknown key 'volumes.cathode', expected only the keys cathode_cm3_per_Ah",
    ],
    [{ volumes: { deadPorosity: -1 } }, "key 'volumes.deadPorosity' is -1, expected a number from 0 to 5"],
    [{ fixture: 'spring' }, 'key \'fixture\' is "spring", expected an object'],
    [
      { sensors: { voltageNoise_V: -1e-5 } },
      "key 'sensors.voltageNoise_V' is -0.00001, expected a number from 0",
    ],
    [{ temperatureMin_degC: 50, temperatureMax_degC: 40 }, 'expected more than temperatureMin_degC (50)'],
    [{ temperatureMin_degC: 70 }, 'expected less than temperatureMax_degC (60 by default)'],
    [{ temperatureMax_degC: -50 }, 'expected more than temperatureMin_degC (-40)'],
    [{ pressureMin_kPa: 5, pressureMax_kPa: 5 }, 'expected more than pressureMin_kPa (5)'],
    [{ ocv: [[0, 3]] }, 'expected a list of 2 to 10000 pairs'],
    [{ ocv: [[0, 3], [0, 3.1]] }, "key 'ocv[1][0]' is 0, expected more than the fraction before it (0)"], // prettier-ignore
    [{ ocv: [[0, 3], [1, 2.9]] }, "key 'ocv[1][1]' is 2.9, expected more than the voltage before it (3 V)"], // prettier-ignore
    [{ ocv: [[0, 3], [1.2, 3.1]] }, "key 'ocv[1][0]' is 1.2, expected a number from 0 to 1"], // prettier-ignore
    [{ ocv: [[0, 3], [1]] }, "expected"], // prettier-ignore
    [{ currentMaxDischarge_A: -1 }, 'expected a number above 0 and up to 100000 A (a positive number)'],
  ])('with %j is refused, naming the key', (change, expected) => {
    const document = JSON.parse(JSON.stringify({ ...BASE, ...change })) as unknown;
    let message = '';
    try {
      checkProfile('p.json', document);
    } catch (error) {
      expect((error as Error).name).toBe('DataError');
      message = (error as Error).message;
    }
    expect(message).toContain('p.json: ');
    expect(message).toContain(expected);
  });

  it('counts the faults it does not show', () => {
    expect(() => checkProfile('p.json', { ...BASE, name: 1, capacity_Ah: -1, layers: 0 })).toThrow(
      '(and 2 more)',
    );
    expect(() => checkProfile('p.json', [])).toThrow('the document is [], expected an object');
  });

  it.each([
    [
      '{\n  "name": "a",\n  "capacity_Ah": 1,\n}',
      "line 4: character 1: found '}', expected a key in double quotes",
    ],
    ['{"name": \'a\'}', "line 1: character 10: found ''a'}', expected a value"],
    ['{"name" "a"}', "expected ':' after the key"],
    ['{"a": 1 "b": 2}', "line 1: character 9: found '\"b\":', expected ',' or '}'"],
    ['{"a": [1, 2', "line 1: character 12: the text ends here, expected ',' or ']'"],
    ['{"a": 01}', 'line 1: character 7'],
    ['{"a": NaN}', "found 'NaN}', expected a value"],
    ['{} x', "character 4: found 'x', expected nothing after the end of the document"],
    ['time,voltage\n1,2', "line 1: character 1: found 'time,voltage'"],
    ['{\n// a note\n}', 'line 2: character 1'],
  ])('that is not JSON is refused with line and character: %j', async (text, expected) => {
    await expect(loadText(text)).rejects.toThrow(expected);
  });

  it('that is not there, a directory or empty is refused', async () => {
    await expect(loadProfile(join(directory, 'no.json'))).rejects.toThrow('there is no such file');
    await expect(loadProfile(directory)).rejects.toThrow('this is a directory');
    await expect(loadText(' \n')).rejects.toThrow('the file is empty');
  });
});

describe('the core’s profile', () => {
  it('has every number of the document', () => {
    const profile = toCellProfile(checkProfile('p', FULL));
    expect(profile).toMatchObject({
      capacity_Ah: 1,
      geometry: Geometry.Half,
      electrodeArea_cm2: 500,
      footprintArea_cm2: 50,
      layers: 10,
      ocvCount: 3,
      currentMaxCharge_A: 1,
      currentMaxDischarge_A: 2,
      temperatureMin_degC: 0,
      temperatureMax_degC: 45,
      pressureMin_kPa: 100,
      pressureMax_kPa: 2000,
      fixtureType: FixtureType.Spring,
      fixturePreload_kPa: 1000,
      fixtureStiffness_kPa_per_um: 5,
      fixtureStiffnessUncertainty: 0.2,
      ...FULL.sensors,
    });
    expect(profile.volumes).toMatchObject({
      cathode_cm3_per_Ah: 0.2,
      cathodeUncertainty: 0.01,
      sei_cm3_per_Ah: 0.6,
      seiUncertainty: 0.05,
      sodium_cm3_per_Ah: 0.885,
      sodiumUncertainty: 0.002,
      deadPorosity: 0.1,
      deadPorosityUncertainty: 0.04,
    });
    // The document's own table overrides the library's.
    expect(profile.ocvVoltage_V.slice(0, 4)).toEqual([2.6, 3.37, 3.7, 0]);
    expect(profile.ocvFraction).toHaveLength(OCV_POINTS_MAX);
  });

  it('is a full cell when a given profile does not say, and unknown when the data made it', () => {
    expect(toCellProfile(BASE).geometry).toBe(Geometry.Full);
    expect(toCellProfile(BASE, 'fromData').geometry).toBe(Geometry.Unknown);
    expect(toCellProfile({ ...BASE, geometry: 'half' }, 'fromData').geometry).toBe(Geometry.Half);
    expect(toCellProfile(BASE).ocvCount).toBe(0);
  });

  it('takes the library’s volume change for a cathode, uncertain by 15 % and at least 0.02 cm3/Ah', () => {
    const volumesOf = (change: object): [number, number] => {
      const { volumes } = toCellProfile({ ...BASE, ...change });
      return [volumes.cathode_cm3_per_Ah, volumes.cathodeUncertainty];
    };
    expect(volumesOf({})).toEqual([0.15, 0.05]);
    expect(volumesOf({ cathode: 'NVP' })).toEqual([0.21, 0.15 * 0.21]);
    expect(volumesOf({ cathode: 'NFM' })).toEqual([0.1, 0.02]);
    expect(volumesOf({ cathode: 'NVP', volumes: { cathode_cm3_per_Ah: 0.19 } })).toEqual([0.19, 0.15 * 0.19]);
    expect(volumesOf({ volumes: { cathodeUncertainty_cm3_per_Ah: 0.03 } })).toEqual([0.15, 0.03]);
  });

  it('takes the library’s table for a cathode, rising and within the core’s size', () => {
    const profile = toCellProfile({ ...BASE, cathode: 'NVP' });
    expect(profile.ocvCount).toBeGreaterThan(10);
    expect(profile.ocvCount).toBeLessThanOrEqual(OCV_POINTS_MAX);
    for (let k = 1; k < profile.ocvCount; k++) {
      expect(profile.ocvFraction[k]).toBeGreaterThan(profile.ocvFraction[k - 1]);
      expect(profile.ocvVoltage_V[k]).toBeGreaterThan(profile.ocvVoltage_V[k - 1]);
    }
  });

  it('keeps ends and edges of a longer table', () => {
    const curve = (s: number): number =>
      3.37 + 0.006 * s + 0.3 * Math.exp((s - 1) / 0.01) - 0.8 * Math.exp(-s / 0.01);
    const ocv = Array.from({ length: 1001 }, (_, k): [number, number] => [k / 1000, curve(k / 1000)]);
    const profile = toCellProfile({ ...BASE, ocv });
    expect(profile.ocvCount).toBe(OCV_POINTS_MAX);
    expect(profile.ocvFraction[0]).toBe(0);
    expect(profile.ocvFraction[OCV_POINTS_MAX - 1]).toBe(1);
    let worst = 0;
    for (const [s, voltage] of ocv) {
      let k = 1;
      while (profile.ocvFraction[k] < s) k++;
      const [s0, s1] = [profile.ocvFraction[k - 1], profile.ocvFraction[k]];
      const [v0, v1] = [profile.ocvVoltage_V[k - 1], profile.ocvVoltage_V[k]];
      worst = Math.max(worst, Math.abs(v0 + ((v1 - v0) * (s - s0)) / (s1 - s0) - voltage));
    }
    // Evenly spaced points would miss the edges by 0.4 V.
    expect(worst).toBeLessThan(0.0005);
  });
});

describe('a profile from the data', () => {
  const scan: RecordingScan = {
    format: 'bdf',
    rows: 10,
    duration_s: 100,
    voltageMin_V: 2,
    voltageMax_V: 3.8,
    capacity_Ah: 0.001,
    columns: '',
    warnings: [],
  };

  it('has the capacity and the window and nothing else', () => {
    const document = profileFromScan(scan, 'run.csv');
    expect(document).toEqual({ name: 'run.csv', capacity_Ah: 0.001, voltageMin_V: 2, voltageMax_V: 3.8 });
    expect(checkProfile('run.csv', document)).toEqual(document);
  });

  it('is refused where the data have neither', () => {
    expect(() => profileFromScan({ ...scan, capacity_Ah: 0 }, 'run.csv')).toThrow(
      'give the cell with --profile',
    );
    expect(() => profileFromScan({ ...scan, voltageMax_V: 2 }, 'run.csv')).toThrow(
      'the voltage never changes',
    );
  });
});
