/**
 * One page of a snapshot: a piece of the monitor's state with all that is needed to trust it.
 *
 *   0   'N' 'S'            marks a page
 *   2   format, 1          of this head
 *   3   index              of the page within its snapshot, from 0
 *   4   count              of pages in the snapshot
 *   5   0
 *   6   length (16 bits)   of the piece, bytes
 *   8   layout (32 bits)   of the state: bytes of another layout mean something else
 *   12  sequence (32 bits) of the snapshot: one more each time
 *   16  the piece
 *   16 + length   CRC-32 of all before
 *
 * Little-endian. A page is as large as the storage likes (a flash page, a setting); a snapshot has at most 255.
 */
import type { i32, u32, u8 } from '../core/types.js';
import { getU16, getU32, putU16, putU32 } from './byteOrder.js';
import { crc32 } from './crc32.js';

export const PAGE_HEAD_BYTES: i32 = 16;
const CRC_BYTES: i32 = 4;
/** Bytes of a page beyond its piece. */
export const PAGE_EXTRA_BYTES: i32 = 20;
const PAGES_MAX: i32 = 255;

const MARK_1: u8 = 78;
const MARK_2: u8 = 83;
const FORMAT: u8 = 1;

export class PageHead {
  index: i32 = 0;
  count: i32 = 0;
  length: i32 = 0;
  layout: u32 = 0;
  sequence: u32 = 0;
}

/**
 * Writes head and CRC around the piece that stands at PAGE_HEAD_BYTES; returns the size of the page. 0, and nothing
 * written, where the head cannot hold the page's place: more pages than PAGES_MAX, or an index outside them.
 */
export function sealPage(page: u8[], head: PageHead): i32 {
  if (head.count > PAGES_MAX || head.index < 0 || head.index >= head.count) {
    return 0;
  }
  page[0] = MARK_1;
  page[1] = MARK_2;
  page[2] = FORMAT;
  page[3] = head.index & 255;
  page[4] = head.count & 255;
  page[5] = 0;
  const length: u32 = head.length >>> 0;
  putU16(page, 6, length);
  putU32(page, 8, head.layout);
  putU32(page, 12, head.sequence);
  const end: i32 = (PAGE_HEAD_BYTES + head.length) | 0;
  const crc: u32 = crc32(page, 0, end);
  putU32(page, end, crc);
  return (end + CRC_BYTES) | 0;
}

/** Reads the head of a page of at most `size` bytes; false where it is none, or damaged. */
export function openPage(page: readonly u8[], size: i32, head: PageHead): boolean {
  if (size < PAGE_EXTRA_BYTES || page[0] !== MARK_1 || page[1] !== MARK_2 || page[2] !== FORMAT) {
    return false;
  }
  const length: u32 = getU16(page, 6);
  head.index = page[3];
  head.count = page[4];
  head.length = length | 0;
  head.layout = getU32(page, 8);
  head.sequence = getU32(page, 12);
  if (head.length > size - PAGE_EXTRA_BYTES || head.index >= head.count) {
    return false;
  }
  const end: i32 = (PAGE_HEAD_BYTES + head.length) | 0;
  const stored: u32 = getU32(page, end);
  const computed: u32 = crc32(page, 0, end);
  return stored === computed;
}
