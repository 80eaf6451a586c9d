/** A cell of the library as a part of a scenario: its parameters, and how it is meant to be cycled. */
import { listCells } from '../../sim/library/cells.js';
import type { CycleSettings } from '../../sim/protocol/protocol.js';
import type { Scenario } from '../../sim/scenario/scenario.js';

export const CELL_IDS = listCells().map(({ id }) => id);

export interface LibraryChoice {
  readonly cell: NonNullable<Scenario['cell']>;
  readonly cycling: Partial<CycleSettings>;
}

/** The library's cell of this id, or null. */
export function libraryCell(id: string): LibraryChoice | null {
  const found = listCells().find((cell) => cell.id === id);
  if (found === undefined) return null;
  const { parameters, voltageMin_V, voltageMax_V, cycling } = found;
  return { cell: parameters, cycling: { voltageMin_V, voltageMax_V, ...cycling } };
}
