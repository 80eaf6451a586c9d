/** The page docs/diagnostics.md: every code with its reason, the way out, and a refused line from the tests. */
import { RULES, type Code } from '../codes.js';
import { EXPRESSION_CASES } from './expressions.js';
import { INTEGER_CASES } from './integers.js';
import { codesOf } from './markers.js';
import { STRUCTURE_CASES } from './structure.js';
import { SYNTAX_CASES } from './syntax.js';

const CASES = [...SYNTAX_CASES, ...STRUCTURE_CASES, ...EXPRESSION_CASES, ...INTEGER_CASES];

export function diagnosticsPage(): string {
  const sections = (Object.keys(RULES) as Code[]).map(sectionOf);
  return `# Diagnostics of ts-to-c

One section a code. Each is printed as \`file:line:column - code: what, why, instead: how\`; several in one run. The
examples are refused lines of the tests in \`transpiler/check/testing\`.

${sections.join('\n')}`;
}

function sectionOf(code: Code): string {
  const { what, why, how } = RULES[code];
  return `## ${code}

${capital(what)}.

Why: ${why}. Instead: ${how}.

\`\`\`ts
${exampleOf(code)}
\`\`\`
`;
}

/** The first line of the tests that is refused with the code, without its marks. */
function exampleOf(code: Code): string {
  for (const { source } of CASES) {
    const line = source.split('\n').find((text) => codesOf(text).includes(code));
    if (line !== undefined) return line.replace(/\/\*![A-Z0-9 ]+\*\//g, '').trim();
  }
  throw new Error(`no test refuses anything with ${code}`);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
