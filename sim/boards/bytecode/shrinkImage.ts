/**
 * Makes the code of a DeviceScript image smaller without changing what it does.
 *
 * The compiler translates statement by statement and keeps every intermediate result; the machine refuses code beyond byte
 * 65,535 (devicescriptImage.ts). Functions with closures over their locals or with exception handlers only get shorter
 * jumps. Names, numbers and services of the image are not touched.
 */
import type { Statement } from './code.js';
import { isPlain } from './flow.js';
import { argumentCount, type ImageFunction, readImage, setSlotCount, writeImage } from './image.js';
import { straightenJumps } from './jumps.js';
import { moveToUse, readOriginals, withoutDeadStores } from './locals.js';
import { encode } from './code.js';
import { shareSlots } from './slots.js';

export function shrinkImage(image: Uint8Array): Uint8Array {
  const parts = readImage(image);
  for (const one of parts.functions) if (isPlain(one.code)) shrinkFunction(one);
  return writeImage(parts);
}

function shrinkFunction(one: ImageFunction): void {
  for (let size = Infinity; sizeOf(one.code) < size;) {
    size = sizeOf(one.code);
    one.code = straightenJumps(one.code);
    readOriginals(one.code);
    one.code = withoutDeadStores(moveToUse(one.code));
    setSlotCount(one, shareSlots(one.code, argumentCount(one)));
    one.code = withoutDeadStores(one.code);
  }
}

function sizeOf(code: readonly Statement[]): number {
  return encode(code).length + code.length;
}
