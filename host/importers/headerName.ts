/**
 * Splits the header of a column into a name and a unit: `time_s`, `Current (mA)`, `time [h]`, `Ecell/V`,
 * `Voltage / V`, `Time, s`, `Voltage V`. Which split is meant depends on the unit being one, so all are offered.
 */

export interface NameAndUnit {
  readonly name: string;
  readonly unit: string;
}

const SPLITS: readonly RegExp[] = [
  /^(.*\S)\s*[([{]([^()[\]{}]*)[)\]}]\s*$/u,
  /^(.*\S)\s*\/\s*([^/]+)$/u,
  /^(.*\S)\s*,\s*([^,]+)$/u,
  /^(.+)_([^_]+)$/u,
  /^(.*\S)\s+(\S+)$/u,
];

/** Every way the header could be a name followed by a unit, the most explicit notation first. */
export function splitHeader(header: string): NameAndUnit[] {
  const text = header.trim();
  const found: NameAndUnit[] = [];
  for (const split of SPLITS) {
    const match = split.exec(text);
    if (match !== null) found.push({ name: match[1], unit: match[2].trim() });
  }
  return found;
}

/** A name without case, blanks and punctuation: `Test_Time`, `test time` and `TestTime` are the same name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/gu, '');
}
