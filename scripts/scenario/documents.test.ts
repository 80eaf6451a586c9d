import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readScenario } from '../../host/scenario/loadScenario.js';
import { YamlDocument } from '../../host/scenario/yamlDocument.js';
import { PAGE_FILE, scenarioDocuments, SCHEMA_FILE } from './documents.js';
import { parameterComments } from './parameterComments.js';
import { allowedText } from './simulatorRange.js';

describe('the documentation of scenarios', () => {
  it('is what the program makes of its own schema; else run: node --import tsx scripts/scenario/main.ts', async () => {
    const documents = await scenarioDocuments();
    expect(documents.map(({ file }) => file)).toEqual([SCHEMA_FILE, PAGE_FILE]);
    for (const { file, text } of documents) {
      // Compared as a boolean: a difference of thousands of lines helps nobody.
      expect([relative('.', file), readFileSync(file, 'utf8') === text]).toEqual([relative('.', file), true]);
    }
  });

  it('shows the workflow file as it is', () => {
    const page = readFileSync(new URL('../../docs/simulate-in-ci.md', import.meta.url), 'utf8');
    const workflow = readFileSync(new URL('../../docs/nabms-scenarios.yml', import.meta.url), 'utf8');
    expect(page).toContain(`\`\`\`yaml\n${workflow}\`\`\`\n`);
  });

  it('shows only examples that are scenarios', () => {
    const page = readFileSync(PAGE_FILE, 'utf8');
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/gu)].map(([, text]) => text);
    const scenarios = examples.filter((text) => /^\w+:/mu.test(text));
    expect(scenarios.length).toBeGreaterThanOrEqual(3);
    for (const text of scenarios) expect(readScenario('example.yaml', text).file).toBe('example.yaml');
  });

  it('gives editors a schema that takes what the program takes', () => {
    const schema = z.fromJSONSchema(
      JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as z.core.JSONSchema.JSONSchema,
    );
    const folder = new URL('../../test/scenarios/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThanOrEqual(8);
    for (const name of files) {
      const { value } = new YamlDocument(name, readFileSync(new URL(name, folder), 'utf8'));
      expect([name, schema.safeParse(value).error?.issues ?? []]).toEqual([name, []]);
    }
    for (const wrong of [
      { cels: {} },
      { cycles: 0 },
      { faults: [{ name: 'x' }] },
      { expect: { 'softShort.x': 1 } },
    ]) {
      expect([wrong, schema.safeParse(wrong).success]).toEqual([wrong, false]);
    }
  });

  it('takes meanings from the comments of the source and ranges from the refusals of the simulator', () => {
    const comments = parameterComments([
      new URL('../../sim/cell/cellParameters.ts', import.meta.url).pathname,
    ]);
    expect(comments.get('capacity_Ah')).toMatch(/^Practical capacity of the cathode/);
    expect(() => allowedText(() => undefined)).toThrow(/took what/);
  });
});
