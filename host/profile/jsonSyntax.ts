/**
 * Reads JSON and says where it is not JSON, by line and column. `JSON.parse` gives the place in one engine and not in
 * another, and never in the user's terms; this finds the first character that breaks the grammar (RFC 8259).
 */
import { DataError, quoted } from '../errors.js';

/** The document, or a DataError with line, column, found and expected. */
export function parseJson(file: string, text: string): unknown {
  // A byte order mark is not JSON, but Windows editors write it.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    const { at, expected } = firstSyntaxError(json);
    const before = json.slice(0, at).split('\n');
    const column = (before.at(-1) as string).length + 1;
    const found =
      at >= json.length
        ? 'the text ends here'
        : `found ${quoted(/^\S{1,20}|^./su.exec(json.slice(at))?.[0] ?? '')}`;
    throw new DataError({
      file,
      line: before.length,
      found: `character ${column}: ${found}`,
      expected: `${expected} (the file must be JSON)`,
    });
  }
}

interface SyntaxFault {
  readonly at: number;
  readonly expected: string;
}

const SPACE = /[ \t\r\n]*/uy;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/uy;
const WORD = /(?:true|false|null)(?!\w)/uy;

/** The first place at which the text stops being JSON. */
export function firstSyntaxError(text: string): SyntaxFault {
  const scanner = new Scanner(text);
  const fault = scanner.value();
  if (fault !== null) return fault;
  scanner.take(SPACE);
  return { at: scanner.at, expected: 'nothing after the end of the document' };
}

class Scanner {
  at = 0;

  constructor(private readonly text: string) {}

  take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return false;
    this.at += match[0].length;
    return true;
  }

  value(): SyntaxFault | null {
    this.take(SPACE);
    const first = this.text[this.at];
    if (first === '{') return this.members('}', true);
    if (first === '[') return this.members(']', false);
    if (this.take(STRING) || this.take(NUMBER) || this.take(WORD)) return null;
    return this.fault('a value: a number, a "text", true, false, null, an object or a list');
  }

  /** An object or a list; `keyed` for an object. */
  private members(close: '}' | ']', keyed: boolean): SyntaxFault | null {
    this.at++;
    this.take(SPACE);
    if (this.skip(close)) return null;
    for (;;) {
      const fault = (keyed ? this.key() : null) ?? this.value();
      if (fault !== null) return fault;
      this.take(SPACE);
      if (this.skip(close)) return null;
      if (!this.skip(',')) return this.fault(`',' or '${close}'`);
    }
  }

  private key(): SyntaxFault | null {
    this.take(SPACE);
    if (!this.take(STRING)) return this.fault('a key in double quotes');
    this.take(SPACE);
    return this.skip(':') ? null : this.fault("':' after the key");
  }

  private skip(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private fault(expected: string): SyntaxFault {
    return { at: this.at, expected };
  }
}
