/** Compilers and emulators that tests of generated C need; `npm run setup` installs them. */
import { spawnSync } from 'node:child_process';

const found = new Map<string, boolean>();

/** Whether every command can be started. A test that needs them is skipped without; `npm test` names it and CI fails. */
export function hasTools(...commands: readonly string[]): boolean {
  return commands.every((command) => {
    const known = found.get(command);
    if (known !== undefined) return known;
    const isThere = spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
    found.set(command, isThere);
    return isThere;
  });
}

/** Runs a command; a failure carries all it printed. */
export function runTool(command: string, args: readonly string[], cwd: string): string {
  const run = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 600_000 });
  if (run.status === 0) return run.stdout;
  const reason = run.error?.message ?? `ended with ${run.status ?? run.signal ?? 'nothing'}`;
  throw new Error(`${command} ${args.join(' ')}\n${reason}\n${run.stdout}\n${run.stderr}`);
}
