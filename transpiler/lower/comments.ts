/** Comments of the source, made fit for C. */
import ts from '../load/typescript.cjs';

/** The comments right before a node, each as C text, its lines without their indentation. */
export function leadingComments(node: ts.Node): string[] {
  const file = node.getSourceFile();
  const ranges = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
  return own(file, node.getFullStart(), ranges).map((range) => commentText(file, range));
}

/** The comment behind a node on its last line, or ''. */
export function trailingComment(node: ts.Node): string {
  const file = node.getSourceFile();
  // Behind a member of an enum or an element of a table stands a comma first.
  const end = file.text[node.end] === ',' ? node.end + 1 : node.end;
  const ranges = ts.getTrailingCommentRanges(file.text, end) ?? [];
  return ranges.map((range) => commentText(file, range)).join(' ');
}

/** Comments before a closing brace. */
export function commentsBefore(file: ts.SourceFile, from: number): string[] {
  const ranges = ts.getLeadingCommentRanges(file.text, from) ?? [];
  return own(file, from, ranges).map((range) => commentText(file, range));
}

/** The comment that opens a file, when what follows it is not itself documented by it. */
export function fileHeader(file: ts.SourceFile): string {
  const first = file.statements[0];
  if (first === undefined) return '';
  const comments = leadingComments(first);
  const isOwnHeader = ts.isImportDeclaration(first) || comments.length > 1;
  return isOwnHeader ? (comments[0] ?? '') : '';
}

/** Comments of a top-level declaration, without the one that heads the file. */
export function declarationComments(node: ts.Statement): string[] {
  const file = node.getSourceFile();
  const comments = leadingComments(node);
  return node === file.statements[0] && fileHeader(file) !== '' ? comments.slice(1) : comments;
}

/** Comments on the line where the node before ends belong to that node. */
function own(
  file: ts.SourceFile,
  from: number,
  ranges: readonly ts.CommentRange[],
): readonly ts.CommentRange[] {
  if (from === 0) return ranges;
  return ranges.filter((range) => file.text.slice(from, range.pos).includes('\n'));
}

function commentText(file: ts.SourceFile, range: ts.CommentRange): string {
  const text = file.text.slice(range.pos, range.end);
  const lines = text.split(/\r?\n/).map((line, at) => (at === 0 ? line : line.trimStart()));
  const body = lines
    .map((line) => (line.startsWith('*') ? ` ${line}` : line).trimEnd())
    .join('\n')
    // Trigraphs would be read inside comments too.
    .replace(/\?\?(?=[=()/'<>!-])/g, '? ?');
  // C warns of a comment that opens in a comment, and of a line that is carried on.
  return text.startsWith('//') ? body.replace(/\\$/, '\\.') : `/*${body.slice(2).replace(/\/\*/g, '/ *')}`;
}
