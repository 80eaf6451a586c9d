/**
 * A DeviceScript image taken apart into functions and the rest, and put together again.
 *
 * After a header of 32 bytes come ten sections, each with its start and length there. The first is a table of functions
 * (16 bytes each), the second their code; the others are not changed, only moved. Nothing in them points into the image:
 * their offsets count from their own start. Source: runtime/devicescript/devs_format.h and verify.c, DeviceScript 2.16.4.
 */
import { decode, encode, type Statement } from './code.js';

const SECTIONS_START = 32;
const SECTION_BYTES = 8;
const SECTION_COUNT = 10;
const HEADER_BYTES = SECTIONS_START + SECTION_BYTES * SECTION_COUNT;
/** Bytes of a function's entry in the table of functions. */
export const DESCRIPTION_BYTES = 16;
/** The machine stores only images that fill blocks of this size. Source: binary_size_align, bytecode/bytecode.md. */
const IMAGE_ALIGNMENT = 32;
const SLOT_COUNT_AT = 8;
const ARGUMENT_COUNT_AT = 10;
/** Bit 0: needs `this`, 1: constructor, 2: takes any number of values. Source: bytecode/bytecode.md 2.16.4. */
const FLAGS_AT = 11;

export interface ImageFunction {
  /** Its entry in the table of functions; start and length are not used. */
  description: Uint8Array;
  code: Statement[];
}

export interface Image {
  header: Uint8Array;
  functions: ImageFunction[];
  /** Sections from the third on: numbers, strings, services, configuration. */
  data: Uint8Array[];
}

export function argumentCount({ description }: ImageFunction): number {
  return description[ARGUMENT_COUNT_AT] ?? 0;
}

export function slotCount({ description }: ImageFunction): number {
  return (description[SLOT_COUNT_AT] ?? 0) + 256 * (description[SLOT_COUNT_AT + 1] ?? 0);
}

export function setSlotCount({ description }: ImageFunction, count: number): void {
  description[SLOT_COUNT_AT] = count & 0xff;
  description[SLOT_COUNT_AT + 1] = count >> 8;
}

/** Whether a call only runs the code with the values given: no object is made, no list of the last values, no `this`. */
export function isSimplyCalled({ description }: ImageFunction): boolean {
  return description[FLAGS_AT] === 0;
}

/** Where each section starts and ends: the table of functions, their code, then the rest. */
export function sectionsOf(bytes: Uint8Array): { start: number; end: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: SECTION_COUNT }, (_, i) => {
    const at = SECTIONS_START + SECTION_BYTES * i;
    const start = view.getUint32(at, true);
    return { start, end: start + view.getUint32(at + 4, true) };
  });
}

export function readImage(bytes: Uint8Array): Image {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [table, , ...data] = sectionsOf(bytes);
  if (table.start !== HEADER_BYTES) throw new Error('the image does not start with its table of functions');
  const functions: ImageFunction[] = [];
  for (let at = table.start; at < table.end; at += DESCRIPTION_BYTES) {
    const start = view.getUint32(at, true);
    functions.push({
      description: bytes.slice(at, at + DESCRIPTION_BYTES),
      code: decode(bytes.subarray(start, start + view.getUint32(at + 4, true))),
    });
  }
  return {
    header: bytes.slice(0, SECTIONS_START),
    functions,
    data: data.map(({ start, end }) => bytes.slice(start, end)),
  };
}

export function writeImage({ header, functions, data }: Image): Uint8Array {
  const codes = functions.map(({ code }) => encode(code));
  const table = Buffer.concat(functions.map(({ description }) => description));
  let at = HEADER_BYTES + table.length;
  for (const [i, code] of codes.entries()) {
    table.writeUInt32LE(at, DESCRIPTION_BYTES * i);
    table.writeUInt32LE(code.length, DESCRIPTION_BYTES * i + 4);
    at += code.length;
  }
  const sections = [table, Buffer.concat(codes), ...data];
  const positions = Buffer.alloc(SECTION_BYTES * SECTION_COUNT);
  at = HEADER_BYTES;
  for (const [i, section] of sections.entries()) {
    positions.writeUInt32LE(at, SECTION_BYTES * i);
    positions.writeUInt32LE(section.length, SECTION_BYTES * i + 4);
    at += section.length;
  }
  const fill = Buffer.alloc((IMAGE_ALIGNMENT - (at % IMAGE_ALIGNMENT)) % IMAGE_ALIGNMENT);
  return Uint8Array.from(Buffer.concat([header, positions, ...sections, fill]));
}
