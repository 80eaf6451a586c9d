/**
 * A YAML 1.2 document that knows where everything stands, so that whatever is wrong with a value can be said with
 * line and column. What YAML allows but a scenario has no use for is refused: tags, several documents, keys that are
 * not plain words, values that contain themselves.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node, Pair, YAMLError } from 'yaml';
import { DataError } from '../errors.js';

/** A place in a file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type DocumentPath = readonly PropertyKey[];

export class YamlDocument {
  readonly value: unknown;
  private readonly document: Document.Parsed;
  private readonly lines = new LineCounter();

  /** Throws a DataError with line and column where the text is not YAML. */
  constructor(
    readonly file: string,
    text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const fault = this.document.errors[0] ?? this.document.warnings[0];
    if (fault !== undefined) throw this.errorAt(this.placeAt(fault.pos[0]), syntaxText(fault, text));
    this.refuseOddities();
    this.value = this.toValue();
  }

  /** Where the value of this path stands; where it is missing, the nearest thing around it. */
  valuePlace(path: DocumentPath): Place {
    return this.place(this.find(path).node);
  }

  /** Where the key at the end of this path stands. */
  keyPlace(path: DocumentPath): Place {
    const { node, key } = this.find(path);
    return this.place(key ?? node);
  }

  /** `file:line:column: what`, as compilers write it, so that editors and CI servers can jump there. */
  errorAt(place: Place, what: string): DataError {
    return new DataError(`${this.file}:${place.line}:${place.column}: ${what}`);
  }

  private toValue(): unknown {
    try {
      return this.document.toJS();
    } catch (error) {
      // Aliases of aliases of aliases: a page of text that would fill the memory.
      if (error instanceof ReferenceError)
        throw this.errorAt(this.placeAt(0), 'the aliases grow without measure');
      throw error;
    }
  }

  private find(path: DocumentPath): { node: Node | null; key: Node | null } {
    let node: Node | null = this.document.contents;
    let key: Node | null = null;
    for (const part of path) {
      const holder: Node | null | undefined = isAlias(node) ? node.resolve(this.document) : node;
      let next: Node | null | undefined;
      if (isMap<Node, Node | null>(holder)) {
        const pair: Pair<Node, Node | null> | undefined = holder.items.find(
          (item) => isScalar(item.key) && String(item.key.value) === String(part),
        );
        if (pair === undefined) return { node, key };
        key = pair.key;
        next = pair.value ?? pair.key;
      } else if (isSeq<Node>(holder)) {
        next = holder.items[Number(part)];
        if (next === undefined) return { node, key };
        key = null;
      } else {
        return { node, key };
      }
      node = next;
    }
    return { node, key };
  }

  private place(node: Node | null): Place {
    return this.placeAt(node?.range?.[0] ?? 0);
  }

  private placeAt(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  private refuseOddities(): void {
    const refuse = (node: unknown, what: string): never => {
      throw this.errorAt(this.place(node as Node | null), what);
    };
    const { document } = this;
    visit(document, {
      Pair: (_, pair) => {
        if (!isScalar(pair.key)) refuse(pair.key, 'a key is not a plain word');
      },
      Alias: (_, alias, ancestors) => {
        const target = alias.resolve(document);
        if (target === undefined) {
          refuse(alias, `*${alias.source} is unknown; an anchor &${alias.source} must stand before it`);
        }
        if (ancestors.includes(target as Node)) refuse(alias, `*${alias.source} contains itself`);
      },
    });
  }
}

/** The parser's complaint in the user's terms. */
function syntaxText(fault: YAMLError, text: string): string {
  const found = /^[^\s:,\]}]{1,40}/.exec(text.slice(fault.pos[0]))?.[0] ?? '';
  switch (fault.code) {
    case 'DUPLICATE_KEY':
      return `key '${found}' is given twice; remove one`;
    case 'TAB_AS_INDENT':
      return 'the line is indented with a tab; use spaces';
    case 'MULTIPLE_DOCS':
      return 'a second document begins here; a file holds one scenario';
    case 'TAG_RESOLVE_FAILED':
      return `the tag '${found}' means nothing in a scenario; remove it`;
    default:
      // The commonest case: `{near: cycles[1].charge_Ah, ...}`, where YAML sees the beginning of a list.
      if (text[fault.pos[0]] === '[')
        return "a path with [ ] inside { } must stand in quotes, such as 'cycles[1].charge_Ah'";
      return `${fault.message.charAt(0).toLowerCase()}${fault.message.slice(1)} (the file must be YAML)`;
  }
}
