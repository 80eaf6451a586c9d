/**
 * Sizes of a DeviceScript image, and the limit of its code.
 *
 * The machine refuses an image (bytecode/image.ts) in which a function ends beyond byte 65,535. Source: bytecode/bytecode.md
 * and check 1051 of runtime/devicescript/verify.c, DeviceScript 2.16.4.
 */
import { DESCRIPTION_BYTES, sectionsOf } from './bytecode/image.js';

/** Most bytes of an image: the budget of the firmware, less than what the boards' flash memory holds. */
export const IMAGE_MAX_BYTES = 96 * 1024;

/** No function may end beyond this byte of the image. */
export const CODE_END_MAX = 65_535;

export interface ImageSizes {
  functionCount: number;
  /** Where the last function ends, which counts against `CODE_END_MAX`: header, descriptions and code, bytes. */
  codeEnd: number;
  /** What follows the code, which has no such limit: numbers and names, bytes. */
  data: number;
}

export function imageSizes(image: Uint8Array): ImageSizes {
  const [table, code] = sectionsOf(image);
  return {
    functionCount: (table.end - table.start) / DESCRIPTION_BYTES,
    codeEnd: code.end,
    data: image.byteLength - code.end,
  };
}
