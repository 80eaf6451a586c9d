/** Settings of the detectors of dips where they are left out: none. Takes the place of `voltage/transientSettings.ts`. */
export class TransientSettings {}
