/** The forms the surface lag of the cathode can take; `relaxation.ts` makes them. */
export type RelaxationKind = 'lag' | 'shells' | 'powerLaw';
export const RELAXATION_KINDS: readonly RelaxationKind[] = ['lag', 'shells', 'powerLaw'];
