/**
 * Makes the code of a DeviceScript image smaller without changing what it does.
 *
 * The compiler translates statement by statement and keeps every intermediate result; the machine refuses code beyond byte
 * 65,535 (devicescriptImage.ts). Functions with closures over their locals or with exception handlers only get shorter
 * jumps. Names, numbers and services of the image are not touched.
 */
import { encode, type Statement } from './code.js';
import { isPlain } from './flow.js';
import { argumentCount, readImage, setSlotCount, writeImage } from './image.js';
import { straightenJumps } from './jumps.js';
import { moveToUse, readOriginals, withoutDeadStores } from './locals.js';
import { numberByUse } from './numbering.js';
import { useReturnRegister } from './returnRegister.js';
import { shareSlots } from './slots.js';

export function shrinkImage(image: Uint8Array): Uint8Array {
  const parts = readImage(image);
  for (const one of parts.functions) {
    const { code, slotCount } = shrinkCode(one.code, argumentCount(one));
    one.code = code;
    if (slotCount !== undefined) setSlotCount(one, slotCount);
  }
  return writeImage({ ...parts, functions: numberByUse(parts.functions) });
}

/** The code of one function, shrunk, and how many slots it needs; undefined when it needs as many as before. */
export function shrinkCode(
  original: Statement[],
  argumentCount: number,
): { code: Statement[]; slotCount: number | undefined } {
  if (!isPlain(original)) return { code: original, slotCount: undefined };
  let code = original;
  let slotCount: number | undefined;
  for (let size = Infinity; sizeOf(code) < size;) {
    size = sizeOf(code);
    code = straightenJumps(code);
    readOriginals(code);
    code = withoutDeadStores(moveToUse(code));
    slotCount = shareSlots(code, argumentCount);
    code = withoutDeadStores(code);
  }
  code = useReturnRegister(code);
  // Locals that moved to the register leave their slots to others.
  slotCount = shareSlots(code, argumentCount);
  return { code, slotCount };
}

function sizeOf(code: readonly Statement[]): number {
  return encode(code).length + code.length;
}
