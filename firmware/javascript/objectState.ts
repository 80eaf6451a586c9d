/**
 * All that can change in an object and in the objects inside it, as bytes and back: for targets that run the core as
 * JavaScript (Node, DeviceScript). In C the compiler writes such functions (`ts-to-c build --state`).
 *
 * The core's objects hold numbers, booleans, arrays of numbers and other objects, and none is made after construction:
 * so a walk over a monitor made anew meets the same values in the same order as over the one that was lost. Objects that
 * the monitor was handed (profile, settings) are not walked. The layout is that of this program, not of the C library.
 *
 * DeviceScript has neither Map nor typed arrays, and all of it is compiled for DeviceScript too.
 */

/** Where the values go to or come from; offsets in bytes. */
export interface StateBytes {
  putReal(at: number, value: number): void;
  getReal(at: number): number;
  putFlag(at: number, value: boolean): void;
  getFlag(at: number): boolean;
}

/** An object by the names of its fields, or a list: of numbers, or of an object's fields where a build numbers them. */
type Part = Record<string | number, unknown>;

const REAL_BYTES = 8;
const FLAG_BYTES = 1;

export class ObjectState {
  /** The objects and arrays that belong to the root, each once, in the order in which the walk meets them. */
  private parts: Part[] = [];
  private next: number = 0;

  /** `outside`: objects that others own; all inside them is theirs too. */
  constructor(root: object, outside: object[]) {
    for (const object of outside) {
      this.collect(object as Part);
    }
    const others = this.parts.length;
    this.collect(root as Part);
    this.parts = this.parts.slice(others);
  }

  /** The next call of `save` or `load` starts with the first part. */
  rewind(): void {
    this.next = 0;
  }

  isAtEnd(): boolean {
    return this.next >= this.parts.length;
  }

  /** Bytes of the whole state. */
  size(): number {
    let sum = 0;
    for (const part of this.parts) {
      sum = sum + sizeOf(part);
    }
    return sum;
  }

  /** Bytes of the largest part: `save` needs room for it. */
  largest(): number {
    let most = 0;
    for (const part of this.parts) {
      most = Math.max(most, sizeOf(part));
    }
    return most;
  }

  /** Writes the next parts to `at` and behind, as many as fit below `end`; returns the place behind them. */
  save(bytes: StateBytes, at: number, end: number): number {
    let place = at;
    while (!this.isAtEnd()) {
      const part = this.parts[this.next];
      if (place + sizeOf(part) > end) {
        return place;
      }
      place = walk(part, bytes, place, false);
      this.next = this.next + 1;
    }
    return place;
  }

  /** Reads parts that `save` wrote between `at` and `end`; false where they do not fill it exactly. */
  load(bytes: StateBytes, at: number, end: number): boolean {
    let place = at;
    while (place < end && !this.isAtEnd()) {
      const part = this.parts[this.next];
      if (place + sizeOf(part) > end) {
        return false;
      }
      place = walk(part, bytes, place, true);
      this.next = this.next + 1;
    }
    return place === end;
  }

  private collect(object: Part): void {
    if (this.parts.indexOf(object) >= 0) {
      return;
    }
    this.parts.push(object);
    for (const key of keysOf(object)) {
      const inside = object[key];
      if (typeof inside === 'object') {
        this.collect(inside as Part);
      }
    }
  }
}

/** DeviceScript has no keys of a list. */
function keysOf(part: Part): (string | number)[] {
  if (!Array.isArray(part)) {
    return Object.keys(part);
  }
  const indices: number[] = [];
  for (let i = 0; i < part.length; i++) {
    indices.push(i);
  }
  return indices;
}

function sizeOf(part: Part): number {
  let sum = 0;
  for (const key of keysOf(part)) {
    const kind = typeof part[key];
    if (kind === 'number') {
      sum = sum + REAL_BYTES;
    } else if (kind === 'boolean') {
      sum = sum + FLAG_BYTES;
    }
  }
  return sum;
}

/** Writes or reads the values of one part; returns the place behind. */
function walk(part: Part, bytes: StateBytes, at: number, isLoad: boolean): number {
  let place = at;
  for (const key of keysOf(part)) {
    const value = part[key];
    if (typeof value === 'number') {
      if (isLoad) {
        part[key] = bytes.getReal(place);
      } else {
        bytes.putReal(place, value);
      }
      place = place + REAL_BYTES;
    } else if (typeof value === 'boolean') {
      if (isLoad) {
        part[key] = bytes.getFlag(place);
      } else {
        bytes.putFlag(place, value);
      }
      place = place + FLAG_BYTES;
    }
  }
  return place;
}
