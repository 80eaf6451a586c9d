/**
 * Text with places where a line may break: a group is printed on one line if it fits, else all its own breaks are taken
 * (Wadler 1998, "A prettier printer", without its laziness).
 */
export type Doc =
  | string
  | { kind: 'concat'; parts: readonly Doc[] }
  | { kind: 'group'; content: Doc }
  | { kind: 'indent'; content: Doc }
  /** A break, printed as `flat` where the group fits on one line. */
  | { kind: 'line'; flat: string };

const INDENT = 4;

export function concat(...parts: Doc[]): Doc {
  return { kind: 'concat', parts };
}

export function group(...parts: Doc[]): Doc {
  return { kind: 'group', content: concat(...parts) };
}

export function indent(...parts: Doc[]): Doc {
  return { kind: 'indent', content: concat(...parts) };
}

export const LINE: Doc = { kind: 'line', flat: ' ' };
export const SOFT_LINE: Doc = { kind: 'line', flat: '' };

export function join(parts: readonly Doc[], separator: Doc): Doc {
  return concat(...parts.flatMap((part, at) => (at === 0 ? [part] : [separator, part])));
}

/** The text of a doc that begins at column `margin`, no line longer than `width` where that can be. */
export function render(doc: Doc, margin: number, width: number): string {
  let text = '';
  let column = margin;
  const put = (part: string): void => {
    text += part;
    column += part.length;
  };
  const visit = (part: Doc, depth: number, flat: boolean, rest: number): void => {
    if (typeof part === 'string') {
      put(part);
      return;
    }
    switch (part.kind) {
      case 'concat':
        part.parts.forEach((inner, at) => {
          // What follows on the same line must fit too; it is decided already where all is flat.
          const isDecided = flat || at === part.parts.length - 1;
          visit(inner, depth, flat, isDecided ? rest : firstLength(part.parts.slice(at + 1), rest));
        });
        break;
      case 'group':
        visit(part.content, depth, flat || column + flatLength(part.content) + rest <= width, rest);
        break;
      case 'indent':
        visit(part.content, depth + INDENT, flat, rest);
        break;
      case 'line':
        if (flat) {
          put(part.flat);
        } else {
          text = `${text.trimEnd()}\n${' '.repeat(depth)}`;
          column = depth;
        }
        break;
    }
  };
  visit(doc, margin, false, 0);
  return text;
}

function flatLength(doc: Doc): number {
  if (typeof doc === 'string') return doc.length;
  switch (doc.kind) {
    case 'concat':
      return doc.parts.reduce((sum, part) => sum + flatLength(part), 0);
    case 'line':
      return doc.flat.length;
    default:
      return flatLength(doc.content);
  }
}

/** Length of what comes next up to the first possible break. */
function firstLength(parts: readonly Doc[], rest: number): number {
  let length = 0;
  for (const part of parts) {
    const [own, hasBreak] = untilBreak(part);
    length += own;
    if (hasBreak) return length;
  }
  return length + rest;
}

function untilBreak(doc: Doc): [number, boolean] {
  if (typeof doc === 'string') return [doc.length, false];
  if (doc.kind === 'line') return [0, true];
  if (doc.kind !== 'concat') return untilBreak(doc.content);
  let length = 0;
  for (const part of doc.parts) {
    const [own, hasBreak] = untilBreak(part);
    length += own;
    if (hasBreak) return [length, true];
  }
  return [length, false];
}
