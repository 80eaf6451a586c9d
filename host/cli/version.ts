import { createRequire } from 'node:module';

const packageDocument = createRequire(import.meta.url)('../package.json') as { version: string };

/** Version of the `nabms` package. */
export const VERSION = packageDocument.version;
