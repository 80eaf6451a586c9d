import fs from 'node:fs';
import path from 'node:path';
import { DataError } from '../errors.js';

/**
 * A results folder that appears whole or not at all: files are written into a temporary folder beside it, which takes
 * its place when everything is written. A failure (disk full, no permission) leaves nothing behind.
 */
export class OutputFolder {
  private readonly temporary: string;

  constructor(readonly target: string) {
    const parent = path.dirname(path.resolve(target));
    this.temporary = path.join(parent, `.${path.basename(path.resolve(target))}.${process.pid}.tmp`);
    this.attempt(() => {
      if (fs.existsSync(target) && !fs.statSync(target).isDirectory()) {
        throw new DataError(`${target}: exists and is a file; --out wants a folder, name another one`);
      }
      fs.mkdirSync(parent, { recursive: true });
      fs.rmSync(this.temporary, { recursive: true, force: true });
      fs.mkdirSync(this.temporary);
    });
  }

  /** Writes a whole file. */
  writeFile(name: string, text: string): void {
    this.attempt(() => {
      fs.writeFileSync(path.join(this.temporary, name), text);
    });
  }

  /** Opens a file for writing in pieces. */
  openFile(name: string): OutputFile {
    let descriptor = -1;
    this.attempt(() => {
      descriptor = fs.openSync(path.join(this.temporary, name), 'w');
    });
    return new OutputFile(descriptor, (action) => {
      this.attempt(action);
    });
  }

  /** Puts the written files into place. */
  commit(): void {
    this.attempt(() => {
      if (!fs.existsSync(this.target)) {
        fs.renameSync(this.temporary, this.target);
        return;
      }
      for (const name of fs.readdirSync(this.temporary)) {
        fs.renameSync(path.join(this.temporary, name), path.join(this.target, name));
      }
      fs.rmdirSync(this.temporary);
    });
  }

  /** Throws away what was written; harmless after `commit`. */
  discard(): void {
    fs.rmSync(this.temporary, { recursive: true, force: true });
  }

  /** Runs a file operation; its failure removes what was written and is told in one line. */
  private attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.discard();
      if (error instanceof DataError) throw error;
      const code = (error as NodeJS.ErrnoException).code ?? 'error';
      const meaning: Record<string, string> = {
        ENOSPC: 'the disk is full; free some space or choose another --out',
        EACCES: 'no permission to write there; choose another --out',
        EROFS: 'the file system is read-only; choose another --out',
        ENOTDIR: 'a part of the path is a file; choose another --out',
      };
      throw new DataError(`${this.target}: nothing was written: ${meaning[code] ?? String(error)} (${code})`);
    }
  }
}

/** A file being written in pieces; text is gathered into blocks. */
export class OutputFile {
  private pieces: string[] = [];
  private length = 0;

  constructor(
    private readonly descriptor: number,
    private readonly attempt: (action: () => void) => void,
  ) {}

  write(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
    if (this.length > 1 << 20) this.flush();
  }

  close(): void {
    this.flush();
    this.attempt(() => {
      fs.closeSync(this.descriptor);
    });
  }

  private flush(): void {
    const text = this.pieces.join('');
    this.pieces = [];
    this.length = 0;
    this.attempt(() => {
      fs.writeFileSync(this.descriptor, text);
    });
  }
}
