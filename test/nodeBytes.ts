/** Bytes in Node for the walk over a monitor's state (firmware/javascript/objectState.ts). */
import type { StateBytes } from '../firmware/javascript/objectState.js';

export class NodeBytes implements StateBytes {
  private readonly view: DataView;

  constructor(size: number) {
    this.view = new DataView(new ArrayBuffer(size));
  }

  putReal(at: number, value: number): void {
    this.view.setFloat64(at, value, true);
  }

  getReal(at: number): number {
    return this.view.getFloat64(at, true);
  }

  putFlag(at: number, value: boolean): void {
    this.view.setUint8(at, value ? 1 : 0);
  }

  getFlag(at: number): boolean {
    return this.view.getUint8(at) !== 0;
  }
}
