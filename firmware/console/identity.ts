/** Who answers `*IDN?`: the board's name and a serial number, given by the firmware once. */
import type { i32, text, u8 } from '../core/types.js';
import type { Line } from './line.js';

/** Version of the console's grammar and of the firmware's core. */
export const VERSION: text = '0.1.0';

const NAME_MAX: i32 = 32;

export class Identity {
  serial: i32 = 0;
  private readonly board: u8[] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  private count: i32 = 0;

  /** Name of the board, the first NAME_MAX characters of it. */
  setBoard(name: text): void {
    this.count = name.length < NAME_MAX ? name.length : NAME_MAX;
    for (let k: i32 = 0; k < this.count; k++) {
      this.board[k] = name.charCodeAt(k);
    }
  }

  writeBoard(line: Line): void {
    for (let k: i32 = 0; k < this.count; k++) {
      line.put(this.board[k]);
    }
  }
}
