/** How far the true cell, its sensors and its surroundings lie from what the core is told. docs/spread.md. */
export type SpreadKind = 'off' | 'default' | 'hard';
export const SPREAD_KINDS: readonly SpreadKind[] = ['off', 'default', 'hard'];
