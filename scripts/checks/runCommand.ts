/** Runs one command of the check list with its output shown as it comes. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Command {
  /** As it is shown: what to type to run it alone. */
  name: string;
  /** A script below `node_modules`, or of the repository. */
  script: string;
  args: readonly string[];
  /** Options for node itself. */
  nodeArgs?: readonly string[];
}

/** Resolves to whether the command ended with exit code 0. Output goes to standard error: results are printed once. */
export function runCommand(root: string, command: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const args = [...(command.nodeArgs ?? []), join(root, command.script), ...command.args];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', (error) => {
      console.error(`${command.name} could not be started: ${error.message}`);
      resolve(false);
    });
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
}
