/**
 * The schema of scenario files as JSON Schema, for editors: completion, meanings and ranges while typing. Made from the
 * schema the program itself checks with; what only the simulator can tell (the order of times, voltages against the
 * cathode) is not in it.
 */
import { z } from 'zod';
import { typeText } from './expectation/readExpectation.js';
import { expectationSchema } from './expectation/expectationSchema.js';
import { listPaths } from './expectation/listPaths.js';
import { scenarioSchema } from './scenarioSchema.js';

type Json = Record<string, unknown>;

/** Draft 7: what the YAML extensions of editors understand. */
const DRAFT = { target: 'draft-7', io: 'input' } as const;

/** The JSON Schema document. */
export function scenarioJsonSchema(): Json {
  const { $schema, properties, ...rest } = z.toJSONSchema(scenarioSchema, DRAFT) as Json & {
    properties: Json;
  };
  const { $schema: _same, ...expectation } = z.toJSONSchema(expectationSchema, DRAFT) as Json;
  return {
    $schema,
    title: 'nabms scenario',
    description: 'What `nabms simulate FILE` runs, and what must come of it.',
    ...rest,
    properties: { ...properties, expect: { ...(properties['expect'] as Json), ...expectPaths() } },
    definitions: { ...(rest['definitions'] as Json | undefined), expectation },
  };
}

/** The paths an expectation may have: names where they are fixed, patterns where entries are counted. */
function expectPaths(): Json {
  const fixed: Json = {};
  const counted: Json = {};
  for (const { path, schema, nullable } of listPaths()) {
    const description = typeText({ schema, nullable });
    const rule = { description, allOf: [{ $ref: '#/definitions/expectation' }] };
    if (!path.includes('[*]')) fixed[path] = rule;
    else counted[`^${path.split('[*]').map(escapePattern).join(ENTRY)}$`] = rule;
  }
  return { properties: fixed, patternProperties: counted, additionalProperties: false };
}

const ENTRY = String.raw`\[(\*|-?[1-9][0-9]*)\]`;

function escapePattern(text: string): string {
  return text.replace(/[.[\]*]/gu, String.raw`\$&`);
}
