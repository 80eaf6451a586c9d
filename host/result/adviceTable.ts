/** What to do next: one row a finding, most urgent first. docs/advice.md shows the same rows (advice.test.ts). */
import type { AdviceRow } from './adviceRow.js';
import { LEAK_ADVICE } from './leakAdvice.js';
import { RECORD_ADVICE } from './recordAdvice.js';
import { SODIUM_ADVICE } from './sodiumAdvice.js';

export const ADVICE: readonly AdviceRow[] = [...LEAK_ADVICE, ...SODIUM_ADVICE, ...RECORD_ADVICE];
