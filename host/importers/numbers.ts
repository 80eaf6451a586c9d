/** Numbers as files write them: decimal point or comma, blanks, spellings of "no value". */

const MISSING = /^\s*(?:|nan|-?inf(?:inity)?|null|none|n\/?a|#n\/a|-+)\s*$/iu;
const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/u;
const WITH_COMMA = /^\s*[+-]?\d*,\d+(?:[eE][+-]?\d+)?\s*$/u;

const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** The number a field holds, or NaN when it holds none. Never infinite. */
export function parseNumber(field: string, decimalComma: boolean): number {
  const text = decimalComma ? field.replace(',', '.') : field;
  const value = Number(text);
  if (!Number.isFinite(value)) return Number.NaN;
  // Number() also takes '' and ' ' as 0, '0x10' and '0b1'; a field that begins like a plain number cannot be these.
  const first = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  if (first >= DIGIT_0 && first <= DIGIT_9 && !(second > DIGIT_9)) return value;
  return DECIMAL.test(text) ? value : Number.NaN;
}

/** True for a field that says "no value": blank, NaN, infinite, null, n/a, dashes. */
export function isMissing(field: string): boolean {
  return MISSING.test(field);
}

/** True for a number written with a decimal comma. */
export function hasDecimalComma(field: string): boolean {
  return WITH_COMMA.test(field);
}
