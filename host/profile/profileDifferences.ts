/** In what a cell's profile differs from the core's defaults, number by number: what a generated program must set. */
import { CellProfile } from '../../firmware/core/profile.js';

/** A number and where it is, as C and TypeScript write it: `capacity_Ah`, `fixture.stiffness`, `ocvVoltage_V[3]`. */
export interface ProfileDifference {
  readonly path: string;
  readonly value: number;
}

export function profileDifferences(profile: CellProfile): ProfileDifference[] {
  const standard = new Map<string, unknown>(Object.entries(new CellProfile()));
  return Object.entries(profile).flatMap(([name, value]: [string, unknown]) =>
    differences(name, value, standard.get(name)),
  );
}

function differences(path: string, value: unknown, standard: unknown): ProfileDifference[] {
  if (Array.isArray(value)) {
    const known: unknown[] = Array.isArray(standard) ? standard : [];
    return value.flatMap((element: unknown, at) => differences(`${path}[${at}]`, element, known[at]));
  }
  if (typeof value === 'object' && value !== null) {
    const known = (standard ?? {}) as Record<string, unknown>;
    return Object.entries(value).flatMap(([key, part]) => differences(`${path}.${key}`, part, known[key]));
  }
  if (typeof value !== 'number') throw new Error(`${path} is no number`);
  return value === standard ? [] : [{ path, value }];
}
