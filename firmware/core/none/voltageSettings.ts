/** Settings of the voltage model where it is left out: none. Takes the place of `voltage/voltageSettings.ts`. */
export class VoltageSettings {}
