/**
 * Cuts a stream of bytes into lines. LF, CRLF and (when the file has no LF at all) CR end a line. A line end inside
 * double quotes belongs to the record, so such lines are joined.
 */
import { StringDecoder } from 'node:string_decoder';
import { DataError } from '../errors.js';
import type { EncodingFound } from './textEncoding.js';

/** No row of a table is longer, characters; more means that this is no table or a quote was never closed. */
const LINE_MAX = 1_000_000;

export interface LineOptions {
  readonly path: string;
  readonly encoding: EncodingFound;
  readonly newline: '\n' | '\r';
}

/**
 * Called with each record without its line end, the number of its first line, and whether a line end closed it.
 * Returns false to stop.
 */
export type OnLine = (text: string, line: number, terminated: boolean) => boolean;

/** Reads all lines of the source. */
export async function readLines(
  source: AsyncIterable<Buffer>,
  options: LineOptions,
  onLine: OnLine,
): Promise<void> {
  const cutter = new LineCutter(options, onLine);
  const decoder = new StringDecoder(options.encoding.encoding);
  let skip = options.encoding.skipBytes;
  for await (const bytes of source) {
    const skipped = Math.min(skip, bytes.length);
    skip -= skipped;
    if (!cutter.push(decoder.write(skipped > 0 ? bytes.subarray(skipped) : bytes))) return;
  }
  if (cutter.push(decoder.end())) cutter.end();
}

/** The state between two chunks. */
export class LineCutter {
  /** Text after the last line end. */
  private rest = '';
  /** Text of a record whose quote is still open, with its line ends. */
  private open = '';
  private line = 1;
  private recordLine = 1;

  constructor(
    private readonly options: LineOptions,
    private readonly onLine: OnLine,
  ) {}

  /** False when the receiver wants no more. */
  push(chunk: string): boolean {
    const text = this.rest + chunk;
    const newline = this.options.newline;
    const quotes = this.open !== '' || text.includes('"');
    let start = 0;
    for (let end = text.indexOf(newline, start); end >= 0; end = text.indexOf(newline, start)) {
      const stop = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
      const line = text.slice(start, stop);
      start = end + 1;
      if (quotes) {
        if (!this.record(line)) return false;
      } else {
        const number = this.line;
        this.line = number + 1;
        if (!this.onLine(line, number, true)) return false;
      }
    }
    this.rest = text.slice(start);
    if (this.rest.length > LINE_MAX) this.tooLong();
    return true;
  }

  /** What follows the last line end is a line too. */
  end(): void {
    if (this.open !== '') this.tooLong();
    const last = this.rest.endsWith('\r') ? this.rest.slice(0, -1) : this.rest;
    if (last !== '') this.onLine(last, this.line, false);
  }

  private record(line: string): boolean {
    const joined = this.open === '' ? line : `${this.open}\n${line}`;
    if (this.open === '') this.recordLine = this.line;
    this.line++;
    if (hasOpenQuote(joined)) {
      this.open = joined;
      if (joined.length > LINE_MAX) this.tooLong();
      return true;
    }
    this.open = '';
    return this.onLine(joined, this.recordLine, true);
  }

  private tooLong(): never {
    const quote = this.open !== '';
    throw new DataError({
      file: this.options.path,
      line: quote ? this.recordLine : this.line,
      found: quote
        ? 'a double quote is opened here and never closed'
        : `a line of over ${LINE_MAX} characters`,
      expected: 'one row a line',
    });
  }
}

function hasOpenQuote(text: string): boolean {
  let open = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = !open;
  return open;
}
