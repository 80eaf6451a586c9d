import { describe, expect, it } from 'vitest';
import { CallCounter } from './callCounter.js';
import { cortexM0Cycles } from './cortexM0Cycles.js';
import { parseDisassembly } from './instruction.js';
import { TraceReader } from './qemuTrace.js';

/** objdump's words: a function that halves its argument until it is zero, and one that calls it twice. */
const THUMB = parseDisassembly(
  [
    '',
    '00000010 <halve>:',
    '      10:\tb510      \tpush\t{r4, lr}',
    '      12:\t0840      \tlsrs\tr0, r0, #1',
    '      14:\td1fd      \tbne.n\t12 <halve+0x2>',
    '      16:\tbd10      \tpop\t{r4, pc}',
    '',
    '00000020 <twice>:',
    '      20:\tb500      \tpush\t{lr}',
    '      22:\tf7ff fff5 \tbl\t10 <halve>',
    '      26:\t4800      \tldr\tr0, [pc, #0]\t@ (28 <twice+0x8>)',
    '      28:\tf7ff fff2 \tbl\t10 <halve>',
    '      2c:\tbd00      \tpop\t{pc}',
    '      2e:\t46c0      \tnop\t\t\t@ (mov r8, r8)',
    '',
    '00000040 <start>:',
    '      40:\tf7ff ffee \tbl\t20 <twice>',
    '      44:\tbe00      \tbkpt\t0x0000',
  ].join('\n'),
);

const M0 = { pageBytes: 1024, cycles: cortexM0Cycles };

/** Runs in the order of a processor: `halve` loops once in its first call and not at all in its second. */
const RUNS = [0x40, 0x20, 0x10, 0x12, 0x16, 0x26, 0x10, 0x16, 0x2c, 0x44];

function counted(...functions: string[]): CallCounter {
  const counter = new CallCounter(THUMB, functions, M0);
  for (const address of RUNS) counter.enter(address);
  return counter;
}

describe('the counter of calls', () => {
  it('counts each call from its first instruction to its return', () => {
    // push 3, lsrs 1, bne taken 2; lsrs 1, bne not taken 1; pop 5.
    expect(counted('halve').callsOf('halve')).toEqual([
      { instructions: 6, cycles: 13 },
      { instructions: 4, cycles: 10 },
    ]);
  });

  it('counts a function together with what it calls, and both at once', () => {
    const counter = counted('twice', 'halve');
    // Its own: push 2, two calls of 3, ldr 2, pop of the program counter 4.
    expect(counter.callsOf('twice')).toEqual([{ instructions: 15, cycles: 14 + 13 + 10 }]);
    expect(counter.callsOf('halve')).toHaveLength(2);
  });

  it('says which function itself took how much', () => {
    expect(counted('twice').profile()).toEqual([
      ['halve', { instructions: 10, cycles: 23 }],
      ['twice', { instructions: 5, cycles: 14 }],
    ]);
  });

  it('takes a branch back into its own run for that, and the end of a page for a cut', () => {
    const page = 0x400;
    const lines = [
      '000003f8 <cross>:',
      '     3f8:\tb510      \tpush\t{r4, lr}',
      '     3fa:\t0840      \tlsrs\tr0, r0, #1',
      '     3fc:\td1fd      \tbne.n\t3fa <cross+0x2>',
      '     3fe:\t0840      \tlsrs\tr0, r0, #1',
      '     400:\tbd10      \tpop\t{r4, pc}',
      '00000500 <start>:',
      '     500:\tf7ff ffee \tbl\t3f8 <cross>',
      '     504:\t46c0      \tnop',
    ];
    const counter = new CallCounter(parseDisassembly(lines.join('\n')), ['cross'], M0);
    for (const address of [0x500, 0x3f8, 0x3fa, 0x3fe, page, 0x504]) counter.enter(address);
    expect(counter.callsOf('cross')).toEqual([{ instructions: 7, cycles: 6 + 2 + 1 + 5 }]);
  });

  it('refuses an order that the branches do not allow', () => {
    const counter = new CallCounter(THUMB, ['halve'], M0);
    [0x22, 0x10].forEach((address) => {
      counter.enter(address);
    });
    expect(() => {
      counter.enter(0x2c);
    }).toThrow('0x14 cannot lead to 0x2c');
  });

  it('refuses a function that is not there, and one that did not return', () => {
    expect(() => counted('quarter')).toThrow('no function quarter');
    const open = new CallCounter(THUMB, ['twice'], M0);
    [0x40, 0x20, 0x10].forEach((address) => {
      open.enter(address);
    });
    expect(() => open.callsOf('twice')).toThrow('has not returned');
  });

  it('refuses instructions whose cycles it does not know', () => {
    const breakpoint = THUMB.instructions.get(0x44);
    if (breakpoint === undefined) throw new Error('the disassembly was not read');
    expect(() => cortexM0Cycles(breakpoint, false)).toThrow('the cycles of "bkpt');
  });
});

describe('the lines of the emulator', () => {
  const text = [
    'Timer with period zero, disabling',
    'Trace 0: 0x7fb868000100 [00800400/0000005c/00000510/ff000200] start',
    'Trace 0: 0x7fb868000480 [00800400/8000f06a/00000510/ff000200] ',
    'Stopped execution of TB chain before 0x7fb868000480 [8000f06a] start',
    'Trace 0: 0x7fb868000480 [00800400/8000f06a/00000510/ff000200] ',
    '',
  ].join('\n');

  it.each([1, 7, 64, 1000])('are read in pieces of %i bytes, a block that did not run left out', (size) => {
    const blocks: number[] = [];
    const reader = new TraceReader((address) => blocks.push(address));
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) reader.read(bytes.subarray(at, at + size));
    reader.end();
    expect(blocks).toEqual([0x5c, 0x8000f06a]);
  });
});
