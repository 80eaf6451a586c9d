/**
 * Which of two stored snapshots to go on from after a restart.
 *
 * There are two slots, and a new snapshot overwrites the older one: a power cut while it is written leaves the newer.
 * A slot counts when all its pages are there, in order, undamaged, of one snapshot and of one layout. The newest that
 * counts decides; when its layout is not ours, nothing is loaded. Pages of an earlier snapshot that the cut left behind
 * the new ones carry another sequence number.
 */
import type { i32, u32, u8 } from '../core/types.js';
import { openPage, PageHead } from './snapshotPage.js';

/** What erased flash reads as. */
const ERASED: u8 = 255;

/** What the storage held. */
export enum SnapshotFinding {
  /** Nothing was ever stored. */
  Empty = 0,
  /** The newest snapshot is whole; the other slot is whole or was never written. */
  Intact = 1,
  /** One slot is damaged or half-written: what lies between the other one and the restart is lost. */
  OneDamaged = 2,
  /** Whole, but of another layout: another version of the firmware wrote it. */
  OtherLayout = 3,
  /** Something is there and none of it is whole. The contactor must stay open. */
  Damaged = 4,
}

/** One slot, fed page by page from the first. */
export class SlotScan {
  layout: u32 = 0;
  sequence: u32 = 0;
  /** Bytes of the state in the pages so far. */
  length: i32 = 0;
  /** Whether anything but erased storage was seen. */
  isUsed: boolean = false;
  private count: i32 = 0;
  private next: i32 = 0;
  private isBroken: boolean = false;
  private readonly head: PageHead = new PageHead();

  begin(): void {
    this.layout = 0;
    this.sequence = 0;
    this.length = 0;
    this.isUsed = false;
    this.count = 0;
    this.next = 0;
    this.isBroken = false;
  }

  /** Takes the bytes of the next page. After the last page of a snapshot the rest of the slot does not matter. */
  take(page: readonly u8[], size: i32): void {
    const erased: boolean = isErased(page, size);
    if (erased || this.isWhole()) {
      return;
    }
    this.isUsed = true;
    const isOpen: boolean = openPage(page, size, this.head);
    if (!isOpen) {
      this.isBroken = true;
      return;
    }
    if (this.next === 0) {
      this.layout = this.head.layout;
      this.sequence = this.head.sequence;
      this.count = this.head.count;
    }
    if (
      this.head.index !== this.next ||
      this.head.count !== this.count ||
      this.head.sequence !== this.sequence ||
      this.head.layout !== this.layout
    ) {
      this.isBroken = true;
      return;
    }
    this.length = (this.length + this.head.length) | 0;
    this.next = (this.next + 1) | 0;
  }

  isWhole(): boolean {
    return !this.isBroken && this.count > 0 && this.next === this.count;
  }
}

export class SnapshotScan {
  readonly first: SlotScan = new SlotScan();
  readonly second: SlotScan = new SlotScan();
  finding: SnapshotFinding = SnapshotFinding.Empty;
  /** The slot to load from: 0 or 1, or -1 for none. */
  slot: i32 = -1;
  /** The slot and the sequence number of the next snapshot. */
  nextSlot: i32 = 0;
  nextSequence: u32 = 1;

  begin(): void {
    this.first.begin();
    this.second.begin();
  }

  /** Judges both slots once they were fed. `layout`: of this firmware's state; `length`: its bytes. */
  choose(layout: u32, length: i32): void {
    const hasFirst: boolean = this.first.isWhole();
    const hasSecond: boolean = this.second.isWhole();
    this.slot = -1;
    this.nextSlot = 0;
    this.nextSequence = 1;
    if (!hasFirst && !hasSecond) {
      this.finding =
        this.first.isUsed || this.second.isUsed ? SnapshotFinding.Damaged : SnapshotFinding.Empty;
      return;
    }
    const isSecond: boolean = hasSecond && (!hasFirst || isNewer(this.second.sequence, this.first.sequence));
    const layoutFound: u32 = isSecond ? this.second.layout : this.first.layout;
    const lengthFound: i32 = isSecond ? this.second.length : this.first.length;
    const sequence: u32 = isSecond ? this.second.sequence : this.first.sequence;
    this.nextSlot = isSecond ? 0 : 1;
    this.nextSequence = (sequence + 1) >>> 0;
    if (layoutFound !== layout || lengthFound !== length) {
      this.finding = SnapshotFinding.OtherLayout;
      return;
    }
    this.slot = isSecond ? 1 : 0;
    const isOtherDamaged: boolean = isSecond
      ? this.first.isUsed && !hasFirst
      : this.second.isUsed && !hasSecond;
    this.finding = isOtherDamaged ? SnapshotFinding.OneDamaged : SnapshotFinding.Intact;
  }
}

/** A page that was never written since it was erased; a page of no bytes is one. */
function isErased(page: readonly u8[], size: i32): boolean {
  for (let k: i32 = 0; k < size; k++) {
    if (page[k] !== ERASED) {
      return false;
    }
  }
  return true;
}

/** Whether a sequence number comes after another, also where they ran over. */
function isNewer(sequence: u32, other: u32): boolean {
  const ahead: i32 = (sequence - other) | 0;
  return ahead > 0;
}
