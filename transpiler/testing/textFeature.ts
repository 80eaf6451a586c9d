/** Constant text: passed, chosen, measured, read by character, in a constant and a table. */
import { feature, type Feature } from './feature.js';

export const TEXT_FEATURE: Feature = feature(
  '13-text',
  `export class Program {
  readonly out: number[] = [0, 0, 0];
  private at: i32 = 0;
  private sum: u32 = 17;
  step(): void {
    const name: text = NAMES[this.at];
    this.take(name);
    this.take(this.at > 1 ? 'say "why?" \\\\ no\\n' : '');
    this.at = ((this.at + 1) % 3) | 0;
    const letters: text = 'abc';
    this.out[0] = this.sum;
    this.out[1] = name.length + SEPARATOR.charCodeAt(1);
    this.out[2] = letters.charCodeAt(this.at) - 97;
  }
  private take(line: text): void {
    for (let k: i32 = 0; k < line.length; k++) {
      this.sum = (Math.imul(this.sum, 31) + line.charCodeAt(k)) >>> 0;
    }
  }
}
`,
  `/** Between two columns. */
const SEPARATOR: text = ';\\t';

export const NAMES: readonly text[] = ['rest', 'charge', 'discharge, to the end'];
`,
);
