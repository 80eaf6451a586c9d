/** The tables of docs/cathodes.md say what the library says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cellWith } from '../cell/cellParameters.js';
import { listCathodes } from './cathodes.js';
import { listCells } from './cells.js';

/** Cells of the rows whose first cell is an id in code quotes. */
const rows = new Map(
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'cathodes.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .map(([id, ...cells]) => [id.replaceAll('`', ''), cells] as const),
);

it.each(listCathodes().map((cathode) => [cathode.id, cathode] as const))(
  'has the row of %s',
  (id, cathode) => {
    const [, capacity, volume, min, max, start, end] = rows.get(id)!;
    expect(Number(capacity)).toBe(cathode.specificCapacity_mAh_per_g);
    expect(parseFloat(volume)).toBe(cathode.volume_cm3_per_Ah);
    expect([Number(min), Number(max)]).toEqual([cathode.voltageMin_V, cathode.voltageMax_V]);
    expect([start, end]).toEqual([cathode.voltage_V(0, 1).toFixed(3), cathode.voltage_V(1, 1).toFixed(3)]);
  },
);

const fullCells = listCells().filter(({ parameters }) => parameters.geometry !== 'half');

it.each(fullCells.map((cell) => [cell.id, cell] as const))('has the row of %s', (id, cell) => {
  const parameters = cellWith(cell.parameters);
  expect(rows.get(id)).toEqual([
    parameters.cathode,
    `${cell.voltageMin_V} to ${cell.voltageMax_V}`,
    String(parameters.diffusionTime_s),
    String(parameters.heatCapacity_J_per_K),
    cell.endOfDischarge,
  ]);
});
