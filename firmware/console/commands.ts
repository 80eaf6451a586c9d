/** The console's commands: their names, the SCPI headers that mean the same or a measurement, and what they are for. */
import type { i32, text } from '../core/types.js';
import type { Words } from './words.js';

export enum Command {
  Help = 0,
  Status = 1,
  Cell = 2,
  Cycles = 3,
  Inventory = 4,
  Short = 5,
  Pressure = 6,
  Faults = 7,
  Clear = 8,
  Cal = 9,
  SelfTest = 10,
  Log = 11,
  Stream = 12,
  Version = 13,
  Reboot = 14,
  Unlock = 15,
  Lock = 16,
  Contactor = 17,
  ScpiIdentity = 18,
  ScpiTest = 19,
  ScpiClear = 20,
  ScpiReset = 21,
  ScpiError = 22,
  ScpiVoltage = 23,
  ScpiCurrent = 24,
  ScpiTemperature = 25,
  ScpiPressure = 26,
  /** No such command. */
  Unknown = 27,
  /** Nothing to answer. */
  None = 28,
}

/** Commands that a person types: those below this one. */
export const PERSON_COMMANDS: i32 = 18;

/** By Command, up to PERSON_COMMANDS; what they are for, likewise. */
export const COMMAND_NAMES: readonly text[] = [
  'help',
  'status',
  'cell',
  'cycles',
  'inventory',
  'short',
  'pressure',
  'faults',
  'clear',
  'cal',
  'selftest',
  'log',
  'stream',
  'version',
  'reboot',
  'unlock',
  'lock',
  'contactor',
];

export const COMMAND_HELP: readonly text[] = [
  'this list',
  'measurements, state, contactor',
  'nominal values and limits of the cell (read only)',
  'newest finished cycle, efficiency',
  'cyclable sodium lost, and where it went',
  'soft short: level, leak, onset, cause',
  'stack pressure and what it follows',
  'faults that are active or latched',
  'release latched faults whose cause has gone (unlock)',
  'offset of the current; cal zero measures it (unlock)',
  'run the self-test; its result',
  'log dump: recorded samples as Battery Data Format',
  'stream csv|json [EVERY_s] | off',
  'firmware, board, serial number',
  'start anew (unlock)',
  'unlock CODE: allow (unlock) commands for 5 minutes',
  'forbid them again',
  'contactor open; contactor close (unlock)',
];

/** The commands by their number. */
const COMMANDS: readonly Command[] = [
  Command.Help,
  Command.Status,
  Command.Cell,
  Command.Cycles,
  Command.Inventory,
  Command.Short,
  Command.Pressure,
  Command.Faults,
  Command.Clear,
  Command.Cal,
  Command.SelfTest,
  Command.Log,
  Command.Stream,
  Command.Version,
  Command.Reboot,
  Command.Unlock,
  Command.Lock,
  Command.Contactor,
  Command.ScpiIdentity,
  Command.ScpiTest,
  Command.ScpiClear,
  Command.ScpiReset,
  Command.ScpiError,
  Command.ScpiVoltage,
  Command.ScpiCurrent,
  Command.ScpiTemperature,
  Command.ScpiPressure,
];

/** Headers in two rows, short and long form, for each command from ScpiIdentity on. */
const SCPI_SHORT: readonly text[] = [
  '*idn?',
  '*tst?',
  '*cls',
  '*rst',
  'syst:err?',
  'meas:volt?',
  'meas:curr?',
  'meas:temp?',
  'meas:pres?',
];
const SCPI_LONG: readonly text[] = [
  '*idn?',
  '*tst?',
  '*cls',
  '*rst',
  'system:error?',
  'measure:voltage?',
  'measure:current?',
  'measure:temperature?',
  'measure:pressure?',
];
const SCPI_COUNT: i32 = 9;

/** The Command that the first word names. */
export function findCommand(words: Words): Command {
  let found: Command = Command.Unknown;
  for (let k: i32 = 0; k < PERSON_COMMANDS; k++) {
    if (words.is(0, COMMAND_NAMES[k])) {
      found = COMMANDS[k];
    }
  }
  for (let k: i32 = 0; k < SCPI_COUNT; k++) {
    const isShort: boolean = words.is(0, SCPI_SHORT[k]);
    const isLong: boolean = words.is(0, SCPI_LONG[k]);
    if (isShort || isLong) {
      found = COMMANDS[PERSON_COMMANDS + k];
    }
  }
  return found;
}

/** Most words, the command's own among them. */
export function mostWords(command: Command): i32 {
  switch (command) {
    case Command.Stream:
      return 3;
    case Command.Cal:
    case Command.Contactor:
    case Command.Log:
    case Command.Unlock:
      return 2;
    default:
      return 1;
  }
}

/** Whether the command needs unlocking as it stands. */
export function isGuarded(command: Command, words: Words): boolean {
  switch (command) {
    case Command.Clear:
    case Command.Reboot:
      return true;
    case Command.Cal:
      return words.count > 1;
    case Command.Contactor:
      return words.is(1, 'close');
    default:
      return false;
  }
}
