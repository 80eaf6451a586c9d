import { describe, expect, it } from 'vitest';
import { summarise } from './vitestReport.js';

function report(...files: { name: string; status: string; tests: [string, string][] }[]): string {
  return JSON.stringify({
    testResults: files.map((file) => ({
      name: file.name,
      status: file.status,
      message: '',
      assertionResults: file.tests.map(([fullName, status]) => ({ fullName, status })),
    })),
  });
}

const sameName = (file: string): string => file;

describe('summary of a vitest run', () => {
  it('counts what passed and failed, and names what was skipped', () => {
    const text = report(
      {
        name: 'a.test.ts',
        status: 'failed',
        tests: [
          ['one', 'passed'],
          ['two', 'failed'],
          ['three', 'passed'],
        ],
      },
      {
        name: 'b.test.ts',
        status: 'passed',
        tests: [
          ['needs a browser', 'skipped'],
          ['later', 'todo'],
        ],
      },
    );
    expect(summarise(text, sameName)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ['b.test.ts: needs a browser', 'b.test.ts: later'],
    });
  });

  it('counts a file that could not be loaded, or whose hook failed, as a failure', () => {
    const text = report(
      { name: 'broken.test.ts', status: 'failed', tests: [] },
      { name: 'hook.test.ts', status: 'failed', tests: [['one', 'passed']] },
    );
    expect(summarise(text, sameName)).toEqual({ passed: 1, failed: 2, skipped: [] });
  });
});
