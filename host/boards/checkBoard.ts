/** What is wrong with a board beyond its single keys: where in the file, what, and how to mend it. */
import { MICROCONTROLLERS, type Microcontroller } from '../../boards/microcontrollers.js';
import { suggestion } from '../scenario/nearestName.js';
import type { DocumentPath } from '../scenario/yamlDocument.js';
import type { Board, SensorEntry } from './boardSchema.js';

export interface BoardProblem {
  path: DocumentPath;
  what: string;
}

/** Addresses a part can be wired to, from and to. Sources: the data sheets named in firmware/devices. */
const ADDRESSES: Readonly<Record<string, readonly [number, number]>> = {
  INA228: [0x40, 0x4f],
  INA226: [0x40, 0x4f],
  ADS122C04: [0x40, 0x4f],
  ADS1115: [0x48, 0x4b],
  TMP117: [0x48, 0x4b],
  NAU7802: [0x2a, 0x2a],
};

/** The first problem, or undefined. */
export function boardProblem(board: Board): BoardProblem | undefined {
  const chip = MICROCONTROLLERS[board.microcontroller];
  return (
    pinTableProblem(board, chip) ??
    usedPinsProblem(board) ??
    i2cProblem(board, chip) ??
    contactorProblem(board, chip) ??
    outputProblem(board, chip) ??
    addressProblem(board) ??
    thermistorProblem(board)
  );
}

function pinTableProblem(board: Board, chip: Microcontroller): BoardProblem | undefined {
  for (const [name, pin] of Object.entries(board.pins)) {
    const path = ['pins', name];
    if (!chip.pins.some(([from, to]) => pin >= from && pin <= to)) {
      return { path, what: `the ${chip.name} has no pin ${pin}; correct the number` };
    }
    const taken = chip.taken.find(({ pins }) => pins.includes(pin));
    if (taken !== undefined) {
      return { path, what: `pin ${pin} of the ${chip.name} is taken by ${taken.by}; leave it out` };
    }
    const twin = Object.entries(board.pins).find(([other, number]) => number === pin && other !== name);
    if (twin !== undefined)
      return { path, what: `pins '${name}' and '${twin[0]}' are both number ${pin}; correct one` };
  }
  return undefined;
}

interface PinUse {
  /** Where it stands in the file. */
  path: DocumentPath;
  pin: string;
  /** What for. */
  use: string;
  /** The pin only listens. */
  isInput?: boolean;
}

function uses(board: Board): PinUse[] {
  return [
    { path: ['i2c', 'sda'], pin: board.i2c.sda, use: 'SDA' },
    { path: ['i2c', 'scl'], pin: board.i2c.scl, use: 'SCL' },
    { path: ['contactor', 'pin'], pin: board.contactor.pin, use: 'the contactor' },
    { path: ['log', 'pin'], pin: board.log.pin, use: 'the log' },
    ...board.sensors.flatMap((sensor, k) =>
      sensor.part === 'HX711'
        ? [
            { path: ['sensors', k, 'data'], pin: sensor.data, use: 'the data of the HX711', isInput: true },
            { path: ['sensors', k, 'clock'], pin: sensor.clock, use: 'the clock of the HX711' },
          ]
        : [],
    ),
  ];
}

function usedPinsProblem(board: Board): BoardProblem | undefined {
  const names = Object.keys(board.pins);
  const seen = new Map<string, string>();
  for (const { path, pin, use } of uses(board)) {
    if (!names.includes(pin)) {
      const known = `its pins are ${names.join(', ')}`;
      return { path, what: `there is no pin '${pin}' on this board${suggestion(pin, names)}; ${known}` };
    }
    const other = seen.get(pin);
    if (other !== undefined) {
      return {
        path,
        what: `pin '${pin}' is used for ${other} and for ${use}; choose another for one of them`,
      };
    }
    seen.set(pin, use);
  }
  return undefined;
}

function i2cProblem(board: Board, chip: Microcontroller): BoardProblem | undefined {
  if (chip.i2c === 'any') return undefined;
  const { sda, scl } = board.i2c;
  const [data, clock] = [board.pins[sda], board.pins[scl]];
  if (data % 2 !== 0) {
    const mend = 'SDA is on the pins with even numbers';
    return { path: ['i2c', 'sda'], what: `the ${chip.name} cannot route SDA to '${sda}'; ${mend}` };
  }
  if (clock % 4 !== (data % 4) + 1) {
    const wanted = `a pin whose number is 4 n + ${(data % 4) + 1}, such as ${data + 1}`;
    const block = `I2C${(data % 4) / 2}`;
    return {
      path: ['i2c', 'scl'],
      what: `the ${chip.name} cannot route SCL of ${block}, whose SDA is '${sda}', to '${scl}'; choose ${wanted}`,
    };
  }
  return undefined;
}

function contactorProblem(board: Board, chip: Microcontroller): BoardProblem | undefined {
  const { pin, closes, pull } = board.contactor;
  const opens = closes === 'high' ? 'down' : 'up';
  if (pull !== opens) {
    return {
      path: ['contactor', 'pull'],
      what: `the contactor closes when its pin is ${closes}, and the resistor pulls it ${pull}: it would be closed during a reset; fit one that pulls ${opens}`,
    };
  }
  const number = board.pins[pin];
  const unsteady = chip.unsteady.find(({ pins }) => pins.includes(number));
  if (unsteady !== undefined) {
    return {
      path: ['contactor', 'pin'],
      what: `'${pin}' is not steady while the ${chip.name} resets, because ${unsteady.because}; choose another pin`,
    };
  }
  return undefined;
}

function outputProblem(board: Board, chip: Microcontroller): BoardProblem | undefined {
  for (const { path, pin, use, isInput } of uses(board)) {
    if (chip.inputOnly.includes(board.pins[pin]) && isInput !== true) {
      return {
        path,
        what: `'${pin}' of the ${chip.name} is an input only and cannot drive ${use}; choose another`,
      };
    }
  }
  return undefined;
}

function addressProblem(board: Board): BoardProblem | undefined {
  const seen = new Map<number, string>();
  for (const [k, sensor] of board.sensors.entries()) {
    const range = ADDRESSES[sensor.part];
    if (range === undefined) continue;
    const at = addressOf(sensor, range[0]);
    const path = 'address' in sensor ? ['sensors', k, 'address'] : ['sensors', k];
    const [low, high] = range.map(hexadecimal);
    if (at < range[0] || at > range[1]) {
      return {
        path,
        what: `the ${sensor.part} cannot have the address ${hexadecimal(at)}; it has ${low} to ${high}`,
      };
    }
    const other = seen.get(at);
    if (other !== undefined) {
      const mend = low === high ? 'remove one' : 'wire one of them to another address';
      return { path, what: `${other} and ${sensor.part} both have the address ${hexadecimal(at)}; ${mend}` };
    }
    seen.set(at, sensor.part);
  }
  return undefined;
}

/** A thermistor gives a voltage, which something must convert. */
function thermistorProblem(board: Board): BoardProblem | undefined {
  const needs = board.sensors.findIndex(({ part }) => part === 'NTC');
  if (needs >= 0 && !board.sensors.some(({ part }) => part.startsWith('ADS'))) {
    return { path: ['sensors', needs], what: 'an NTC needs a converter; add an ADS1115 or ADS122C04' };
  }
  return undefined;
}

function addressOf(sensor: SensorEntry, only: number): number {
  return 'address' in sensor ? Number(sensor.address) : only;
}

function hexadecimal(address: number): string {
  return `0x${address.toString(16)}`;
}
