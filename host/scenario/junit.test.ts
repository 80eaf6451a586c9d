import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml, junitXml } from './junit.js';

describe('text in XML', () => {
  it('keeps every character that XML can hold, and no character that ends the text early', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"'\n\r\t]/);
        expect(escaped).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#10|#13|#9);)/);
        const back = escaped
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&apos;/g, "'")
          .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
          .replace(/&amp;/g, '&');
        expect([...back]).toHaveLength([...text].length);
        expect(back.replaceAll('\ufffd', '')).toBe(
          text.replace(/[^\P{Cc}\t\n\r\u0080-\u009f]|[\p{Cs}\ufffe\uffff\ufffd]/gu, ''),
        );
      }),
      { numRuns: 300 },
    );
  });
  it('shows what it cannot hold', () => {
    expect(escapeXml('a\u0000b\ud800c\uffffd')).toBe('a\ufffdb\ufffdc\ufffdd');
  });
});

describe('a JUnit document', () => {
  const xml = junitXml([
    {
      name: 'a & b',
      file: 'dir/a.yaml',
      time_s: 1.25,
      cases: [
        { name: 'softShort.levelMax', line: 4, failure: 'is 2, expected < 1', kind: 'failure' },
        { name: 'cycles[1].charge_Ah', line: 5, failure: null, kind: 'failure' },
      ],
    },
    {
      name: 'b',
      file: null,
      time_s: 0.5,
      cases: [{ name: 'run', line: null, failure: 'melted', kind: 'error' }],
    },
    { name: 'c', file: null, time_s: 0, cases: [] },
  ]);

  it('has a suite per scenario and a case per expectation, with counts, places and reasons', () => {
    expect(xml.split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="nabms simulate" tests="3" failures="1" errors="1" time="1.750">',
      '  <testsuite name="a &amp; b" file="dir/a.yaml" tests="2" failures="1" errors="0" skipped="0" time="1.250">',
      '    <testcase name="softShort.levelMax" classname="a &amp; b" file="dir/a.yaml" line="4" time="0.000">',
      '      <failure message="is 2, expected &lt; 1">dir/a.yaml:4: is 2, expected &lt; 1</failure>',
      '    </testcase>',
      '    <testcase name="cycles[1].charge_Ah" classname="a &amp; b" file="dir/a.yaml" line="5" time="0.000"/>',
      '  </testsuite>',
      '  <testsuite name="b" tests="1" failures="0" errors="1" skipped="0" time="0.500">',
      '    <testcase name="run" classname="b" time="0.000">',
      '      <error message="melted">melted</error>',
      '    </testcase>',
      '  </testsuite>',
      '  <testsuite name="c" tests="0" failures="0" errors="0" skipped="0" time="0.000">',
      '  </testsuite>',
      '</testsuites>',
      '',
    ]);
  });
});
