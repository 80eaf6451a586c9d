/** The pages of docs/diagnostics: one for each code, with a refused and an accepted program, and an index. */
import { RULES, type Code } from '../codes.js';
import { EXAMPLES } from './examples.js';

export const CODES = Object.keys(RULES) as Code[];

export function diagnosticsIndex(): string {
  const rows = CODES.map((code) => `| [${code}](diagnostics/${code}.md) | ${capital(RULES[code].what)} |`);
  return `# Diagnostics of ts-to-c

Each is printed as \`file:line:column - code: what, why, instead: how\`; several in one run. Every code has a page with its
reason, a program that is refused and one that says the same within the subset.

| code | what is refused |
| --- | --- |
${rows.join('\n')}
`;
}

export function diagnosticPage(code: Code): string {
  const { what, why, how } = RULES[code];
  const { bad, good } = EXAMPLES[code];
  return `# ${code}

${capital(what)}.

Why: ${why}.

Instead: ${how}.

Refused:

\`\`\`ts
${bad}
\`\`\`

Accepted:

\`\`\`ts
${good}
\`\`\`

[All diagnostics](../diagnostics.md)
`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
