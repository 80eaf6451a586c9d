/** How C is printed. */
export interface PrintOptions {
  /** C's type for a TypeScript number. */
  real: 'double' | 'float';
  /** `#line` before every statement, so that a debugger steps in the TypeScript source. */
  line: boolean;
  /** Every index through `ts_index`, which traps when it is out of range. */
  checked: boolean;
  /** How a source is called in comments and `#line`. */
  displayPath: (file: string) => string;
}

export const LINE_WIDTH = 100;
