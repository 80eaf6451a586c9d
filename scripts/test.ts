/**
 * Every check of the repository, in order of cost: `npm test`.
 *
 * Format, types, lint, portable subset, tests. Stops at the first check that fails. Tests that were skipped (for want of
 * a tool, see `npm run setup`) are named at the end, and are failures when the variable CI is "true". The last line is
 * `N passed, N failed`: every test, and each other check counted as one. Exit code 0 when nothing failed.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCommand, type Command } from './checks/runCommand.js';
import { summarise, type TestSummary } from './checks/vitestReport.js';

const ROOT = join(import.meta.dirname, '..');
const REPORT = join(ROOT, 'out', 'test', 'vitest.json');
/** `node SCRIPT ARGUMENTS`, as package.json has it: the list of folders in the portable subset is there. */
const [, SUBSET_SCRIPT, ...SUBSET_ARGUMENTS] = packageScript('lint:subset').split(' ');

const CHECKS: readonly Command[] = [
  {
    name: 'npm run format:check',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
  },
  { name: 'npm run typecheck', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'npm run lint', script: 'node_modules/eslint/bin/eslint.js', args: ['--max-warnings', '0', '.'] },
  { name: 'npm run lint:subset', script: SUBSET_SCRIPT, args: SUBSET_ARGUMENTS },
];

function packageScript(name: string): string {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const script = scripts[name];
  if (script === undefined) throw new Error(`package.json has no script '${name}'`);
  return script;
}

async function runTests(): Promise<TestSummary> {
  mkdirSync(join(ROOT, 'out', 'test'), { recursive: true });
  rmSync(REPORT, { force: true });
  const ok = await runCommand(ROOT, {
    name: 'npm run test:unit',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`],
  });
  let summary: TestSummary;
  try {
    summary = summarise(readFileSync(REPORT, 'utf8'), (file) => relative(ROOT, file));
  } catch (error) {
    console.error(`the tests left no report: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  // An error outside any test (an unhandled rejection) fails the run though every test passed.
  if (!ok && summary.failed === 0) summary.failed = 1;
  if (summary.passed === 0 && summary.failed === 0) summary.failed = 1;
  return summary;
}

function reportSkipped(skipped: readonly string[], isFailure: boolean): void {
  if (skipped.length === 0) return;
  const consequence = isFailure ? 'CI=true: each counts as a failure' : 'NOT CHECKED on this machine';
  console.error(
    `\n!!! ${skipped.length} tests were SKIPPED, ${consequence}. "npm run setup" installs what they need:`,
  );
  for (const name of skipped) console.error(`!!!   ${name}`);
}

async function main(): Promise<number> {
  let passed = 0;
  let failed = 0;
  for (const check of CHECKS) {
    console.error(`\n== ${check.name}`);
    if (await runCommand(ROOT, check)) {
      passed++;
      continue;
    }
    failed++;
    console.error(`\n"${check.name}" failed; what comes after it was not run.`);
    break;
  }
  if (failed === 0) {
    console.error('\n== npm run test:unit');
    const tests = await runTests();
    const skipsFail = process.env['CI'] === 'true';
    passed += tests.passed;
    failed += tests.failed + (skipsFail ? tests.skipped.length : 0);
    reportSkipped(tests.skipped, skipsFail);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
