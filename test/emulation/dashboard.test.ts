/** What DeviceScript's own dashboard shows of the emulated board: it finds the standard services, and their values follow the cell. */
import { beforeAll, expect, it } from 'vitest';
import { buildFirmware } from '../../host/devicescript/buildFirmware.js';
import { emulatedChoice, readCell } from '../../host/devicescript/choice.js';
import { EmulatedBoard } from '../../sim/boards/emulatedBoard.js';
import { DashboardBus } from './dashboardBus.js';

const BUILD_LIMIT_MS = 300_000;
const SECOND_MS = 1000;
/** Class of the service, its name in the dashboard, and what it shows of a cell at 3.1 V, -0.3 A, 31 degC. */
const SHOWN = [
  // A step of the ADS122C04 at 4.5 V is 0.54 µV, one of the INA228 at 20 mΩ 3.9 µA, one of the TMP117 7.8 mK.
  { serviceClass: 0x1633ac19, name: 'DC Voltage Measurement', value: 3.1, error: 1e-6, text: /^3\.10\d*V$/ },
  {
    serviceClass: 0x1912c8ae,
    name: 'DC Current Measurement',
    value: -0.3,
    error: 8e-6,
    text: /^-0\.30\d*A$/,
  },
  { serviceClass: 0x1421bac7, name: 'Temperature', value: 31, error: 0.008, text: /^31\S*°C$/ },
];
const READING = 0x101;

let bytecode: Uint8Array;

beforeAll(async () => {
  const choice = await emulatedChoice('pico', await readCell(undefined), SECOND_MS);
  bytecode = await buildFirmware(choice, 'emulated');
}, BUILD_LIMIT_MS);

it('the dashboard shows voltage, current and temperature of the cell', async () => {
  const board = await EmulatedBoard.start({ bytecode, closesHigh: true });
  const cell = { voltage_V: 3.3, current_A: 0.2, temperature_degC: 25, pressure_kPa: 300 };
  board.setCell(cell);
  const dashboard = new DashboardBus(board.vm);
  await dashboard.advance(20 * SECOND_MS);
  board.setCell({ ...cell, voltage_V: 3.1, current_A: -0.3, temperature_degC: 31 });
  await dashboard.advance(5 * SECOND_MS);
  for (const { serviceClass, name, value, error, text } of SHOWN) {
    const [service, ...others] = dashboard.bus.services({ serviceClass });
    expect(others).toEqual([]);
    expect(service?.specification.name).toBe(name);
    const reading = service?.register(READING);
    expect(Math.abs(Number(reading?.unpackedValue[0]) - value)).toBeLessThan(error);
    expect(reading?.humanValue).toMatch(text);
  }
});
