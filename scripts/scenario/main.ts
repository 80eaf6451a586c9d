/** Writes the generated parts of the scenario documentation: `node --import tsx scripts/scenario/main.ts`. */
import { writeFileSync } from 'node:fs';
import { scenarioDocuments } from './documents.js';

for (const { file, text } of await scenarioDocuments()) {
  writeFileSync(file, text);
  console.log(`wrote ${file}`);
}
