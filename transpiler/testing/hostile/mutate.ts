/**
 * Programs that somebody might feed to the compiler by mistake: a source with a few tokens lost, doubled or changed,
 * an expression or statement of another program in place of its own, its end cut off, or bytes that are no text.
 * Most are refused; those that still type-check are the ones which find gaps between the check and the lowering.
 */
import ts from '../../load/typescript.cjs';
import type { Random } from '../fuzz/random.js';

/** Tokens to put where they may not belong. */
const VOCABULARY = (
  '( ) { } [ ] ; , . ... ? : :: => + - * / % ** ++ -- = += -= *= /= &= |= ^= <<= >>= >>>= == === != !== < <= > >= ' +
  '&& || ! ~ & | ^ << >> >>> ?? ?. @ # ` \' " \\ 0 -0 1 255 256 2147483647 -2147483648 4294967295 1e400 0.5 0x10 1n ' +
  'NaN Infinity undefined null true false this super new delete typeof void in of instanceof await yield async ' +
  'if else for while do switch case default break continue return throw try catch finally with debugger ' +
  'let const var function class enum interface type namespace import export from as satisfies is keyof ' +
  'static readonly private public abstract declare get set constructor extends implements ' +
  'number i32 u32 u8 boolean string any unknown never object symbol bigint Math Math.floor Math.PI Date ' +
  'x y z out step Program Mode self int main printf \u00e4 \u{1d4b3} \u0000 \u2028 /* */ // 1_000 0b11 .5'
).split(' ');

/** Nodes that can stand in for one another. */
type Group = 'expression' | 'statement' | 'member' | 'type';

function groupOf(node: ts.Node): Group | undefined {
  if (ts.isStatement(node)) return 'statement';
  if (ts.isClassElement(node)) return 'member';
  if (ts.isTypeNode(node)) return 'type';
  return ts.isExpression(node) ? 'expression' : undefined;
}

interface Piece {
  group: Group;
  text: string;
  start: number;
  end: number;
}

/** A source taken apart. */
export class Specimen {
  readonly pieces: Piece[] = [];
  /** Where each token begins and ends. */
  readonly tokens: { start: number; end: number }[] = [];

  constructor(readonly text: string) {
    const version = {
      languageVersion: ts.ScriptTarget.ES2022,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    };
    const file = ts.createSourceFile('/specimen.ts', text, version, true);
    const visit = (node: ts.Node): void => {
      const [start, end] = [node.getStart(file), node.end];
      const group = groupOf(node);
      if (group !== undefined && end > start) {
        this.pieces.push({ group, text: text.slice(start, end), start, end });
      }
      const isLeaf = node.getChildCount(file) === 0;
      if (isLeaf && end > start) this.tokens.push({ start, end });
      node.getChildren(file).forEach(visit);
    };
    visit(file);
  }
}

/** `text` with what lies from `start` to `end` replaced. */
function replaced(text: string, { start, end }: { start: number; end: number }, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** One change. */
function change(text: string, donors: readonly Specimen[], random: Random): string {
  const specimen = new Specimen(text);
  if (specimen.tokens.length < 2) return text + random.pick(VOCABULARY);
  const token = random.pick(specimen.tokens);
  const written = text.slice(token.start, token.end);
  switch (random.below(12)) {
    case 0:
      return replaced(text, token, '');
    case 1:
      return replaced(text, token, `${written} ${written}`);
    case 2: {
      const other = random.pick(specimen.tokens);
      const [first, second] = token.start <= other.start ? [token, other] : [other, token];
      const [a, b] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
      if (first.end > second.start) return text;
      return (
        text.slice(0, first.start) + b + text.slice(first.end, second.start) + a + text.slice(second.end)
      );
    }
    case 3:
      return replaced(text, token, random.pick(VOCABULARY));
    case 4:
      return replaced(text, token, `${written} ${random.pick(VOCABULARY)}`);
    case 5:
      return random.oneIn(4) ? text.slice(0, random.below(text.length)) : text;
    default:
      return transplant(text, specimen, donors, random);
  }
}

/** An expression, statement, member or type replaced by another one, of this source or of a donor. */
function transplant(text: string, specimen: Specimen, donors: readonly Specimen[], random: Random): string {
  if (specimen.pieces.length === 0) return text;
  const place = random.pick(specimen.pieces);
  const donor = random.oneIn(3) ? random.pick(donors) : specimen;
  const candidates = donor.pieces.filter(({ group }) => group === place.group);
  if (candidates.length === 0) return text;
  const given = random.pick(candidates).text;
  // Short ones fit more often.
  if (given.length > 200 && !random.oneIn(8)) return text;
  const isInserted = place.group !== 'expression' && place.group !== 'type' && random.oneIn(2);
  return replaced(text, place, isInserted ? `${place.text}\n${given}` : given);
}

/** A source with one to three changes. */
export function mutate(source: string, donors: readonly Specimen[], random: Random): string {
  let text = source;
  for (let n = 1 + random.below(3); n > 0; n--) text = change(text, donors, random);
  return text;
}
