/**
 * Lines of random bytes and lines built from the console's own words: nothing typed without `unlock` raises a guarded request or
 * moves a limit, and all that comes out is lines of printable ASCII. `npm run fuzz:console` takes a million.
 */
import { describe, expect, it } from 'vitest';
import { Dice } from './testing/dice.js';
import { CODE, TestConsole } from './testing/testConsole.js';
import { COMMAND_NAMES } from './commands.js';
import { INPUT_MAX } from './lineEditor.js';
import { QUEUE_BYTES } from './outputQueue.js';

const LINES = Number(process.env.NABMS_CONSOLE_LINES ?? 100_000);
const SEED = Number(process.env.NABMS_CONSOLE_SEED ?? 20261120);

const GUARDED = ['closeContactor', 'clearFaults', 'calibrateZero', 'reboot'] as const;
const HEADERS = [
  '*IDN?',
  '*TST?',
  '*CLS',
  '*RST',
  'SYST:ERR?',
  'MEAS:VOLT?',
  'measure:pressure?',
  'MEAS:CURR?',
];
const PARAMETERS = [
  'close',
  'open',
  'zero',
  'dump',
  'csv',
  'json',
  'off',
  '0',
  '1',
  '-1',
  '1e3',
  '999999999',
  '4294967296',
];
const ENDS = ['\r', '\n', '\r\n', '\r\r', '\x03', '\x15', '\x1b', '\x1b[A', '\b\b\b\b\r', ' \t\r'];

/** Whole lines; with the echo also what the user typed, and its erasing. */
const LINES_OF_TEXT = /^(?:[\x20-\x7e]{1,384}\r\n)*$/;
const ECHOED = /^[\b\r\n\x20-\x7e]*$/;

function randomBytes(dice: Dice): string {
  const length = dice.below(8) === 0 ? dice.below(300) : dice.below(24);
  const printable = dice.below(2) === 0;
  const byte = (): number => (printable ? 32 + dice.below(95) : dice.below(256));
  return String.fromCharCode(...Array.from({ length }, byte));
}

/** A command with parameters, sometimes with one character changed. */
function fromGrammar(dice: Dice, unlock: string): string {
  const word = dice.of([...COMMAND_NAMES, ...HEADERS]);
  const parameters = Array.from({ length: dice.below(4) }, () =>
    dice.below(12) === 0 ? String(100000 + dice.below(900000)) : dice.of(PARAMETERS),
  );
  const line = dice.below(40) === 0 ? unlock : [word, ...parameters].join(dice.of([' ', '  ', '\t']));
  if (dice.below(10) > 0) return line;
  const at = dice.below(line.length + 1);
  return line.slice(0, at) + String.fromCharCode(dice.below(256)) + line.slice(at + 1);
}

function lineOf(dice: Dice, unlock: string): string {
  const text = dice.below(3) === 0 ? randomBytes(dice) : fromGrammar(dice, unlock);
  return text + dice.of(ENDS);
}

interface Seen {
  guarded: number;
  unlocks: number;
}

/** Types `lines` lines, `unlock` among them, with samples, log rows and a port that reads now and then. */
function run(lines: number, unlock: string, seed: number): Seen {
  const dice = new Dice(seed);
  const test = new TestConsole();
  const { actions, console: subject, log } = test;
  const profile = JSON.stringify(test.monitor.profile);
  const seen: Seen = { guarded: 0, unlocks: 0 };
  let time_s = 0;
  for (let count = 0; count < lines; count++) {
    subject.editor.echo = dice.below(4) === 0 && count % 2 === 1;
    const echoed = subject.editor.echo;
    for (const character of lineOf(dice, unlock)) {
      const before = subject.orders.lock.unlocked;
      subject.take(character.charCodeAt(0));
      for (const request of GUARDED) {
        if (!actions[request]) continue;
        if (!before) throw new Error(`${request} rose while locked, line ${count}, seed ${seed}`);
        actions[request] = false;
        seen.guarded++;
      }
      if (!before && subject.orders.lock.unlocked) seen.unlocks++;
    }
    if (log.wanted) {
      Object.assign(log, {
        wanted: false,
        rewind: false,
        ready: dice.below(3) > 0,
        time_s: count,
        voltage_V: 1 / 3,
      });
      log.ended = !log.ready;
    }
    if (dice.below(20) === 0) test.step((time_s += dice.below(30)), 3 + dice.below(1000) / 1000);
    const bounded =
      subject.out.count <= QUEUE_BYTES &&
      subject.editor.count <= INPUT_MAX &&
      subject.orders.errors.count <= 8;
    if (!bounded) throw new Error(`state has grown, line ${count}`);
    if (dice.below(3) > 0 || echoed) {
      const text = test.read();
      const wanted = echoed ? ECHOED : LINES_OF_TEXT;
      // With the echo, what looks like a slip may be what was typed.
      const slipped = !echoed && /NaN|undefined|Infinity/.test(text);
      if (!wanted.test(text) || slipped) {
        throw new Error(`odd output, line ${count}: ${JSON.stringify(text)}`);
      }
    }
  }
  expect(JSON.stringify(test.monitor.profile)).toBe(profile);
  return seen;
}

describe(`${LINES} lines`, () => {
  it('raise no guarded request without the code', () => {
    const seen = run(Math.ceil(LINES * 0.7), `unlock ${CODE + 1}`, SEED);
    expect(seen).toEqual({ guarded: 0, unlocks: 0 });
  }, 3_600_000);

  it('with the code raise them while unlocked, and not otherwise', () => {
    const seen = run(Math.ceil(LINES * 0.3), `unlock ${CODE}`, SEED + 1);
    expect(seen.unlocks).toBeGreaterThan(LINES / 2000);
    expect(seen.guarded).toBeGreaterThan(LINES / 2000);
  }, 3_600_000);
});
