import { describe, expect, it } from 'vitest';
import type { ResultDocument } from '../../result/resultSchema.js';
import { readScenario } from '../loadScenario.js';
import { evaluate } from './evaluate.js';
import { listPaths } from './listPaths.js';
import { parseResultPath } from './resultPath.js';

/** The parts of a result that the expectations below speak of. */
const RESULT = {
  samples: 100,
  reference_s: null,
  cycles: [
    { index: 1, charge_Ah: 1, coulombicEfficiency: 0.94, endOfDischarge: 'anode' },
    { index: 2, charge_Ah: 0.95, coulombicEfficiency: 0.999, endOfDischarge: 'anode' },
    { index: 3, charge_Ah: 0.9, coulombicEfficiency: null, endOfDischarge: 'cathode' },
  ],
  softShort: { detected: true, levelMax: 2, leak_A: 0.0011, cause: 'unresolved', episodes: [] },
  inventory: { observable: false, lli_Ah: null },
  alarms: [
    { time_s: 1, id: 'chargeLeak' },
    { time_s: 2, id: 'softShort' },
  ],
  advice: ['stop fast charging', 'inspect'],
  truth: { softShort: { leak_A: 0.001, onset_s: null } },
  score: { leakCovered: true },
} as unknown as ResultDocument;

/** What the expectation, one line of YAML, comes to. */
function outcome(line: string): { met: boolean; text: string } {
  const { expectations } = readScenario('a.yaml', `expect:\n  ${line}\n`);
  expect(expectations).toHaveLength(1);
  const [{ met, text }] = evaluate(expectations, RESULT);
  return { met, text };
}

describe('an expectation that is met', () => {
  it.each([
    'softShort.detected: true',
    'softShort.levelMax: 2',
    'softShort.levelMax: { min: 2, max: 2 }',
    'softShort.cause: unresolved',
    'softShort.cause: { not: none }',
    'softShort.cause: { oneOf: [softShort, unresolved] }',
    'inventory.lli_Ah: null',
    'reference_s: { oneOf: [null, 5] }',
    'softShort.leak_A: { near: truth.softShort.leak_A, withinShare: 0.11 }',
    'softShort.leak_A: { near: 0.001, within: 0.00011 }',
    'softShort.leak_A: { min: truth.softShort.leak_A }',
    'cycles.length: 3',
    'softShort.episodes.length: 0',
    'cycles[1].coulombicEfficiency: 0.94',
    'cycles[2].index: 2',
    'cycles[-1].endOfDischarge: cathode',
    'cycles[-3].endOfDischarge: anode',
    'cycles[*].charge_Ah: { min: 0.9, max: 1 }',
    'alarms: { contains: [softShort, chargeLeak], excludes: [leakEnded] }',
    'alarms[2].id: softShort',
    'advice: { contains: [fast charging], excludes: [replace] }',
    'score.leakCovered: true',
  ])('%s', (line) => {
    expect(outcome(line)).toMatchObject({ met: true });
  });
});

describe('an expectation that is not met says path, what was seen and what was expected', () => {
  it.each([
    ['softShort.detected: false', 'softShort.detected is true, expected false'],
    ['softShort.levelMax: { max: 1 }', 'softShort.levelMax is 2, expected at most 1'],
    ['softShort.levelMax: { min: 1, max: 1.9 }', 'softShort.levelMax is 2, expected at most 1.9'],
    ['softShort.cause: none', 'softShort.cause is "unresolved", expected "none"'],
    [
      'softShort.cause: { not: unresolved }',
      'softShort.cause is "unresolved", expected anything but "unresolved"',
    ],
    ['softShort.cause: { oneOf: [none] }', 'softShort.cause is "unresolved", expected one of "none"'],
    // What is not known meets no limit, neither from above nor from below.
    ['inventory.lli_Ah: { max: 1 }', 'inventory.lli_Ah is null (not known), expected at most 1'],
    ['inventory.lli_Ah: { min: -1 }', 'inventory.lli_Ah is null (not known), expected at least -1'],
    [
      'softShort.leak_A: { max: truth.softShort.onset_s }',
      'softShort.leak_A is 0.0011, expected at most truth.softShort.onset_s (not known)',
    ],
    [
      'softShort.leak_A: { near: truth.softShort.leak_A, withinShare: 0.09 }',
      'softShort.leak_A is 0.0011, expected within 9 % of truth.softShort.leak_A (0.001)',
    ],
    [
      'softShort.leak_A: { near: 0.001, within: 9e-5 }',
      'softShort.leak_A is 0.0011, expected within 0.00009 of 0.001',
    ],
    ['cycles[4].charge_Ah: { min: 0 }', 'cycles[4] is missing (cycles has 3 entries), expected at least 0'],
    ['cycles[-4].charge_Ah: { min: 0 }', 'cycles[-4] is missing (cycles has 3 entries), expected at least 0'],
    // Nothing is true of all entries of an empty list.
    [
      'softShort.episodes[*].leak_A: { max: 1 }',
      'softShort.episodes[*] is missing (softShort.episodes is empty), expected at most 1',
    ],
    [
      'cycles[*].endOfDischarge: cathode',
      'cycles[1].endOfDischarge is "anode", expected "cathode" (and 1 more of 3)',
    ],
    [
      'cycles[*].coulombicEfficiency: { min: 0.9 }',
      'cycles[3].coulombicEfficiency is null (not known), expected at least 0.9',
    ],
    [
      'alarms: { contains: [softShort, leakEnded] }',
      'alarms is [chargeLeak, softShort], expected to contain softShort, leakEnded',
    ],
    ['alarms: { excludes: [softShort] }', 'alarms is [chargeLeak, softShort], expected none of softShort'],
    ['cycles.length: { max: 2 }', 'cycles.length is 3, expected at most 2'],
  ])('%s', (line, text) => {
    expect(outcome(line)).toEqual({ met: false, text });
  });
});

describe('an expectation that no result could meet is refused before the run', () => {
  it.each<[string, RegExp]>([
    [
      'softShort.levelmax: 1',
      /^a\.yaml:2:3: expect: 'softShort' has no 'levelmax'; did you mean 'levelMax'\?; it has /,
    ],
    [
      'softshort.levelMax: 1',
      /^a\.yaml:2:3: expect: the result has no 'softshort'; did you mean 'softShort'/,
    ],
    ['constructor: 1', /the result has no 'constructor'/],
    ['softShort: 1', /'softShort' is a group of values; name one of them: observable/],
    ['cycles: 3', /cycles is 3, but the value is a list/],
    ['cycles[0].charge_Ah: 1', /\[0\]: entries count from 1/],
    ['cycles.charge_Ah: 1', /'cycles' is a list: write \[1\], \[-1\], \[\*\] or \.length/],
    ['softShort.levelMax.x: 1', /'softShort\.levelMax' is a single value/],
    ['softShort.levelMax[1]: 1', /'softShort\.levelMax' is no list/],
    ['softShort..levelMax: 1', /is not a path/],
    [
      'softShort.levelMax: 7',
      /^a\.yaml:2:23: softShort\.levelMax is 7, but the value is a whole number from 0 to 4$/,
    ],
    ['softShort.levelMax: two', /is "two", but the value is a whole number/],
    ['softShort.levelMax: null', /is null, but the value is a whole number/],
    ['softShort.detected: 1', /is 1, but the value is true or false$/],
    ['softShort.detected: { max: 1 }', /^a\.yaml:2:30: softShort\.detected: max is for numbers/],
    ['softShort.cause: leak', /is "leak", but the value is one of none, softShort/],
    ['softShort.cause: { oneOf: [none, leak] }', /oneOf is "leak", but/],
    ['softShort.levelMax: {}', /expects nothing/],
    [
      'softShort.levelMax: { maxi: 1 }',
      /unknown key 'expect\.softShort\.levelMax\.maxi'; did you mean 'max'/,
    ],
    [
      'softShort.levelMax: { max: .nan }',
      /'expect\.softShort\.levelMax\.max' is NaN, expected a finite number/,
    ],
    ['softShort.levelMax: { min: 2, max: 1 }', /max is 1; it must not be below min \(2\)/],
    ['softShort.leak_A: { near: 1 }', /near needs one of within and withinShare/],
    ['softShort.leak_A: { near: 1, within: 1, withinShare: 1 }', /near needs one of/],
    ['softShort.leak_A: { within: 1 }', /within needs near/],
    ['softShort.leak_A: { near: 0, withinShare: 0.1 }', /withinShare is a share of 0/],
    ['softShort.leak_A: { near: 1, within: -1 }', /within' is -1, expected a number, 0 or more/],
    [
      'softShort.leak_A: { max: truth.softShort.leak }',
      /max 'truth\.softShort' has no 'leak'; did you mean 'leak_A'/,
    ],
    ['softShort.leak_A: { max: softShort.cause }', /max 'softShort\.cause' is not a single number/],
    ["softShort.leak_A: { max: 'cycles[*].charge_Ah' }", /is not a single number/],
    [
      'alarms: { contains: [softshort] }',
      /contains names 'softshort', which is no alarm; did you mean 'softShort'/,
    ],
    [
      'alarms: { contains: [softShort], excludes: [softShort] }',
      /excludes names 'softShort', which contains names too/,
    ],
    [
      'softShort.levelMax: { max: 4 }',
      /max is 4, which every result meets: the value is a whole number from 0 to 4$/,
    ],
    ['score.falseAlarms: { min: 0 }', /min is 0, which every result meets/],
    ['alarms: { contains: [] }', /a list with at least one text/],
    ['cycles: { contains: [x] }', /contains is for lists of texts and alarms/],
  ])('%s', (line, message) => {
    expect(() => readScenario('a.yaml', `expect:\n  ${line}\n`)).toThrow(message);
  });
});

describe('the list of paths', () => {
  it('holds every leaf of the result, each a path that can be expected', () => {
    const paths = listPaths().map(({ path }) => path);
    expect(paths).toContain('softShort.levelMax');
    expect(paths).toContain('cycles[*].coulombicEfficiency');
    expect(paths).toContain('truth.softShort.episodes[*].end_s');
    expect(paths).toContain('alarms.length');
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of paths) expect(typeof parseResultPath(path)).toBe('object');
  });
});
