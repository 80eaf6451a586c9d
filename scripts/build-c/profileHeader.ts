/** A cell's profile as C: a function that fills a `CellProfile`, so that a new cell is a generated data file. */
import type { CellProfile } from '../../firmware/core/profile.js';
import { profileDifferences } from '../../host/profile/profileDifferences.js';

/** The header; only what differs from the core's defaults is set, every number with all its bits. */
export function profileHeader(profile: CellProfile, prefix: string): string {
  const lines = profileDifferences(profile).map(({ path, value }) => `profile->${path} = ${value};`);
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
