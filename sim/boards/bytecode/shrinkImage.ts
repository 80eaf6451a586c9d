/**
 * Makes the code of a DeviceScript image smaller without changing what it does.
 *
 * The compiler translates statement by statement and keeps every intermediate result; the machine refuses code beyond byte
 * 65,535 (devicescriptImage.ts). Functions with closures over their locals or with exception handlers only get shorter
 * jumps. A function that is called in one place goes there (inlineCalls.ts). Names, numbers and services of the image are not touched.
 */
import { encode, type Statement } from './code.js';
import { isPlain } from './flow.js';
import { argumentCount, type ImageFunction, readImage, setSlotCount, writeImage } from './image.js';
import { inlineCalls } from './inlineCalls.js';
import { straightenJumps } from './jumps.js';
import { moveToUse, readOriginals, withoutDeadStores } from './locals.js';
import { numberByUse } from './numbering.js';
import { useReturnRegister } from './returnRegister.js';
import { shareSlots } from './slots.js';

export function shrinkImage(image: Uint8Array): Uint8Array {
  const parts = readImage(image);
  for (const one of parts.functions) change(one, shrinkCode);
  const functions = inlineCalls(parts.functions);
  for (const one of functions) {
    change(one, shrinkCode);
    change(one, useRegister);
  }
  return writeImage({ ...parts, functions: numberByUse(functions) });
}

interface Shrunk {
  code: Statement[];
  /** Slots that the function needs; undefined when it needs as many as before. */
  slotCount: number | undefined;
}

function change(one: ImageFunction, pass: (code: Statement[], argumentCount: number) => Shrunk): void {
  const { code, slotCount } = pass(one.code, argumentCount(one));
  one.code = code;
  if (slotCount !== undefined) setSlotCount(one, slotCount);
}

/** The code of one function, shrunk. */
export function shrinkCode(original: Statement[], argumentCount: number): Shrunk {
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
  return { code, slotCount };
}

/** Of a function that has been shrunk: the passes before do not know what is kept in the register. */
export function useRegister(original: Statement[], argumentCount: number): Shrunk {
  if (!isPlain(original)) return { code: original, slotCount: undefined };
  const code = useReturnRegister(original);
  // Locals that moved to the register leave their slots to others.
  return { code, slotCount: shareSlots(code, argumentCount) };
}

function sizeOf(code: readonly Statement[]): number {
  return encode(code).length + code.length;
}
