/** The scenario is impossible: one clear line that names the key, what was found and what is allowed. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

/** Throws unless `value` is a finite number within [min, max]. */
export function requireNumber(key: string, value: unknown, min: number, max: number): void {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max) {
    const allowed = min === max ? `${min}` : `a number from ${min} to ${max}`;
    throw new ScenarioError(`${key} is ${show(value)}; it must be ${allowed}`);
  }
}

/** Throws unless `value` is an integer within [min, max]. */
export function requireInteger(key: string, value: unknown, min: number, max: number): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new ScenarioError(`${key} is ${show(value)}; it must be a whole number from ${min} to ${max}`);
  }
}

/** Throws unless `value` is one of the words of the list. */
export function requireOneOf(key: string, value: unknown, allowed: readonly string[]): void {
  if (typeof value !== 'string' || !allowed.includes(value)) {
    throw new ScenarioError(`${key} is ${show(value)}; it must be one of: ${allowed.join(', ')}`);
  }
}

function show(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value === undefined) return 'missing';
  return JSON.stringify(value);
}
