import fs from 'node:fs';
import path from 'node:path';
import { DataError } from '../errors.js';
import { onInterrupt } from './interrupts.js';
import { makeFolder } from './makeFolder.js';
import { writeFailure } from './writeFailure.js';

/** Files a run may leave; those that a new run does not write are removed, so that a folder never mixes two runs. */
const RUN_FILES = ['telemetry.bdf.csv', 'events.jsonl', 'result.json', 'report.html', 'profile.json'];

/**
 * A results folder that appears whole or not at all: files are written into a temporary folder beside it, which takes
 * its place when everything is written. A failure (disk full, no permission) or an interruption leaves nothing behind.
 */
export class OutputFolder {
  private readonly temporary: string;
  /** The uppermost folder that had to be made, if any. */
  private made: string | undefined;
  private readonly forgetInterrupt: () => void;

  constructor(readonly target: string) {
    if (target === '') throw new DataError('--out is empty; name a folder');
    const parent = path.dirname(path.resolve(target));
    this.temporary = path.join(parent, `.${path.basename(path.resolve(target))}.${process.pid}.tmp`);
    this.forgetInterrupt = onInterrupt(() => {
      this.discard();
    });
    this.attempt(() => {
      this.checkTarget();
      this.made = makeFolder(parent);
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
      this.checkTarget();
      if (!fs.existsSync(this.target)) {
        fs.renameSync(this.temporary, this.target);
        return;
      }
      const written = fs.readdirSync(this.temporary);
      for (const name of written) {
        fs.renameSync(path.join(this.temporary, name), path.join(this.target, name));
      }
      for (const name of RUN_FILES) {
        if (!written.includes(name)) fs.rmSync(path.join(this.target, name), { force: true });
      }
      fs.rmdirSync(this.temporary);
    });
    this.forgetInterrupt();
  }

  /** Throws away what was written; harmless after `commit`. Never throws: it runs where something else has failed. */
  discard(): void {
    this.forgetInterrupt();
    try {
      fs.rmSync(this.temporary, { recursive: true, force: true });
      if (this.made !== undefined && !fs.existsSync(this.target)) {
        fs.rmSync(this.made, { recursive: true, force: true });
      }
    } catch {
      // Nothing can be removed where nothing could be written.
    }
  }

  /** Everything that would stop the commit half-way is found before the first file moves. */
  private checkTarget(): void {
    const state = fs.lstatSync(this.target, { throwIfNoEntry: false });
    if (state === undefined) return;
    if (!fs.existsSync(this.target) || !fs.statSync(this.target).isDirectory()) {
      throw new DataError(`${this.target}: exists and is no folder; --out wants a folder, name another one`);
    }
    for (const name of RUN_FILES) {
      const inside = path.join(this.target, name);
      if (fs.statSync(inside, { throwIfNoEntry: false })?.isDirectory() === true) {
        throw new DataError(`${inside}: is a folder where a result must be written; choose another --out`);
      }
    }
  }

  /** Runs a file operation; its failure removes what was written and is told in one line. */
  private attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.discard();
      throw writeFailure(this.target, 'nothing was written', error);
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
