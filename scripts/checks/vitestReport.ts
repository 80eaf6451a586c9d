/** What vitest's JSON reporter says, reduced to what decides: passed, failed, skipped. */

/** The part of the report that is read. Format: vitest 4, reporter "json" (Jest's format). */
interface Report {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

export interface TestSummary {
  passed: number;
  failed: number;
  /** Name of each test that did not run, with its file. */
  skipped: string[];
}

/** Counts a report; a file that could not be loaded has no tests and counts as one failure. */
export function summarise(text: string, relativePath: (file: string) => string): TestSummary {
  const report = JSON.parse(text) as Report;
  const summary: TestSummary = { passed: 0, failed: 0, skipped: [] };
  for (const file of report.testResults) {
    let failedHere = 0;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') summary.passed++;
      else if (test.status === 'failed') failedHere++;
      else summary.skipped.push(`${relativePath(file.name)}: ${test.fullName}`);
    }
    if (file.status === 'failed' && failedHere === 0) failedHere = 1;
    summary.failed += failedHere;
  }
  return summary;
}
