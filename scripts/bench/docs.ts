/** Writes the generated parts of docs/performance.md from bench/results.json: `npm run docs:performance`. */
import { writeFileSync } from 'node:fs';
import { PERFORMANCE_PAGE, performancePage } from './documents.js';

writeFileSync(PERFORMANCE_PAGE, await performancePage());
console.log(`wrote ${PERFORMANCE_PAGE}`);
