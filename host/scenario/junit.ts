/**
 * JUnit XML, the form every CI server reads: a suite per scenario, a case per expectation. Written here because no
 * package for it is installed and the form is four elements; what matters is that any text survives in it.
 */

export interface JunitCase {
  readonly name: string;
  /** Line in the scenario file. */
  readonly line: number | null;
  /** Why it failed, in one line; null if it passed. */
  readonly failure: string | null;
  /** `failure`: judged and not met. `error`: could not be judged. */
  readonly kind: 'failure' | 'error';
}

export interface JunitSuite {
  readonly name: string;
  readonly file: string | null;
  /** Wall time of the run, s. */
  readonly time_s: number;
  readonly cases: readonly JunitCase[];
}

/** The whole document. */
export function junitXml(suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  const time_s = suites.reduce((sum, suite) => sum + suite.time_s, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'nabms simulate', ...counts(all), time: time_s.toFixed(3) })}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines(suite: JunitSuite): string[] {
  const { name, file, cases } = suite;
  const head = { name, file, ...counts(cases), skipped: 0, time: suite.time_s.toFixed(3) };
  return [
    `  <testsuite${attributes(head)}>`,
    ...cases.flatMap((one) => caseLines(suite, one)),
    '  </testsuite>',
  ];
}

function caseLines(suite: JunitSuite, one: JunitCase): string[] {
  const head = attributes({
    name: one.name,
    classname: suite.name,
    file: suite.file,
    line: one.line,
    // One run serves all expectations: its time stands with the suite.
    time: '0.000',
  });
  if (one.failure === null) return [`    <testcase${head}/>`];
  const where = suite.file === null ? '' : `${suite.file}:${one.line ?? 1}: `;
  return [
    `    <testcase${head}>`,
    `      <${one.kind}${attributes({ message: one.failure })}>${escapeXml(where + one.failure)}</${one.kind}>`,
    '    </testcase>',
  ];
}

function counts(cases: readonly JunitCase[]): { tests: number; failures: number; errors: number } {
  const failed = cases.filter(({ failure }) => failure !== null);
  return {
    tests: cases.length,
    failures: failed.filter(({ kind }) => kind === 'failure').length,
    errors: failed.filter(({ kind }) => kind === 'error').length,
  };
}

function attributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .map(([key, value]) => (value === null ? '' : ` ${key}="${escapeXml(String(value))}"`))
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** What XML 1.0 cannot hold at all: control characters, halves of surrogate pairs, two noncharacters. */
const NOT_XML = /[^\P{Cc}\t\n\r\u0080-\u009f]|[\p{Cs}\ufffe\uffff]/gu;

/** Any text as XML text or attribute; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"'\n\r\t]/g, (character) => ENTITIES[character]);
}
