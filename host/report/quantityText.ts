/**
 * Numbers as a reader meets them: SI prefix by magnitude, decimals by the width of the interval beside the number.
 * What is null or not finite is written as a dash, never as a number.
 */

export const NOT_KNOWN = '–';
const NBSP = '\u202f';

/** A unit with an SI prefix: shown = base * `scale`. */
export interface DisplayUnit {
  name: string;
  scale: number;
}

const PREFIXES: [string, number][] = [
  ['M', 1e6],
  ['k', 1e3],
  ['', 1],
  ['m', 1e-3],
  ['µ', 1e-6],
  ['n', 1e-9],
];

/** Prefixes in use for each base unit; others would look odd to the field (kAh of a pouch cell, mΩ of a short). */
const ALLOWED = { A: ['', 'm', 'µ', 'n'], Ah: ['', 'm', 'µ'], Ω: ['M', 'k', '', 'm'] } as const;

/** The prefix with which the largest of the values reads as 1 to 999. */
export function displayUnit(
  values: readonly (number | null | undefined)[],
  base: keyof typeof ALLOWED,
): DisplayUnit {
  let largest = 0;
  for (const value of values) {
    if (typeof value === 'number' && Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  const allowed: readonly string[] = ALLOWED[base];
  const usable = PREFIXES.filter(([prefix]) => allowed.includes(prefix));
  const fitting = usable.find(([, size]) => largest >= size * (1 - 1e-9)) ?? usable.at(-1) ?? ['', 1];
  const [prefix, size] = largest === 0 ? ['', 1] : fitting;
  return { name: prefix + base, scale: 1 / size };
}

/** Decimals that show two significant digits of a width. */
export function decimalsFor(width: number): number {
  if (!Number.isFinite(width) || width <= 0) return 3;
  return Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(width))));
}

/** A number with four significant digits, or with given decimals. */
export function numberText(value: number | null | undefined, decimals?: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_KNOWN;
  const text = decimals === undefined ? String(Number(value.toPrecision(4))) : value.toFixed(decimals);
  const unsigned = text.replace('-', '');
  return Number(text) < 0 ? `\u2212${unsigned}` : unsigned;
}

/** A number in a display unit, unit appended. */
export function quantityText(value: number | null | undefined, unit: DisplayUnit, decimals?: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_KNOWN;
  return `${numberText(value * unit.scale, decimals)}${NBSP}${unit.name}`;
}

/** An interval in a display unit: `1.2 to 3.4 mA`. */
export function intervalText(
  low: number | null | undefined,
  high: number | null | undefined,
  unit: DisplayUnit,
): string {
  if (low === null || low === undefined || high === null || high === undefined) return NOT_KNOWN;
  const decimals = decimalsFor((high - low) * unit.scale);
  return `${numberText(low * unit.scale, decimals)} to ${quantityText(high, unit, decimals)}`;
}

const HOURS: DisplayUnit = { name: 'h', scale: 1 / 3600 };

/** A time in hours, to a hundredth (36 s), finer below one hour. */
export function hoursText(time_s: number | null | undefined): string {
  return quantityText(time_s, HOURS, Math.abs(time_s ?? 0) < 0.5 ? 0 : Math.abs(time_s ?? 0) < 3600 ? 4 : 2);
}

/** An interval of time in hours. */
export function hoursIntervalText(
  low_s: number | null | undefined,
  high_s: number | null | undefined,
): string {
  return intervalText(low_s, high_s, HOURS);
}

/** A span in the unit in which it reads best. */
export function spanText(span_s: number): string {
  if (span_s < 1) return quantityText(span_s * 1000, { name: 'ms', scale: 1 });
  if (span_s < 300) return quantityText(span_s, { name: 's', scale: 1 });
  if (span_s < 3 * 3600) return quantityText(span_s / 60, { name: 'min', scale: 1 });
  return quantityText(span_s, HOURS);
}
