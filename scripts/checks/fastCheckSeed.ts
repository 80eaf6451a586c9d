/**
 * Property tests draw the same cases in every run, so that a failure in continuous integration can be repeated at once.
 * `FAST_CHECK_SEED=123 npx vitest run …` draws others.
 */
import fc from 'fast-check';

const DEFAULT_SEED = 20261120;

fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? DEFAULT_SEED) });
