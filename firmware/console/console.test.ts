import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContactorRequest } from '../core/protection/protection.js';
import { COMMAND_HELP, COMMAND_NAMES } from './commands.js';
import { SelfTest } from './consoleActions.js';
import { crc8 } from './crc8.js';
import { Line } from './line.js';
import { exampleCell } from './testing/exampleCell.js';
import { CODE, TestConsole } from './testing/testConsole.js';

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'console.md');

function crcOf(text: string): number {
  const line = new Line();
  for (const byte of Buffer.from(text, 'latin1')) line.put(byte);
  return crc8(line);
}

function unlocked(): TestConsole {
  const test = new TestConsole();
  test.step(1);
  expect(test.answer(`unlock ${CODE}`)).toEqual(['ok']);
  return test;
}

/** A line of an example is typed, and what comes back: streams and dumps get a sample and a row to send. */
function respond(test: TestConsole, typed: string): string[] {
  const given = test.answer(typed);
  if (typed.startsWith('stream')) test.console.step(test.sample.time_s);
  if (typed === 'log dump') {
    Object.assign(test.log, {
      time_s: 0.1,
      voltage_V: 3.3,
      current_A: -0.05,
      pressure_kPa: 101.325,
      cycle: 3,
    });
    Object.assign(test.log, { voltageValid: true, currentValid: true, pressureValid: true, ready: true });
    given.push(...test.answer(''));
    test.log.ended = true;
  }
  return [...given, ...test.answer('')];
}

/** The page with the answers below its lines "> typed" made anew. */
function pageWithAnswers(page: string): string {
  const test = exampleCell();
  return page.replace(/(?<=```console\n)[\s\S]*?(?=```)/g, (block) => {
    const typed = block.split('\n').filter((line) => line.startsWith('> '));
    const lines = typed.flatMap((line) => [line, ...respond(test, line.slice(2))]);
    return `${lines.join('\n')}\n`;
  });
}

describe('docs/console.md', () => {
  it('shows what the console answers (-u writes the answers anew)', async () => {
    await expect(pageWithAnswers(readFileSync(PAGE, 'utf8'))).toMatchFileSnapshot(PAGE);
  });

  it('shows every command', () => {
    const page = readFileSync(PAGE, 'utf8');
    for (const name of COMMAND_NAMES) expect(page).toMatch(new RegExp(`^> ${name}\\b`, 'm'));
  });
});

describe('typing', () => {
  it('takes CR, LF and CRLF as one end of a line, and repeats what is typed', () => {
    const test = new TestConsole();
    test.type('lock\r\nlock\nlock\r');
    expect(test.read()).toBe('lock\r\nok\r\nlock\r\nok\r\nlock\r\nok\r\n');
  });

  it('knows backspace, delete, ^U, tabs, capitals and arrow keys', () => {
    const test = new TestConsole();
    expect(test.answer('loxx\b\x7fck')).toEqual(['ok']);
    expect(test.answer('rubbish\x15lock')).toEqual(['ok']);
    expect(test.answer('\tLo\x1b[1;5DcK  ')).toEqual(['ok']);
    test.console.editor.echo = true;
    test.type('a\b');
    expect(test.read()).toBe('a\b \b');
  });

  it('refuses a line that is too long, one with other characters, and one it does not know', () => {
    const test = new TestConsole();
    expect(test.answer('x'.repeat(97))).toEqual(['error -363,"Input buffer overrun"']);
    expect(test.answer('x'.repeat(96))).toEqual(['error -113,"Undefined header"']);
    expect(test.answer('status \xe9')).toEqual(['error -101,"Invalid character"']);
    expect(test.answer('constructor')).toEqual(['error -113,"Undefined header"']);
    expect(test.answer('status now')).toEqual(['error -108,"Parameter not allowed"']);
    expect(test.answer('stream csv 86401')).toEqual(['error -222,"Data out of range"']);
    expect(test.answer('   ')).toEqual([]);
  });

  it('stops an answer, a dump and a stream with ^C', () => {
    const test = new TestConsole();
    test.console.editor.echo = false;
    test.type('help\rhelp\r\x03');
    const lines = test.read().split('\r\n');
    expect(lines.at(-2)).toBe('stopped');
    expect(lines.length).toBeLessThan(COMMAND_HELP.length);
    test.answer('stream json');
    test.type('\x03');
    test.read();
    test.step(5);
    expect(test.read()).toBe('');
  });

  it('keeps a line that comes while another is answered, and counts those beyond', () => {
    const test = new TestConsole();
    test.console.editor.echo = false;
    test.type('help\rversion\rversion\r');
    const lines = test.read().split('\r\n');
    expect(lines.slice(0, 18)).toHaveLength(COMMAND_NAMES.length);
    expect(lines.slice(18)).toEqual(['firmware=nabms 0.1.0', 'board=pico', 'serial=17', '']);
    expect(test.answer('SYST:ERR?')).toEqual(['-363,"Input buffer overrun"']);
  });

  it.each(['\r', '\n', '\r\n'])('counts a lost line once when lines end in %j', (end) => {
    const test = new TestConsole();
    test.console.editor.echo = false;
    test.type(['help', 'version', 'contactor open', ''].join(end));
    test.read();
    expect(test.actions.openContactor).toBe(false);
    expect(test.answer('SYST:ERR?')).toEqual(['-363,"Input buffer overrun"']);
    expect(test.answer('SYST:ERR?')).toEqual(['+0,"No error"']);
  });

  it('takes no command from the rest of a line whose beginning was lost', () => {
    const test = new TestConsole();
    test.console.editor.echo = false;
    test.type('help\rversion\rstatus of the ');
    test.read();
    expect(test.answer('contactor open')).toEqual([]);
    expect(test.actions.openContactor).toBe(false);
    expect(test.answer('SYST:ERR?')).toEqual(['-363,"Input buffer overrun"']);
    test.type('help\rversion\rstatus of the \x03');
    expect(test.read()).toMatch(/stopped\r\n$/);
    expect(test.answer('contactor open')).toEqual(['ok']);
  });
});

describe('SCPI', () => {
  it('queues errors of its own headers in silence, and forgets them by *CLS', () => {
    const test = new TestConsole();
    expect(test.answer('MEAS:POWER?')).toEqual([]);
    expect(test.answer('nonsense')).toHaveLength(1);
    expect(test.answer('SYSTEM:ERROR?')).toEqual(['-113,"Undefined header"']);
    expect(test.answer('*CLS')).toEqual([]);
    expect(test.answer('syst:err?')).toEqual(['+0,"No error"']);
  });

  it('says that errors were lost when nine have come', () => {
    const test = new TestConsole();
    for (let k = 0; k < 9; k++) test.answer('FOO?');
    const codes = Array.from({ length: 9 }, () => test.answer('SYST:ERR?')[0]?.split(',')[0]);
    expect(codes).toEqual([...Array<string>(7).fill('-113'), '-350', '+0']);
  });

  it('gives measurements exactly, and 9.91E+37 for what was not measured', () => {
    const test = new TestConsole();
    test.step(1, 10 / 3);
    expect(test.answer('MEASURE:VOLTAGE?')).toEqual([String(10 / 3)]);
    expect(test.answer('MEAS:PRES?')).toEqual(['9.91E+37']);
  });

  it('answers *TST? with the newest self-test and asks for another', () => {
    const test = new TestConsole();
    expect(test.answer('*TST?')).toEqual(['+1']);
    expect(test.actions.selfTest).toBe(true);
    test.actions.selfTestResult = SelfTest.Passed;
    expect(test.answer('*TST?')).toEqual(['+0']);
  });
});

describe('streamed lines', () => {
  it('have the check value of their polynomial', () => {
    expect(crcOf('123456789')).toBe(0xf4);
  });

  it('hold the same doubles, end in their CRC, and come as often as asked', () => {
    const test = new TestConsole();
    const header = test.answer('stream csv 10')[0] ?? '';
    const voltages = [3.3000000000000003, 3.1415926535897931, 2.5000000000000004];
    voltages.forEach((voltage, k) => {
      test.step(10 * k, voltage);
      test.step(10 * k + 5, 2);
    });
    const lines = test.read().split('\r\n').slice(0, -1);
    expect(lines).toHaveLength(3);
    const at = header.split(',').indexOf('voltage_V');
    for (const line of [header, ...lines]) {
      const [text = '', crc = ''] = line.split('*');
      expect(parseInt(crc, 16)).toBe(crcOf(text));
      expect(crc).toMatch(/^[0-9A-F]{2}$/);
    }
    expect(lines.map((line) => Number(line.split(',')[at]))).toEqual(voltages);
  });

  it('are JSON with null for what is not known', () => {
    const test = new TestConsole();
    test.answer('stream json');
    test.step(1 / 3, 10 / 3);
    const [text = ''] = test.read().split('*');
    expect(JSON.parse(text)).toMatchObject({
      time_s: 1 / 3,
      voltage_V: 10 / 3,
      pressure_kPa: null,
      faults: 0,
    });
  });

  it('are counted when the port does not take them', () => {
    const test = new TestConsole();
    test.answer('stream csv');
    for (let k = 0; k < 40; k++) test.step(k);
    const kept = test.read().split('\r\n').length - 1;
    test.step(40);
    expect(test.read().split('\r\n')[0]).toBe(`lost=${40 - kept}`);
  });

  it('fit into a line when every number has the most digits there are', () => {
    const test = new TestConsole();
    test.answer('stream json');
    test.monitor.counter.charge_C = -1.2345678901234567e-300;
    const { clean } = test.monitor.plausibility;
    Object.assign(clean, { time_s: -1.2345678901234567e-300, pressureValid: true });
    for (const key of ['voltage_V', 'current_A', 'temperature_degC', 'pressure_kPa'] as const) {
      clean[key] = -1.2345678901234567e-300;
      clean.voltageValid = clean.currentValid = clean.temperatureValid = true;
    }
    test.console.step(1);
    expect(test.read()).toMatch(/^\{.*\}\*..\r\n$/);
  });
});

describe('the lock', () => {
  it('opens with the code only, for five minutes of the samples', () => {
    const test = unlocked();
    expect(test.answer('reboot')).toEqual(['ok']);
    expect(test.actions.reboot).toBe(true);
    test.actions.reboot = false;
    test.step(300.9);
    expect(test.answer('cal zero')).toEqual(['ok']);
    test.step(301);
    expect(test.answer('reboot')).toEqual(['error -203,"Command protected"']);
    expect(test.actions.reboot).toBe(false);
  });

  it('closes with lock, with *RST and when time runs backwards', () => {
    for (const close of ['lock', '*RST']) {
      const test = unlocked();
      test.answer(close);
      expect(test.answer('clear')).toEqual(['error -203,"Command protected"']);
    }
    const test = unlocked();
    test.console.step(0.5);
    expect(test.console.orders.lock.unlocked).toBe(false);
  });

  it('looks at no code for ten seconds after a wrong one', () => {
    const test = new TestConsole();
    test.step(1);
    expect(test.answer('unlock 735202')).toEqual(['error -203,"Command protected"']);
    test.step(10.9);
    expect(test.answer(`unlock ${CODE}`)).toEqual(['error -203,"Command protected"']);
    test.step(11);
    expect(test.answer(`unlock ${CODE}`)).toEqual(['ok']);
  });

  it('never opens without a code, and shows it on a local terminal only', () => {
    const test = new TestConsole();
    expect(test.answer('unlock')).toEqual([`unlockCode=${CODE}`]);
    test.console.orders.lock.shown = false;
    expect(test.answer('unlock')).toEqual(['error -109,"Missing parameter"']);
    test.console.orders.lock.code = 0;
    expect(test.answer('unlock 0')).toEqual(['error -203,"Command protected"']);
  });

  it('lets anyone open the contactor, and nobody close it against a fault', () => {
    const test = unlocked();
    expect(test.answer('contactor close')).toEqual(['ok']);
    expect(test.actions.closeContactor).toBe(true);
    expect(test.answer('contactor open')).toEqual(['ok']);
    expect(test.actions).toMatchObject({ openContactor: true, closeContactor: false });
    test.monitor.protection.contactorRequest = ContactorRequest.Open;
    expect(test.answer('contactor close')).toEqual(['error -221,"Settings conflict"']);
    expect(test.actions.closeContactor).toBe(false);
  });
});
