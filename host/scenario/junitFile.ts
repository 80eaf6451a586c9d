/**
 * The JUnit file of a call: opened before the runs, so that a path that cannot be written is known at once, and put into
 * place whole after them, so that a CI server never reads half of one.
 */
import fs from 'node:fs';
import path from 'node:path';
import { DataError } from '../errors.js';
import type { JunitSuite } from './junit.js';
import { junitXml } from './junit.js';

export class JunitFile {
  private readonly temporary: string;

  /** Throws a DataError if nothing can be written there. */
  constructor(private readonly target: string) {
    const folder = path.dirname(path.resolve(target));
    this.temporary = path.join(folder, `.${path.basename(target)}.${process.pid}.tmp`);
    this.attempt(() => {
      if (fs.existsSync(target) && fs.statSync(target).isDirectory()) {
        throw new DataError(`${target}: is a folder; --junit wants a file`);
      }
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(this.temporary, '');
    });
  }

  commit(suites: readonly JunitSuite[]): void {
    this.attempt(() => {
      fs.writeFileSync(this.temporary, junitXml(suites));
      fs.renameSync(this.temporary, this.target);
    });
  }

  /** Leaves nothing behind; harmless after `commit`. */
  discard(): void {
    fs.rmSync(this.temporary, { force: true });
  }

  private attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.discard();
      if (error instanceof DataError) throw error;
      const code = (error as NodeJS.ErrnoException).code ?? 'error';
      throw new DataError(`${this.target}: the JUnit file cannot be written (${code}); name another --junit`);
    }
  }
}
