/**
 * The generated parts of a hand-written page. A part stands between two marks and is written anew each time:
 *
 *   <!-- kind argument argument -->  …  <!-- end -->
 */
import { format, resolveConfig } from 'prettier';

const BLOCK = /(<!-- (\w+)((?: [^\s>]+)*) -->)[\s\S]*?(<!-- end -->)/gu;

/** The page with every part filled by `fill`. */
export function fillBlocks(page: string, fill: (kind: string, words: readonly string[]) => string): string {
  return page.replace(BLOCK, (_, head: string, kind: string, rest: string, end: string) => {
    const words = rest.split(' ').filter((word) => word !== '');
    return `${head}\n\n${fill(kind, words)}\n\n${end}`;
  });
}

/** Formatted as the repository's other files are. */
export async function formatted(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
