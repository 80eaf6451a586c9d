/**
 * Opens a recorded cycler file and plays it back as samples of the core. The only door of this folder.
 * The file is read as a stream, twice: once to check it and to learn its extent, once to replay it.
 */
import type { Sample } from '../../firmware/core/sample.js';
import { parseColumnMap } from './columnMap.js';
import { probeFile, readBytes } from './fileSource.js';
import { formatById } from './formats/registry.js';
import { readRows } from './rowReader.js';
import { scanRecording, type RecordingScan } from './scan.js';
import { detectLayout, type TableLayout } from './tableLayout.js';
import { Tally } from './tally.js';

export type { RecordingScan } from './scan.js';

export interface ImportOptions {
  /** `--format`: one of the formats of the registry; detected when absent. */
  format?: string | undefined;
  /** `--map`: see columnMap.ts. */
  map?: string | undefined;
  /** `--discharge-positive`: current and signed charge of the file are positive on discharge. */
  dischargePositive?: boolean | undefined;
}

export interface Recording {
  /** Checks the whole file. Throws a DataError for what cannot be replayed. */
  scan(): Promise<RecordingScan>;
  /** Calls back for each row with its line number; the Sample is reused and must not be kept. */
  read(onSample: (sample: Sample, line: number) => void): Promise<void>;
}

/** Part of the file from which its layout is found, bytes after unpacking. */
const HEAD_BYTES = 262144;

/** Checks the path and finds the layout. Throws a DataError for bad input, a UsageError for a wrong option. */
export async function openRecording(path: string, options: ImportOptions): Promise<Recording> {
  const request = {
    format: options.format === undefined ? null : formatById(options.format),
    map: options.map === undefined ? null : parseColumnMap(options.map),
  };
  const { gzip } = await probeFile(path);
  const { head, whole } = await readHead(path, gzip);
  const layout = detectLayout(path, head, whole, request);
  return new TableRecording(layout, gzip, options.dischargePositive === true);
}

async function readHead(path: string, gzip: boolean): Promise<{ head: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of readBytes(path, gzip)) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= HEAD_BYTES) return { head: Buffer.concat(chunks).subarray(0, HEAD_BYTES), whole: false };
  }
  return { head: Buffer.concat(chunks), whole: true };
}

class TableRecording implements Recording {
  constructor(
    private readonly layout: TableLayout,
    private readonly gzip: boolean,
    private readonly dischargePositive: boolean,
  ) {}

  scan(): Promise<RecordingScan> {
    return scanRecording(this.layout, this.gzip, this.dischargePositive);
  }

  async read(onSample: (sample: Sample, line: number) => void): Promise<void> {
    const { layout, gzip, dischargePositive } = this;
    await readRows({ layout, gzip, dischargePositive, tally: new Tally() }, (row, line) =>
      onSample(row.sample, line),
    );
  }
}
