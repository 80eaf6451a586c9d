/** What the figures must reach: the issues' tables of the detectors and of the compiler. */
export const STEP_MEAN_CYCLES_MAX = 150_000;
export const STEP_WORST_CYCLES_MAX = 250_000;
/** Generated over hand-written. */
export const CYCLES_RATIO_MAX = 1.05;
export const SIZE_RATIO_MAX = 1.1;
/** The core through the compiler, started on the command line: processor time, s. */
export const COMPILE_MAX_S = 3;
