/** Draws the pictures of docs/mechanisms and fills the generated parts of its pages: `npm run docs:mechanisms`. */
import { writeFileSync } from 'node:fs';
import { mechanismDocuments } from './documents.js';

for (const { file, text } of await mechanismDocuments()) {
  writeFileSync(file, text);
  console.log(`wrote ${file}`);
}
