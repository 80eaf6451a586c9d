import { describe, expect, it } from 'vitest';
import { DataError } from '../errors.js';
import { YamlDocument } from './yamlDocument.js';

function refusal(text: string): string {
  try {
    new YamlDocument('a.yaml', text);
  } catch (error) {
    expect(error).toBeInstanceOf(DataError);
    return (error as Error).message;
  }
  throw new Error('this was not refused');
}

describe('a YAML document', () => {
  const text = 'seed: 3\nfaults:\n  - &first\n    name: softShort\n    start_h: 5\n  - *first\nempty:\n';
  const document = new YamlDocument('a.yaml', text);

  it('is its value, with anchors resolved', () => {
    const fault = { name: 'softShort', start_h: 5 };
    expect(document.value).toEqual({ seed: 3, faults: [fault, fault], empty: null });
  });

  it('knows where keys and values stand, also behind an alias', () => {
    expect(document.valuePlace(['seed'])).toEqual({ line: 1, column: 7 });
    expect(document.keyPlace(['faults', 0, 'start_h'])).toEqual({ line: 5, column: 5 });
    expect(document.valuePlace(['faults', 0, 'start_h'])).toEqual({ line: 5, column: 14 });
    expect(document.valuePlace(['faults', 1, 'start_h'])).toEqual({ line: 5, column: 14 });
  });

  it('gives the nearest thing around what is not there', () => {
    expect(document.valuePlace(['faults', 0, 'end_h'])).toEqual(document.valuePlace(['faults', 0]));
    expect(document.valuePlace(['faults', 7])).toEqual(document.valuePlace(['faults']));
    expect(document.valuePlace(['seed', 'x'])).toEqual({ line: 1, column: 7 });
    expect(new YamlDocument('a.yaml', '# nothing').valuePlace([])).toEqual({ line: 1, column: 1 });
  });

  it.each([
    ['a: 1\nb: 2\na: 3\n', `a.yaml:3:1: key 'a' is given twice; remove one`],
    ['a:\n\tb: 1\n', 'a.yaml:2:1: the line is indented with a tab; use spaces'],
    ['a: 1\nb: *x\n', 'a.yaml:2:4: *x is unknown; an anchor &x must stand before it'],
    ['a: &a [1, *a]\n', 'a.yaml:1:11: *a contains itself'],
    ['a: 1\n---\nb: 2\n', 'a.yaml:2:1: a second document begins here; a file holds one scenario'],
    ['a: !secret 1\n', `a.yaml:1:4: the tag '!secret' means nothing in a scenario; remove it`],
    ['? [1]\n: 2\n', 'a.yaml:1:3: a key is not a plain word'],
    ['e: {a[1]: 2}\n', /^a\.yaml:1:6: a path with \[ \] inside \{ \} must stand in quotes/],
    [
      [
        'a: &a [x, x, x, x, x, x, x, x, x]',
        ...['b', 'c', 'd', 'e', 'f', 'g'].map(
          (name) =>
            `${name}: &${name} [${Array(9)
              .fill(`*${String.fromCharCode(name.charCodeAt(0) - 1)}`)
              .join(', ')}]`,
        ),
      ].join('\n'),
      'a.yaml:1:1: the aliases grow without measure',
    ],
    ['a: [1, 2\n', /^a\.yaml:\d:\d+: .* \(the file must be YAML\)$/],
    ['a: "1\n', /^a\.yaml:\d:\d+: .*quote.* \(the file must be YAML\)$/],
    ['@a: 1\n', /^a\.yaml:1:1: .*reserved character @/],
  ])('%j is refused with its place', (source, message) => {
    const found = refusal(source);
    if (typeof message === 'string') expect(found).toBe(message);
    else expect(found).toMatch(message);
    expect(found).not.toContain('\n');
  });
});
