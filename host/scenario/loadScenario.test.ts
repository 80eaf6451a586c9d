import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultProtocol } from '../../sim/protocol/protocol.js';
import { healthyScenario } from '../../sim/scenario/scenario.js';
import { DataError } from '../errors.js';
import { readScenario } from './loadScenario.js';

function refusal(text: string): string {
  try {
    readScenario('a.yaml', text);
  } catch (error) {
    expect(error).toBeInstanceOf(DataError);
    return (error as Error).message;
  }
  throw new Error('this was not refused');
}

describe('a scenario file', () => {
  it('is the healthy scenario where it says nothing', () => {
    const { scenario, expectations, file } = readScenario('dir/my cell.yaml', '{}');
    expect(scenario).toEqual({ ...healthyScenario(), name: 'my cell', cell: {} });
    expect(expectations).toEqual([]);
    expect(file).toBe('dir/my cell.yaml');
  });

  it('replaces what it says and keeps the rest', () => {
    const { scenario } = readScenario(
      'a.yaml',
      `name: x
seed: 5
cycles: 3
spread: off
step_s: 2
cell: { preload_kPa: 500 }
protocol: { restTop_s: 7200 }
logger: { period_s: 60 }
faults:
  - { name: softShort, resistance_ohm: 2000, start_cycle: 2 }
`,
    );
    expect(scenario).toEqual({
      ...healthyScenario(),
      name: 'x',
      seed: 5,
      cycles: 3,
      spread: 'off',
      step_s: 2,
      cell: { preload_kPa: 500 },
      protocol: { ...defaultProtocol(), restTop_s: 7200 },
      logger: { period_s: 60 },
      faults: [{ name: 'softShort', parameters: { resistance_ohm: 2000, start_cycle: 2 } }],
    });
  });

  it('takes a cell of the library with its voltages, which the protocol may replace', () => {
    const whole = readScenario('a.yaml', 'cell: nacro2-1ah').scenario;
    expect(whole.cell?.cathode).toBe('NaCrO2');
    expect(whole.protocol).toMatchObject({ voltageMin_V: 2.2, voltageMax_V: 3.5 });
    const changed = readScenario(
      'a.yaml',
      'cell: { id: nacro2-1ah, preload_kPa: 50 }\nprotocol: { voltageMax_V: 3.4 }',
    ).scenario;
    expect(changed.cell).toEqual({ ...whole.cell, preload_kPa: 50 });
    expect(changed.protocol).toMatchObject({ voltageMin_V: 2.2, voltageMax_V: 3.4 });
  });

  it('takes its name from a file whatever that is called', () => {
    expect(readScenario('x/-soft:short?.v2.yaml', '{}').scenario.name).toBe('soft-short-.v2');
    expect(readScenario('...', '{}').scenario.name).toBe('scenario');
  });
});

describe('an impossible scenario is refused before the run, with file, line, column, key and what is allowed', () => {
  it.each<[string, string | RegExp]>([
    // Impossible physics.
    [
      'cell:\n  capacity_Ah: -1',
      `a.yaml:2:16: key 'cell.capacity_Ah' is -1, expected a number from 0.001 to 100 Ah`,
    ],
    [
      'cell: { preload_kPa: 1e7 } # 10 GPa',
      `a.yaml:1:22: key 'cell.preload_kPa' is 10000000, expected a number from 1 to 100000 kPa`,
    ],
    [
      'cell: { ambient_degC: -300 }',
      /^a\.yaml:1:23: key 'cell\.ambient_degC' is -300, expected .* -40 to 60 degC$/,
    ],
    ['seed: 1\nprotocol:\n  voltageMax_V: 4.5', /^a\.yaml:3:17: protocol\.voltageMax_V is 4\.5; .*NVP/],
    [
      'protocol: { chargeRate_per_h: 50 }',
      /^a\.yaml:1:31: protocol\.chargeRate_per_h is 50; .* 0\.001 to 10$/,
    ],
    // A protocol that never ends, or not within reason.
    [
      'cycles: 100000\nprotocol: { steps: [{ step: rest, duration_s: 1e7 }] }',
      /^a\.yaml:2:21: the protocol may last .* h/,
    ],
    [
      'protocol: { steps: [] }',
      /^a\.yaml:1:20: key 'protocol\.steps' is \[\], expected a list with at least one step/,
    ],
    [
      'protocol:\n  steps:\n    - step: charge\n      rate_per_h: 99',
      `a.yaml:4:19: key 'protocol.steps[1].rate_per_h' is 99, expected a number from 0.001 to 10 per hour`,
    ],
    [
      'protocol: { steps: [{ step: chrge }] }',
      /^a\.yaml:1:29: .*'protocol\.steps\[1\]\.step' is "chrge".*did you mean 'charge'/,
    ],
    [
      'protocol: { steps: [{ step: pulses, baseRate_per_h: 0.1, pulseRate_per_h: 1, pulse_s: 10, period_s: 5, times: 3 }] }',
      /^a\.yaml:1:87: protocol\.steps\[1\] \(pulses\)\.pulse_s is 10; it must be less than period_s$/,
    ],
    // Contradictions.
    [
      'faults:\n  - name: softShort\n    resistance_ohm: 100\n    start_h: 5\n    end_h: 2',
      'a.yaml:5:12: fault softShort.end_h is 2; it must be later than start_h',
    ],
    [
      'faults: [{ name: softShort, resistance_ohm: 9, start_h: 1, start_cycle: 2 }]',
      /^a\.yaml:1:10: fault softShort has both start_h and start_cycle/,
    ],
    [
      'logger: { voltageStep_V: 1 }',
      /^a\.yaml:1:26: logger\.voltageStep_V has no meaning with logger\.mode periodic/,
    ],
    // Not a number.
    [
      'cell: { diffusionTime_s: .nan }',
      /^a\.yaml:1:26: key 'cell\.diffusionTime_s' is NaN, expected a number from 1 to 5000 s$/,
    ],
    ['cell: { diffusionTime_s: .inf }', /is Infinity, expected a number/],
    ['cell: { diffusionTime_s: 1e999 }', /is Infinity, expected a number/],
    [
      'protocol: { restTop_s: .nan }',
      /^a\.yaml:1:24: key 'protocol\.restTop_s' is NaN, expected a finite number in s$/,
    ],
    ['cycles: many', `a.yaml:1:9: key 'cycles' is "many", expected a whole number from 1 to 100000`],
    ['cycles: 1.5', /is 1\.5, expected a whole number/],
    ['cycles:', `a.yaml:1:8: key 'cycles' is empty, expected a whole number from 1 to 100000`],
    ['seed: -1', /is -1, expected a whole number from 0 to 9007199254740991/],
    // Names.
    ['cels: {}', /^a\.yaml:1:1: unknown key 'cels'; did you mean 'cell'\?; allowed: name, seed, /],
    [
      'cell:\n  capacity_ah: 1',
      /^a\.yaml:2:3: unknown key 'cell\.capacity_ah'; did you mean 'capacity_Ah'\?/,
    ],
    ['cell: nvp-2ah', /^a\.yaml:1:7: key 'cell' is "nvp-2ah", expected a cell of the library \(nvp-1ah, /],
    ['cell: { cathode: NVPP }', /^a\.yaml:1:18: .* "NVPP", expected one of: NVP, .*did you mean 'NVP'/],
    [
      'faults: [{ name: softshort }]',
      /^a\.yaml:1:18: .*'faults\[1\]\.name' is "softshort".*did you mean 'softShort'/,
    ],
    [
      'faults:\n  - name: softShort\n    resistence_ohm: 3',
      /^a\.yaml:3:5: unknown key 'faults\[1\]\.resistence_ohm'; did you mean 'resistance_ohm'\?; allowed: name, resistance_ohm, start_h/,
    ],
    [
      'faults: [{ resistance_ohm: 3 }]',
      /^a\.yaml:1:10: key 'faults\[1\]\.name' is missing, expected a fault such as/,
    ],
    [
      'faults: [{ name: softShort }]',
      /^a\.yaml:1:10: key 'faults\[1\]\.resistance_ohm' is missing, expected a number/,
    ],
    ['spread: wide', `a.yaml:1:9: key 'spread' is "wide", expected one of: off, default, hard`],
    ['name: ../evil', /^a\.yaml:1:7: key 'name' is "\.\.\/evil", expected a text of 1 to 80 characters/],
    ['__proto__: { seed: 1 }', /^a\.yaml:1:1: unknown key '__proto__'/],
    // Shapes.
    ['- 1', /^a\.yaml:1:1: the document is \[1\], expected a scenario/],
    ['just text', /^a\.yaml:1:1: the document is "just text", expected a scenario/],
    ['# only a comment', /^a\.yaml:1:1: the document is empty, expected a scenario/],
    ['faults: { name: softShort }', /^a\.yaml:1:9: key 'faults' is .*, expected a list of faults/],
    ['logger: 10', /^a\.yaml:1:9: key 'logger' is 10, expected settings such as \{period_s: 60\}$/],
    ['expect: [a]', /^a\.yaml:1:9: key 'expect' is \["a"\], expected expectations such as/],
  ])('%j', (text, message) => {
    const found = refusal(text);
    if (typeof message === 'string') expect(found).toBe(message);
    else expect(found).toMatch(message);
    expect(found).not.toContain('\n');
  });
});

describe('any text', () => {
  const whole = `name: x
cycles: 2
cell: { id: nvp-1ah, preload_kPa: 500 }
protocol: { steps: [{ step: charge, rate_per_h: 0.5 }, { step: rest, duration_s: 60 }] }
faults:
  - { name: softShort, resistance_ohm: 2000, start_cycle: 2 }
expect:
  softShort.leak_A: { near: truth.softShort.leak_A, withinShare: 0.2 }
  alarms: { contains: [softShort] }
`;
  const pieces = [
    '\t',
    '\n',
    ' ',
    ':',
    '-',
    '{',
    '}',
    '[',
    ']',
    '*x',
    '&x ',
    '!t ',
    '.nan',
    '-1',
    'null',
    '"',
    '#',
    '~',
  ];

  it('is a scenario or is refused in one line with a place: a whole one with pieces put in or taken out', () => {
    const edit = fc.record({
      at: fc.nat(whole.length),
      cut: fc.nat(12),
      piece: fc.constantFrom('', ...pieces),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const text = edits.reduce(
          (before, { at, cut, piece }) => before.slice(0, at) + piece + before.slice(at + cut),
          whole,
        );
        try {
          readScenario('a.yaml', text);
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
          expect((error as Error).message).toMatch(/^a\.yaml:[1-9]\d*:[1-9]\d*: \S[^\n]*$/);
        }
      }),
      { numRuns: 400 },
    );
  });
});
