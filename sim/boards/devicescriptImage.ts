/**
 * Sizes of a DeviceScript image, and the limit of its code.
 *
 * An image is a header of 32 bytes, then for each section its start and length as 32-bit little-endian numbers. The first
 * section holds the descriptions of the functions, the second their code. The machine refuses an image in which a function
 * ends beyond byte 65,535. Source: bytecode/bytecode.md and check 1051 of runtime/devicescript/verify.c, DeviceScript 2.16.4.
 */

const SECTIONS_START = 32;
const SECTION_BYTES = 8;
const DESCRIPTION_BYTES = 16;

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
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const descriptions = view.getUint32(SECTIONS_START + 4, true);
  const code = SECTIONS_START + SECTION_BYTES;
  const codeEnd = view.getUint32(code, true) + view.getUint32(code + 4, true);
  return {
    functionCount: descriptions / DESCRIPTION_BYTES,
    codeEnd,
    data: image.byteLength - codeEnd,
  };
}
