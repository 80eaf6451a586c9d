/** Reads the command line's arguments. */
import { parseArgs } from 'node:util';
import type { CompileOptions } from '../compile.js';
import { whosePrefix } from '../lower/reserved.js';

export const USAGE = `usage: ts-to-c check [--no-local-objects] ENTRY...          (or --check ENTRY...)
       ts-to-c build [--out DIR] [--single] [--prefix P] [--line] [--real=double|float] [--checked]
                       [--state CLASS]... [--no-local-objects] ENTRY...

ENTRY      a TypeScript source, taken with all it imports, or a folder of sources
--out      folder for the C files (default: dist/c)
--single   one .h and one .c in all, not a pair for each source
--prefix   before every C name (default: the first entry's name)
--line     #line before every statement: debuggers step in the TypeScript source
--real     C's type for a number (default: double)
--checked  trap indices out of range and counters that run over
--state    functions that save all that can change in a CLASS to bytes and load it
--no-local-objects
           refuse objects made in functions: C has them on its stack, JavaScript and DeviceScript
           would allocate at every call; for sources that run there too

exit code  0 done, 1 findings in the source, 2 wrong usage, 3 a fault of ts-to-c`;

export interface Arguments {
  command: 'check' | 'build';
  entries: string[];
  out: string;
  options: CompileOptions;
}

export class UsageError extends Error {}

export function parseArguments(args: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parse(args);
  const [command, ...entries] = values.check === true ? ['check', ...positionals] : positionals;
  if (values.help === true || args.length === 0) return 'help';
  if (command !== 'check' && command !== 'build') {
    throw new UsageError(command === undefined ? 'no command given' : `unknown command ${command}`);
  }
  if (entries.length === 0) throw new UsageError('no entry given');
  const { real = 'double', prefix } = values;
  if (real !== 'double' && real !== 'float') throw new UsageError(`--real is double or float, not ${real}`);
  if (prefix !== undefined && !/^[A-Za-z]\w*$/.test(prefix)) {
    throw new UsageError(`--prefix must be a C name: letters, digits and _, not ${prefix}`);
  }
  if (values.out === '') throw new UsageError('--out is empty: name a folder');
  const owner = prefix === undefined ? undefined : whosePrefix(prefix);
  if (owner !== undefined) throw new UsageError(`--prefix ${prefix} ${owner}`);
  const twice = values.state?.find((name, k, all) => all.indexOf(name) < k);
  if (twice !== undefined) throw new UsageError(`--state ${twice} is given twice`);
  return {
    command,
    entries,
    out: values.out ?? 'dist/c',
    options: {
      single: values.single ?? false,
      line: values.line ?? false,
      checked: values.checked ?? false,
      localObjects: values['no-local-objects'] !== true,
      real,
      ...(prefix !== undefined && { prefix }),
      ...(values.state !== undefined && { state: values.state }),
    },
  };
}

/** The result has the type that the options say. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        check: { type: 'boolean' },
        out: { type: 'string' },
        single: { type: 'boolean' },
        prefix: { type: 'string' },
        line: { type: 'boolean' },
        real: { type: 'string' },
        checked: { type: 'boolean' },
        state: { type: 'string', multiple: true },
        'no-local-objects': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
