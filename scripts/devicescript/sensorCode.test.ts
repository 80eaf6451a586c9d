/** The sensors' part of a board's module, as text. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadBoard } from '../../host/boards/loadBoard.js';
import { sensorCode } from './sensorCode.js';

const PICO = join(import.meta.dirname, '..', '..', 'boards', 'pico.json');

it.each([
  ['40mV', true],
  ['163mV', false],
] as const)('equal codes of an INA228 in its range of %s mean a frozen part: %s', async (range, isFine) => {
  const board = await loadBoard(PICO);
  for (const sensor of board.sensors) if (sensor.part === 'INA228') sensor.range = range;
  expect(sensorCode(PICO, board)).toContain(`new SensorLink(part0, ${isFine})`);
});
