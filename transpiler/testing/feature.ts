/** A small program that shows one feature of the subset. */
export interface Feature {
  name: string;
  source: string;
}

const HEAD = `import type { i32, text, u32, u8 } from './types.js';\n`;

/** A program with the imports that its text needs. */
export function feature(name: string, body: string, declarations = ''): Feature {
  const isUsed = (kind: string): boolean => new RegExp(`\\b${kind}\\b`).test(declarations + body);
  const kinds = ['i32', 'text', 'u32', 'u8'].filter(isUsed);
  const head = kinds.length === 0 ? '' : HEAD.replace('i32, text, u32, u8', kinds.join(', '));
  return { name, source: `${head}${declarations}${declarations === '' ? '' : '\n'}${body}` };
}
