/**
 * TypeScript for the passes. Imported from ESM directly, Node would first look through its 9 MB for the names it exports,
 * which takes longer than to run it; of two statements it cannot tell that they export another module.
 */
const typescript = require('typescript');
module.exports = typescript;
