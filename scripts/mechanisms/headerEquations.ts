/**
 * The equations in the header comment of a module, so that a page shows what stands above the code that is run. Lines of
 * a header that are indented by three spaces or more are equations; a line of prose between them becomes an empty line.
 */
import { readFileSync } from 'node:fs';

const EQUATION = /^ \* {3}(.*)$/u;

export function headerEquations(file: string): string {
  const header = /\/\*\*\n([\s\S]*?)\n \*\//u.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  const lines = header.split('\n').map((line) => EQUATION.exec(line)?.[1] ?? '');
  const text = lines
    .join('\n')
    .replace(/\n{2,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '');
  if (text === '') throw new Error(`${file} has no equations in its header comment`);
  return text;
}
