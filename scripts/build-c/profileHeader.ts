/** A cell's profile as C: a function that fills a `CellProfile`, so that a new cell is a generated data file. */
import { CellProfile } from '../../firmware/core/profile.js';

/** The header; only what differs from the core's defaults is set, every number with all its bits. */
export function profileHeader(profile: CellProfile, prefix: string): string {
  const defaults = new Map(Object.entries(new CellProfile()));
  const lines = Object.entries(profile).flatMap(([name, value]: [string, unknown]) =>
    assignments(name, value, defaults.get(name)),
  );
  return `/* Generated from a cell profile. Call after ${prefix}_CellProfile_init. */
#ifndef ${prefix.toUpperCase()}_CELL_H
#define ${prefix.toUpperCase()}_CELL_H

#include "${prefix}_profile.h"

static inline void ${prefix}_fill_cell_profile(${prefix}_CellProfile *profile) {
${lines.map((line) => `    ${line}`).join('\n')}
}

#endif
`;
}

function assignments(name: string, value: unknown, standard: unknown): string[] {
  if (Array.isArray(value)) {
    const known: unknown[] = Array.isArray(standard) ? standard : [];
    return value.flatMap((element: unknown, at) => assignments(`${name}[${at}]`, element, known[at]));
  }
  if (typeof value === 'object' && value !== null) {
    const known = (standard ?? {}) as Record<string, unknown>;
    return Object.entries(value).flatMap(([key, part]) => assignments(`${name}.${key}`, part, known[key]));
  }
  if (typeof value !== 'number') throw new Error(`${name} is no number`);
  return value === standard ? [] : [`profile->${name} = ${String(value)};`];
}
