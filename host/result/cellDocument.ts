import type { ProfileDocument } from '../../sim/library/profileDocument.js';
import type { CellDocument } from './resultSchema.js';

/** What the result says of the cell: from a given profile, or from the data with the rest unknown. */
export function cellDocument(profile: ProfileDocument, origin: CellDocument['profile']): CellDocument {
  return {
    name: profile.name,
    capacity_Ah: profile.capacity_Ah,
    voltageMin_V: profile.voltageMin_V,
    voltageMax_V: profile.voltageMax_V,
    geometry: origin === 'given' ? (profile.geometry ?? 'full') : 'unknown',
    cathode: profile.cathode ?? null,
    profile: origin,
  };
}

/** What opposes the collector, for people. */
export function counterText(cell: CellDocument): string {
  return isCollectorHalfCell(cell)
    ? 'sodium metal in excess, no cathode'
    : `cathode ${cell.cathode ?? 'unknown'}`;
}

/** A bare collector against sodium metal, as the core's profile tells it. */
export function isCollectorHalfCell({ geometry, voltageMin_V, voltageMax_V }: CellDocument): boolean {
  return geometry === 'half' && voltageMin_V < 0 && voltageMax_V > 0;
}
