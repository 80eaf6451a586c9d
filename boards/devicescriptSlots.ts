/**
 * Which parts of the core the DeviceScript image leaves out, and why.
 *
 * The machine takes no image whose functions end beyond byte 65,535 (see sim/boards/devicescriptImage.ts); the core with
 * every part is larger. A slot is a part that has a twin in `firmware/core/none` which does nothing; leaving it out puts
 * the twins in the place of the modules, in the folder the image is built in. Chosen by worth: protection, soft shorts,
 * pressure and the inventory of cyclable sodium stay.
 */

/** A module of the program, and the one that takes its place; both relative to the repository. */
export interface Replacement {
  module: string;
  twin: string;
}

const CORE = 'firmware/core';

/** Modules of each slot, and their twins in `none`. */
const SLOTS = {
  /** State of charge, resistances, nucleation, collapse. The dips need its resistance: leave them out with it. */
  voltage: [
    ['voltage/voltageModel.ts', 'voltageModel.ts'],
    ['voltage/voltageSettings.ts', 'voltageSettings.ts'],
    ['voltage/voltageOutputs.ts', 'outputs.ts'],
  ],
  dips: [
    ['voltage/transients.ts', 'transients.ts'],
    ['leak/dipsEvidence.ts', 'dipsEvidence.ts'],
    ['voltage/transientSettings.ts', 'transientSettings.ts'],
    ['voltage/transientOutputs.ts', 'outputs.ts'],
  ],
  pressure: [
    ['pressure/pressureModel.ts', 'pressureModel.ts'],
    ['pressure/pressureLeak.ts', 'pressureLeak.ts'],
    ['leak/pressureEvidence.ts', 'pressureEvidence.ts'],
    ['pressure/pressureOutputs.ts', 'outputs.ts'],
  ],
  /** Leaks in partial cycles without a load cell. */
  partial: [['leak/partialLeak.ts', 'partialLeak.ts']],
  /** Division of the loss into dead metal, SEI and locked sodium, corrected efficiency, forecast. */
  ledger: [
    ['ledger/sodiumLedger.ts', 'sodiumLedger.ts'],
    ['ledger/ledgerOutputs.ts', 'outputs.ts'],
  ],
  /** The forecast of the ledger alone. */
  forecast: [['ledger/lifeForecast.ts', 'lifeForecast.ts']],
} as const;

export type SlotName = keyof typeof SLOTS;

export const SLOT_NAMES = Object.keys(SLOTS) as SlotName[];

/** What the image for boards leaves out. */
export const LEFT_OUT: readonly { slot: SlotName; reason: string }[] = [
  {
    slot: 'voltage',
    reason: 'largest part; what it says of the state of charge, no detector of shorts needs',
  },
  { slot: 'dips', reason: 'need the resistance that the voltage model measures' },
  {
    slot: 'partial',
    reason: 'partial cycles without a load cell only; a full charge now and then shows the same leaks',
  },
  { slot: 'forecast', reason: 'a host can make it from the capacities of the cycles' },
];

/**
 * What the console leaves out: `log dump`, because the settings of a board with this machine have no room for recorded samples;
 * `stream`, because a line with all its digits takes more than half of the operations between two sleeps, and the registers of
 * the service give the same numbers to the last bit.
 */
export const CONSOLE_LEFT_OUT: readonly Replacement[] = [
  { module: 'firmware/console/stream.ts', twin: 'firmware/console/none/stream.ts' },
  { module: 'firmware/console/logDump.ts', twin: 'firmware/console/none/logDump.ts' },
];

/** The modules that leaving out these slots replaces. */
export function replacementsOf(slots: readonly SlotName[]): Replacement[] {
  return slots.flatMap((slot) =>
    SLOTS[slot].map(([module, twin]) => ({ module: `${CORE}/${module}`, twin: `${CORE}/none/${twin}` })),
  );
}
